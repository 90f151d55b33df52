//! What a placeholder of a sentence is filled with.

use role_fit_core::deck::MarkedText;
use yew::AttrValue;

/// A text, or a number that each language prints in its own way.
#[derive(Debug, Clone)]
pub enum Filling<'a> {
    /// A text that somebody else owns.
    Text(&'a str),
    /// A text made for this sentence.
    Owned(AttrValue),
    /// A whole number.
    Number(usize),
}

impl<'a> From<&'a str> for Filling<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(text)
    }
}

impl<'a> From<&'a Box<str>> for Filling<'a> {
    fn from(text: &'a Box<str>) -> Self {
        Self::Text(text)
    }
}

impl<'a> From<&'a String> for Filling<'a> {
    fn from(text: &'a String) -> Self {
        Self::Text(text)
    }
}

impl<'a> From<&'a AttrValue> for Filling<'a> {
    fn from(text: &'a AttrValue) -> Self {
        Self::Text(text)
    }
}

impl From<AttrValue> for Filling<'_> {
    fn from(text: AttrValue) -> Self {
        Self::Owned(text)
    }
}

impl From<String> for Filling<'_> {
    fn from(text: String) -> Self {
        Self::Owned(text.into())
    }
}

impl From<&MarkedText> for Filling<'_> {
    fn from(text: &MarkedText) -> Self {
        text.to_string().into()
    }
}

impl From<usize> for Filling<'_> {
    fn from(number: usize) -> Self {
        Self::Number(number)
    }
}

impl From<&usize> for Filling<'_> {
    fn from(number: &usize) -> Self {
        Self::Number(*number)
    }
}

impl From<u8> for Filling<'_> {
    fn from(number: u8) -> Self {
        Self::Number(number.into())
    }
}

impl From<u32> for Filling<'_> {
    fn from(number: u32) -> Self {
        Self::Number(usize::try_from(number).unwrap_or(usize::MAX))
    }
}
