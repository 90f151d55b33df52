//! What the page is told: the state of the widget and its public events.
//!
//! Pure: the details are plain names and values; making JavaScript objects of them is `mount`'s.
//! Details never hold an answer.

use crate::message::ShareTarget;
use role_fit_core::result::outcome::Outcome;
use role_fit_core::session::{Event, Screen, Session, Stage};
use role_fit_core::share::code::LinkFault;

/// One thing to tell.
#[derive(Debug, Clone, PartialEq)]
pub struct Emitted {
    /// `start`, `progress`, `result`, …: the event's name without its prefix.
    pub name: &'static str,
    /// What the event says.
    pub detail: Vec<(&'static str, Value)>,
}

/// One value of a detail.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// A whole number.
    Number(u32),
    /// A text.
    Text(String),
    /// Nothing to say here.
    Null,
}

/// The state of the widget, as the element's `data-status` shows it.
pub fn status(session: &Session) -> &'static str {
    match session.stage() {
        Stage::Intro => "intro",
        Stage::Shared(_) | Stage::Team => "result",
        Stage::Playing(_, Screen::Result) => "result",
        Stage::Playing(_, Screen::Review) => "review",
        Stage::Playing(run, Screen::Item(at)) => {
            let answered =
                run.card(at).is_some_and(|card| card.item.is_keyed() && run.answers.to(&card.item).is_some());
            if answered { "feedback" } else { "question" }
        }
    }
}

/// The public events of one change, in their order.
pub fn emitted(event: &Event, session: &Session, share: &ShareTarget) -> Vec<Emitted> {
    match event {
        Event::Started { total } => {
            vec![Emitted { name: "start", detail: vec![("total", number(*total))] }, progress(1, *total)]
        }
        Event::Moved { index, total } => vec![progress(*index, *total)],
        // Of a result that is on the screen again the page was told before: now it has it as a property again.
        Event::Finished | Event::Returned => {
            let name = if matches!(event, Event::Finished) { "result" } else { "kept-result" };
            let outcome = session.outcome();
            outcome.map(|outcome| Emitted { name, ..result(session, &outcome, share) }).into_iter().collect()
        }
        // What is no step of a play's.
        _ => Vec::new(),
    }
}

/// What is to tell of a link by its public code: a fault in it, or that its result is another deck's.
pub fn link_error(fault: Option<LinkFault>, is_other_deck: bool) -> Option<Emitted> {
    let code = match fault {
        Some(LinkFault::UnknownVersion) => "link-version",
        Some(LinkFault::Damaged) => "link-corrupt",
        Some(LinkFault::NotOurs) | None if is_other_deck => "link-deck",
        Some(LinkFault::NotOurs) | None => return None,
    };
    Some(Emitted { name: "error", detail: vec![("code", Value::Text(code.to_owned()))] })
}

/// A deck that cannot be used: the loader shows the text in the quiz's place and reports all of it.
pub fn unusable(code: &str, shown: String, all: String) -> Emitted {
    let detail = vec![("code", Value::Text(code.to_owned())), ("text", Value::Text(shown)), ("all", Value::Text(all))];
    Emitted { name: "fault", detail }
}

/// A result that was shared, by its public method.
pub fn shared(method: &str) -> Emitted {
    Emitted { name: "share", detail: vec![("method", Value::Text(method.to_owned()))] }
}

fn progress(index: usize, total: usize) -> Emitted {
    Emitted { name: "progress", detail: vec![("index", number(index)), ("total", number(total))] }
}

fn result(session: &Session, outcome: &Outcome, share: &ShareTarget) -> Emitted {
    let meter = outcome.meter.as_ref();
    let percent = |percent: Option<u8>| percent.map_or(Value::Null, |percent| Value::Number(u32::from(percent)));
    let text = |text: Option<String>| text.map_or(Value::Null, Value::Text);
    let verdict = meter.map(|meter| meter.verdict());
    let code = outcome.shared().map(|result| result.encode());
    let url = verdict.zip(code.as_deref()).and_then(|(verdict, code)| share.result_url(verdict, code));
    let score = outcome.knowledge.as_ref().map(|knowledge| knowledge.total);
    let detail = vec![
        ("marker", percent(meter.map(|meter| meter.marker().percent()))),
        ("low", percent(meter.map(|meter| meter.band().low_percent()))),
        ("high", percent(meter.map(|meter| meter.band().high_percent()))),
        ("verdict", text(verdict.map(|verdict| verdict.as_str().to_owned()))),
        ("right", score.map_or(Value::Null, |score| number(score.right))),
        ("asked", score.map_or(Value::Null, |score| number(score.asked))),
        ("deck", Value::Text(session.deck().id().as_str().to_owned())),
        ("code", text(code)),
        ("url", text(url)),
    ];
    Emitted { name: "result", detail }
}

fn number(number: usize) -> Value {
    Value::Number(u32::try_from(number).unwrap_or(u32::MAX))
}
