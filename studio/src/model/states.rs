//! The small parts of the state: what is shown, what was refused, what is saved.

use super::long_text::LongText;
use crate::messages::{FileFormat, Purpose};

/// The largest file that is read, in bytes.
pub const MAX_FILE_BYTES: usize = 2 * 1024 * 1024;

/// How many problems are shown at first, and how many more at a press.
pub const PROBLEMS: usize = 20;

/// How many rows of the table are on a page, so that a deck of 500 questions is drawn as fast as one of 50.
pub const ROWS: usize = 50;

/// The parts of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tab {
    /// The deck and what is wrong with it.
    Deck,
    /// The way onto a page.
    Embed,
}

impl Tab {
    /// All of them, in their order.
    pub const ALL: [Self; 2] = [Self::Deck, Self::Embed];
}

/// A file that could not be opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// The file's name.
    pub name: String,
    /// Why, and what to do.
    pub reason: String,
}

/// Whether the worker does what it is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Checker {
    /// It does.
    Works,
    /// It has broken off at this text. The next change is checked again.
    BrokeOff,
    /// It does not start any more.
    Stopped,
}

/// Whether the browser keeps the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Keeping {
    /// Whether the author wants it.
    pub is_on: bool,
    /// The revision that is saved.
    pub(super) kept: Option<u32>,
    /// Whether the browser has refused to keep the last revision.
    pub has_failed: bool,
}

/// A converted file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conversion {
    /// The new file's name.
    pub name: String,
    /// Its format.
    pub to: FileFormat,
    /// What the page will do with it.
    pub purpose: Purpose,
    /// What is not in it.
    pub losses: Vec<String>,
    /// Its text; `None` if there was no question to write.
    pub text: Option<LongText>,
}
