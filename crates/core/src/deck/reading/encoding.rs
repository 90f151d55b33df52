//! Turns the bytes of a deck file into text, and tells why they are not text or not JSON.
//!
//! Works on bytes: the widget downloads this code, and most of what handles chars is large.

use super::limits::MAX_BYTES;
use crate::deck::faults::{Fault, Problem};
use serde_json::Error;

/// The text of a deck file without its byte order mark. Whatever reads a file or a download uses this, so that all agree.
///
/// # Errors
///
/// Returns one fault if the file is too large or not UTF-8.
pub fn decode(bytes: &[u8]) -> Result<&str, Vec<Fault>> {
    if bytes.len() > MAX_BYTES {
        return Err(vec![too_large(bytes.len())]);
    }
    let text = std::str::from_utf8(bytes).map_err(|error| error.valid_up_to());
    // English in UTF-16 is valid UTF-8, with a zero before or after each char. JSON has no zeros.
    let text = text.and_then(|text| bytes.iter().position(|byte| *byte == 0).map_or(Ok(text), Err));
    text.map(without_mark).map_err(|offset| vec![at(Problem::NotUtf8, bytes, offset)])
}

/// The text without a byte order mark, which editors on Windows write.
pub(super) fn without_mark(text: &str) -> &str {
    text.strip_prefix('\u{feff}').unwrap_or(text)
}

pub(super) fn too_large(length: usize) -> Fault {
    fault(Problem::TooLarge, length.to_string(), MAX_BYTES.to_string())
}

/// The fault of a text that serde_json refuses.
pub(super) fn not_json(text: &str, error: &Error) -> Fault {
    let bytes = text.as_bytes();
    if bytes.trim_ascii_start().starts_with(b"<") {
        return fault(Problem::WebPage, String::new(), String::new());
    }
    // serde_json counts bytes from 1, and says column 0 for a line break.
    let line_start: usize =
        bytes.split_inclusive(|byte| *byte == b'\n').take(error.line().saturating_sub(1)).map(<[u8]>::len).sum();
    let offset = line_start + error.column().saturating_sub(1);
    match curly_quote(bytes, offset) {
        Some(quote) => at(Problem::CurlyQuote, bytes, quote),
        None => at(Problem::NotJson, bytes, offset),
    }
}

/// The offset of a curly quote that stands for a straight one, if it is what makes the text invalid at an offset.
fn curly_quote(bytes: &[u8], offset: usize) -> Option<usize> {
    // Instead of an opening quote, parsing stops at it.
    if is_curly_quote(bytes.get(offset..)?) {
        return Some(offset);
    }
    // Instead of a closing quote, the string goes on to the next opening one, or to the end of the line.
    let (last, before) = bytes.get(..offset)?.split_last()?;
    if !b"\"\n".contains(last) {
        return None;
    }
    let start = before.iter().rposition(|byte| *byte == b'"')?;
    let quote = (start..before.len()).rfind(|at| before.get(*at..).is_some_and(is_curly_quote))?;
    // What follows is then no prose.
    let mut rest = before.get(quote..)?.iter().skip_while(|byte| !byte.is_ascii());
    rest.all(|byte| !byte.is_ascii_alphabetic()).then_some(quote)
}

/// Whether a text begins with one of the quotes that word processors write, such as “, ’ and «.
fn is_curly_quote(bytes: &[u8]) -> bool {
    matches!(bytes, [0xe2, 0x80, 0x98..=0x9f, ..] | [0xc2, 0xab | 0xbb, ..])
}

/// A fault at an offset, as line and column. Columns count chars.
fn at(problem: Problem, bytes: &[u8], offset: usize) -> Fault {
    let (mut line, mut column) = (1, 1);
    for byte in bytes.iter().take(offset) {
        match byte {
            b'\n' => (line, column) = (line + 1, 1),
            // The second and later bytes of a char.
            0x80..0xc0 => {}
            _ => column += 1,
        }
    }
    fault(problem, line.to_string(), column.to_string())
}

fn fault(problem: Problem, found: String, expected: String) -> Fault {
    Fault { path: String::new(), problem, found, expected }
}
