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
mod opening;
mod play_from;
mod schema;
mod text_index;

use crate::messages::{Answer, Request};

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

/// The answer to a request, and the text that comes with it.
pub fn answer(request: Request, body: Body<'_>) -> (Answer, Option<String>) {
    match request {
        Request::Open { name } => match opening::open(body.bytes()) {
            Ok(opened) => (Answer::Opened { name, notes: opened.notes }, Some(opened.text)),
            Err(reason) => (Answer::Refused { name, reason }, None),
        },
        Request::Check { revision, source } => {
            let (report, deck) = checking::check(body.text(), &source);
            (Answer::Checked { revision, report }, deck)
        }
        Request::Convert { source, to, purpose } => {
            let converted = conversion::convert(body.text(), &source, to);
            let name = conversion::file_name(&source.name, to);
            (Answer::Converted { name, to, purpose, losses: converted.losses }, converted.text)
        }
        Request::PlayFrom { source, item } => {
            let start = play_from::play_from(body.text(), &source, item);
            let (seed, deck) = start.map_or((None, None), |start| (Some(start.seed), Some(start.deck)));
            (Answer::PlayFrom { item, seed }, deck)
        }
        Request::Complete { ticket, offset } => {
            (Answer::Completed { ticket, completion: completion::complete(body.text(), offset) }, None)
        }
    }
}
