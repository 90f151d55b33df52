//! The items of a deck: what each kind asks, and what can be answered.

use crate::deck::id::Id;
use crate::deck::markup::MarkedText;
use crate::deck::role::{Owner, Role};
use std::cmp::Ordering;

/// One thing that the quiz asks.
#[derive(Debug)]
pub struct Item {
    /// The item's id, unique in the deck. Saved answers refer to it.
    pub id: Id,
    /// The kind; it always agrees with the body.
    pub kind: Kind,
    /// The ids of the facts that the item rests on; may be empty.
    pub facts: Vec<Box<str>>,
    /// The sections of the source in which those facts stand.
    pub sections: Vec<Box<str>>,
    /// The question or statement that the reader answers.
    pub stem: MarkedText,
    /// The notes shown below the explanation; the deck has all of them.
    pub notes: Vec<Id>,
    /// Further references as plain text.
    pub sources: Vec<Box<str>>,
    /// Whether practitioners disagree with the key, so that another answer is not simply wrong.
    pub is_disputed: bool,
    /// The groups of enemies that the item belongs to. No two items of a group should meet in a play, because one
    /// gives away the other's answer.
    pub(crate) enemy_groups: Vec<usize>,
    /// What can be answered.
    pub body: Body,
}

impl Item {
    /// Whether the item has a right answer and counts for the knowledge score.
    pub fn is_keyed(&self) -> bool {
        matches!(self.body, Body::Duty(_) | Body::Question(_))
    }

    /// Whether the two items should not meet in a play.
    pub fn is_enemy_of(&self, other: &Self) -> bool {
        self.enemy_groups.iter().any(|group| other.enemy_groups.contains(group))
    }

    /// The pair, if the item is one.
    pub fn pair(&self) -> Option<&Pair> {
        match &self.body {
            Body::Pair(pair) => Some(pair),
            _ => None,
        }
    }
}

/// The kinds of items.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A duty to sort: one role, the other, or both.
    Duty,
    /// A situation at work, whose owner is to be found as with a duty.
    Scenario,
    /// A question about where the roles come from.
    Origin,
    /// A question about what practitioners advise.
    Expert,
    /// A pair of activities on a five-step scale; the only kind that moves the meter.
    Fit,
    /// A question about changing from one role to the other.
    Readiness,
    /// A statement about oneself, shown as a light; it is not scored.
    SelfCheck,
    /// A question about what people often mix up.
    MixUp,
    /// A question about anything, with a heading of its own.
    Question,
}

impl Kind {
    /// Every kind, in the order of the documentation.
    pub const ALL: [Self; 9] = [
        Self::Duty,
        Self::Scenario,
        Self::Origin,
        Self::Expert,
        Self::Fit,
        Self::Readiness,
        Self::SelfCheck,
        Self::MixUp,
        Self::Question,
    ];

    /// The kind's name in deck files.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Duty => "duty",
            Self::Scenario => "scenario",
            Self::Origin => "origin",
            Self::Expert => "expert",
            Self::Fit => "fit",
            Self::Readiness => "readiness",
            Self::SelfCheck => "self-check",
            Self::MixUp => "mix-up",
            Self::Question => "question",
        }
    }

    /// Whether items of this kind are about the two roles, so that their deck must name them.
    pub fn needs_roles(self) -> bool {
        matches!(self, Self::Duty | Self::Scenario | Self::Fit)
    }
}

/// What can be answered to an item.
#[derive(Debug)]
pub enum Body {
    /// One of three owners.
    Duty(Duty),
    /// One of several options.
    Question(Question),
    /// One of five steps between two poles.
    Pair(Pair),
    /// One of three levels.
    Check(Check),
}

/// The answer key of a duty or scenario, and its explanations.
#[derive(Debug)]
pub struct Duty {
    /// Who owns the duty.
    pub key: Owner,
    /// The explanations for readers who answered PO, Both and PM, in this order.
    pub(crate) why: [MarkedText; 3],
}

