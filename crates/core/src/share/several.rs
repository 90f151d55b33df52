//! Several results as one link code and back: a comparison of two, or a team of up to fifty.
//!
//! The code looks like that of a single result with one more letter: `#rfc1…` and `#rft1…`. Its bytes, before the
//! checksum:
//!
//! | bytes | meaning |
//! |---|---|
//! | 1 | high nibble: version 1; low nibble: 1 a comparison, 2 a team |
//! | 1 | the number of results: 2 in a comparison, 1 to 50 in a team |
//! | each result: 1 | bit 0: facets present; bit 2: a fingerprint follows; others 0 |
//! | 4 if bit 2 | the deck's fingerprint, big-endian; present for the first result and where it differs from the result before |
//! | 3 | marker, evidence and decisiveness, as in the code of a single result |
//! | 1 + k if bit 0 | k = 1 to 8, then the place of each facet |
//!
//! It holds neither names nor knowledge scores.

use crate::share::bytes::{push_facets, push_meter, take_byte, take_fingerprint, take_meter};
use crate::share::code::{self, Kind, VERSION};
use crate::share::single::SharedResult;

const FACETS_PRESENT: u8 = 0b001;
const FINGERPRINT_PRESENT: u8 = 0b100;

/// The most results that a team's link holds.
pub const MAX_RESULTS: usize = 50;

/// The first byte of a code of that kind.
fn head(kind: Kind) -> u8 {
    VERSION << 4 | if kind == Kind::Team { 2 } else { 1 }
}

fn allows(kind: Kind, count: usize) -> bool {
    if kind == Kind::Team { (1..=MAX_RESULTS).contains(&count) } else { count == 2 }
}

/// The code that goes behind the `#` of a link; `None` if the kind cannot hold that many results. Knowledge scores are
/// left out.
pub fn encode(kind: Kind, results: &[SharedResult]) -> Option<String> {
    if !allows(kind, results.len()) {
        return None;
    }
    let mut bytes = vec![head(kind), results.len() as u8];
    let mut deck = None;
    for result in results {
        let is_new = deck.replace(result.fingerprint()) != Some(result.fingerprint());
        let facets = if result.facets().is_empty() { 0 } else { FACETS_PRESENT };
        bytes.push(facets | if is_new { FINGERPRINT_PRESENT } else { 0 });
        if is_new {
            bytes.extend(result.fingerprint().to_be_bytes());
        }
        push_meter(result.meter(), &mut bytes);
        push_facets(result.facets(), &mut bytes);
    }
    Some(code::encode(kind, bytes))
}

/// The results that the bytes of a code of that kind hold; `None` if `encode` would not write them.
pub(crate) fn from_bytes(kind: Kind, mut bytes: &[u8]) -> Option<Vec<SharedResult>> {
    let first = take_byte(&mut bytes)?;
    let count = usize::from(take_byte(&mut bytes)?);
    if first != head(kind) || !allows(kind, count) {
        return None;
    }
    let mut results = Vec::new();
    let mut deck = None;
    for _ in 0..count {
        let flags = take_byte(&mut bytes)?;
        if flags & !(FACETS_PRESENT | FINGERPRINT_PRESENT) != 0 {
            return None;
        }
        if flags & FINGERPRINT_PRESENT != 0 {
            let fingerprint = take_fingerprint(&mut bytes)?;
            // Repeating the fingerprint would be a second spelling of the same results.
            if deck.replace(fingerprint) == Some(fingerprint) {
                return None;
            }
        }
        let meter = take_meter(&mut bytes)?;
        let result = SharedResult::new(deck?, meter, None, &[]);
        results.push(if flags & FACETS_PRESENT == 0 { result } else { result.with_facets(&mut bytes)? });
    }
    bytes.is_empty().then_some(results)
}
