//! Shapes as elements: on the screen, and in a file of their own.
//!
//! Each kind of shape is one form of the pen, so that the file has what the screen has. Knows forms and how texts are
//! escaped; knows nothing of what a picture shows.

use super::{FONTS, Picture, WORDS};
use role_fit_core::text::joined;

const BAR: &str = "rect[x=?][y=?][width=?][height=?][rx=?][fill=?][stroke=?][stroke-width=5]";
const TEXT: &str = "text[x=?][y=?][font-size=?][font-weight=?][text-anchor=?][fill=?]";

/// The element of a shape: its form, the values of the form, and its text.
pub fn element<'a>(shape: &'a [&'a str]) -> (&'static str, &'a [&'a str], &'a str) {
    match shape {
        ["text", values @ .., text] => (TEXT, values, text),
        [_, values @ ..] => (BAR, values, ""),
        [] => (BAR, &[], ""),
    }
}

/// The picture as an SVG file.
pub fn file(picture: &Picture) -> String {
    let head = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1200\" height=\"630\" viewBox=\"0 0 2400 1260\" \
                role=\"img\" font-family=\"";
    let mut file = joined(&[head, FONTS, "\">"], "");
    for shape in picture.shapes().chunks_exact(WORDS) {
        let (form, values, text) = element(shape);
        let mut values = values.iter();
        file.push('<');
        for letter in form.chars() {
            match letter {
                '[' => file.push(' '),
                '=' => file.push_str("=\""),
                ']' => file.push('"'),
                '?' => file.push_str(values.next().unwrap_or(&"")),
                _ => file.push(letter),
            }
        }
        file.push('>');
        escape(text, &mut file);
        file.push_str(if form == TEXT { "</text>" } else { "</rect>" });
    }
    file.push_str("</svg>");
    file
}

/// XML has no place for control characters, written in whatever way.
fn escape(text: &str, file: &mut String) {
    for letter in text.chars() {
        match letter {
            '&' => file.push_str("&amp;"),
            '<' => file.push_str("&lt;"),
            '>' => file.push_str("&gt;"),
            '\0'..' ' | '\u{fffe}' | '\u{ffff}' => file.push(' '),
            _ => file.push(letter),
        }
    }
}
