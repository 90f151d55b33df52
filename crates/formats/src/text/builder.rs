//! Builds texts in their normal form, in one pass.

use super::{Span, Style, Text};

/// The columns that a tab in code stands for.
const TAB: &str = "    ";

/// A text that is being put together.
#[derive(Default)]
pub(crate) struct TextBuilder {
    spans: Vec<Span>,
    /// A space or line break that counts only if something follows.
    pending: Option<Pending>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Pending {
    Space,
    Break,
}

impl TextBuilder {
    /// Adds characters. A line break in them is one of the text.
    pub(crate) fn push(&mut self, style: Style, text: &str) {
        for char in text.chars() {
            match char {
                '\n' => self.push_break(),
                // Invisible characters that word processors leave behind.
                '\u{feff}' | '\u{200b}' => {}
                '\t' if style == Style::Code => self.add(style, TAB),
                char if char.is_whitespace() && style == Style::Code => self.add(style, " "),
                char if char.is_whitespace() => self.pending = self.pending.or(Some(Pending::Space)),
                char if char.is_control() => {}
                char => self.add(style, char.encode_utf8(&mut [0; 4])),
            }
        }
    }

    /// Ends the line.
    pub(crate) fn push_break(&mut self) {
        self.trim_code();
        self.pending = Some(Pending::Break);
    }

    fn add(&mut self, style: Style, text: &str) {
        match self.pending.take().filter(|_| !self.spans.is_empty()) {
            Some(Pending::Break) => self.append(Style::Plain, "\n"),
            Some(Pending::Space) => {
                let is_within = style == Style::Emphasis && self.spans.last().is_some_and(|span| span.style == style);
                self.append(if is_within { style } else { Style::Plain }, " ");
            }
            None => {}
        }
        self.append(style, text);
    }

    fn append(&mut self, style: Style, text: &str) {
        match self.spans.last_mut() {
            Some(span) if span.style == style => span.text.push_str(text),
            _ => self.spans.push(Span { style, text: text.to_owned() }),
        }
    }

    /// Removes white space at the end of code that ends a line.
    fn trim_code(&mut self) {
        while let Some(span) = self.spans.last_mut().filter(|span| span.style == Style::Code) {
            span.text.truncate(span.text.trim_end().len());
            if !span.text.is_empty() {
                break;
            }
            self.spans.pop();
            // What stood before the code may have been a break or a space.
            if let Some(before) = self.spans.last_mut().filter(|span| span.style == Style::Plain) {
                before.text.truncate(before.text.trim_end().len());
                if before.text.is_empty() {
                    self.spans.pop();
                }
            }
        }
    }

    pub(crate) fn finish(mut self) -> Text {
        self.trim_code();
        Text::of_spans(self.spans)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Style::{Code, Emphasis, Plain};

    fn built(parts: &[(Style, &str)]) -> Vec<(Style, String)> {
        let mut builder = TextBuilder::default();
        parts.iter().for_each(|(style, text)| builder.push(*style, text));
        builder.finish().spans().iter().map(|span| (span.style, span.text.clone())).collect()
    }

    #[test]
    fn white_space_collapses_except_in_code() {
        type Parts<'a> = &'a [(Style, &'a str)];
        let rows: [(Parts<'_>, Parts<'_>); 9] = [
            (&[(Plain, "  a \t\u{a0} b\u{200b}c ")], &[(Plain, "a bc")]),
            (&[(Plain, "\n\na \n \n b\n")], &[(Plain, "a\nb")]),
            (&[(Plain, "a"), (Plain, " b")], &[(Plain, "a b")]),
            (&[(Plain, "a"), (Emphasis, " b "), (Plain, "c")], &[(Plain, "a "), (Emphasis, "b"), (Plain, " c")]),
            (&[(Emphasis, "a b\nc")], &[(Emphasis, "a b"), (Plain, "\n"), (Emphasis, "c")]),
            (&[(Code, "  a  b\t \n\tc")], &[(Code, "  a  b"), (Plain, "\n"), (Code, "    c")]),
            (&[(Plain, "a "), (Code, "  "), (Plain, "\nb")], &[(Plain, "a\nb")]),
            (&[(Code, "  ")], &[]),
            (&[(Emphasis, " \n ")], &[]),
        ];
        for (parts, expected) in rows {
            let expected: Vec<_> = expected.iter().map(|(style, text)| (*style, (*text).to_owned())).collect();
            assert_eq!(built(parts), expected, "{parts:?}");
        }
    }
}
