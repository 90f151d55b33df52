//! What the page and its worker say to each other. Texts and files travel beside the messages, not in them: they would have to
//! be copied into them.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

/// A message as bytes.
pub fn encode<T: Serialize>(message: &T) -> Vec<u8> {
    // Nothing in a message can fail to be written.
    postcard::to_allocvec(message).unwrap_or_default()
}

/// The message in bytes; `None` if they are none of this build.
pub fn decode<T: DeserializeOwned>(bytes: &[u8]) -> Option<T> {
    postcard::from_bytes(bytes).ok()
}

/// What the page asks. Most requests come with the text of the editor.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Request {
    /// To make a text of a file, whose bytes come with it.
    Open {
        /// The file's name.
        name: String,
    },
    /// To check a text.
    Check {
        /// The state of the editor that the text is from.
        revision: u32,
        /// Where the text is from.
        source: Source,
    },
    /// To write a text in another format.
    Convert {
        /// Where the text is from.
        source: Source,
        /// The format that is wanted.
        to: FileFormat,
        /// What the page will do with it.
        purpose: Purpose,
    },
    /// For a deck whose play begins with an item.
    PlayFrom {
        /// Where the text is from.
        source: Source,
        /// The item's index.
        item: usize,
    },
    /// What the author could type at a place.
    Complete {
        /// Which of several questions this is.
        ticket: u32,
        /// The place, in UTF-16 units as the editor counts.
        offset: usize,
    },
}

/// Where a text is from, which decides how it is read.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Source {
    /// The file's name; empty if the text was pasted.
    pub name: String,
    /// The format that the author has chosen; otherwise the name and the content decide.
    pub format: Option<FileFormat>,
}

/// A format of files with questions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum FileFormat {
    /// A deck of role-fit.
    Json,
    /// Moodle's text format.
    Gift,
    /// A question, lettered options, and the letter of the right one.
    Aiken,
    /// Markdown with lists of checkboxes.
    Markdown,
    /// A table.
    Csv,
}

/// What the page does with a converted text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Purpose {
    /// Download it as a file.
    Download,
    /// Put it into the editor.
    Edit,
}

/// What the worker answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Answer {
    /// The file is a text, which comes with the answer.
    Opened {
        /// The file's name.
        name: String,
        /// What the author should know: how it was read.
        notes: Vec<String>,
    },
    /// The file is not one that can be edited.
    Refused {
        /// The file's name.
        name: String,
        /// Why, and what to do.
        reason: String,
    },
    /// What is wrong with a text and what is in it. The deck comes with the answer, if it can be played.
    Checked {
        /// The state of the editor that the text is from.
        revision: u32,
        /// What was found.
        report: Report,
    },
    /// The text in another format comes with the answer, unless there was no question to write.
    Converted {
        /// The name of the new file.
        name: String,
        /// Its format.
        to: FileFormat,
        /// What the page will do with it.
        purpose: Purpose,
        /// What the format cannot hold.
        losses: Vec<String>,
    },
    /// A deck whose play begins with the item comes with the answer.
    PlayFrom {
        /// The item's index.
        item: usize,
        /// The seed of that play; `None` if there is no such play.
        seed: Option<u32>,
    },
    /// What the author could type comes with the answer, for the editor.
    Completed {
        /// Which of several questions this answers.
        ticket: u32,
    },
}

/// What was found in a text.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Report {
    /// The format in which it was read.
    pub format: Option<FileFormat>,
    /// What is wrong, in the order of the text.
    pub problems: Vec<Problem>,
    /// How many more problems there are.
    pub omitted: usize,
    /// The items that could be read.
    pub items: Vec<Item>,
    /// The deck, if it can be played.
    pub deck: Option<Deck>,
}

/// Something that is wrong with a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// Whether it only is advice.
    pub is_advice: bool,
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1.
    pub column: usize,
    /// The part of the text that it concerns, in UTF-16 units.
    pub from: usize,
    /// The end of that part.
    pub to: usize,
    /// What is wrong.
    pub message: String,
    /// What to do about it, if the message does not say so.
    pub help: Option<String>,
    /// The change that removes it, if one is known.
    pub fix: Option<Fix>,
}

/// A change that removes a problem.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fix {
    /// What it does, for a button.
    pub title: String,
    /// The changes, in the order of the text.
    pub edits: Vec<Edit>,
}

/// The replacement of a part of the text, in UTF-16 units.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edit {
    /// Where the part begins.
    pub from: usize,
    /// Where it ends.
    pub to: usize,
    /// What takes its place.
    pub insert: String,
}

impl Edit {
    /// Whether both change the same part of the text, or insert the same at the same place.
    pub fn overlaps(&self, other: &Self) -> bool {
        (self.from < other.to && other.from < self.to) || self == other
    }
}

/// An item, as the table shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    /// The line on which it begins, from 1.
    pub line: usize,
    /// Its kind.
    pub kind: String,
    /// What is asked.
    pub stem: String,
    /// The right answer, as a reader sees it; empty if there is none.
    pub key: String,
    /// The names of its facts.
    pub facts: String,
}

/// A deck that can be played.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Deck {
    /// Its title.
    pub title: String,
    /// Its fingerprint, as eight hexadecimal digits.
    pub fingerprint: String,
    /// The fingerprints of earlier editions.
    pub compat: Vec<String>,
    /// Whether it has two roles and a meter between them.
    pub has_meter: bool,
    /// How many questions a short and a full play have.
    pub lengths: (usize, usize),
}
