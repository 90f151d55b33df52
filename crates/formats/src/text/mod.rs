//! Texts with emphasis and code, in a normal form that every format can be read into.

mod builder;
pub(crate) mod html;
pub(crate) mod markup;
mod reading;
mod types;

pub(crate) use builder::TextBuilder;
pub(crate) use reading::Reading;
pub use types::{Span, Style, Text};

impl Text {
    /// A text without emphasis and code.
    pub fn from_plain(text: &str) -> Self {
        Reading::of_plain(text).text
    }

    /// The text of a deck file: `*emphasis*`, `` `code` ``, and backslash escapes.
    pub fn from_markup(text: &str) -> Self {
        markup::read(text)
    }

    /// The text as a deck file has it.
    pub fn to_markup(&self) -> String {
        markup::write(self)
    }
}
