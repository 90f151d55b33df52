//! Texts of GIFT: escapes and formats.

use crate::markdown;
use crate::text::{Reading, html, markup};

/// How a text is to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TextFormat {
    /// Moodle's own: plain text with line breaks, in which HTML counts too.
    Moodle,
    Html,
    Markdown,
    Plain,
}

/// The characters that a backslash makes ordinary.
pub(crate) const ESCAPED: [char; 7] = ['\\', '~', '=', '#', '{', '}', ':'];

impl TextFormat {
    pub(crate) fn of_name(name: &str) -> Option<Self> {
        match name {
            "moodle" => Some(Self::Moodle),
            "html" => Some(Self::Html),
            "markdown" => Some(Self::Markdown),
            "plain" => Some(Self::Plain),
            _ => None,
        }
    }

    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Moodle => "[moodle]",
            Self::Html => "[html]",
            Self::Markdown => "[markdown]",
            Self::Plain => "[plain]",
        }
    }

    /// The format that a text begins with, and the rest.
    pub(crate) fn split(text: &str) -> (Option<Self>, &str) {
        let found = text.trim_start().strip_prefix('[').and_then(|rest| rest.split_once(']'));
        match found.and_then(|(name, rest)| Some((Self::of_name(name)?, rest))) {
            Some((format, rest)) => (Some(format), rest),
            None => (None, text),
        }
    }
}

/// Reads a text whose format is that of its question unless it begins with another.
pub(crate) fn read(text: &str, default: TextFormat) -> Reading {
    let (format, text) = TextFormat::split(text);
    let text = unescape(text.trim());
    match format.unwrap_or(default) {
        TextFormat::Html => html::read(&text),
        TextFormat::Markdown => markdown::read_text(&text),
        TextFormat::Moodle if html::is_likely(&text) => html::read(&text.replace('\n', "<br>")),
        TextFormat::Moodle | TextFormat::Plain => Reading::of_plain(&text),
    }
}

/// The text without its backslashes. One before any other character stays, as in `\(x\)`.
pub(crate) fn unescape(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(char) = chars.next() {
        let escaped = chars.peek().copied().filter(|_| char == '\\');
        match escaped {
            Some('n') => plain.push('\n'),
            Some(next) if ESCAPED.contains(&next) => plain.push(next),
            _ => {
                plain.push(char);
                continue;
            }
        }
        chars.next();
    }
    plain
}

/// The text with a backslash before each special character, on one line.
pub(crate) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    markup::escape(text, &ESCAPED, &mut escaped);
    escaped.replace('\n', "\\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_and_formats_are_understood() {
        for (text, expected) in [
            (r"1\:2 \~ \= \# \{\}", "1:2 ~ = # {}"),
            (r"a\nb\\n \(x\)", "a\nb\\\\n \\\\(x\\\\)"),
            ("[html]<p>a <b>b</b></p>", "a *b*"),
            ("[markdown]a **b** `c`", "a *b* `c`"),
            ("[plain]<b>a</b> *b*", r"<b>a</b> \*b\*"),
            ("[moodle] a\n<b>b</b>", "a\n*b*"),
            ("[x] a", "[x] a"),
            ("<b>a", "<b>a"),
        ] {
            assert_eq!(read(text, TextFormat::Moodle).text.to_markup(), expected, "{text}");
        }
        let plain = "a\n\\n ~=#{}: \\ %50%";
        assert_eq!(unescape(&escape(plain)), plain);
    }
}
