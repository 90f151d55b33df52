//! A text that was read from a file, and what it could not hold.

use super::{Style, Text, TextBuilder};

/// A text that was read, and what it could not hold.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Reading {
    pub(crate) text: Text,
    pub(crate) has_image: bool,
}

impl Reading {
    pub(crate) fn of_plain(text: &str) -> Self {
        let mut builder = TextBuilder::default();
        builder.push(Style::Plain, text);
        builder.finish().into()
    }
}

impl From<Text> for Reading {
    fn from(text: Text) -> Self {
        Self { text, has_image: false }
    }
}
