//! One answered pair, as the meter counts it.

use crate::answers::{Answer, Choice, Step};
use crate::deck::Weight;

/// An answered pair.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Vote {
    /// How much it counts.
    pub weight: Weight,
    /// Where it is between the poles.
    pub step: Step,
}

impl Vote {
    /// The answer as a vote, if it answers a pair.
    pub(crate) fn of(answer: &Answer) -> Option<Self> {
        match (answer.item.pair(), &answer.choice) {
            (Some(pair), Choice::Step(step)) => Some(Self { weight: pair.weight, step: *step }),
            _ => None,
        }
    }

    /// The weight in hundredths.
    pub(crate) fn weight(self) -> i64 {
        self.weight.hundredths().into()
    }

    /// The distance from the middle in quarters, -2 to 2; positive is towards PM.
    pub(crate) fn distance(self) -> i64 {
        i64::from(self.step.quarters()) - 2
    }

    /// The weighted distance from the middle.
    pub(crate) fn pull(self) -> i64 {
        self.weight() * self.distance()
    }
}

/// The sum of the weights, in hundredths.
pub(crate) fn total_weight(votes: &[Vote]) -> i64 {
    votes.iter().map(|vote| vote.weight()).sum()
}
