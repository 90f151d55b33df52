//! Two results set against each other: how they stand as a whole, and facet by facet.
//!
//! Symmetric: the same comes out whichever of the two is called the first. Knows numbers; what follows for working
//! together is said by the view.

use super::deck::{Deck, Role};
use super::fit::{Marker, Verdict};
use super::share::SharedResult;

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
pub fn facets_of<'a>(deck: &Deck, result: &'a SharedResult) -> Option<&'a [Marker]> {
    let is_same = deck.knows(result.fingerprint()) && result.facets().len() == deck.facets().len();
    is_same.then(|| result.facets())
}

/// The facets, by their place in the deck, in which the two are furthest apart; all that are equally far, and none where
/// no two places count as apart.
pub fn widest(one: &[Marker], other: &[Marker]) -> Vec<usize> {
    let mut widest = Vec::new();
    let mut width = APART;
    for (place, (one, other)) in one.iter().zip(other).enumerate() {
        let apart = one.half_percents().abs_diff(other.half_percents());
        if apart > width {
            widest.clear();
            width = apart;
        }
        if apart == width {
            widest.push(place);
        }
    }
    widest
}
