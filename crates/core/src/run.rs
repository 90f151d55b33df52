//! One play with the answers given so far.

use crate::answers::{Answers, Choice};
use crate::deck::{Deck, Id, Length};
use crate::play::{Card, Play, draw};
use std::rc::Rc;

/// A play with the answers given so far.
#[derive(Debug, Clone)]
pub struct Run {
    /// Short or full.
    pub length: Length,
    /// The play.
    pub play: Rc<Play>,
    /// The answers so far.
    pub answers: Answers,
    pub(crate) seed: u32,
}

impl Run {
    pub(crate) fn new(deck: &Deck, length: Length, seed: u32, seen: &[Id]) -> Self {
        Self { length, play: Rc::new(draw(deck, length, seed, seen)), answers: Answers::default(), seed }
    }

    /// The card at that index.
    pub fn card(&self, at: usize) -> Option<&Card> {
        self.play.cards().get(at)
    }

    /// The answer to the card at that index.
    pub fn answer_at(&self, at: usize) -> Option<&Choice> {
        self.answers.to(&self.card(at)?.item)
    }
}
