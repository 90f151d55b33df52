//! One play with the answers given so far.

use crate::answers::{Answers, Choice};
use crate::deck::{Deck, Id, Length};
use crate::play::{Card, Play, draw, more_pairs, sharpened};
use crate::result::meter::{Meter, Vote};
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

    /// How many more pairs can sharpen the result: those that are open, or as many again as the play has. `None` if none
    /// are left.
    pub fn more_pairs(&self, deck: &Deck) -> Option<usize> {
        if self.is_sharpened() {
            return self.first_open().map(|open| self.play.cards().len() - open);
        }
        more_pairs(deck, &self.play)
    }

    /// Whether the reader has asked for more pairs to sharpen the result.
    pub fn is_sharpened(&self) -> bool {
        self.play.drawn() < self.play.cards().len()
    }

    /// The meter of the answers so far; `None` without any to pairs.
    pub fn meter(&self) -> Option<Meter> {
        let votes: Vec<Vote> = self.answers.iter().filter_map(Vote::of).collect();
        Meter::of(&votes)
    }

    /// Adds more pairs to the play, once; they follow from the seed like the play itself.
    pub(crate) fn sharpen(&mut self, deck: &Deck, seen: &[Id]) {
        if let Some(play) = sharpened(deck, &self.play, self.seed, seen).filter(|_| !self.is_sharpened()) {
            self.play = Rc::new(play);
        }
    }

    /// The index of the first card without an answer.
    pub(crate) fn first_open(&self) -> Option<usize> {
        self.play.cards().iter().position(|card| self.answers.to(&card.item).is_none())
    }

    /// The answer to the card at that index.
    pub fn answer_at(&self, at: usize) -> Option<&Choice> {
        self.answers.to(&self.card(at)?.item)
    }
}
