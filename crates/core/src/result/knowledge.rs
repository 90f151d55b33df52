//! The knowledge score: which answers were right, what was mixed up, and what guessing would give.
//!
//! Only items with a right answer count here, and they do not move the meter.

use crate::answers::{Answer, Answers, Choice, Level};
use crate::deck::{Body, Item, Kind, Owner};
use std::iter;
use std::rc::Rc;

/// The right answers among those asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Score {
    /// How many were right.
    pub right: usize,
    /// How many were asked.
    pub asked: usize,
}

impl Score {
    fn count(&mut self, is_right: bool) {
        self.asked += 1;
        self.right += usize::from(is_right);
    }
}

/// What the answers to all keyed items show together.
#[derive(Debug, Clone, Default)]
pub struct Knowledge {
    /// All keyed items.
    pub total: Score,
    /// The duties: how often each owner was chosen for the duties of each owner.
    pub duties: DutyTable,
    /// The other kinds of keyed items that were asked, each with its score.
    pub topics: Vec<(Kind, Score)>,
    /// The items with a wrong answer, and the answer.
    pub missed: Vec<(Rc<Item>, Choice)>,
}

impl Knowledge {
    /// Counts the answers; `None` if no keyed item is among them.
    pub fn of(answers: &Answers) -> Option<Self> {
        let mut knowledge = Self::default();
        for answer in answers.iter() {
            knowledge.count(&answer.item, &answer.choice);
        }
        (knowledge.total.asked > 0).then_some(knowledge)
    }

    fn count(&mut self, item: &Rc<Item>, choice: &Choice) {
        let Some(is_right) = item.is_right(choice) else { return };
        self.total.count(is_right);
        if !is_right {
            self.missed.push((Rc::clone(item), choice.clone()));
        }
        match (&item.body, choice) {
            (Body::Duty(duty), Choice::Owner(given)) => self.duties.count(duty.key, *given),
            _ => self.count_topic(item.kind, is_right),
        }
    }

    fn count_topic(&mut self, kind: Kind, is_right: bool) {
        match self.topics.iter_mut().find(|(other, _)| *other == kind) {
            Some((_, score)) => score.count(is_right),
            None => self.topics.push((kind, Score { right: usize::from(is_right), asked: 1 })),
        }
    }
}

/// The duties of a play: nine counts, by the owner of the duty and by the owner that the reader chose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct DutyTable([[usize; 3]; 3]);

/// The smallest pull that is worth mentioning. With four duties of each key, 5.4 % of guessers reach it.
const NOTABLE_PULL: usize = 3;

impl DutyTable {
    fn count(&mut self, key: Owner, given: Owner) {
        if let Some(count) = self.0.get_mut(key as usize).and_then(|row| row.get_mut(given as usize)) {
            *count += 1;
        }
    }

    /// How many duties of the owner `key` were answered with `given`.
    pub fn given(&self, key: Owner, given: Owner) -> usize {
        self.0.get(key as usize).and_then(|row| row.get(given as usize)).copied().unwrap_or(0)
    }

    /// How many duties of that owner were answered right.
    pub fn found(&self, key: Owner) -> Score {
        let asked = Owner::ALL.iter().map(|&given| self.given(key, given)).sum();
        Score { right: self.given(key, key), asked }
    }

    /// How many duties were answered.
    pub fn asked(&self) -> usize {
        Owner::ALL.iter().map(|&key| self.found(key).asked).sum()
    }

    /// How far the answers pull towards the PO: PM duties given to the PO, less PO duties given to the PM.
    pub fn pull(&self) -> isize {
        let to_po = self.given(Owner::Pm, Owner::Po) as isize;
        to_po - self.given(Owner::Po, Owner::Pm) as isize
    }

    /// Whether the pull is large enough to mention.
    pub fn is_pull_notable(&self) -> bool {
        self.pull().unsigned_abs() >= NOTABLE_PULL
    }
}

/// What guessing gives: how many right answers on average, and from which score on guessing is unlikely.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Guessing {
    /// The expected number of right answers, rounded.
    pub expected: usize,
    /// The lowest score that guessers reach in at most one play in ten.
    pub unlikely_from: usize,
    /// Guessers reach that score in one play out of this many, rounded.
    pub one_in: usize,
}

/// A score is called unlikely if guessers reach it with at most this probability.
const UNLIKELY: f64 = 0.1;

impl Guessing {
    /// The exact distribution over these items, each guessed evenly among its options. `None` if guessers reach even
    /// the highest score more often than one play in ten.
    pub fn of<'a>(items: impl Iterator<Item = &'a Item>) -> Option<Self> {
        let mut probabilities = vec![1.0];
        let mut expected = 0.0;
        for item in items.filter(|item| item.is_keyed()) {
            let hit = 1.0 / item.choices().len() as f64;
            expected += hit;
            probabilities = with_one_more(&probabilities, hit);
        }
        let mut tail = 0.0;
        let mut reached = None;
        for (right, probability) in probabilities.iter().enumerate().rev() {
            tail += probability;
            if tail > UNLIKELY {
                break;
            }
            reached = Some((right, tail));
        }
        let (unlikely_from, probability) = reached?;
        Some(Self { expected: expected.round() as usize, unlikely_from, one_in: (1.0 / probability).round() as usize })
    }
}

/// The distribution of the number of hits after one more try.
fn with_one_more(probabilities: &[f64], hit: f64) -> Vec<f64> {
    let missed = probabilities.iter().map(|probability| probability * (1.0 - hit)).chain([0.0]);
    let made = iter::once(0.0).chain(probabilities.iter().map(|probability| probability * hit));
    missed.zip(made).map(|(missed, made)| missed + made).collect()
}

/// One self-check as a light.
#[derive(Debug, Clone)]
pub struct Light {
    /// The statement.
    pub item: Rc<Item>,
    /// How far it is true.
    pub level: Level,
}

/// The answered self-checks, the weakest first. They are deliberately not summed up.
pub fn lights(answers: &Answers) -> Vec<Light> {
    let light = |answer: &Answer| match answer.choice {
        Choice::Level(level) => Some(Light { item: Rc::clone(&answer.item), level }),
        _ => None,
    };
    let mut lights: Vec<Light> = answers.iter().filter_map(light).collect();
    lights.sort_by_key(|light| light.level);
    lights
}
