//! What all link codes have in common: `rf`, the letter of their kind, the version, and bytes with a checksum in base32.
//!
//! Total: any text at all gives bytes or says why not, and of the spellings of the same bytes only one is accepted (but for
//! upper case). Knows nothing of what the bytes mean.

use super::share::LinkFault;

/// The version that is written, and the only one that is read.
pub const VERSION: u8 = 1;
const PREFIX: &str = "rf";
/// Crockford's alphabet in lower case.
const DIGITS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
/// A fragment is ours from so many letters or digits after its version digit on.
const OURS_FROM: usize = 10;

/// The code of a kind (a letter, or none) for bytes without their checksum.
pub fn encoded(kind: &str, mut content: Vec<u8>) -> String {
    content.extend(crc16(&content).to_be_bytes());
    let mut code = String::from(PREFIX);
    code.push_str(kind);
    code.push(char::from(b'0' + VERSION));
    push_base32(&content, &mut code);
    code
}

/// The bytes of a fragment of that kind without their checksum; no more than `most` digits are looked at.
///
/// # Errors
///
/// Says whether the fragment is none of that kind, of an unknown version, or damaged.
pub fn decoded(kind: &str, fragment: &str, most: usize) -> Result<Vec<u8>, LinkFault> {
    let fragment = fragment.strip_prefix('#').unwrap_or(fragment);
    let (version, payload) = ours(kind, fragment).ok_or(LinkFault::NotOurs)?;
    if version != VERSION {
        return Err(LinkFault::UnknownVersion);
    }
    content(payload, most).ok_or(LinkFault::Damaged)
}

/// Whether a text is meant to be a code of that kind, sound or not.
pub fn is_meant(kind: &str, text: &str) -> bool {
    ours(kind, text).is_some()
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

/// The version digit and the payload of a fragment that is ours, sound or not.
fn ours<'a>(kind: &str, fragment: &'a str) -> Option<(u8, &'a str)> {
    let (prefix, rest) = fragment.split_at_checked(PREFIX.len())?;
    let (letter, rest) = rest.split_at_checked(kind.len())?;
    let (&digit, _) = rest.as_bytes().split_first()?;
    let payload = rest.get(1..)?;
    let long_enough = payload.bytes().take(OURS_FROM).filter(u8::is_ascii_alphanumeric).count() == OURS_FROM;
    let is_kind = prefix.eq_ignore_ascii_case(PREFIX) && letter.eq_ignore_ascii_case(kind);
    (is_kind && matches!(digit, b'1'..=b'9') && long_enough).then(|| (digit - b'0', payload))
}

fn content(payload: &str, most: usize) -> Option<Vec<u8>> {
    if payload.len() > most {
        return None;
    }
    let mut bytes = from_base32(payload)?;
    // Pad bits that are not zero, and a digit too many.
    let mut canonical = String::new();
    push_base32(&bytes, &mut canonical);
    if !canonical.eq_ignore_ascii_case(payload) {
        return None;
    }
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

/// The bytes of a payload; none if it holds a character outside the alphabet.
fn from_base32(payload: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(payload.len() * 5 / 8);
    let (mut bits, mut held) = (0u32, 0u32);
    for digit in payload.bytes() {
        let five = DIGITS.iter().position(|known| *known == digit.to_ascii_lowercase())?;
        bits = bits << 5 | five as u32;
        held += 5;
        if held >= 8 {
            held -= 8;
            bytes.push((bits >> held) as u8);
            bits &= (1 << held) - 1;
        }
    }
    Some(bytes)
}
