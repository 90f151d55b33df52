//! The meter: where the answers to the pairs put a reader between the two roles, and how surely.
//!
//! Everything is rounded first to what a result link holds, so that others who open the link see exactly what the reader
//! saw.

pub use crate::deck::{Strength, Verdict};
pub use crate::result::band::Band;
pub use crate::result::marker::Marker;
pub use crate::result::vote::Vote;

use crate::result::marker::divide_rounded;
use crate::result::verdict::{is_near_middle, verdict};
use crate::result::vote::total_weight;

/// What the pairs say together: place, evidence, decisiveness, and what follows from them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Meter {
    marker: Marker,
    evidence: u8,
    decisiveness: u8,
}

impl Meter {
    /// The meter of these votes; `None` without votes.
    pub fn of(votes: &[Vote]) -> Option<Self> {
        let marker = Marker::of(votes)?;
        let weight = total_weight(votes);
        let squares: i64 = votes.iter().map(|vote| vote.weight().pow(2)).sum();
        let evidence = divide_rounded(4 * weight * weight, squares).clamp(1, 255);
        let spread: i64 = votes.iter().map(|vote| vote.pull() * vote.distance()).sum();
        let decisiveness = divide_rounded(25 * spread, weight);
        Self::from_parts(marker, u8::try_from(evidence).ok()?, u8::try_from(decisiveness).ok()?)
    }

    /// The meter with the numbers that a result link holds: evidence in quarters of a pair, 1 to 255, and decisiveness
    /// in per cent, 0 to 100. `None` if a number is out of range.
    pub fn from_parts(marker: Marker, evidence: u8, decisiveness: u8) -> Option<Self> {
        let is_valid = evidence >= 1 && decisiveness <= 100;
        is_valid.then_some(Self { marker, evidence, decisiveness })
    }

    /// The most likely place.
    pub fn marker(&self) -> Marker {
        self.marker
    }

    /// How many pairs of equal weight the votes are worth, in quarters of a pair, 1 to 255.
    ///
    /// This is Kish's effective sample size, (Σw)² / Σw².
    pub fn evidence(&self) -> u8 {
        self.evidence
    }

    /// The mean squared distance of the answers from the middle, in per cent of the largest possible: 0 if the reader
    /// never preferred a side, 100 if they always chose an end.
    pub fn decisiveness(&self) -> u8 {
        self.decisiveness
    }

    /// The margin of error around the marker.
    pub fn band(&self) -> Band {
        Band::around(self.marker, self.evidence, self.decisiveness)
    }

    /// Whether the verdict is even. It takes a band only near the middle.
    pub(crate) fn is_even(&self) -> bool {
        is_near_middle(self.marker) && self.verdict() == Verdict::Even
    }

    /// The meter in words.
    pub fn verdict(&self) -> Verdict {
        verdict(self.marker, self.band())
    }
}
