//! Finds a link code in what people and their programs make of it: in a fragment, in a line of a chat.
//!
//! Forgiving about what stands around a code, never about the code itself: the decoders decide what it says. Knows
//! nothing of what is done with it.

use crate::share::code::LinkFault;
use crate::share::code::{Kind, decoded, ours};
use crate::share::several as group;
use crate::share::single::SharedResult;
use crate::text::{divided, hexadecimal, start};

/// What a link shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Linked {
    /// One result.
    Result(SharedResult),
    /// Several: two to be set against each other, or a team's.
    Several(Vec<SharedResult>),
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
        let fragment = percent_decoded(start(fragment, MOST_READ));
        Self::of_code(code_at(fragment.strip_prefix('#').unwrap_or(&fragment)))
    }

    /// Reads a code of whatever kind.
    ///
    /// # Errors
    ///
    /// Says whether it is no code at all, of an unknown version, or damaged.
    pub fn of_code(code: &str) -> Result<Self, LinkFault> {
        let (kind, bytes) = decoded(code)?;
        let linked = match kind {
            Kind::Result => SharedResult::from_bytes(&bytes).map(Self::Result),
            Kind::Comparison | Kind::Team => group::from_bytes(kind, &bytes).map(Self::Several),
        };
        linked.ok_or(LinkFault::Damaged)
    }
}

/// The first code in a line, sound or not, and the words before its address. Nothing is decoded yet.
pub fn code_in(line: &str) -> Option<(String, String)> {
    let line = percent_decoded(line);
    let mut rest = &*line;
    // A code can stand alone. An address can have more than one `#`: `#!/post#rf1…`.
    loop {
        let code = code_at(rest);
        if ours(code).is_some() {
            let before = start(&line, line.len() - rest.len());
            let address = before.bytes().rposition(|byte| byte.is_ascii_whitespace());
            return Some((start(before, address.unwrap_or_default()).to_owned(), code.to_owned()));
        }
        rest = divided(rest, b'#')?.1;
    }
}

/// The letters and digits that the text begins with.
fn code_at(text: &str) -> &str {
    start(text, text.bytes().take_while(u8::is_ascii_alphanumeric).count())
}

/// The text with `%xx` as the ASCII letter, digit or sign that it stands for; what is no such, stays.
fn percent_decoded(text: &str) -> String {
    let mut decoded = String::new();
    let mut rest = text;
    while let Some((before, after)) = divided(rest, b'%') {
        decoded.push_str(before);
        rest = after;
        let code = after.split_at_checked(2).and_then(|(code, after)| Some((hexadecimal(code.as_bytes())?, after)));
        match code {
            Some((ascii @ 0x21..0x7f, after)) => {
                decoded.push(char::from(ascii as u8));
                rest = after;
            }
            _ => decoded.push('%'),
        }
    }
    decoded.push_str(rest);
    decoded
}
