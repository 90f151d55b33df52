//! The knowledge score: what was right, what was mixed up, and what guessing would have given.
//!
//! Only keyed items count here, and they move nothing else. Knows items and answers; knows nothing
//! of the meter.

use crate::answers::{Answers, Choice, Level};
use crate::deck::{Body, Item, Kind, Owner};
use std::rc::Rc;

/// Right answers among those asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Score {
    /// How many were right.
    pub right: usize,
    /// How many were asked.
    pub asked: usize,
}

impl Score {
    fn count(&mut self, right: bool) {
        self.asked += 1;
        self.right += usize::from(right);
    }
}

/// What the keyed answers show together.
#[derive(Debug, Clone, Default)]
pub struct Knowledge {
    /// All keyed items.
    pub total: Score,
    /// The duty cards: how often which owner was given for which.
    pub duties: DutyTable,
    /// The other kinds of keyed items that were asked, each with its score.
    pub topics: Vec<(Kind, Score)>,
    /// The items answered wrongly, with what was answered.
    pub missed: Vec<(Rc<Item>, Choice)>,
}

impl Knowledge {
    /// Counts the answers; none if no keyed item is among them.
    pub fn of(answers: &Answers) -> Option<Self> {
        let mut knowledge = Self::default();
        for answer in answers.iter() {
            knowledge.count(&answer.item, &answer.choice);
        }
        (knowledge.total.asked > 0).then_some(knowledge)
    }

    fn count(&mut self, item: &Rc<Item>, choice: &Choice) {
        let Some(right) = item.is_right(choice) else { return };
        self.total.count(right);
        if !right {
            self.missed.push((Rc::clone(item), choice.clone()));
        }
        match (&item.body, choice) {
            (Body::Duty(duty), Choice::Owner(given)) => self.duties.count(duty.key, *given),
            _ => self.count_topic(item.kind, right),
        }
    }

    fn count_topic(&mut self, kind: Kind, right: bool) {
        if let Some((_, score)) = self.topics.iter_mut().find(|(other, _)| *other == kind) {
            return score.count(right);
        }
        let mut score = Score::default();
        score.count(right);
        self.topics.push((kind, score));
    }
}

/// The duty cards of a play: nine counts, by whose duty it is and whose it was said to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct DutyTable([[usize; 3]; 3]);

/// A difference in wrong duties from which on it is said that one role's work goes to the other.
/// With four cards of each key a pure guesser sees that in 5.4 % of plays.
const NOTABLE_PULL: usize = 3;

impl DutyTable {
    fn count(&mut self, key: Owner, given: Owner) {
        if let Some(count) = self.0.get_mut(key as usize).and_then(|row| row.get_mut(given as usize)) {
            *count += 1;
        }
    }

    /// How many duties of that owner were said to be that other's.
    pub fn given(&self, key: Owner, given: Owner) -> usize {
        self.0.get(key as usize).and_then(|row| row.get(given as usize)).copied().unwrap_or(0)
    }

    /// How many of that owner's duties were found.
    pub fn found(&self, key: Owner) -> Score {
        let asked = Owner::ALL.iter().map(|&given| self.given(key, given)).sum();
        Score { right: self.given(key, key), asked }
    }

    /// How many duty cards were answered.
    pub fn asked(&self) -> usize {
        Owner::ALL.iter().map(|&key| self.found(key).asked).sum()
    }

    /// PM duties given to the PO, less PO duties given to the PM.
    pub fn pull(&self) -> isize {
        let to_po = self.given(Owner::Pm, Owner::Po) as isize;
        to_po - self.given(Owner::Po, Owner::Pm) as isize
    }

    /// Whether the pull is large enough to be told.
    pub fn is_pull_notable(&self) -> bool {
        self.pull().unsigned_abs() >= NOTABLE_PULL
    }
}

/// What guessing gives: how many right on average, in whole items, and from how many right on
/// chance becomes unlikely.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Guessing {
    /// The expected number of right answers, rounded.
    pub expected: usize,
    /// The fewest right answers that a guesser reaches in at most one play in ten.
    pub unlikely_from: usize,
    /// One play in so many reaches that by guessing, rounded.
    pub one_in: usize,
}

/// The chance at or under which a score is called unlikely for a guesser.
const UNLIKELY: f64 = 0.1;

impl Guessing {
    /// The exact distribution over these items, each guessed evenly among its options.
    pub fn of<'a>(items: impl Iterator<Item = &'a Item>) -> Option<Self> {
        let mut chances = vec![1.0];
        let mut expected = 0.0;
        for item in items.filter(|item| item.is_keyed()) {
            let hit = 1.0 / item.choices().len() as f64;
            expected += hit;
            chances = with_one_more(&chances, hit);
        }
        let mut tail = 0.0;
        let mut reached = None;
        for (right, chance) in chances.iter().enumerate().rev() {
            tail += chance;
            if tail > UNLIKELY {
                break;
            }
            reached = Some((right, tail));
        }
        let (unlikely_from, chance) = reached?;
        Some(Self { expected: expected.round() as usize, unlikely_from, one_in: (1.0 / chance).round() as usize })
    }
}

/// The distribution of the number of hits after one more try.
fn with_one_more(chances: &[f64], hit: f64) -> Vec<f64> {
    let mut after = Vec::new();
    let mut made = 0.0;
    for chance in chances {
        after.push(chance * (1.0 - hit) + made);
        made = chance * hit;
    }
    after.push(made);
    after
}

/// One self-check as a light.
#[derive(Debug, Clone)]
pub struct Light {
    /// The statement.
    pub item: Rc<Item>,
    /// How far it holds.
    pub level: Level,
}

/// The answered self-checks, the weakest first; they add up to nothing on purpose.
pub fn lights(answers: &Answers) -> Vec<Light> {
    let mut lights = Vec::new();
    for level in Level::ALL {
        for answer in answers.iter().filter(|answer| answer.choice == Choice::Level(level)) {
            lights.push(Light { item: Rc::clone(&answer.item), level });
        }
    }
    lights
}
