//! The normal form of a text.

pub use role_fit_core::deck::markup::{Span, Style};

/// A text. Runs of white space are one space, line breaks are `\n`, and no line is empty or has spaces around it; code
/// keeps its spaces. Neighbouring spans differ in style, and only plain ones have line breaks.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Text {
    spans: Vec<Span>,
}

impl Text {
    /// The spans must be in the normal form, which the builder takes care of.
    pub(super) fn of_spans(spans: Vec<Span>) -> Self {
        Self { spans }
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
