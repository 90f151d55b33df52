//! Finds a link code in a fragment, or in the lines of a chat or mail.
//!
//! It tolerates any text around a code, and repairs what chats, mail programs and mail gateways do to links. The code itself
//! must then be exact, which the decoders decide.

use crate::share::code::{self, Kind, LinkFault, recognise};
use crate::share::several;
use crate::share::single::SharedResult;

/// What a link shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Linked {
    /// One result.
    Result(SharedResult),
    /// Several results: two to compare, or a team's.
    Several(Vec<SharedResult>),
}

/// The characters of a fragment that are looked at: more than the longest code has when each is written as `%xx` and has
/// an invisible character beside it.
const MAX_CHARS: usize = 10 * 1400;

/// How many lines a broken code may continue on. The longest code has 1370 characters, and mails have 60 or more in a line.
const MAX_CONTINUATION: usize = 30;

impl Linked {
    /// Reads a page's fragment, with or without its `#`. It may be percent-encoded, more than once, and contain invisible
    /// characters. Other characters may follow the code: a `>` or a full stop that a chat took for part of the URL, or a
    /// tracking parameter.
    ///
    /// # Errors
    ///
    /// Says whether the fragment is not a code at all, has an unknown version, or is damaged.
    pub fn of_fragment(fragment: &str) -> Result<Self, LinkFault> {
        let fragment: String = fragment.chars().take(MAX_CHARS).collect();
        let fragment = percent_decoded(&fragment);
        let text = skip_while(&fragment, |byte| byte == b'#' || is_invisible(byte));
        Self::of_code(&run(text, Reading::Exact)).or_else(|fault| {
            // An unreadable code is the page's own fragment only if both readings say so.
            let repaired = Self::of_code(&run(text, Reading::Repaired));
            repaired.map_err(|other| if fault == LinkFault::NotOurs { other } else { fault })
        })
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

/// A code that was found in a text, valid or not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundCode<'a> {
    /// The words before the code's URL.
    pub words: &'a str,
    /// The code, which is not decoded yet.
    pub code: String,
}

/// The first code in a line.
pub fn code_in(line: &str) -> Option<FoundCode<'_>> {
    find(line, &|_, text| best_reading(text))
}

/// A code that begins at the end of a line and continues on the next lines, as mail programs break long URLs; how many of
/// the next lines it takes, and what follows them. Only a valid code is found: anything could stand on the next line.
pub fn broken_code<'a>(line: &'a str, mut next_lines: &'a str) -> Option<(FoundCode<'a>, usize, &'a str)> {
    let mut found = find(line, &beginning_at_end)?;
    for count in 1..=MAX_CONTINUATION {
        let (next, rest) = next_lines.split_once('\n').unwrap_or((next_lines, ""));
        next_lines = rest;
        let next = percent_decoded(next);
        // A quoted mail repeats its mark on each line.
        let text = skip_while(without_break(&next), |byte| matches!(byte, b'>' | b'|' | b' ' | b'\t'));
        let run = run(text, Reading::Repaired);
        let is_new_code = !found.code.is_empty() && recognise(&run).is_some();
        if run.is_empty() || is_new_code {
            return None;
        }
        found.code.push_str(&run);
        if Linked::of_code(&found.code).is_ok() {
            return Some((found, count, rest));
        }
        if !text.iter().all(is_part_of_run) {
            return None;
        }
    }
    None
}

/// Reads a code between the text before it and the text that starts with it.
type ReadCode = dyn Fn(&[u8], &[u8]) -> Option<String>;

/// The first place in a line where a code may start and where `read` finds one, in the texts before and behind the place.
fn find<'a>(line: &'a str, read: &ReadCode) -> Option<FoundCode<'a>> {
    let decoded = percent_decoded(line);
    (0..=decoded.len()).find_map(|index| {
        let (before, text) = decoded.split_at_checked(index).filter(|(before, _)| is_start(before))?;
        Some(FoundCode { code: read(before, text)?, words: words(line, before) })
    })
}

/// The beginning of a code, if it reaches to the end of the line.
fn beginning_at_end(before: &[u8], text: &[u8]) -> Option<String> {
    let text = without_break(text);
    let code = run(text, Reading::Repaired);
    // A URL may be broken right behind its `#`, but an empty line begins no code.
    let is_beginning = match code.as_bytes() {
        [] | [b'r' | b'R'] => !before.is_empty(),
        [b'r' | b'R', b'f' | b'F', ..] => true,
        _ => false,
    };
    (is_beginning && text.iter().all(is_part_of_run)).then_some(code)
}

