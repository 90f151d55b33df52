//! The knowledge score: which answers were right, what was mixed up, and what guessing would give.
//!
//! Only items with a right answer count here, and they do not move the meter.

use crate::answers::{Answer, Answers, Choice, Level};
use crate::deck::{Body, Item, Kind, Owner};
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

/// Guessing is worth a word only where it gets everything right at most this often.
const UNLIKELY: f64 = 0.1;

/// How many right answers guessing gives on average, rounded; each item is guessed evenly among its options. `None` where
/// guessers often get everything right, so that the number says nothing.
pub fn expected_by_guessing<'a>(items: impl Iterator<Item = &'a Item>) -> Option<usize> {
    let hits: Vec<f64> = items.filter(|item| item.is_keyed()).map(|item| 1.0 / item.choices().len() as f64).collect();
    let all_right: f64 = hits.iter().product();
    (all_right <= UNLIKELY).then(|| hits.iter().sum::<f64>().round() as usize)
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
    let at = |level| answers.iter().filter_map(light).filter(move |light| light.level == level);
    Level::ALL.into_iter().flat_map(at).collect()
}
