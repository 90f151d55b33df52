//! The parts of a play: what its cards are about, and where the topic changes.

use super::Play;
use crate::deck::Kind;

impl Play {
    /// The part of the play that the card at that index opens, if it opens one. The pairs that sharpen the result are
    /// no part.
    pub fn part(&self, at: usize) -> Option<Part> {
        let topics = || self.cards().iter().take(self.drawn()).map(|card| Topic::of(card.item.kind));
        let opens = |at: usize| topics().nth(at) != at.checked_sub(1).and_then(|before| topics().nth(before));
        let topic = topics().nth(at).filter(|_| opens(at))?;
        let number = (0..=at).filter(|at| opens(*at)).count();
        let total = (0..self.drawn()).filter(|at| opens(*at)).count();
        Some(Part { topic, number, total })
    }
}

/// A part of a play: cards in a row on the same topic.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part {
    /// What it is about.
    pub topic: Topic,
    /// Its number, counted from 1.
    pub number: usize,
    /// How many parts the play has.
    pub total: usize,
}

/// What a part of a play is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Topic {
    /// What the reader likes: pairs.
    Preferences,
    /// Who does what: duties and scenarios.
    Duties,
    /// What the reader knows: questions.
    Knowledge,
    /// What the reader says of themselves.
    SelfChecks,
}

impl Topic {
    fn of(kind: Kind) -> Self {
        match kind {
            Kind::Fit => Self::Preferences,
            Kind::Duty | Kind::Scenario => Self::Duties,
            Kind::Origin | Kind::Expert | Kind::Readiness | Kind::MixUp | Kind::Question => Self::Knowledge,
            Kind::SelfCheck => Self::SelfChecks,
        }
    }
}
