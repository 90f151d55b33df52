//! The widget's status and its public events.
//!
//! Pure: details are plain names and values, from which `dispatch` makes JavaScript objects. Details never hold an answer.

use crate::message::ShareTarget;
use role_fit_core::result::outcome::Outcome;
use role_fit_core::session::{Event, Screen, Session, Stage};
use role_fit_core::share::code::LinkFault;

/// A public event.
#[derive(Debug, Clone, PartialEq)]
pub struct PublicEvent {
    /// `start`, `progress`, `result` and so on: the event's name without its prefix.
    pub name: &'static str,
    /// The names and values of its detail.
    pub detail: Vec<(&'static str, Value)>,
}

/// One value of a detail.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// A whole number.
    Number(u32),
    /// A text.
    Text(String),
    /// The value is unknown.
    Null,
}

/// The status of the widget, as the element's `data-status` shows it.
pub fn status(session: &Session) -> &'static str {
    match session.stage() {
        Stage::Intro => "intro",
        Stage::Shared(_) | Stage::Team => "result",
        Stage::Playing(_, Screen::Result) => "result",
        Stage::Playing(_, Screen::Review) => "review",
        Stage::Playing(run, Screen::Item(at)) | Stage::Practising(run, at) => {
            let has_feedback =
                run.card(at).is_some_and(|card| card.item.is_keyed() && run.answers.to(&card.item).is_some());
            if has_feedback { "feedback" } else { "question" }
        }
    }
}

/// The public events of one change, in their order.
pub fn public_events(event: &Event, session: &Session, share: &ShareTarget) -> Vec<PublicEvent> {
    match event {
        Event::Started { total } => {
            vec![PublicEvent { name: "start", detail: vec![("total", number(*total))] }, progress(1, *total)]
        }
        Event::Moved { index, total } => vec![progress(*index, *total)],
        Event::Finished => result_event("result", session, share),
        // The page has heard of this result before. The loader only sets the element's property again.
        Event::Returned => result_event("kept-result", session, share),
        _ => Vec::new(),
    }
}

/// The error event of a link: the link has a fault, or its result is another deck's.
pub fn link_error(fault: Option<LinkFault>, is_other_deck: bool) -> Option<PublicEvent> {
    let code = match fault {
        Some(LinkFault::UnknownVersion) => "link-version",
        Some(LinkFault::Damaged) => "link-corrupt",
        Some(LinkFault::NotOurs) | None if is_other_deck => "link-deck",
        Some(LinkFault::NotOurs) | None => return None,
    };
    Some(PublicEvent { name: "error", detail: vec![("code", text(code))] })
}

/// A deck that cannot be used. The loader shows the first text in place of the quiz, with a button if another attempt may
/// help, and logs the second text, which lists everything.
pub fn unusable_deck(code: &str, shown: String, all: String, can_retry: bool) -> PublicEvent {
    let retry = number(can_retry.into());
    let detail = vec![("code", text(code)), ("text", Value::Text(shown)), ("all", Value::Text(all)), ("retry", retry)];
    PublicEvent { name: "fault", detail }
}

/// A result was shared or copied by a method.
pub fn shared(method: &str) -> PublicEvent {
    PublicEvent { name: "share", detail: vec![("method", text(method))] }
}

fn progress(index: usize, total: usize) -> PublicEvent {
    PublicEvent { name: "progress", detail: vec![("index", number(index)), ("total", number(total))] }
}

fn result_event(name: &'static str, session: &Session, share: &ShareTarget) -> Vec<PublicEvent> {
    let outcome = session.outcome();
    outcome.map(|outcome| PublicEvent { name, detail: result_detail(session, &outcome, share) }).into_iter().collect()
}

fn result_detail(session: &Session, outcome: &Outcome, share: &ShareTarget) -> Vec<(&'static str, Value)> {
    let meter = outcome.meter.as_ref();
    let verdict = meter.map(|meter| meter.verdict());
    let code = outcome.shared().map(|result| result.encode());
    let url = verdict.zip(code.as_deref()).and_then(|(verdict, code)| share.result_url(verdict, code));
    let score = outcome.knowledge.as_ref().map(|knowledge| knowledge.total);
    let optional = |value: Option<Value>| value.unwrap_or(Value::Null);
    vec![
        ("marker", optional(meter.map(|meter| percent(meter.marker().percent())))),
        ("low", optional(meter.map(|meter| percent(meter.band().low_percent())))),
        ("high", optional(meter.map(|meter| percent(meter.band().high_percent())))),
        ("verdict", optional(verdict.map(|verdict| text(verdict.as_str())))),
        ("right", optional(score.map(|score| number(score.right)))),
        ("asked", optional(score.map(|score| number(score.asked)))),
        ("deck", text(session.deck().id().as_str())),
        ("code", optional(code.map(Value::Text))),
        ("url", optional(url.map(Value::Text))),
    ]
}

fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

fn percent(percent: u8) -> Value {
    Value::Number(percent.into())
}

fn number(number: usize) -> Value {
    Value::Number(u32::try_from(number).unwrap_or(u32::MAX))
}
