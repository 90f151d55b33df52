//! Finds a link code in what people and their programs make of it: in a fragment, in a line of a chat.
//!
//! Forgiving about what stands around a code, never about the code itself: the decoders decide what it says. Knows
//! nothing of what is done with it.

use super::code::is_meant;
use super::group::{self, Kind};
use super::share::{LinkFault, SharedResult};
use super::text::hexadecimal;

/// What a link shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Linked {
    /// One result.
    Result(SharedResult),
    /// Two, to be set against each other; the first is of who made the link.
    Comparison(SharedResult, SharedResult),
    /// A team's.
    Team(Vec<SharedResult>),
}

/// More than the longest code there is, each character written as `%xx`; what lies behind it is not looked at.
const MOST_READ: usize = 3 * 1400;

impl Linked {
    /// Reads a page's fragment, with or without its `#`: percent-encoded or not, and whatever follows the code, such as
    /// the `>` or the full stop that a chat took for a part of the address, or a parameter for counting visitors.
    ///
    /// # Errors
    ///
    /// Says whether the fragment is not ours at all, of an unknown version, or damaged.
    pub fn of_fragment(fragment: &str) -> Result<Self, LinkFault> {
        let fragment = start(fragment, MOST_READ);
        Self::of_code(code_at(&percent_decoded(fragment.strip_prefix('#').unwrap_or(fragment))))
    }

    /// Reads a code of whatever kind.
    ///
    /// # Errors
    ///
    /// Says whether it is no code at all, of an unknown version, or damaged.
    pub fn of_code(code: &str) -> Result<Self, LinkFault> {
        let mut found = SharedResult::decode(code).map(Self::Result);
        if found == Err(LinkFault::NotOurs) {
            found = group::decode(Kind::Team, code).map(Self::Team);
        }
        if found == Err(LinkFault::NotOurs) {
            found = match &*group::decode(Kind::Comparison, code)? {
                [first, second] => Ok(Self::Comparison(first.clone(), second.clone())),
                _ => Err(LinkFault::Damaged),
            };
        }
        found
    }
}

/// The first code in a line, sound or not, and the words before its address. Nothing is decoded yet.
pub fn code_in(line: &str) -> Option<(&str, String)> {
    let mut before = 0;
    for word in line.split_inclusive(char::is_whitespace) {
        if let Some(code) = code_in_word(word) {
            return Some((line.get(..before)?, code));
        }
        before += word.len();
    }
    None
}

fn code_in_word(word: &str) -> Option<String> {
    // Nearly all words of a long paste end here.
    if !word.contains(['#', '%']) && !word.get(..2).is_some_and(|rf| rf.eq_ignore_ascii_case("rf")) {
        return None;
    }
    // An address can have more than one `#`: `#!/post#rf1…`. A code can stand alone.
    let word = percent_decoded(word);
    let code = word.split('#').map(code_at).find(|code| ["", "c", "t"].iter().any(|kind| is_meant(kind, code)))?;
    Some(code.to_owned())
}

/// The letters and digits that the text begins with.
fn code_at(text: &str) -> &str {
    let end = text.bytes().position(|byte| !byte.is_ascii_alphanumeric()).unwrap_or(text.len());
    start(text, end)
}

/// The text up to that byte, or a little before it where that is inside of a letter.
fn start(text: &str, mut end: usize) -> &str {
    loop {
        match text.get(..end) {
            Some(start) => return start,
            None if end >= text.len() => return text,
            None => end -= 1,
        }
    }
}

/// The text with `%xx` as the ASCII character that it stands for; what is no such, stays.
fn percent_decoded(text: &str) -> String {
    let mut decoded = String::new();
    for (place, part) in text.split('%').enumerate() {
        let code = if place == 0 { None } else { part.get(..2) };
        match code.and_then(|code| hexadecimal(code.as_bytes())) {
            Some(ascii @ 0..128) => {
                decoded.push(char::from(ascii as u8));
                decoded.push_str(part.get(2..).unwrap_or_default());
            }
            _ => {
                if place > 0 {
                    decoded.push('%');
                }
                decoded.push_str(part);
            }
        }
    }
    decoded
}
