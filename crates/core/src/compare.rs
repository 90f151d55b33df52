//! Results of several people set against each other: how two stand as a whole, and how far all are apart in each facet.
//!
//! Symmetric: the same comes out in whatever order they are taken. Knows numbers; what follows for working together is said
//! by the view.

use crate::deck::{Deck, Role};
use crate::result::meter::{Marker, Verdict};
use crate::share::single::SharedResult;

/// From so many half per cent on, two places of a facet count as apart. A facet rests on two or three answers: one step in
/// one of two pairs moves it by 12.5 per cent.
const APART: u8 = 40;

/// How two results stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stance {
    /// Each leans, and not the same way.
    Complete,
    /// Both lean towards this role.
    Alike(Role),
    /// At least one of the two is not settled.
    Open,
}

impl Stance {
    /// Reads it off the two verdicts.
    pub fn of(one: &SharedResult, other: &SharedResult) -> Self {
        match (lean(one), lean(other)) {
            (Some(one), Some(other)) if one == other => Self::Alike(one),
            (Some(_), Some(_)) => Self::Complete,
            _ => Self::Open,
        }
    }
}

/// The role that the result leans to, if it is settled.
pub fn lean(result: &SharedResult) -> Option<Role> {
    let verdict = result.meter().verdict();
    match verdict {
        Verdict::Toward(role, _) if verdict.is_settled() => Some(role),
        _ => None,
    }
}

/// Whether some place may be that of both.
pub fn bands_overlap(one: &SharedResult, other: &SharedResult) -> bool {
    let ((low, high), (other_low, other_high)) = (one.meter().band().cells(), other.meter().band().cells());
    low <= other_high && other_low <= high
}

/// The places of the deck's facets, if the result has the same ones: of another deck or of an edition with other facets
/// nothing is said.
pub fn facets_of<'a>(deck: &Deck, result: &'a SharedResult) -> &'a [Marker] {
    let is_same = deck.knows(result.fingerprint()) && result.facets().len() == deck.facets().len();
    if is_same { result.facets() } else { &[] }
}

/// The lowest and the highest of some places; none of nobody.
pub fn spread(places: &[Marker]) -> Option<(Marker, Marker)> {
    let mut spread = (*places.first()?, *places.first()?);
    for &place in places {
        spread = (spread.0.min(place), spread.1.max(place));
    }
    Some(spread)
}

/// How wide the widest of these spreads are, in half per cent; none if no two places count as apart.
pub fn widest(spreads: &[(Marker, Marker)]) -> Option<u8> {
    let widths = spreads.iter().map(|spread| width(*spread));
    widths.max().filter(|width| *width >= APART)
}

/// How wide a spread is, in half per cent.
pub fn width((low, high): (Marker, Marker)) -> u8 {
    high.half_percents() - low.half_percents()
}
