//! The inline markup of deck files: `*emphasis*`, `` `code` ``, backslash escapes. The core reads it, and here it is written.

use super::{Style, Text, TextBuilder};
use role_fit_core::deck::markup;

/// Reads a text of a deck file.
pub(crate) fn read(text: &str) -> Text {
    let mut builder = TextBuilder::default();
    markup::read(text).iter().for_each(|span| builder.push(span.style, &span.text));
    builder.finish()
}

/// Writes a text for a deck file.
pub(crate) fn write(text: &Text) -> String {
    let mut written = String::new();
    for span in text.spans() {
        match span.style {
            Style::Plain => escape(&span.text, &['\\', '*', '`'], &mut written),
            Style::Emphasis => {
                written.push('*');
                escape(&span.text, &['\\', '*', '`'], &mut written);
                written.push('*');
            }
            Style::Code => {
                written.push('`');
                escape(&span.text, &['\\', '`'], &mut written);
                written.push('`');
            }
        }
    }
    written
}

/// Appends the text with a backslash before each of these characters.
pub(crate) fn escape(text: &str, special: &[char], written: &mut String) {
    for char in text.chars() {
        if special.contains(&char) {
            written.push('\\');
        }
        written.push(char);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_written_as_it_is_read() {
        for text in
            ["a *b c* d", "a*b*c", "2 * 3", "*a", r"\*a\* \\ \d", "`a*b` *c*", r"`\`\\n`", "*a `b` c*", "a ` b", "``"]
        {
            assert_eq!(read(&write(&read(text))), read(text), "{text}");
        }
    }
}
