//! One item of a play: what is asked, what can be answered, and the way on.
//!
//! Knows how each kind of item is answered; what follows an answer is drawn by `feedback`.

use super::feedback;
use super::pen::{Pen, role_class};
use super::wording::Message;
use role_fit_core::answers::{Choice, Level, Step};
use role_fit_core::deck::{Body, Duty, Item, Kind, Owner, Pair, Question, Role};
use role_fit_core::play::Layout;
use role_fit_core::run::Run;
use role_fit_core::session::Action;
use role_fit_core::text::{digits, joined};

pub fn eyebrow(pen: &mut Pen, run: &Run, at: usize) -> String {
    pen.number(at + 1).number(run.play.cards().len()).said(Message::Progress, "index total")
}

/// How far the play has come; the same is said in words beside it.
pub fn progress_bar(pen: &mut Pen, run: &Run, at: usize) {
    let width = digits((at + 1) * 100 / run.play.cards().len().max(1)) + "%";
    pen.element("svg[class=bar][width=100%][height=4][aria-hidden=true]", &[], |pen| {
        pen.leaf("rect[class=track][width=100%][height=4][rx=2]", &[], "");
        pen.leaf("rect[class=done][width=?][height=4][rx=2]", &[&width], "");
    });
}

pub fn draw(pen: &mut Pen, run: &Run, at: usize) {
    let Some(card) = run.card(at) else { return };
    let item = &*card.item;
    let answer = run.answers.to(item);
    let described = if item.pair().is_some() { "poles" } else { "" };
    pen.key(item.id.as_str());
    pen.element("fieldset[class=item][aria-describedby=?]", &[described], |pen| {
        legend(pen, item, answer);
        match (&item.body, &card.layout) {
            (Body::Duty(duty), _) => duty_buttons(pen, item, duty, answer),
            (Body::Question(question), Layout::Options(order)) => {
                question_buttons(pen, item, question, order, answer);
            }
            (Body::Question(_), _) => {}
            (Body::Pair(pair), Layout::First(first)) => pair_scale(pen, item, pair, *first, answer),
            (Body::Pair(pair), _) => pair_scale(pen, item, pair, Role::Po, answer),
            (Body::Check(_), _) => check_levels(pen, item, answer),
        }
    });
    feedback::slot(pen, item, answer);
    ways_on(pen, item, answer.is_some(), at, run.play.cards().len());
}

/// The question. It takes the focus when it is new, so that it is read out once.
fn legend(pen: &mut Pen, item: &Item, answer: Option<&Choice>) {
    pen.element("legend[tabindex=-1][part=question]", &[], |pen| {
        if !(item.is_keyed() && answer.is_some()) {
            pen.take_focus();
        }
        pen.leaf("span[class=ask]", &[], pen.words(ask(item.kind)));
        // Between two spans without a space a screen reader runs the sentences together.
        pen.text(" ");
        pen.stem(&item.stem);
    });
}

fn ask(kind: Kind) -> Message {
    match kind {
        Kind::Duty => Message::AskDuty,
        Kind::Origin => Message::AskOrigin,
        Kind::Expert => Message::AskExpert,
        Kind::Fit => Message::AskFit,
        Kind::Readiness => Message::AskReadiness,
        Kind::SelfCheck => Message::AskSelfCheck,
        Kind::MixUp => Message::AskMixUp,
    }
}

/// Back, and Next. A keyed item shows Next with its feedback, where the focus then goes; the other
/// kinds show it always.
fn ways_on(pen: &mut Pen, item: &Item, is_answered: bool, at: usize, total: usize) {
    pen.element("div[class=actions apart]", &[], |pen| {
        if at > 0 {
            let back = joined(&["‹", pen.words(Message::Back)], " ");
            pen.button_saying("button quiet", &back, Action::Back);
        } else {
            pen.leaf("span", &[], "");
        }
        if is_answered || !item.is_keyed() {
            let disabled = if is_answered { "" } else { "disabled" };
            let label = pen.words(if at + 1 == total { Message::ToResult } else { Message::Next });
            pen.element("button[type=button][class=button primary][part=button][disabled=?]", &[disabled], |pen| {
                if item.is_keyed() {
                    pen.take_focus();
                }
                pen.acts(Action::Next);
                pen.text(label);
            });
        }
    });
}

fn duty_buttons(pen: &mut Pen, item: &Item, duty: &Duty, answer: Option<&Choice>) {
    pen.element("div[class=options three]", &[], |pen| {
        for owner in Owner::ALL {
            let (name, about, class) = match owner.role() {
                Some(role) => (pen.short(role), pen.name(role), role_class(role)),
                None => (pen.words(Message::Both), pen.words(Message::BothAbout), ""),
            };
            let choice = Choice::Owner(owner);
            let mark = mark(answer, &choice, duty.key == owner);
            option_button(pen, item, choice, mark, |pen| {
                pen.leaf("b[class=?]", &[class], name);
                pen.text(" ");
                match told_mark(mark) {
                    Some(message) => pen.tell_source("span", message),
                    None => pen.leaf("span", &[], about),
                }
            });
        }
    });
}

