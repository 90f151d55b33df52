//! A result as a link code and back: version, fingerprint, ranges, checksum.
//!
//! The code carries the result, never the answers. The decoder is total: any text at all gives a
//! result or says why not, and only the one spelling that the encoder gives is accepted (but for
//! upper case). Knows nothing of URLs around the fragment.

use crate::result::meter::{Marker, Meter};
use crate::share::code::{Kind, LinkFault, VERSION, decoded, encoded};

const FACETS_PRESENT: u8 = 0b01;
const KNOWLEDGE_PRESENT: u8 = 0b10;

/// What a link says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SharedResult {
    fingerprint: u32,
    meter: Meter,
    score: Option<LinkedScore>,
    facets: Facets,
}

/// The places of a deck's facets, in their order: at most eight.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Facets {
    /// Those that are not there are in the middle, so that equal facets are equal.
    places: [Marker; MOST_FACETS],
    count: u8,
}

/// The most facets that a link can carry.
const MOST_FACETS: usize = 8;

impl Facets {
    const NONE: Self = Self { places: [Marker::MIDDLE; MOST_FACETS], count: 0 };

    fn push(&mut self, place: Marker) -> Option<()> {
        *self.places.get_mut(usize::from(self.count))? = place;
        self.count += 1;
        Some(())
    }
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

impl SharedResult {
    /// A result to be linked. At most the first eight facets are kept.
    pub fn new(fingerprint: u32, meter: Meter, score: Option<LinkedScore>, facets: &[Marker]) -> Self {
        let mut kept = Facets::NONE;
        for &place in facets {
            kept.push(place);
        }
        Self { fingerprint, meter, score, facets: kept }
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
        self.facets.places.get(..usize::from(self.facets.count)).unwrap_or_default()
    }

    /// The code, to stand behind a `#`: `rf1` and 15 to 64 letters and digits.
    pub fn encode(&self) -> String {
        encoded(Kind::Result, self.to_bytes())
    }

    /// Reads a fragment, with or without its `#`. At most 67 characters are looked at.
    ///
    /// # Errors
    ///
    /// Says whether the fragment is not ours at all, of an unknown version, or damaged.
    pub fn decode(fragment: &str) -> Result<Self, LinkFault> {
        match decoded(fragment)? {
            (Kind::Result, bytes) => Self::from_bytes(&bytes).ok_or(LinkFault::Damaged),
            _ => Err(LinkFault::NotOurs),
        }
    }

    /// Only what a meter shows: the result without its knowledge score, as links to several results carry it.
    pub fn without_score(mut self) -> Self {
        self.score = None;
        self
    }

    /// The result with the facets that the bytes begin with: their number, from 1 on, then the place of each.
    pub(crate) fn with_facets(mut self, bytes: &mut &[u8]) -> Option<Self> {
        let count = take_byte(bytes).filter(|count| *count > 0)?;
        for _ in 0..count {
            self.facets.push(Marker::from_half_percents(take_byte(bytes)?)?)?;
        }
        Some(self)
    }

    fn to_bytes(self) -> Vec<u8> {
        let facets = if self.facets.count == 0 { 0 } else { FACETS_PRESENT };
        let knowledge = if self.score.is_some() { KNOWLEDGE_PRESENT } else { 0 };
        let mut bytes = vec![VERSION << 4 | facets | knowledge];
        bytes.extend(self.fingerprint.to_be_bytes());
        push_meter(&self.meter, &mut bytes);
        if let Some(score) = self.score {
            bytes.extend([score.right, score.asked]);
        }
        push_facets(self.facets(), &mut bytes);
        bytes
    }

    pub(crate) fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let mut rest = bytes;
        let head = take_byte(&mut rest)?;
        let flags = head & 0x0f;
        if head >> 4 != VERSION || flags & !(FACETS_PRESENT | KNOWLEDGE_PRESENT) != 0 {
            return None;
        }
        let fingerprint = take_fingerprint(&mut rest)?;
        let meter = take_meter(&mut rest)?;
        let score = if flags & KNOWLEDGE_PRESENT == 0 {
            None
        } else {
            Some(LinkedScore::new(take_byte(&mut rest)?, take_byte(&mut rest)?)?)
        };
        let result = Self { fingerprint, meter, score, facets: Facets::NONE };
        let result = if flags & FACETS_PRESENT == 0 { result } else { result.with_facets(&mut rest)? };
        rest.is_empty().then_some(result)
    }
}

/// Marker, evidence and decisiveness, a byte each.
pub(crate) fn push_meter(meter: &Meter, bytes: &mut Vec<u8>) {
    bytes.extend([meter.marker().half_percents(), meter.evidence(), meter.decisiveness()]);
}

/// Their number, then the place of each; nothing where there are none.
pub(crate) fn push_facets(facets: &[Marker], bytes: &mut Vec<u8>) {
    if !facets.is_empty() {
        bytes.push(facets.len() as u8);
        for marker in facets {
            bytes.push(marker.half_percents());
        }
    }
}

pub(crate) fn take_byte(bytes: &mut &[u8]) -> Option<u8> {
    let (&first, rest) = bytes.split_first()?;
    *bytes = rest;
    Some(first)
}

pub(crate) fn take_fingerprint(bytes: &mut &[u8]) -> Option<u32> {
    let (four, rest) = bytes.split_first_chunk::<4>()?;
    *bytes = rest;
    Some(u32::from_be_bytes(*four))
}

pub(crate) fn take_meter(bytes: &mut &[u8]) -> Option<Meter> {
    let (&[marker, evidence, decisiveness], rest) = bytes.split_first_chunk::<3>()?;
    *bytes = rest;
    Meter::from_parts(Marker::from_half_percents(marker)?, evidence, decisiveness)
}
