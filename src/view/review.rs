//! Every item of the bank with its explanations, the played ones first.
//!
//! Knows how an item is explained; knows nothing of the result.

use super::controls::Pen;
use super::feedback::sources;
use super::result::credit;
use super::wording::Message;
use crate::quiz::answers::{Answers, Choice, Level};
use crate::quiz::deck::{Body, Item, Owner, Role};
use crate::quiz::session::{Action, Run};
use std::rc::Rc;
use yew::prelude::*;

pub fn eyebrow(pen: &Pen) -> String {
    pen.text(Message::ReviewEyebrow)
}

pub fn card(pen: &Pen, run: &Run) -> Html {
    let played: Vec<&Rc<Item>> = run.play.cards().iter().map(|card| &card.item).collect();
    let was_played = |item: &&Rc<Item>| played.iter().any(|other| other.id == item.id);
    let rest: Vec<&Rc<Item>> = pen.deck().items().iter().filter(|item| !was_played(item)).collect();
    html! {
        <div class="screen review" key="review">
            { pen.title(pen.text(Message::ReviewHeading)) }
            { ways_on(pen) }
            { list(pen, Message::ReviewPlayed, &played, &run.answers) }
            { list(pen, Message::ReviewRest, &rest, &run.answers) }
            { ways_on(pen) }
            <p class="small print">{ credit(pen) }</p>
        </div>
    }
}

fn ways_on(pen: &Pen) -> Html {
    html! {
        <div class="actions">
            { pen.secondary(["‹ ", &pen.text(Message::ReviewBack)].concat(), Action::CloseReview) }
            { pen.quiet(pen.text(Message::AgainButton), Action::PlayAgain) }
        </div>
    }
}

fn list(pen: &Pen, title: Message, items: &[&Rc<Item>], answers: &Answers) -> Html {
    if items.is_empty() {
        return html! {};
    }
    html! {
        <section>
            { pen.subtitle(pen.text(title)) }
            <ul class="explained">{ for items.iter().map(|item| entry(pen, item, answers.to(item))) }</ul>
        </section>
    }
}

fn entry(pen: &Pen, item: &Item, answer: Option<&Choice>) -> Html {
    let body = match &item.body {
        Body::Duty(duty) => {
            let line = |owner: Owner| Line {
                name: owner.role().map_or_else(|| pen.text(Message::Both), |role| pen.name(role).to_owned()),
                why: duty.why(owner).to_owned(),
                is_key: duty.key == owner,
                is_answer: answer == Some(&Choice::Owner(owner)),
            };
            lines(pen, Owner::ALL.map(line).to_vec())
        }
        Body::Question(question) => {
            let line = |option: &crate::quiz::deck::QuestionOption| Line {
                name: option.text.clone(),
                why: option.why.clone(),
                is_key: question.key().id == option.id,
                is_answer: answer == Some(&Choice::Option(option.id.clone())),
            };
            lines(pen, question.options().map(line).collect())
        }
        Body::Pair(pair) => html! {
            <>
                <p class="small">{ pen.text(Message::ReviewPair) }</p>
                <ul class="whys">
                    { for [Role::Po, Role::Pm].map(|role| html! {
                        <li><b>{ pen.name(role).to_owned() }</b>{ ": " }{ pair.pole(role).text.clone() }</li>
                    }) }
                </ul>
            </>
        },
        Body::Check(_) => html! { { for answer.and_then(|answer| level(pen, answer)) } },
    };
    html! {
        <li key={item.id.as_str().to_owned()}>
            <p class="stem">{ item.stem.clone() }</p>
            { body }
            { sources(pen, item) }
        </li>
    }
}

/// One option with its explanation.
#[derive(Clone)]
struct Line {
    name: String,
    why: String,
    is_key: bool,
    is_answer: bool,
}

fn lines(pen: &Pen, mut lines: Vec<Line>) -> Html {
    // The right answer first: it is what most readers come for.
    lines.sort_by_key(|line| !line.is_key);
    html! { <ul class="whys">{ for lines.into_iter().map(|line| explained(pen, line)) }</ul> }
}

fn explained(pen: &Pen, line: Line) -> Html {
    let (class, mark) = match (line.is_key, line.is_answer) {
        (true, true) => ("right", Some(Message::YourRightAnswer)),
        (true, false) => ("right", Some(Message::ArticlesAnswer)),
        (false, true) => ("wrong", Some(Message::YourAnswer)),
        (false, false) => ("other", None),
    };
    html! {
        <li {class}>
            <b>{ line.name }</b>
            { for mark.map(|mark| html! { <span class="tag">{ pen.text(mark) }</span> }) }
            <span>{ line.why }</span>
        </li>
    }
}

fn level(pen: &Pen, answer: &Choice) -> Option<Html> {
    let Choice::Level(level) = answer else { return None };
    let name = match level {
        Level::NotYet => Message::Level0,
        Level::Partly => Message::Level1,
        Level::Yes => Message::Level2,
    };
    Some(html! { <p>{ pen.fill(Message::ReviewLevel, &[("level", &pen.text(name))]) }</p> })
}
