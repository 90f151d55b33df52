//! What follows an answer to a keyed item: right or not, why, and where it is written.
//!
//! Knows explanations; knows nothing of the way on.

use super::controls::Pen;
use super::wording::Message;
use crate::quiz::answers::Choice;
use crate::quiz::deck::{Body, Item};
use yew::prelude::*;

/// The place of the feedback: a live region that is there, and empty, before the answer, so that
/// what comes into it is announced once.
pub fn slot(pen: &Pen, item: &Item, answer: Option<&Choice>) -> Html {
    if !item.is_keyed() {
        return html! {};
    }
    html! { <div class="slot" role="status">{ for answer.map(|choice| panel(pen, item, choice)) }</div> }
}

fn panel(pen: &Pen, item: &Item, choice: &Choice) -> Html {
    let is_right = item.is_right(choice) == Some(true);
    html! {
        <div class={if is_right { "feedback right" } else { "feedback wrong" }} part="feedback">
            <p class="mark">{ sign(is_right) }<span>{ headline(pen, item, is_right) }</span></p>
            <p>{ why(item, choice) }</p>
            { sources(pen, item) }
        </div>
    }
}

fn headline(pen: &Pen, item: &Item, is_right: bool) -> String {
    if is_right {
        return pen.text(Message::Right);
    }
    match &item.body {
        Body::Duty(duty) => match duty.key.role() {
            Some(role) => pen.fill(Message::WrongDuty, &[("role", pen.name(role))]),
            None => pen.text(Message::WrongBoth),
        },
        Body::Question(question) => pen.fill(Message::WrongQuestion, &[("answer", &question.key().text)]),
        Body::Pair(_) | Body::Check(_) => String::new(),
    }
}

/// The explanation for whoever chose that.
pub fn why(item: &Item, choice: &Choice) -> String {
    match (&item.body, choice) {
        (Body::Duty(duty), Choice::Owner(owner)) => duty.why(*owner).to_owned(),
        (Body::Question(question), Choice::Option(id)) => {
            question.option(id).map_or_else(String::new, |option| option.why.clone())
        }
        _ => String::new(),
    }
}

/// Where it is written, and what other texts say.
pub fn sources(pen: &Pen, item: &Item) -> Html {
    let parts = item.sections.join(", ");
    let place = (!parts.is_empty()).then(|| pen.fill(Message::Source, &[("parts", &parts)]));
    let notes = item.notes.iter().filter_map(|id| pen.deck().note(id));
    let notes = notes.map(|note| pen.fill(Message::Note, &[("text", &note.text), ("source", &note.source)]));
    let lines: Vec<String> = place.into_iter().chain(notes).chain(item.sources.iter().cloned()).collect();
    html! { <p class="small">{ lines.join(" ") }</p> }
}

/// A tick or a cross; the words beside it say the same.
pub fn sign(is_right: bool) -> Html {
    let path = if is_right { "M2 7l4 4 6-8" } else { "M3 3l8 8M11 3l-8 8" };
    html! {
        <svg class="sign" width="14" height="14" aria-hidden="true"><path d={path} /></svg>
    }
}
