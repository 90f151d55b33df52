//! Compares results: how two people stand to each other, and how far apart several are in each facet.
//!
//! All comparisons are symmetric: the order of the people does not matter.

use crate::deck::{Deck, Role};
use crate::result::meter::{Marker, Verdict};
use crate::share::single::SharedResult;

/// Facets whose places are at least this many half per cent apart count as apart.
///
/// A facet rests on two or three answers: one step in one of two pairs moves it by 12.5 per cent.
const APART: u8 = 40;

/// How two results stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stance {
    /// Both lean, to different sides.
    Complete,
    /// Both lean towards this role.
    Alike(Role),
    /// At least one of the two is not settled.
    Open,
}

impl Stance {
    /// The stance of two results.
    pub fn of(one: &SharedResult, other: &SharedResult) -> Self {
        match (lean(one), lean(other)) {
            (Some(one), Some(other)) if one == other => Self::Alike(one),
            (Some(_), Some(_)) => Self::Complete,
            _ => Self::Open,
        }
    }
}

/// The role that the result leans towards, if it is settled.
pub fn lean(result: &SharedResult) -> Option<Role> {
    let verdict = result.meter().verdict();
    match verdict {
        Verdict::Toward(role, _) if verdict.is_settled() => Some(role),
        _ => None,
    }
}

/// Whether the bands of the two results overlap.
pub fn bands_overlap(one: &SharedResult, other: &SharedResult) -> bool {
    let ((low, high), (other_low, other_high)) = (one.meter().band().cells(), other.meter().band().cells());
    low <= other_high && other_low <= high
}

/// The places of the result in the deck's facets. Empty if the result is from another deck, or from an edition with
/// other facets.
pub fn facets_of<'a>(deck: &Deck, result: &'a SharedResult) -> &'a [Marker] {
    let is_same = deck.knows(result.fingerprint()) && result.facets().len() == deck.facets().len();
    if is_same { result.facets() } else { &[] }
}

/// The lowest and the highest of the places; `None` if there are none.
pub fn spread(places: &[Marker]) -> Option<(Marker, Marker)> {
    Some((*places.iter().min()?, *places.iter().max()?))
}

/// The width of the widest spread, in half per cent; `None` if no spread is wide enough to count as apart.
pub fn widest(spreads: &[(Marker, Marker)]) -> Option<u8> {
    spreads.iter().map(|spread| width(*spread)).max().filter(|width| *width >= APART)
}

/// The width of a spread, in half per cent.
pub fn width((low, high): (Marker, Marker)) -> u8 {
    high.half_percents() - low.half_percents()
}