impl Duty {
    /// The explanation for readers who gave that answer.
    pub fn why(&self, answer: Owner) -> &MarkedText {
        let [po, both, pm] = &self.why;
        match answer {
            Owner::Po => po,
            Owner::Both => both,
            Owner::Pm => pm,
        }
    }
}

/// A question with several options, one of them right: three, or from two to six in the kind `question`.
#[derive(Debug)]
pub struct Question {
    /// A few words above the question; empty where the deck has none, and in kinds that have a heading of the widget.
    pub heading: Box<str>,
    /// The explanation for all readers, whichever option they chose; may be empty.
    pub why: MarkedText,
    pub(crate) key: QuestionOption,
    /// The index of the key among the options of the file.
    pub(crate) key_index: usize,
    pub(crate) distractors: Vec<QuestionOption>,
    /// Whether plays show the options in the order of the file; otherwise each play shuffles them.
    pub fixed_order: bool,
    /// The role under which the source lists the fact, if it lists it under one; draws are balanced by it.
    pub role: Option<Role>,
}

impl Question {
    /// The right option.
    pub fn key(&self) -> &QuestionOption {
        &self.key
    }

    /// All options in the order of the file.
    pub fn options(&self) -> impl Iterator<Item = &QuestionOption> {
        (0..=self.distractors.len()).filter_map(|index| match index.cmp(&self.key_index) {
            Ordering::Less => self.distractors.get(index),
            Ordering::Equal => Some(&self.key),
            Ordering::Greater => self.distractors.get(index - 1),
        })
    }

    /// The option with that id, if the question has it.
    pub fn option(&self, id: &Id) -> Option<&QuestionOption> {
        self.options().find(|option| option.id == *id)
    }
}

/// One option of a question.
#[derive(Debug)]
pub struct QuestionOption {
    /// The option's id, unique in its question.
    pub id: Id,
    /// What the reader can choose.
    pub text: MarkedText,
    /// The explanation for readers who chose it; may be empty in the kind `question`.
    pub why: MarkedText,
}

/// Two activities to choose between; neither is right or wrong.
#[derive(Debug)]
pub struct Pair {
    /// The facet that the pair belongs to; the deck has it.
    pub facet: Id,
    /// How much the pair counts.
    pub weight: Weight,
    /// The activity at the 0 end.
    pub po: Pole,
    /// The activity at the 100 end.
    pub pm: Pole,
    /// The role whose pole is always shown first; if `None`, the seed of each play decides.
    pub fixed_first: Option<Role>,
}

impl Pair {
    /// The activity at that end.
    pub fn pole(&self, role: Role) -> &Pole {
        match role {
            Role::Po => &self.po,
            Role::Pm => &self.pm,
        }
    }
}

/// One end of a pair.
#[derive(Debug)]
pub struct Pole {
    /// The activity.
    pub text: MarkedText,
    /// The activity in one to three words, for the list of what moved the meter.
    pub label: Box<str>,
}

/// How much a pair counts, in hundredths: 1 to 10,000, which is 0.01 to 100.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Weight(u32);

impl Weight {
    /// The weight of a pair whose file names none.
    pub const ONE: Self = Self(100);

    /// Takes a number as a weight if it is in range and has at most two decimals.
    pub fn parse(number: f64) -> Option<Self> {
        let hundredths = (number * 100.0).round();
        let is_exact = (hundredths / 100.0 - number).abs() < 1e-9;
        (is_exact && (1.0..=10_000.0).contains(&hundredths)).then_some(Self(hundredths as u32))
    }

    /// The weight in hundredths.
    pub fn hundredths(self) -> u32 {
        self.0
    }
}

/// A statement that readers make about themselves.
#[derive(Debug)]
pub struct Check {
    /// The statement in a few words, for its light.
    pub label: Box<str>,
}
