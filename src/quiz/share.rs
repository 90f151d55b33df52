//! A result as a link code and back: version, fingerprint, ranges, checksum.
//!
//! The code carries the result, never the answers. The decoder is total: any text at all gives a
//! result or says why not, and only the one spelling that the encoder gives is accepted (but for
//! upper case). Knows nothing of URLs around the fragment.

use super::fit::{Marker, Meter};

/// The version that is written.
const VERSION: u8 = 1;
const FACETS_PRESENT: u8 = 0b01;
const KNOWLEDGE_PRESENT: u8 = 0b10;
/// Crockford's alphabet in lower case.
const DIGITS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
/// A fragment is ours from so many letters or digits after `rf` and its version digit on.
const OURS_FROM: usize = 10;
/// The longest payload that any version 1 code may have.
const MAX_PAYLOAD: usize = 64;

/// What a link says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SharedResult {
    fingerprint: u32,
    meter: Meter,
    score: Option<LinkedScore>,
    facets: Vec<Marker>,
}

/// A knowledge score as a link holds it: at most 63 asked, and right at most as many.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LinkedScore {
    right: u8,
    asked: u8,
}

impl LinkedScore {
    /// Takes the two counts if they are in range.
    pub fn new(right: u8, asked: u8) -> Option<Self> {
        (right <= asked && (1..=63).contains(&asked)).then_some(Self { right, asked })
    }

    /// How many were right, 0 to 63.
    pub fn right(self) -> u8 {
        self.right
    }

    /// How many were asked, 1 to 63.
    pub fn asked(self) -> u8 {
        self.asked
    }
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

impl SharedResult {
    /// A result to be linked. At most the first eight facets are kept.
    pub fn new(fingerprint: u32, meter: Meter, score: Option<LinkedScore>, mut facets: Vec<Marker>) -> Self {
        facets.truncate(8);
        Self { fingerprint, meter, score, facets }
    }

    /// The fingerprint of the deck that was played.
    pub fn fingerprint(&self) -> u32 {
        self.fingerprint
    }

    /// The meter.
    pub fn meter(&self) -> &Meter {
        &self.meter
    }

    /// The knowledge score, if the play had one.
    pub fn score(&self) -> Option<LinkedScore> {
        self.score
    }

    /// The places of the deck's facets, in their order; empty or 1 to 8.
    pub fn facets(&self) -> &[Marker] {
        &self.facets
    }

    /// The code, to stand behind a `#`: `rf1` and 15 to 64 letters and digits.
    pub fn encode(&self) -> String {
        let mut code = String::from("rf1");
        to_base32(&self.to_bytes(), &mut code);
        code
    }

    /// Reads a fragment, with or without its `#`. At most 67 characters are looked at.
    ///
    /// # Errors
    ///
    /// Says whether the fragment is not ours at all, of an unknown version, or damaged.
    pub fn decode(fragment: &str) -> Result<Self, LinkFault> {
        let fragment = fragment.strip_prefix('#').unwrap_or(fragment);
        let (version, payload) = ours(fragment).ok_or(LinkFault::NotOurs)?;
        if version != VERSION {
            return Err(LinkFault::UnknownVersion);
        }
        let result = from_base32(payload).and_then(|bytes| Self::from_bytes(&bytes));
        let canonical = |result: &Self| result.encode().eq_ignore_ascii_case(fragment);
        result.filter(canonical).ok_or(LinkFault::Damaged)
    }

    fn to_bytes(&self) -> Vec<u8> {
        let facets = if self.facets.is_empty() { 0 } else { FACETS_PRESENT };
        let knowledge = if self.score.is_some() { KNOWLEDGE_PRESENT } else { 0 };
        let mut bytes = vec![VERSION << 4 | facets | knowledge];
        bytes.extend(self.fingerprint.to_be_bytes());
        bytes.extend([self.meter.marker().half_percents(), self.meter.evidence(), self.meter.decisiveness()]);
        if let Some(score) = self.score {
            bytes.extend([score.right, score.asked]);
        }
        if !self.facets.is_empty() {
            bytes.push(self.facets.len() as u8);
            bytes.extend(self.facets.iter().map(|marker| marker.half_percents()));
        }
        bytes.extend(crc16(&bytes).to_be_bytes());
        bytes
    }

    fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let (content, checksum) = bytes.split_last_chunk::<2>()?;
        if crc16(content) != u16::from_be_bytes(*checksum) {
            return None;
        }
        let (&[head, f0, f1, f2, f3, marker, evidence, decisiveness], mut rest) = content.split_first_chunk::<8>()?;
        let flags = head & 0x0f;
        if head >> 4 != VERSION || flags & !(FACETS_PRESENT | KNOWLEDGE_PRESENT) != 0 {
            return None;
        }
        let meter = Meter::from_parts(Marker::from_half_percents(marker)?, evidence, decisiveness)?;
        let mut score = None;
        if flags & KNOWLEDGE_PRESENT != 0 {
            let (&[right, asked], after) = rest.split_first_chunk::<2>()?;
            score = Some(LinkedScore::new(right, asked)?);
            rest = after;
        }
        let mut facets = Vec::new();
        if flags & FACETS_PRESENT != 0 {
            let (&count, places) = rest.split_first()?;
            if !(1..=8).contains(&count) || places.len() != usize::from(count) {
                return None;
            }
            facets = places.iter().map(|&place| Marker::from_half_percents(place)).collect::<Option<_>>()?;
            rest = &[];
        }
        let fingerprint = u32::from_be_bytes([f0, f1, f2, f3]);
        rest.is_empty().then_some(Self { fingerprint, meter, score, facets })
    }
}

/// The version digit and the payload of a fragment that is ours, sound or not.
fn ours(fragment: &str) -> Option<(u8, &str)> {
    let (prefix, rest) = fragment.split_at_checked(2)?;
    let (&digit, _) = rest.as_bytes().split_first()?;
    let payload = rest.get(1..)?;
    let long_enough = payload.bytes().take(OURS_FROM).filter(u8::is_ascii_alphanumeric).count() == OURS_FROM;
    let is_ours = prefix.eq_ignore_ascii_case("rf") && matches!(digit, b'1'..=b'9') && long_enough;
    is_ours.then(|| (digit - b'0', payload))
}

fn to_base32(bytes: &[u8], code: &mut String) {
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

/// The bytes of a payload; none if it is too long or holds a character outside the alphabet. Pad
/// bits are not looked at here: the comparison with the canonical code sees to them.
fn from_base32(payload: &str) -> Option<Vec<u8>> {
    if payload.len() > MAX_PAYLOAD {
        return None;
    }
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
