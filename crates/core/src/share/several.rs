//! Several results as one link code and back: a comparison of two, a team of up to fifty.
//!
//! Laid out like the code of a single result (`share.rs`), whose letter these carry in addition: `#rfc1…` and `#rft1…`.
//! The bytes, before the checksum:
//!
//! | bytes | meaning |
//! |---|---|
//! | 1 | high nibble: version 1; low nibble: 1 a comparison, 2 a team |
//! | 1 | how many results: 2 in a comparison, 1 to 50 in a team |
//! | each result: 1 | bit 0: facets present; bit 2: a fingerprint follows; others 0 |
//! | 4 if bit 2 | the deck's fingerprint, big-endian; given if it is not that of the result before, and for the first |
//! | 3 | marker, evidence and decisiveness, as in the code of a single result |
//! | 1 + k if bit 0 | k = 1 to 8, then the place of each facet |
//!
//! There are no names in it and no knowledge scores. Knows nothing of who the results belong to.

use crate::share::code::{Kind, VERSION, encoded};
use crate::share::single::{SharedResult, push_facets, push_meter, take_byte, take_fingerprint, take_meter};

const FACETS_PRESENT: u8 = 0b001;
const FINGERPRINT_GIVEN: u8 = 0b100;

/// The most results that a team's link holds.
pub const MOST: usize = 50;

/// What the bytes of a kind begin with.
fn head(kind: Kind) -> u8 {
    VERSION << 4 | if kind == Kind::Team { 2 } else { 1 }
}

fn allows(kind: Kind, count: usize) -> bool {
    if kind == Kind::Team { (1..=MOST).contains(&count) } else { count == 2 }
}

/// The code, to stand behind a `#`; none if the kind cannot hold so many results. Knowledge scores are left out.
pub fn encode(kind: Kind, results: &[SharedResult]) -> Option<String> {
    if !allows(kind, results.len()) {
        return None;
    }
    let mut bytes = vec![head(kind), results.len() as u8];
    let mut deck = None;
    for result in results {
        let is_given = deck != Some(result.fingerprint());
        deck = Some(result.fingerprint());
        let facets = if result.facets().is_empty() { 0 } else { FACETS_PRESENT };
        bytes.push(facets | if is_given { FINGERPRINT_GIVEN } else { 0 });
        if is_given {
            bytes.extend(result.fingerprint().to_be_bytes());
        }
        push_meter(result.meter(), &mut bytes);
        push_facets(result.facets(), &mut bytes);
    }
    Some(encoded(kind, bytes))
}

/// The results that the bytes of a code of this kind hold, without its checksum; none if they are not what `encode` writes.
pub(crate) fn from_bytes(kind: Kind, mut bytes: &[u8]) -> Option<Vec<SharedResult>> {
    let given_head = take_byte(&mut bytes)?;
    let count = usize::from(take_byte(&mut bytes)?);
    if given_head != head(kind) || !allows(kind, count) {
        return None;
    }
    let mut results = Vec::new();
    let mut deck = None;
    for _ in 0..count {
        let flags = take_byte(&mut bytes)?;
        if flags & !(FACETS_PRESENT | FINGERPRINT_GIVEN) != 0 {
            return None;
        }
        if flags & FINGERPRINT_GIVEN != 0 {
            let given = Some(take_fingerprint(&mut bytes)?);
            // Said again it would be another spelling of the same.
            if given == deck {
                return None;
            }
            deck = given;
        }
        let meter = take_meter(&mut bytes)?;
        let result = SharedResult::new(deck?, meter, None, &[]);
        results.push(if flags & FACETS_PRESENT == 0 { result } else { result.with_facets(&mut bytes)? });
    }
    bytes.is_empty().then_some(results)
}
