//! What the worker does: it answers the page's requests. Knows neither the page nor a browser.
//!
//! ```text
//! bytes ─ opening ─▶ text ─┬ checking ──▶ problems with fixes, items, a deck that can be played
//!                          ├ conversion ▶ the text in another format, and what is lost
//!                          ├ play_from ─▶ a deck whose play begins with an item
//!                          └ completion ▶ what could be typed at the cursor
//! ```

mod checking;
mod completion;
mod conversion;
mod cursor;
mod formats;
mod items;
mod json;
mod opening;
mod play_from;
mod schema;
mod text_index;

use crate::messages::{Answer, Request};
use serde::Serialize;

/// What comes with a request.
#[derive(Debug, Clone, Copy)]
pub enum Body<'b> {
    /// The text of the editor.
    Text(&'b str),
    /// The bytes of a file.
    Bytes(&'b [u8]),
}

impl<'b> Body<'b> {
    fn text(self) -> &'b str {
        match self {
            Body::Text(text) => text,
            Body::Bytes(bytes) => std::str::from_utf8(bytes).unwrap_or_default(),
        }
    }

    fn bytes(self) -> &'b [u8] {
        match self {
            Body::Text(text) => text.as_bytes(),
            Body::Bytes(bytes) => bytes,
        }
    }
}

/// An answer with what comes with it.
#[derive(Debug, PartialEq, Eq)]
pub struct Answered {
    /// The answer.
    pub answer: Answer,
    /// A text for the page: a file, or a deck.
    pub text: Option<String>,
    /// What the editor shows, as JSON: problems, or what could be typed. The page passes it on as it is.
    pub for_editor: Option<String>,
}

impl Answered {
    fn new(answer: Answer, text: Option<String>) -> Self {
        Self { answer, text, for_editor: None }
    }
}

/// Answers a request.
pub fn answer(request: Request, body: Body<'_>) -> Answered {
    match request {
        Request::Open { name } => match opening::open(body.bytes()) {
            Ok(opened) => Answered::new(Answer::Opened { name, notes: opened.notes }, Some(opened.text)),
            Err(reason) => Answered::new(Answer::Refused { name, reason }, None),
        },
        Request::Check { revision, source } => {
            let (report, deck) = checking::check(body.text(), &source);
            let for_editor = to_json(&report.problems);
            Answered { answer: Answer::Checked { revision, report }, text: deck, for_editor }
        }
        Request::Convert { source, to, purpose } => {
            let converted = conversion::convert(body.text(), &source, to);
            let name = conversion::file_name(&source.name, to);
            Answered::new(Answer::Converted { name, to, purpose, losses: converted.losses }, converted.text)
        }
        Request::PlayFrom { source, item } => {
            let start = play_from::play_from(body.text(), &source, item);
            let (seed, deck) = start.map_or((None, None), |start| (Some(start.seed), Some(start.deck)));
            Answered::new(Answer::PlayFrom { item, seed }, deck)
        }
        Request::Complete { ticket, offset } => {
            let for_editor = to_json(&completion::complete(body.text(), offset));
            Answered { answer: Answer::Completed { ticket }, text: None, for_editor }
        }
    }
}

fn to_json<T: Serialize>(value: &T) -> Option<String> {
    serde_json::to_string(value).ok()
}
