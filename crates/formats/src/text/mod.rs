//! Texts with emphasis and code, in a normal form that every format can be read into.

mod builder;
pub(crate) mod html;
pub(crate) mod markup;

pub(crate) use builder::TextBuilder;

/// A text. Runs of white space are one space, line breaks are `\n`, and no line is empty or has spaces around it; code
/// keeps its spaces. Neighbouring spans differ in style.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Text {
    spans: Vec<Span>,
}

/// A part of a text with one style.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// How it is shown.
    pub style: Style,
    /// Its characters. Only plain spans have line breaks.
    pub text: String,
}

/// How a part of a text is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// As it is.
    Plain,
    /// Emphasised.
    Emphasis,
    /// As code.
    Code,
}

impl Text {
    /// A text without emphasis and code.
    pub fn from_plain(text: &str) -> Self {
        let mut builder = TextBuilder::default();
        builder.push(Style::Plain, text);
        builder.finish()
    }

    /// The text of a deck file: `*emphasis*`, `` `code` ``, and backslash escapes.
    pub fn from_markup(text: &str) -> Self {
        markup::read(text)
    }

    /// The text as a deck file has it.
    pub fn to_markup(&self) -> String {
        markup::write(self)
    }

    /// The parts of the text.
    pub fn spans(&self) -> &[Span] {
        &self.spans
    }

    /// The text without emphasis and code.
    pub fn plain(&self) -> String {
        self.spans.iter().map(|span| span.text.as_str()).collect()
    }

    /// Whether there is no text.
    pub fn is_empty(&self) -> bool {
        self.spans.is_empty()
    }

    pub(crate) fn is_plain(&self) -> bool {
        self.spans.iter().all(|span| span.style == Style::Plain)
    }

    pub(crate) fn char_count(&self) -> usize {
        self.spans.iter().map(|span| span.text.chars().count()).sum()
    }

    /// The beginning of the text on one line, for messages.
    pub(crate) fn shortened(&self) -> String {
        let plain = self.plain().replace('\n', " ");
        match plain.char_indices().nth(40) {
            Some((end, _)) => format!("{}…", plain.get(..end).unwrap_or_default()),
            None => plain,
        }
    }
}

/// A text that was read, and what it could not hold.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Reading {
    pub(crate) text: Text,
    pub(crate) has_image: bool,
}

impl Reading {
    pub(crate) fn of_plain(text: &str) -> Self {
        Text::from_plain(text).into()
    }

    /// A text that may have been pasted from a page or a word processor: as HTML if it looks like it.
    pub(crate) fn of_pasted(text: &str) -> Self {
        if html::is_likely(text) { html::read(text) } else { Self::of_plain(text) }
    }
}

impl From<Text> for Reading {
    fn from(text: Text) -> Self {
        Self { text, has_image: false }
    }
}
