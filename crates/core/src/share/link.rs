//! Finds a link code in a fragment, or in a line of a chat.
//!
//! It tolerates any text around a code; the code itself must be exact, which the decoders decide.

use crate::share::code::{self, Kind, LinkFault, recognise};
use crate::share::several;
use crate::share::single::SharedResult;
use std::iter;

/// What a link shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Linked {
    /// One result.
    Result(SharedResult),
    /// Several results: two to compare, or a team's.
    Several(Vec<SharedResult>),
}

/// The characters of a fragment that are looked at: more than the longest code has when each is written as `%xx`.
const MAX_CHARS: usize = 3 * 1400;

impl Linked {
    /// Reads a page's fragment, with or without its `#`. It may be percent-encoded, and other characters may follow the
    /// code: a `>` or a full stop that a chat took for part of the URL, or a tracking parameter.
    ///
    /// # Errors
    ///
    /// Says whether the fragment is not a code at all, has an unknown version, or is damaged.
    pub fn of_fragment(fragment: &str) -> Result<Self, LinkFault> {
        let fragment: String = fragment.chars().take(MAX_CHARS).collect();
        let fragment = percent_decoded(&fragment);
        Self::of_code(code_at_start(fragment.strip_prefix('#').unwrap_or(&fragment)))
    }

    /// Reads a code of any kind.
    ///
    /// # Errors
    ///
    /// Says whether the text is not a code at all, has an unknown version, or is damaged.
    pub fn of_code(code: &str) -> Result<Self, LinkFault> {
        let (kind, bytes) = code::decode(code)?;
        let linked = match kind {
            Kind::Result => SharedResult::from_bytes(&bytes).map(Self::Result),
            Kind::Comparison | Kind::Team => several::from_bytes(kind, &bytes).map(Self::Several),
        };
        linked.ok_or(LinkFault::Damaged)
    }
}

/// The first code in a line, valid or not, and the words before its URL. The code is not decoded yet.
pub fn code_in(line: &str) -> Option<(String, String)> {
    let line = percent_decoded(line);
    // A code may stand alone, at the start of the line. A URL may have more than one `#`: `#!/post#rf1…`.
    let mut starts = iter::once(0).chain(line.match_indices('#').map(|(index, _)| index + 1));
    starts.find_map(|start| {
        let (before, rest) = line.split_at(start);
        let code = code_at_start(rest);
        recognise(code)?;
        let words = before.rsplit_once(|character: char| character.is_ascii_whitespace());
        Some((words.map_or("", |(words, _)| words).to_owned(), code.to_owned()))
    })
}

/// The letters and digits that the text starts with.
fn code_at_start(text: &str) -> &str {
    text.split(|character: char| !character.is_ascii_alphanumeric()).next().unwrap_or_default()
}

/// The text with every `%xx` that stands for a printable ASCII character decoded; other sequences stay as they are.
///
/// Blanks stay encoded, since they would end the URL in which they stand.
fn percent_decoded(text: &str) -> String {
    let mut decoded = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('%') {
        decoded.push_str(before);
        rest = after;
        let sequence = after.split_at_checked(2).and_then(|(digits, after)| {
            let byte = u8::from_str_radix(digits, 16).ok()?;
            byte.is_ascii_graphic().then_some((byte, after))
        });
        if let Some((byte, after)) = sequence {
            decoded.push(byte.into());
            rest = after;
        } else {
            decoded.push('%');
        }
    }
    decoded.push_str(rest);
    decoded
}
