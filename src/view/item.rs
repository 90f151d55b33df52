//! One item of a play: what is asked, what can be answered, and the way on.
//!
//! Knows how each kind of item is answered; what follows an answer is drawn by `feedback`.

use super::controls::{Pen, role_class};
use super::feedback;
use super::wording::Message;
use crate::quiz::answers::{Choice, Level, Step};
use crate::quiz::deck::{Body, Duty, Item, Kind, Owner, Pair, Question, Role};
use crate::quiz::play::{Card, Layout};
use crate::quiz::session::{Action, Run, Screen, Stage};
use yew::prelude::*;

pub fn eyebrow(pen: &Pen, run: &Run, at: usize) -> String {
    let (index, total) = ((at + 1).to_string(), run.play.cards().len().to_string());
    pen.fill(Message::Progress, &[("index", &index), ("total", &total)])
}

/// How far the play has come; the same is said in words beside it.
pub fn progress_bar(stage: &Stage) -> Html {
    let Stage::Playing(run, Screen::Item(at)) = stage else { return html! {} };
    let width = [&((at + 1) * 100 / run.play.cards().len().max(1)).to_string(), "%"].concat();
    html! {
        <svg class="bar" width="100%" height="4" aria-hidden="true">
            <rect class="track" width="100%" height="4" rx="2" />
            <rect class="done" {width} height="4" rx="2" />
        </svg>
    }
}

pub fn card(pen: &Pen, run: &Run, at: usize) -> Html {
    let Some(card) = run.card(at) else { return html! {} };
    let answer = run.answers.to(&card.item);
    let choices = match (&card.item.body, &card.layout) {
        (Body::Duty(duty), _) => duty_buttons(pen, &card.item, duty, answer),
        (Body::Question(question), _) => question_buttons(pen, card, question, answer),
        (Body::Pair(pair), Layout::First(first)) => pair_scale(pen, &card.item, pair, *first, answer),
        (Body::Pair(pair), _) => pair_scale(pen, &card.item, pair, Role::Po, answer),
        (Body::Check(_), _) => check_levels(pen, &card.item, answer),
    };
    let is_last = at + 1 == run.play.cards().len();
    html! {
        <div class="screen" key={card.item.id.as_str().to_owned()}>
            <fieldset class="item" aria-describedby={card.item.pair().map(|_| "poles")}>
                { legend(pen, &card.item, answer) }
                { choices }
            </fieldset>
            { feedback::slot(pen, &card.item, answer) }
            <div class="actions apart">
                { if at > 0 { pen.quiet(["‹ ", &pen.text(Message::Back)].concat(), Action::Back) } else { html! {<span/>} } }
                { next_button(pen, &card.item, answer.is_some(), is_last) }
            </div>
        </div>
    }
}

