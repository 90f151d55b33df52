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
}

/// What is wrong at a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// The file is not JSON from this line and column on, both counted from 1.
    NotJson {
        /// The line.
        line: usize,
        /// The column.
        column: usize,
    },
    /// The file is larger than a deck may be.
    TooLarge {
        /// Its size in bytes.
        bytes: usize,
        /// The largest allowed.
        limit: usize,
    },
    /// The field is not there.
    Missing,
    /// There is no such field in the format.
    UnknownField,
    /// The value is of another type.
    WrongType {
        /// The JSON type that belongs here.
        expected: JsonType,
    },
    /// The text or list has nothing in it.
    Empty,
    /// The list is longer than allowed.
    TooMany {
        /// How many there are.
        found: usize,
        /// How many are allowed.
        limit: usize,
    },
    /// The list has not the length that it must have.
    WrongCount {
        /// How many there are.
        found: usize,
        /// How many there must be.
        expected: usize,
    },
    /// Not lower-case letters, digits and hyphens.
    BadId {
        /// The text found.
        found: String,
    },
    /// Something else has this id already.
    DuplicateId {
        /// The id.
        found: String,
    },
    /// The text is none of the words that the format knows here.
    UnknownWord {
        /// The text found.
        found: String,
        /// The words allowed.
        allowed: &'static [&'static str],
    },
    /// The key names no option.
    NoSuchOption {
        /// The key.
        found: String,
    },
    /// The deck has no such facet.
    NoSuchFacet {
        /// The facet's id.
        found: String,
    },
    /// The deck has no such note.
    NoSuchNote {
        /// The note's id.
        found: String,
    },
    /// Not a weight: above 0, at most 100, at most two decimals.
    BadWeight,
    /// The two poles of a pair must score 0 and 1.
    BadScore,
    /// Not eight hexadecimal digits.
    BadFingerprint,
    /// The address does not start with https://.
    NotHttps,
    /// The play asks for more items than the deck has.
    CannotDraw {
        /// How many it asks for.
        wanted: usize,
        /// How many there are.
        available: usize,
    },
}

/// The JSON types by which a deck is built.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JsonType {
    /// A string.
    Text,
    /// A number.
    Number,
    /// An array.
    List,
    /// An object.
    Object,
}

/// The faults found so far; every reader of the file adds to the same list.
#[derive(Default)]
pub(super) struct Faults(RefCell<Vec<Fault>>);

impl Faults {
    /// Adds a fault and gives nothing, so that a reader may end with it.
    pub(super) fn add<T>(&self, path: &str, problem: Problem) -> Option<T> {
        self.0.borrow_mut().push(Fault { path: path.to_owned(), problem });
        None
    }

    pub(super) fn into_list(self) -> Vec<Fault> {
        self.0.into_inner()
    }
}
