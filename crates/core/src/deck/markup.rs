//! The inline markup of deck files: `*emphasis*`, `` `code` ``, backslash escapes. What has no partner stays as it is.
//!
//! Everything that reads deck files uses this reader, other formats included. It does not know how a text is drawn.

use std::fmt::{self, Display, Formatter};

/// A text of a deck file that may have emphasis and code. It prints as plain text, for all places that hold nothing else.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct MarkedText(Box<str>);

/// A part of a text with one style.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// How it is shown.
    pub style: Style,
    /// Its characters.
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

impl MarkedText {
    /// Whether there is no text.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The text as the deck file has it.
    pub fn as_markup(&self) -> &str {
        &self.0
    }

    /// How many words the text has, for the time that it takes to read. Its marks belong to words.
    pub fn word_count(&self) -> usize {
        self.0.split_whitespace().count()
    }

    /// The parts of the text.
    pub fn spans(&self) -> Vec<Span> {
        read(&self.0)
    }
}

impl From<&str> for MarkedText {
    fn from(markup: &str) -> Self {
        Self(markup.into())
    }
}

impl Display for MarkedText {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        self.spans().iter().try_for_each(|span| formatter.write_str(&span.text))
    }
}

/// The parts of a text in markup. Neighbouring parts differ in style.
pub fn read(markup: &str) -> Vec<Span> {
    let mut spans = Vec::new();
    let last_closing = scan(markup, usize::MAX, &mut spans);
    spans.clear();
    scan(markup, last_closing, &mut spans);
    spans
}

/// Reads the text. A star opens emphasis only before the last one that can close it. Places are counted from the end, in
/// bytes; returns that of the last star that can close.
fn scan(markup: &str, last_closing: usize, spans: &mut Vec<Span>) -> usize {
    let mut chars = markup.chars();
    let mut before = ' ';
    // The style of the text and, while there is code in it, the one around that.
    let (mut style, mut outer) = (Style::Plain, Style::Plain);
    // Whether a backtick may still have a partner; without this, many lone ones would take quadratic time.
    let mut has_code = true;
    let mut found = usize::MAX;
    while let Some(char) = chars.next() {
        let rest = chars.as_str();
        let next = rest.chars().next().unwrap_or(' ');
        match char {
            '\\' if next.is_ascii_punctuation() => {
                push(spans, style, next);
                chars.next();
            }
            '`' if style == Style::Code => style = outer,
            '`' if has_code && is_code(rest) => (outer, style) = (style, Style::Code),
            '*' if style != Style::Code => {
                let can_close = !before.is_whitespace();
                if can_close {
                    found = rest.len();
                }
                style = match style {
                    Style::Emphasis if can_close => Style::Plain,
                    Style::Plain if rest.len() > last_closing && !next.is_whitespace() => Style::Emphasis,
                    _ => {
                        push(spans, style, char);
                        style
                    }
                };
            }
            _ => {
                has_code &= char != '`';
                push(spans, style, char);
            }
        }
        before = char;
    }
    found
}

/// Whether code of at least one character and its closing backtick follow.
fn is_code(text: &str) -> bool {
    let mut is_escaped = false;
    let end = text.bytes().position(|byte| {
        let is_end = byte == b'`' && !is_escaped;
        is_escaped = byte == b'\\' && !is_escaped;
        is_end
    });
    end.is_some_and(|end| end > 0)
}

fn push(spans: &mut Vec<Span>, style: Style, char: char) {
    match spans.last_mut() {
        Some(span) if span.style == style => span.text.push(char),
        _ => spans.push(Span { style, text: char.into() }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(markup: &str) -> String {
        let show = |Span { style, text }| match style {
            Style::Plain => text,
            Style::Emphasis => format!("<{text}>"),
            Style::Code => format!("[{text}]"),
        };
        read(markup).into_iter().map(show).collect()
    }

    #[test]
    fn marks_with_a_partner_style_the_text_between() {
        for (markup, expected) in [
            ("", ""),
            ("a *b c* d", "a <b c> d"),
            ("a*b*c", "a<b>c"),
            ("*a**b*", "<ab>"),
            ("2 * 3 * 4", "2 * 3 * 4"),
            ("2*3", "2*3"),
            ("*a", "*a"),
            ("*a * b*", "<a * b>"),
            (r"\*a\* \\ \d", r"*a* \ \d"),
            (r"*a\* b*", "<a* b>"),
            ("`a*b` *c*", "[a*b] <c>"),
            (r"`\`\\n`", r"[`\n]"),
            (r"`a\d`", r"[a\d]"),
            ("*a `b` c*", "<a >[b]< c>"),
            ("a ` b", "a ` b"),
            ("``", "``"),
            ("`` and `x`", "`` and `x`"),
            ("é*ü*`ß`", "é<ü>[ß]"),
        ] {
            assert_eq!(shown(markup), expected, "{markup}");
        }
    }

    #[test]
    fn a_text_prints_without_its_marks() {
        assert_eq!(
            MarkedText::from(r"Does *this* print `a\*b`, or 2 \* 3?").to_string(),
            r"Does this print a*b, or 2 * 3?"
        );
        assert!(MarkedText::default().is_empty() && !MarkedText::from("*").is_empty());
    }

    #[test]
    fn many_lone_marks_take_linear_time() {
        let markup = "`\\`".repeat(100_000) + &"*a ".repeat(100_000);
        assert!(!read(&markup).is_empty());
    }
}