/// The question. It takes the focus when it is new, so that it is read out once.
fn legend(pen: &Pen, item: &Item, answer: Option<&Choice>) -> Html {
    let is_new = !(item.is_keyed() && answer.is_some());
    let target = if is_new { pen.focus.clone() } else { NodeRef::default() };
    html! {
        <legend tabindex="-1" ref={target} part="question">
            <span class="ask">{ pen.text(ask(item.kind)) }</span>
            <span class="stem">{ item.stem.clone() }</span>
        </legend>
    }
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

/// A keyed item shows Next with its feedback, where the focus then goes; the others always.
fn next_button(pen: &Pen, item: &Item, is_answered: bool, is_last: bool) -> Html {
    if item.is_keyed() && !is_answered {
        return html! {};
    }
    let target = if item.is_keyed() { pen.focus.clone() } else { NodeRef::default() };
    let label = pen.text(if is_last { Message::ToResult } else { Message::Next });
    html! {
        <button type="button" class="button primary" part="button" ref={target} disabled={!is_answered}
            onclick={pen.on_click(Action::Next)}>{ label }</button>
    }
}

fn duty_buttons(pen: &Pen, item: &Item, duty: &Duty, answer: Option<&Choice>) -> Html {
    let option = |owner: Owner| {
        let (name, about) = match owner.role() {
            Some(role) => (pen.short(role).to_owned(), pen.name(role).to_owned()),
            None => (pen.text(Message::Both), pen.text(Message::BothAbout)),
        };
        let mark = mark(answer, &Choice::Owner(owner), duty.key == owner);
        let body = html! {
            <>
                <b class={owner.role().map(role_class)}>{ name }</b>
                <span>{ mark_text(pen, mark).unwrap_or(about) }</span>
            </>
        };
        option_button(pen, item, Choice::Owner(owner), mark, body)
    };
    html! { <div class="options three">{ for Owner::ALL.map(option) }</div> }
}

fn question_buttons(pen: &Pen, card: &Card, question: &Question, answer: Option<&Choice>) -> Html {
    let Layout::Options(order) = &card.layout else { return html! {} };
    let option = |option: &crate::quiz::deck::QuestionOption| {
        let choice = Choice::Option(option.id.clone());
        let mark = mark(answer, &choice, question.key().id == option.id);
        let body = html! {
            <>
                <span class="choice">{ option.text.clone() }</span>
                { for mark_text(pen, mark).map(|text| html! { <span>{ text }</span> }) }
            </>
        };
        option_button(pen, &card.item, choice, mark, body)
    };
    let options = order.iter().filter_map(|id| question.option(id)).map(option);
    html! { <div class="options rows">{ for options }</div> }
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
    match answer {
        None => Mark::Open,
        Some(answer) if answer == choice => if is_key { Mark::Right } else { Mark::Wrong },
        Some(_) => if is_key { Mark::Key } else { Mark::Other },
    }
}

/// The same in words: nothing is told by colour alone.
fn mark_text(pen: &Pen, mark: Mark) -> Option<String> {
    match mark {
        Mark::Open | Mark::Other => None,
        Mark::Right => Some(pen.text(Message::YourRightAnswer)),
        Mark::Wrong => Some(pen.text(Message::YourAnswer)),
        Mark::Key => Some(pen.text(Message::ArticlesAnswer)),
    }
}

/// One press answers. Afterwards the buttons stay, so that the focus is not lost, but do nothing.
fn option_button(pen: &Pen, item: &Item, choice: Choice, mark: Mark, body: Html) -> Html {
    let class = match mark {
        Mark::Open => "option",
        Mark::Right | Mark::Key => "option right",
        Mark::Wrong => "option wrong",
        Mark::Other => "option other",
    };
    let is_done = (mark != Mark::Open).then_some("true");
    let onclick = pen.on_click(Action::Answer(item.id.clone(), choice));
    html! { <button type="button" {class} part="option" aria-disabled={is_done} {onclick}>{ body }</button> }
}

/// Two poles, called A and B and coloured alike: who saw which side is which would answer as they
/// wish to look.
fn pair_scale(pen: &Pen, item: &Item, pair: &Pair, first: Role, answer: Option<&Choice>) -> Html {
    let pole = |name: Message, role: Role| {
        html! { <p class="pole"><b>{ pen.text(name) }</b><span>{ pair.pole(role).text.clone() }</span></p> }
    };
    let mut steps = Step::ALL.to_vec();
    if first == Role::Pm {
        steps.reverse();
    }
    let names = [Message::Step0, Message::Step1, Message::Step2, Message::Step3, Message::Step4];
    let radios = steps.into_iter().zip(names).map(|(step, name)| radio(pen, item, Choice::Step(step), name, answer));
    html! {
        <>
            <div class="poles" id="poles">
                { pole(Message::PoleFirst, first) }
                { pole(Message::PoleSecond, first.other()) }
            </div>
            <div class="scale">{ for radios }</div>
        </>
    }
}

fn check_levels(pen: &Pen, item: &Item, answer: Option<&Choice>) -> Html {
    let names = [Message::Level0, Message::Level1, Message::Level2];
    let radios = Level::ALL.into_iter().zip(names);
    let radios = radios.map(|(level, name)| radio(pen, item, Choice::Level(level), name, answer));
    html! { <div class="levels">{ for radios }</div> }
}

fn radio(pen: &Pen, item: &Item, choice: Choice, name: Message, answer: Option<&Choice>) -> Html {
    let checked = answer == Some(&choice);
    let (act, id) = (pen.act.clone(), item.id.clone());
    let group = ["q-", item.id.as_str()].concat();
    let onchange = Callback::from(move |_: yew::Event| act.emit(Action::Answer(id.clone(), choice.clone())));
    html! {
        <label class="radio" part="option">
            <input type="radio" name={group} {checked} {onchange} />
            <span>{ pen.text(name) }</span>
        </label>
    }
}
