//! The ids by which items, options, facets and notes are found.

use std::rc::Rc;

/// The id of something in a deck: 1 to 64 lower-case letters, digits and hyphens.
///
/// The default is an empty id, which stands for one that could not be read; no finished deck has it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Id(Rc<str>);

impl Id {
    /// Takes the text as an id if it has the right form.
    pub fn parse(text: &str) -> Option<Self> {
        let is_allowed = |byte: u8| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-');
        let is_valid = (1..=64).contains(&text.len()) && text.bytes().all(is_allowed);
        is_valid.then(|| Self(text.into()))
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}
