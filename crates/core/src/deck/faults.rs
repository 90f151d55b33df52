//! What can be wrong with a deck, each fault with its place.
//!
//! Knows no sentences: the words for each problem are in the wording file.

use std::cell::RefCell;

/// One fault of a deck file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Where it is: `items[3].key`; empty for the file as a whole.
    pub path: String,
    /// What it is.
    pub problem: Problem,
    /// What was found there, where that helps: a word, an id, a count; a line for `NotJson`.
    pub found: String,
    /// What would have been right, where that helps: words, a limit; a column for `NotJson`.
    pub expected: String,
}

/// What is wrong at a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Problem {
    /// The file is not JSON from a line and column on, both counted from 1.
    NotJson,
    /// The file is larger than a deck may be.
    TooLarge,
    /// The field is not there.
    Missing,
    /// There is no such field in the format.
    UnknownField,
    /// The field stands twice.
    DoubledField,
    /// A string belongs here.
    NotText,
    /// A number belongs here.
    NotNumber,
    /// An array belongs here.
    NotList,
    /// An object belongs here.
    NotObject,
    /// The text or list has nothing in it.
    Empty,
    /// The list is longer than allowed.
    TooMany,
    /// The list has not the length that it must have.
    WrongCount,
    /// Not lower-case letters, digits and hyphens.
    BadId,
    /// Something else has this id already.
    DuplicateId,
    /// The text is none of the words that the format knows here.
    UnknownWord,
    /// The key names no option.
    NoSuchOption,
    /// The deck has no such facet.
    NoSuchFacet,
    /// The deck has no such note.
    NoSuchNote,
    /// Not a weight: above 0, at most 100, at most two decimals.
    BadWeight,
    /// The two poles of a pair must score 0 and 1.
    BadScore,
    /// Not a whole number from 1 on.
    BadCount,
    /// Not eight hexadecimal digits.
    BadFingerprint,
    /// The address does not start with `https://`.
    NotHttps,
    /// The play asks for more items than the deck has.
    CannotDraw,
}

/// The faults found so far; every reader of the file adds to the same list.
#[derive(Default)]
pub(crate) struct Faults(RefCell<Vec<Fault>>);

impl Faults {
    pub(crate) fn add(&self, path: String, problem: Problem, found: &str, expected: &str) {
        let (found, expected) = (found.to_owned(), expected.to_owned());
        self.0.borrow_mut().push(Fault { path, problem, found, expected });
    }

    pub(crate) fn into_list(self) -> Vec<Fault> {
        self.0.into_inner()
    }
}