/// A line without the blanks at its end, and without the `=` by which quoted-printable mails mark a broken line.
fn without_break(line: &[u8]) -> &[u8] {
    let line = line.trim_ascii_end();
    line.strip_suffix(b"=").unwrap_or(line)
}

/// Whether a code may start behind this text: at the start of the line, and behind each `#`, of which a URL may have more
/// than one, as in `#!/post#rf1…`. Proofpoint writes `#` as `-23` or, in newer links, as `*`; and as `-2523` if it was encoded already.
fn is_start(before: &[u8]) -> bool {
    match before {
        [] | [.., b'#' | b'*'] => true,
        [rest @ .., b'2', b'3'] => {
            let mut rest = rest;
            while let [shorter @ .., b'2', b'5'] = rest {
                rest = shorter;
            }
            rest.ends_with(b"-")
        }
        _ => false,
    }
}

/// The words of the line before the URL that `before`, the decoded start of the line, ends with. Decoding makes no blanks.
fn words<'a>(line: &'a str, before: &[u8]) -> &'a str {
    let mut blanks = before.iter().filter(|byte| byte.is_ascii_whitespace()).count();
    let end = line.bytes().position(|byte| {
        blanks -= usize::from(blanks > 0 && byte.is_ascii_whitespace());
        blanks == 0
    });
    end.and_then(|end| line.get(..end)).unwrap_or_default()
}

/// How the characters are taken that a code starts with.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Reading {
    /// Up to the first other character; invisible ones may precede them.
    Exact,
    /// Past invisible characters.
    Repaired,
}

/// The code at the start of the text. It is read past invisible characters only if that makes it valid: they may also
/// separate the code from a word behind it.
fn best_reading(text: &[u8]) -> Option<String> {
    let (exact, repaired) = (run(text, Reading::Exact), run(text, Reading::Repaired));
    let is_exact = exact == repaired || recognise(&exact).is_some() && Linked::of_code(&repaired).is_err();
    let code = if is_exact { exact } else { repaired };
    recognise(&code)?;
    Some(code)
}

/// The letters and digits that the text starts with.
fn run(text: &[u8], reading: Reading) -> String {
    let mut run = String::new();
    for &byte in text {
        if byte.is_ascii_alphanumeric() {
            run.push(byte.into());
        } else if !is_invisible(byte) || reading == Reading::Exact && !run.is_empty() {
            break;
        }
    }
    run
}

fn is_part_of_run(byte: &u8) -> bool {
    byte.is_ascii_alphanumeric() || is_invisible(*byte)
}

/// Whether a byte belongs to a character that only says how a text may be broken, joined or directed: U+00AD, U+200B to
/// U+200F, U+2028 to U+202E, U+2060 to U+206F and U+FEFF. Chats and word processors put them into long words. A few
/// other characters consist of the same bytes; the checksum tells whether leaving them out was right.
fn is_invisible(byte: u8) -> bool {
    matches!(byte, 0x80..=0x8f | 0xa0..=0xaf | 0xbb | 0xbf | 0xc2 | 0xe2 | 0xef | ENCODED_BREAK)
}

fn skip_while(text: &[u8], is_skipped: impl Fn(u8) -> bool) -> &[u8] {
    let mut text = text;
    while let [first, rest @ ..] = text
        && is_skipped(*first)
    {
        text = rest;
    }
    text
}

/// What stands for an encoded line break: like an invisible character it is left out of a code.
const ENCODED_BREAK: u8 = 0xff;

/// The text without percent-encoding. It is decoded until nothing is left to decode: each mail gateway on the way may have
/// encoded `#` once more, as `%23`, `%2523` and so on. Blanks stay encoded, since they would end the URL in which they stand.
fn percent_decoded(text: &str) -> Vec<u8> {
    let mut decoded = Vec::with_capacity(text.len());
    for byte in text.bytes() {
        decoded.push(byte);
        // The last byte may complete a sequence, and what that stands for the next one.
        while let Some(byte) = encoded_at_end(&decoded) {
            decoded.truncate(decoded.len() - 3);
            decoded.push(byte);
        }
    }
    decoded
}

/// The byte that the last three stand for, if they are `%` and two hexadecimal digits, and if it is one to decode.
fn encoded_at_end(text: &[u8]) -> Option<u8> {
    let [.., b'%', high, low] = text else { return None };
    let digit = |byte: u8| char::from(byte).to_digit(16);
    match (digit(*high)? << 4 | digit(*low)?) as u8 {
        b'\r' | b'\n' => Some(ENCODED_BREAK),
        byte => (byte.is_ascii_graphic() || !byte.is_ascii()).then_some(byte),
    }
}
