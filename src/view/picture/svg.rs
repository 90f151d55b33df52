//! Shapes as elements: on the screen, and in a file of their own.
//!
//! Each kind of shape is one form of the pen, so that the file has what the screen has. Knows forms and how texts are
//! escaped; knows nothing of what a picture shows.

use super::{FONTS, Shape};
use crate::quiz::text::{digits, joined};

/// The element of a shape: its form, the values of the form, and its text.
pub fn element(shape: &Shape) -> (&'static str, Vec<String>, &str) {
    match shape {
        Shape::Bar { x, y, width, height, radius, fill, stroke } => {
            let mut values = numbers(&[*x, *y, *width, *height, *radius]);
            values.push((*fill).to_owned());
            values.push((*stroke).to_owned());
            ("rect[x=?][y=?][width=?][height=?][rx=?][fill=?][stroke=?][stroke-width=5]", values, "")
        }
        Shape::Text { x, y, size, weight, anchor, fill, text } => {
            let mut values = numbers(&[*x, *y, *size]);
            for value in [weight, anchor, fill] {
                values.push((*value).to_owned());
            }
            ("text[x=?][y=?][font-size=?][font-weight=?][text-anchor=?][fill=?]", values, text)
        }
    }
}

/// No place of a picture is left of or above it.
fn numbers(numbers: &[i32]) -> Vec<String> {
    let mut texts = Vec::new();
    for number in numbers {
        texts.push(digits(number.unsigned_abs() as usize));
    }
    texts
}

/// The shapes as an SVG file, with the same in words as its title.
pub fn file(shapes: &[Shape], words: &str) -> String {
    let head = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1200\" height=\"630\" viewBox=\"0 0 2400 1260\" \
                role=\"img\" font-family=\"";
    let mut file = joined(&[head, FONTS, "\"><title>"], "");
    escape(words, &mut file);
    file.push_str("</title>");
    for shape in shapes {
        let (form, values, text) = element(shape);
        let mut values = values.iter();
        file.push('<');
        for letter in form.chars() {
            match letter {
                '[' => file.push(' '),
                '=' => file.push_str("=\""),
                ']' => file.push('"'),
                '?' => file.push_str(values.next().map_or("", |value| value)),
                _ => file.push(letter),
            }
        }
        file.push('>');
        escape(text, &mut file);
        let (tag, _) = form.split_once('[').unwrap_or_default();
        for part in ["</", tag, ">"] {
            file.push_str(part);
        }
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
