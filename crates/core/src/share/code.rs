//! What all link codes have in common: `rf`, the letter of their kind, the version, and bytes with a checksum in base32.
//!
//! Total: any text at all gives bytes or says why not, and of the spellings of the same bytes only one is accepted (but for
//! upper case). Knows nothing of what the bytes mean.

/// What a code holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// One result.
    Result,
    /// Two, to be set against each other.
    Comparison,
    /// One to fifty.
    Team,
}

/// Why a fragment gives no result.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinkFault {
    /// It is the page's own, and none of our business.
    NotOurs,
    /// It was made by a version that this one does not know.
    UnknownVersion,
    /// It is cut off, mistyped or made up.
    Damaged,
}

/// The version that is written, and the only one that is read.
pub const VERSION: u8 = 1;
/// Crockford's alphabet in lower case.
const DIGITS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
/// The same alphabet in upper case, a bit for each letter; the lowest is that of `0`.
const PLACES: u64 = {
    let mut places = 0;
    let mut rest = DIGITS.as_slice();
    while let [letter, others @ ..] = rest {
        places |= 1 << (letter.to_ascii_uppercase() - b'0');
        rest = others;
    }
    places
};

impl Kind {
    /// What a code of this kind begins with, before its version.
    fn prefix(self) -> &'static str {
        match self {
            Self::Result => "rf",
            Self::Comparison => "rfc",
            Self::Team => "rft",
        }
    }

    /// The most digits that a code of this kind may have.
    fn most_digits(self) -> usize {
        match self {
            Self::Result => 64,
            // 50 results of 50 decks with eight facets each are 854 bytes.
            Self::Comparison | Self::Team => 1367,
        }
    }
}

/// The code of a kind for bytes without their checksum.
pub fn encoded(kind: Kind, mut content: Vec<u8>) -> String {
    content.extend(crc16(&content).to_be_bytes());
    let mut code = String::from(kind.prefix());
    code.push(char::from(b'0' + VERSION));
    push_base32(&content, &mut code);
    code
}

/// The kind of a fragment, with or without its `#`, and its bytes without their checksum. No more digits are looked at than
/// its kind may have.
///
/// # Errors
///
/// Says whether the fragment is none of ours, of an unknown version, or damaged.
pub fn decoded(fragment: &str) -> Result<(Kind, Vec<u8>), LinkFault> {
    let (kind, version, payload) = ours(fragment.strip_prefix('#').unwrap_or(fragment)).ok_or(LinkFault::NotOurs)?;
    if version != VERSION {
        return Err(LinkFault::UnknownVersion);
    }
    match content(payload, kind.most_digits()) {
        Some(content) => Ok((kind, content)),
        None => Err(LinkFault::Damaged),
    }
}

/// CRC-16/CCITT-FALSE: polynomial 0x1021, start 0xffff, not reflected. It finds typing faults and
/// is no security.
pub fn crc16(bytes: &[u8]) -> u16 {
    bytes.iter().fold(0xffff, |crc, &byte| {
        (0..8).fold(
            crc ^ u16::from(byte) << 8,
            |crc: u16, _| {
                if crc & 0x8000 == 0 { crc << 1 } else { crc << 1 ^ 0x1021 }
            },
        )
    })
}

/// The kind, the version and the payload of a text that is meant to be a code of ours, sound or not: by ten letters or digits
/// after its version, of several results by twenty of the alphabet.
pub fn ours(fragment: &str) -> Option<(Kind, u8, &[u8])> {
    let [b'r' | b'R', b'f' | b'F', rest @ ..] = fragment.as_bytes() else { return None };
    let (kind, rest) = match rest {
        [b'c' | b'C', rest @ ..] => (Kind::Comparison, rest),
        [b't' | b'T', rest @ ..] => (Kind::Team, rest),
        _ => (Kind::Result, rest),
    };
    let [version @ b'1'..=b'9', payload @ ..] = rest else { return None };
    // Blogs name their sections after standards: `#rfc7231section4`.
    let is_one = kind == Kind::Result;
    let least = if is_one { 10 } else { 20 };
    let is_digit = |letter: &u8| letter.is_ascii_alphanumeric() && (is_one || digit(*letter).is_some());
    let is_long_enough = payload.len() >= least && payload.iter().take(least).all(is_digit);
    is_long_enough.then_some((kind, version - b'0', payload))
}

fn content(payload: &[u8], most: usize) -> Option<Vec<u8>> {
    if payload.len() > most {
        return None;
    }
    let mut bytes = from_base32(payload)?;
    let (content, checksum) = bytes.split_last_chunk::<2>()?;
    if crc16(content) != u16::from_be_bytes(*checksum) {
        return None;
    }
    bytes.truncate(bytes.len() - 2);
    Some(bytes)
}

fn push_base32(bytes: &[u8], code: &mut String) {
    let (mut bits, mut held) = (0u32, 0u32);
    let mut push = |five: u32| code.extend(DIGITS.get((five & 31) as usize).map(|&digit| char::from(digit)));
    for &byte in bytes {
        bits = bits << 8 | u32::from(byte);
        held += 8;
        while held >= 5 {
            held -= 5;
            push(bits >> held);
        }
        bits &= (1 << held) - 1;
    }
    if held > 0 {
        push(bits << (5 - held));
    }
}

/// What a letter of the alphabet stands for: how many of it come before. Counted in one step, since a paste of five
/// thousand links has a hundred thousand letters.
fn digit(letter: u8) -> Option<u32> {
    let place = letter.to_ascii_uppercase().wrapping_sub(b'0');
    let bit = 1u64.checked_shl(place.into())?;
    (PLACES & bit != 0).then(|| (PLACES & (bit - 1)).count_ones())
}

/// The bytes of a payload; none if it holds a character outside the alphabet, or is not the one spelling of them: with pad
/// bits that are not zero, or a digit too many.
fn from_base32(payload: &[u8]) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let (mut bits, mut held) = (0u32, 0u32);
    for &letter in payload {
        bits = bits << 5 | digit(letter)?;
        held += 5;
        if held >= 8 {
            held -= 8;
            bytes.push((bits >> held) as u8);
            bits &= (1 << held) - 1;
        }
    }
    (held < 5 && bits == 0).then_some(bytes)
}
