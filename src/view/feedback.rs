//! What follows an answer to a keyed item: right or not, why, and where it is written.
//!
//! Knows explanations; knows nothing of the way on.

use super::pen::Pen;
use super::wording::Message;
use role_fit_core::answers::Choice;
use role_fit_core::deck::{Body, Item};
use role_fit_core::text::joined;

/// The place of the feedback: a live region that is there, and empty, before the answer, so that
/// what comes into it is announced once.
pub fn slot(pen: &mut Pen, item: &Item, answer: Option<&Choice>) {
    if !item.is_keyed() {
        return;
    }
    pen.element("div[class=slot][role=status]", &[], |pen| {
        if let Some(choice) = answer {
            panel(pen, item, choice);
        }
    });
}

fn panel(pen: &mut Pen, item: &Item, choice: &Choice) {
    let is_right = item.is_right(choice) == Some(true);
    let class = if is_right { "feedback right" } else { "feedback wrong" };
    let (message, value) = headline(pen, item, is_right);
    pen.element("div[class=?][part=feedback]", &[class], |pen| {
        pen.element("p[class=mark]", &[], |pen| {
            sign(pen, is_right);
            pen.with(value).with(value).tell("span", message, "role answer");
        });
        pen.paragraph("", why(item, choice));
        sources(pen, item);
    });
}

/// What is said first, and the name or the text in it.
fn headline<'a>(pen: &Pen<'a>, item: &'a Item, is_right: bool) -> (Message, &'a str) {
    match &item.body {
        _ if is_right => (Message::Right, ""),
        Body::Duty(duty) => match duty.key.role() {
            Some(role) => (Message::WrongDuty, pen.name(role)),
            None => (Message::WrongBoth, ""),
        },
        Body::Question(question) => (Message::WrongQuestion, &question.key().text),
        // Nothing is wrong with any answer to these.
        Body::Pair(_) | Body::Check(_) => (Message::Right, ""),
    }
}

/// The explanation for whoever chose that.
fn why<'i>(item: &'i Item, choice: &Choice) -> &'i str {
    match (&item.body, choice) {
        (Body::Duty(duty), Choice::Owner(owner)) => duty.why(*owner),
        (Body::Question(question), Choice::Option(id)) => question.option(id).map_or("", |option| &option.why),
        _ => "",
    }
}

/// Where it is written, and what other texts say.
pub fn sources(pen: &mut Pen, item: &Item) {
    let parts = joined(&item.sections, ", ");
    let mut lines = Vec::new();
    if !parts.is_empty() {
        let name = pen.source_name();
        lines.push(pen.with(&parts).with(name).said(Message::Source, "parts name").into());
    }
    let deck = pen.deck();
    for note in item.notes.iter().filter_map(|id| deck.note(id)) {
        lines.push(pen.with(&note.text).with(&note.source).said(Message::Note, "text source").into());
    }
    lines.extend_from_slice(&item.sources);
    pen.paragraph("small", &joined(&lines, " "));
}

/// A tick or a cross; the words beside it say the same.
fn sign(pen: &mut Pen, is_right: bool) {
    let path = if is_right { "M2 7l4 4 6-8" } else { "M3 3l8 8M11 3l-8 8" };
    pen.element("svg[class=sign][width=14][height=14][aria-hidden=true]", &[], |pen| {
        pen.leaf("path[d=?]", &[path], "")
    });
}
