//! What can be wrong with a deck file. The wording file of the widget has a sentence for each problem.

use std::cell::RefCell;

/// One fault of a deck file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The path of the faulty value: `items[3].key`; empty for the file as a whole.
    pub path: String,
    /// What is wrong.
    pub problem: Problem,
    /// What the file has there, where that helps: a word, an id, a count; the line where [`Problem::is_syntax`].
    pub found: String,
    /// What would be right, where that helps: words, a limit; the column where [`Problem::is_syntax`].
    pub expected: String,
}

/// What is wrong with a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Problem {
    /// The file cannot be read as JSON. Line and column, both from 1, say where.
    NotJson,
    /// The file has a curly quote where JSON needs a straight one.
    CurlyQuote,
    /// The file is an HTML or XML page, such as a login page.
    WebPage,
    /// The file has another encoding than UTF-8.
    NotUtf8,
    /// The file is larger than a deck may be.
    TooLarge,
    /// The field is missing.
    Missing,
    /// The id is missing. `deck check --fix` writes it.
    MissingId,
    /// The deck has no roles, but an item of a kind that is about them.
    MissingRoles,
    /// The format has no such field.
    UnknownField,
    /// The object has the field twice. Only `deck check` reports it; the widget takes the last one.
    DuplicateField,
    /// The value is not a string.
    NotText,
    /// The value is not a number.
    NotNumber,
    /// The value is neither `true` nor `false`.
    NotBoolean,
    /// The value is not an array.
    NotList,
    /// The value is not an object.
    NotObject,
    /// The string or array is empty.
    Empty,
    /// The array is longer than allowed.
    TooMany,
    /// The array is shorter than allowed.
    TooFew,
    /// The array does not have the required length.
    WrongCount,
    /// The id has characters other than lower-case letters, digits and hyphens, or more than 64 of them.
    BadId,
    /// The language is not a tag such as `en` or `pt-BR`.
    BadLanguage,
    /// The address for reports is neither a URL that starts with `https://` nor a mail address that starts with `mailto:`.
    BadReport,
    /// Another object has the same id.
    DuplicateId,
    /// The string is not one of the words that the format allows here.
    UnknownWord,
    /// The key names no option.
    NoSuchOption,
    /// The deck has no such facet.
    NoSuchFacet,
    /// The deck has no such note.
    NoSuchNote,
    /// The deck has no such item.
    NoSuchItem,
    /// The weight is not from 0.01 to 100 with at most two decimals.
    BadWeight,
    /// The two poles of a pair do not score 0 and 1.
    BadScore,
    /// The count is not a whole number of at least 1.
    BadCount,
    /// The fingerprint is not eight hexadecimal digits.
    BadFingerprint,
    /// The URL does not start with `https://`.
    NotHttps,
    /// The play draws more items than the deck has.
    CannotDraw,
}

impl Problem {
    /// All problems, in the order in which the wording file has their sentences.
    pub const ALL: [Self; 34] = [
        Self::NotJson,
        Self::CurlyQuote,
        Self::WebPage,
        Self::NotUtf8,
        Self::TooLarge,
        Self::Missing,
        Self::MissingId,
        Self::MissingRoles,
        Self::UnknownField,
        Self::DuplicateField,
        Self::NotText,
        Self::NotNumber,
        Self::NotBoolean,
        Self::NotList,
        Self::NotObject,
        Self::Empty,
        Self::TooMany,
        Self::TooFew,
        Self::WrongCount,
        Self::BadId,
        Self::BadLanguage,
        Self::BadReport,
        Self::DuplicateId,
        Self::UnknownWord,
        Self::NoSuchOption,
        Self::NoSuchFacet,
        Self::NoSuchNote,
        Self::NoSuchItem,
        Self::BadWeight,
        Self::BadScore,
        Self::BadCount,
        Self::BadFingerprint,
        Self::NotHttps,
        Self::CannotDraw,
    ];

    /// Whether the file is not JSON at all. Its only fault then has no path but, unless it is a web page, a line and a column,
    /// both from 1.
    pub fn is_syntax(self) -> bool {
        matches!(self, Self::NotJson | Self::CurlyQuote | Self::WebPage | Self::NotUtf8)
    }
}

/// The faults found so far. Every part of the reader adds to the same list.
#[derive(Default)]
pub(crate) struct Faults(RefCell<Vec<Fault>>);

impl Faults {
    pub(crate) fn add(&self, path: String, problem: Problem, found: &str, expected: &str) {
        let (found, expected) = (found.to_owned(), expected.to_owned());
        self.push(Fault { path, problem, found, expected });
    }

    pub(crate) fn push(&self, fault: Fault) {
        self.0.borrow_mut().push(fault);
    }

    pub(crate) fn into_vec(self) -> Vec<Fault> {
        self.0.into_inner()
    }
}
