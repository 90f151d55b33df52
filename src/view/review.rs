//! Every item of the bank with its explanations, the played ones first.
//!
//! Knows how an item is explained; knows nothing of the result.

use super::feedback::sources;
use super::item::level_name;
use super::paper;
use super::pen::Pen;
use super::result::credit;
use super::wording::Message;
use role_fit_core::answers::Choice;
use role_fit_core::deck::{Body, Item, Owner, Pair, Role};
use role_fit_core::run::Run;
use role_fit_core::session::Action;
use role_fit_core::text::joined;

pub fn draw(pen: &mut Pen, run: &Run) {
    pen.key("review");
    pen.title(pen.words(Message::ReviewHeading));
    ways_on(pen);
    let (mut played, mut rest): (Vec<&Item>, Vec<&Item>) = (Vec::new(), Vec::new());
    for card in run.play.cards() {
        played.push(&card.item);
    }
    for item in pen.deck().items() {
        if !played.iter().any(|other| other.id == item.id) {
            rest.push(item);
        }
    }
    list(pen, Message::ReviewPlayed, &played, run);
    list(pen, Message::ReviewRest, &rest, run);
    ways_on(pen);
    credit(pen);
    paper::draw_for(pen, run);
}

fn ways_on(pen: &mut Pen) {
    let back = joined(&["‹", pen.words(Message::ReviewBack)], " ");
    pen.element("div[class=actions]", &[], |pen| {
        pen.button_saying("button", &back, Action::CloseReview);
        pen.button("button quiet", Message::AgainButton, Action::PlayAgain);
    });
}

fn list(pen: &mut Pen, title: Message, items: &[&Item], run: &Run) {
    if items.is_empty() {
        return;
    }
    pen.element("section", &[], |pen| {
        pen.subtitle_of(title);
        pen.element("ul[class=explained]", &[], |pen| {
            for item in items {
                pen.element("li", &[], |pen| {
                    pen.key(item.id.as_str());
                    pen.paragraph("stem", &item.stem);
                    entry(pen, item, run.answers.to(item));
                    sources(pen, item);
                });
            }
        });
    });
}

fn entry(pen: &mut Pen, item: &Item, answer: Option<&Choice>) {
    match &item.body {
        Body::Duty(duty) => pen.element("ul[class=whys]", &[], |pen| {
            for owner in Owner::ALL {
                let name = owner.role().map_or(pen.words(Message::Both), |role| pen.name(role));
                let is_answer = answer == Some(&Choice::Owner(owner));
                option(pen, name, duty.why(owner), duty.key == owner, is_answer);
            }
        }),
        Body::Question(question) => pen.element("ul[class=whys]", &[], |pen| {
            for choice in question.options() {
                let is_answer = matches!(answer, Some(Choice::Option(id)) if *id == choice.id);
                option(pen, &choice.text, &choice.why, question.key().id == choice.id, is_answer);
            }
        }),
        Body::Pair(pair) => poles(pen, pair, answer),
        Body::Check(_) => {
            if let Some(Choice::Level(level)) = answer {
                said(pen, level_name(*level));
            }
        }
    }
}

/// One option of a keyed item with its explanation, marked in words and not by colour alone.
fn option(pen: &mut Pen, name: &str, why: &str, is_key: bool, is_answer: bool) {
    let (class, mark) = match (is_key, is_answer) {
        (true, true) => ("right", Some(Message::YourRightAnswer)),
        (true, false) => ("right", Some(Message::SourcesAnswer)),
        (false, true) => ("wrong", Some(Message::YourAnswer)),
        (false, false) => ("", None),
    };
    entry_line(pen, class, name, mark, why);
}

fn entry_line(pen: &mut Pen, class: &str, name: &str, mark: Option<Message>, text: &str) {
    pen.element("li[class=?]", &[class], |pen| {
        pen.leaf("b", &[], name);
        pen.text(" ");
        if let Some(mark) = mark {
            pen.tell_source("span[class=tag]", mark);
            pen.text(" ");
        }
        pen.leaf("span[class=why]", &[], text);
    });
}

fn said(pen: &mut Pen, level: Message) {
    let level = pen.words(level);
    pen.with(level).tell("p", Message::ReviewSaid, "level");
}

/// Here, after the play, it may be said which pole is whose.
fn poles(pen: &mut Pen, pair: &Pair, answer: Option<&Choice>) {
    let chosen = match answer {
        Some(Choice::Step(step)) => step.side(),
        _ => None,
    };
    pen.element("ul[class=whys]", &[], |pen| {
        for role in [Role::Po, Role::Pm] {
            let mark = (chosen == Some(role)).then_some(Message::YourAnswer);
            entry_line(pen, "", pen.name(role), mark, &pair.pole(role).text);
        }
    });
    if answer.is_some() && chosen.is_none() {
        said(pen, Message::Step2);
    }
}
