//! A place between the two roles.

use crate::deck::Role;
use crate::result::vote::{Vote, total_weight};

/// A place between the roles in half per cent: 0 is the PO end, 100 the middle, 200 the PM end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Marker(u8);

impl Marker {
    /// No lean to either side.
    pub const MIDDLE: Self = Self(100);

    /// Takes a number of half per cents as a place, if it is at most 200.
    pub fn from_half_percents(half_percents: u8) -> Option<Self> {
        (half_percents <= 200).then_some(Self(half_percents))
    }

    /// The place in half per cent, 0 to 200.
    pub fn half_percents(self) -> u8 {
        self.0
    }

    /// The place in whole per cent, 0 to 100; halves are rounded towards 50.
    pub fn percent(self) -> u8 {
        if self > Self::MIDDLE { self.0 / 2 } else { self.0.div_ceil(2) }
    }

    /// The role that is nearer; `None` exactly in the middle.
    pub fn side(self) -> Option<Role> {
        match self.0 {
            0..100 => Some(Role::Po),
            100 => None,
            _ => Some(Role::Pm),
        }
    }

    /// The place as far from the middle on the other side.
    pub(crate) fn mirrored(self) -> Self {
        Self(200 - self.0)
    }

    /// The weighted share of PM-side choices; `None` without votes.
    pub fn of(votes: &[Vote]) -> Option<Self> {
        let weight = total_weight(votes);
        if weight == 0 {
            return None;
        }
        // In quarters, the pull runs from -2 to 2 weights, the place from -100 to 100 half per cents.
        let pull: i64 = votes.iter().map(|vote| vote.pull()).sum();
        let from_middle = divide_rounded(pull * 50, weight);
        u8::try_from(100 + from_middle).ok().and_then(Self::from_half_percents)
    }
}

/// Divides by a positive number and rounds to the nearest whole number, halves away from zero.
pub(crate) fn divide_rounded(number: i64, divisor: i64) -> i64 {
    (2 * number.abs() + divisor) / (2 * divisor) * number.signum()
}
