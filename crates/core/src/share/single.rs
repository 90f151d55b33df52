//! One result as a link code and back.
//!
//! The code carries the result, never the answers. Its bytes, before the checksum:
//!
//! | bytes | meaning |
//! |---|---|
//! | 1 | high nibble: version 1; low nibble: bit 0 facets present, bit 1 knowledge score present, others 0 |
//! | 4 | the deck's fingerprint, big-endian |
//! | 3 | marker in half per cent, evidence in quarters of a pair, decisiveness in per cent |
//! | 2 if bit 1 | right answers, answers asked |
//! | 1 + k if bit 0 | k = 1 to 8, then the place of each facet in half per cent |

use crate::result::meter::{Marker, Meter};
use crate::share::bytes::{push_facets, push_meter, take_byte, take_fingerprint, take_meter};
use crate::share::code::{self, Kind, LinkFault, VERSION};

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
    /// Unused places are in the middle, so that equal facets are equal.
    places: [Marker; MAX_FACETS],
    count: u8,
}

/// The most facets that a link can carry.
const MAX_FACETS: usize = 8;

impl Facets {
    const NONE: Self = Self { places: [Marker::MIDDLE; MAX_FACETS], count: 0 };

    /// Adds a place; `None` if there are eight already.
    fn push(&mut self, place: Marker) -> Option<()> {
        *self.places.get_mut(usize::from(self.count))? = place;
        self.count += 1;
        Some(())
    }
}

/// A knowledge score as a link holds it: at most 63 asked, and at most as many right.
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

    /// How many answers were right, 0 to 63.
    pub fn right(self) -> u8 {
        self.right
    }

    /// How many were asked, 1 to 63.
    pub fn asked(self) -> u8 {
        self.asked
    }
}

impl SharedResult {
    /// A result for a link. Only the first eight facets are used.
    pub fn new(fingerprint: u32, meter: Meter, score: Option<LinkedScore>, facets: &[Marker]) -> Self {
        let mut places = Facets::NONE;
        for &place in facets {
            places.push(place);
        }
        Self { fingerprint, meter, score, facets: places }
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

    /// The code that goes behind the `#` of a link: `rf1` and 15 to 64 letters and digits.
    pub fn encode(&self) -> String {
        code::encode(Kind::Result, self.to_bytes())
    }

    /// Reads a fragment, with or without its `#`. It looks at 67 characters at most.
    ///
    /// # Errors
    ///
    /// Says whether the fragment is not a code of one result, has an unknown version, or is damaged.
    pub fn decode(fragment: &str) -> Result<Self, LinkFault> {
        match code::decode(fragment)? {
            (Kind::Result, bytes) => Self::from_bytes(&bytes).ok_or(LinkFault::Damaged),
            _ => Err(LinkFault::NotOurs),
        }
    }

    /// The result without its knowledge score, as links to several results carry it.
    pub fn without_score(self) -> Self {
        Self { score: None, ..self }
    }

    /// The result with the facets at the front of the bytes: their number, at least 1, then the place of each.
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

    /// The result that the bytes of a code hold; `None` if `encode` would not write them.
    pub(crate) fn from_bytes(mut bytes: &[u8]) -> Option<Self> {
        let head = take_byte(&mut bytes)?;
        let flags = head & 0x0f;
        if head >> 4 != VERSION || flags & !(FACETS_PRESENT | KNOWLEDGE_PRESENT) != 0 {
            return None;
        }
        let fingerprint = take_fingerprint(&mut bytes)?;
        let meter = take_meter(&mut bytes)?;
        let mut score = None;
        if flags & KNOWLEDGE_PRESENT != 0 {
            score = Some(LinkedScore::new(take_byte(&mut bytes)?, take_byte(&mut bytes)?)?);
        }
        let mut result = Self { fingerprint, meter, score, facets: Facets::NONE };
        if flags & FACETS_PRESENT != 0 {
            result = result.with_facets(&mut bytes)?;
        }
        bytes.is_empty().then_some(result)
    }
}