fn question_buttons(
    pen: &mut Pen,
    item: &Item,
    question: &Question,
    order: &[role_fit_core::deck::Id],
    answer: Option<&Choice>,
) {
    pen.element("div[class=options rows]", &[], |pen| {
        for option in order.iter().filter_map(|id| question.option(id)) {
            let choice = Choice::Option(option.id.clone());
            let mark = mark(answer, &choice, question.key().id == option.id);
            option_button(pen, item, choice, mark, |pen| {
                pen.leaf("span[class=choice]", &[], &option.text);
                if let Some(message) = told_mark(mark) {
                    pen.text(" ");
                    pen.tell_source("span", message);
                }
            });
        }
    });
}

/// What an option turned out to be, once the item is answered.
#[derive(Clone, Copy, PartialEq)]
enum Mark {
    /// Not answered yet.
    Open,
    /// Chosen, and right.
    Right,
    /// Chosen, and wrong.
    Wrong,
    /// Not chosen, but right.
    Key,
    /// Neither.
    Other,
}

fn mark(answer: Option<&Choice>, choice: &Choice, is_key: bool) -> Mark {
    match (answer, is_key) {
        (None, _) => Mark::Open,
        (Some(answer), true) if answer == choice => Mark::Right,
        (Some(answer), false) if answer == choice => Mark::Wrong,
        (Some(_), true) => Mark::Key,
        (Some(_), false) => Mark::Other,
    }
}

/// The same in words: nothing is told by colour alone.
fn told_mark(mark: Mark) -> Option<Message> {
    match mark {
        Mark::Open | Mark::Other => None,
        Mark::Right => Some(Message::YourRightAnswer),
        Mark::Wrong => Some(Message::YourAnswer),
        Mark::Key => Some(Message::SourcesAnswer),
    }
}

/// One press answers. Afterwards the buttons stay, so that the focus is not lost, but do nothing.
fn option_button(pen: &mut Pen, item: &Item, choice: Choice, mark: Mark, body: impl FnOnce(&mut Pen)) {
    let (class, is_done) = match mark {
        Mark::Open => ("option", ""),
        Mark::Right | Mark::Key => ("option right", "true"),
        Mark::Wrong => ("option wrong", "true"),
        Mark::Other => ("option other", "true"),
    };
    pen.element("button[type=button][class=?][part=option][aria-disabled=?]", &[class, is_done], |pen| {
        pen.acts(Action::Answer(item.id.clone(), choice));
        body(pen);
    });
}

/// Two poles, called A and B and coloured alike: who saw which side is which would answer as they
/// wish to look.
fn pair_scale(pen: &mut Pen, item: &Item, pair: &Pair, first: Role, answer: Option<&Choice>) {
    pen.element("div[class=poles][id=poles]", &[], |pen| {
        for (name, role) in [(Message::PoleFirst, first), (Message::PoleSecond, first.other())] {
            pen.element("p[class=pole]", &[], |pen| {
                pen.say("b", name);
                pen.text(" ");
                pen.leaf("span", &[], &pair.pole(role).text);
            });
        }
    });
    let mut steps = Step::ALL;
    if first == Role::Pm {
        steps.reverse();
    }
    let names = [Message::Step0, Message::Step1, Message::Step2, Message::Step3, Message::Step4];
    pen.element("div[class=scale]", &[], |pen| {
        for (step, name) in steps.into_iter().zip(names) {
            radio(pen, item, Choice::Step(step), name, answer);
        }
    });
}

fn check_levels(pen: &mut Pen, item: &Item, answer: Option<&Choice>) {
    pen.element("div[class=levels]", &[], |pen| {
        for level in Level::ALL {
            radio(pen, item, Choice::Level(level), level_name(level), answer);
        }
    });
}

/// A level of a self-check in words.
pub fn level_name(level: Level) -> Message {
    match level {
        Level::NotYet => Message::Level0,
        Level::Partly => Message::Level1,
        Level::Yes => Message::Level2,
    }
}

fn radio(pen: &mut Pen, item: &Item, choice: Choice, name: Message, answer: Option<&Choice>) {
    let is_checked = answer == Some(&choice);
    let group = joined(&["q", item.id.as_str()], "-");
    pen.radio(&group, pen.words(name), is_checked, Action::Answer(item.id.clone(), choice));
}
