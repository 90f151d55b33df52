//! Reads and writes quiz questions in the formats that other programs know: GIFT, Aiken, Markdown, CSV and deck JSON.
//!
//! ```text
//! bytes ─ source ─▶ text ─ gift, aiken, markdown, table, json ─▶ Draft ─ checks ─▶ Deck ─▶ gift, markdown, table, json
//!                     └───────────── Fault: line, column, reason, what to do ◀──┘           └─▶ Loss
//! ```
//!
//! Reading never fails as a whole: a question that cannot be held is a [`Fault`], and the rest is imported. Reading takes
//! linear time. No function panics or recurses into the depth of its input. The crate knows neither files nor a browser.
//!
//! # What the JSON writer writes
//!
//! A deck without roles, whose items all have the kind `question`:
//!
//! ```json
//! {
//!   "id": "rivers", "lang": "en", "title": "Rivers",
//!   "items": [{
//!     "id": "the-longest-river", "kind": "question", "heading": "Africa", "stem": "The *longest* river?",
//!     "order": "fixed", "key": "nile", "why": "Measured from its sources.",
//!     "options": [{ "id": "nile", "text": "Nile", "why": "6,650 km." }, { "id": "congo", "text": "Congo" }]
//!   }]
//! }
//! ```
//!
//! `heading`, `order`, `lang` and each `why` are left out where there is nothing to say. An item's own `why` belongs to all
//! its options. Missing ids are derived from title, stem and option by [`Deck::with_ids`]. Texts hold `*emphasis*` and
//! `` `code` ``; a backslash before a punctuation mark makes it an ordinary character; a line break is `\n`. Only
//! `json/writing.rs` knows this form.

#![deny(missing_docs)]

mod aiken;
mod deck;
mod draft;
mod fault;
mod format;
mod gift;
pub mod ids;
mod json;
mod limits;
mod loss;
mod markdown;
mod source;
mod table;
mod text;

pub use deck::{Choice, Deck, Question};
pub use fault::{Fault, Severity};
pub use format::{Format, WrittenFormat};
pub use limits::{MAX_BYTES, MAX_OPTIONS, MAX_QUESTIONS, MAX_TEXT_CHARS, MIN_OPTIONS};
pub use loss::{Export, Loss};
pub use text::{Span, Style, Text};

use draft::Questions;
use fault::Faults;

/// What a file holds, and what could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Import {
    /// The format in which the file was read; `None` if no format was recognised.
    pub format: Option<Format>,
    /// The questions that could be read.
    pub deck: Deck,
    /// The line on which each question of the deck begins, from 1.
    pub lines: Vec<usize>,
    /// Everything that was left out or changed, in the order of the file.
    pub faults: Vec<Fault>,
}

/// The text of a file, and what had to be changed to read it; `None` if it is not text, which is then a fault.
pub fn decode(bytes: &[u8]) -> (Option<String>, Vec<Fault>) {
    let mut faults = Faults::default();
    let text = source::decode(bytes, &mut faults);
    let faults = faults.resolve(text.as_deref().unwrap_or_default());
    (text, faults)
}

/// Reads a file whose format follows from its name, or from its content if the name says too little.
pub fn import_file(name: &str, bytes: &[u8]) -> Import {
    read(bytes, |text| Format::of_name(name).or_else(|| Format::of_content(text)))
}

/// Reads a file in that format.
pub fn import(bytes: &[u8], format: Format) -> Import {
    read(bytes, |_| Some(format))
}

fn read(bytes: &[u8], choose: impl FnOnce(&str) -> Option<Format>) -> Import {
    let mut faults = Faults::default();
    let Some(text) = source::decode(bytes, &mut faults) else {
        return Import { format: None, deck: Deck::default(), lines: Vec::new(), faults: faults.resolve("") };
    };
    let format = choose(&text);
    let mut questions = Questions::new(&mut faults);
    match format {
        Some(Format::Json) => json::read(&text, &mut questions),
        Some(Format::Gift) => gift::read(&text, &mut questions),
        Some(Format::Aiken) => aiken::read(&text, &mut questions),
        Some(Format::Markdown) => markdown::read(&text, &mut questions),
        Some(Format::Csv) => table::read(&text, &mut questions),
        None => questions.faults().error(0, format::UNRECOGNISED),
    }
    let (deck, offsets) = questions.finish();
    if format.is_some() && deck.questions.is_empty() && faults.is_empty() {
        faults.error(0, "the file has no questions");
    }
    Import { format, deck, lines: source::lines_of(&offsets, &text), faults: faults.resolve(&text) }
}

/// Writes a deck in that format.
pub fn export(deck: &Deck, format: WrittenFormat) -> Export {
    match format {
        WrittenFormat::Json => json::write(deck),
        WrittenFormat::Gift => gift::write(deck),
        WrittenFormat::Markdown => markdown::write(deck),
        WrittenFormat::Csv => table::write(deck),
    }
}
