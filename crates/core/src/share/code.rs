//! What all link codes have in common: `rf`, the letter of the kind, the version, then bytes with a checksum in base32.
//!
//! The decoder is total: any text at all gives bytes or a reason why not. Of all spellings of the same bytes it accepts
//! exactly one, and the same in upper case.

/// What a code holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// One result.
    Result,
    /// Two results to compare.
    Comparison,
    /// One to fifty results.
    Team,
}

/// Why a fragment holds no result.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinkFault {
    /// It is not a code; it belongs to the page.
    NotOurs,
    /// A newer version made it.
    UnknownVersion,
    /// It is cut off, mistyped or made up.
    Damaged,
}

/// The version that is written, and the only one that is read.
pub const VERSION: u8 = 1;
/// Crockford's base32 alphabet in lower case: all digits and letters but i, l, o and u.
const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

impl Kind {
    /// What a code of this kind starts with, before its version.
    fn prefix(self) -> &'static str {
        match self {
            Self::Result => "rf",
            Self::Comparison => "rfc",
            Self::Team => "rft",
        }
    }

    /// The most base32 digits that a code of this kind may have.
    fn max_digits(self) -> usize {
        match self {
            Self::Result => 64,
            // 50 results of 50 decks with eight facets each are 854 bytes.
            Self::Comparison | Self::Team => 1367,
        }
    }
}

/// The code of that kind for these bytes. The bytes come without their checksum.
pub fn encode(kind: Kind, mut content: Vec<u8>) -> String {
    content.extend(crc16(&content).to_be_bytes());
    format!("{}{VERSION}{}", kind.prefix(), to_base32(&content))
}

/// The kind of a fragment and its bytes without their checksum. The fragment may start with `#`.
///
/// # Errors
///
/// Says whether the fragment is not a code at all, has an unknown version, or is damaged.
pub fn decode(fragment: &str) -> Result<(Kind, Vec<u8>), LinkFault> {
    let (kind, version, payload) =
        recognise(fragment.strip_prefix('#').unwrap_or(fragment)).ok_or(LinkFault::NotOurs)?;
    if version != VERSION {
        return Err(LinkFault::UnknownVersion);
    }
    let content = content(payload, kind.max_digits()).ok_or(LinkFault::Damaged)?;
    Ok((kind, content))
}

/// CRC-16/CCITT-FALSE: polynomial 0x1021, start 0xffff, not reflected. It finds typing errors but does not protect
/// against forgery.
pub fn crc16(bytes: &[u8]) -> u16 {
    bytes.iter().fold(0xffff, |crc, &byte| {
        let shift = |crc: u16, _| if crc & 0x8000 == 0 { crc << 1 } else { crc << 1 ^ 0x1021 };
        (0..8).fold(crc ^ u16::from(byte) << 8, shift)
    })
}

/// The kind, the version and the payload of a text that is meant to be a code, valid or not.
///
/// A code of one result has at least ten letters or digits after its version, one of several results at least twenty
/// digits of the alphabet.
pub fn recognise(fragment: &str) -> Option<(Kind, u8, &[u8])> {
    let [b'r' | b'R', b'f' | b'F', rest @ ..] = fragment.as_bytes() else { return None };
    let (kind, rest) = match rest {
        [b'c' | b'C', rest @ ..] => (Kind::Comparison, rest),
        [b't' | b'T', rest @ ..] => (Kind::Team, rest),
        _ => (Kind::Result, rest),
    };
    let [version @ b'1'..=b'9', payload @ ..] = rest else { return None };
    // Blogs name their sections after standards: `#rfc7231section4` is not a code.
    let is_meant = match kind {
        Kind::Result => payload.get(..10)?.iter().all(u8::is_ascii_alphanumeric),
        Kind::Comparison | Kind::Team => payload.get(..20)?.iter().all(|digit| value(*digit).is_some()),
    };
    is_meant.then_some((kind, version - b'0', payload))
}

/// The bytes of a payload without their checksum; `None` if it is too long or the checksum does not fit.
fn content(payload: &[u8], max_digits: usize) -> Option<Vec<u8>> {
    if payload.len() > max_digits {
        return None;
    }
    let mut bytes = from_base32(payload)?;
    let (content, checksum) = bytes.split_last_chunk()?;
    if crc16(content) != u16::from_be_bytes(*checksum) {
        return None;
    }
    let length = content.len();
    bytes.truncate(length);
    Some(bytes)
}

fn to_base32(bytes: &[u8]) -> String {
    let mut text = String::new();
    let (mut bits, mut count) = (0u32, 0u32);
    let mut push = |five: u32| text.extend(ALPHABET.get((five & 31) as usize).map(|&digit| char::from(digit)));
    for &byte in bytes {
        bits = bits << 8 | u32::from(byte);
        count += 8;
        while count >= 5 {
            count -= 5;
            push(bits >> count);
        }
        bits &= (1 << count) - 1;
    }
    if count > 0 {
        push(bits << (5 - count));
    }
    text
}

/// The bytes of a payload. `None` if a character is not in the alphabet, or if the same bytes have another spelling: the
/// padding bits must be zero, and there must be no digit too many.
fn from_base32(payload: &[u8]) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let (mut bits, mut count) = (0u32, 0u32);
    for &digit in payload {
        bits = bits << 5 | value(digit)?;
        count += 5;
        if count >= 8 {
            count -= 8;
            bytes.push((bits >> count) as u8);
            bits &= (1 << count) - 1;
        }
    }
    (count < 5 && bits == 0).then_some(bytes)
}

/// The value of a base32 digit, 0 to 31. Its place in the alphabet, found by range rather than by search: a paste of
/// five thousand links has a hundred thousand digits.
fn value(digit: u8) -> Option<u32> {
    let value = match digit.to_ascii_lowercase() {
        digit @ b'0'..=b'9' => digit - b'0',
        digit @ b'a'..=b'h' => digit - b'a' + 10,
        digit @ b'j'..=b'k' => digit - b'j' + 18,
        digit @ b'm'..=b'n' => digit - b'm' + 20,
        digit @ b'p'..=b't' => digit - b'p' + 22,
        digit @ b'v'..=b'z' => digit - b'v' + 27,
        _ => return None,
    };
    Some(value.into())
}
