//! The answers to items, at most one for each; none can be a choice that its item does not offer.

use crate::deck::{Body, Id, Item, Owner, Role};
use std::rc::Rc;

/// One answer to one item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Choice {
    /// The owner of a duty.
    Owner(Owner),
    /// An option of a question.
    Option(Id),
    /// A place between the poles of a pair.
    Step(Step),
    /// How far a statement is true.
    Level(Level),
}

/// A place between the poles of a pair: 0 is the PO pole, 2 the middle, 4 the PM pole.
///
/// It is always counted from the PO end, whichever side the play shows that end on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Step(u8);

impl Step {
    /// Every step from the PO pole to the PM pole.
    pub const ALL: [Self; 5] = [Self(0), Self(1), Self(2), Self(3), Self(4)];
    /// The PO pole.
    pub const PO_END: Self = Self(0);
    /// No preference.
    pub const MIDDLE: Self = Self(2);
    /// The PM pole.
    pub const PM_END: Self = Self(4);

    /// The role whose pole is nearer; `None` in the middle.
    pub fn side(self) -> Option<Role> {
        match self.0 {
            0 | 1 => Some(Role::Po),
            2 => None,
            _ => Some(Role::Pm),
        }
    }

    /// Quarters of the way from the PO pole to the PM pole, 0 to 4.
    pub fn quarters(self) -> u8 {
        self.0
    }
}

/// How far a statement about oneself is true.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Not yet.
    NotYet,
    /// Partly.
    Partly,
    /// Yes.
    Yes,
}

impl Level {
    /// Every level, the weakest first.
    pub const ALL: [Self; 3] = [Self::NotYet, Self::Partly, Self::Yes];
}

impl Item {
    /// Every choice that the item offers, in the order of the deck.
    pub fn choices(&self) -> Vec<Choice> {
        match &self.body {
            Body::Duty(_) => Owner::ALL.map(Choice::Owner).to_vec(),
            Body::Question(question) => question.options().map(|option| Choice::Option(option.id.clone())).collect(),
            Body::Pair(_) => Step::ALL.map(Choice::Step).to_vec(),
            Body::Check(_) => Level::ALL.map(Choice::Level).to_vec(),
        }
    }

    /// Whether the choice is right; `None` for items without a right answer.
    pub fn is_right(&self, choice: &Choice) -> Option<bool> {
        match (&self.body, choice) {
            (Body::Duty(duty), Choice::Owner(owner)) => Some(duty.key == *owner),
            (Body::Question(question), Choice::Option(id)) => Some(question.key().id == *id),
            _ => None,
        }
    }
}

/// An answer with the item that it answers.
#[derive(Debug, Clone)]
pub struct Answer {
    /// The item.
    pub item: Rc<Item>,
    /// One of its choices.
    pub choice: Choice,
}

/// The answers of a play so far, at most one for each item.
#[derive(Debug, Clone, Default)]
pub struct Answers(Vec<Answer>);

impl Answers {
    /// Stores an answer and replaces an earlier one to the same item.
    ///
    /// Returns false, and changes nothing, if the item does not offer the choice.
    pub fn give(&mut self, item: &Rc<Item>, choice: Choice) -> bool {
        if !item.choices().contains(&choice) {
            return false;
        }
        match self.0.iter_mut().find(|answer| answer.item.id == item.id) {
            Some(answer) => answer.choice = choice,
            None => self.0.push(Answer { item: Rc::clone(item), choice }),
        }
        true
    }

    /// The answer to that item.
    pub fn to(&self, item: &Item) -> Option<&Choice> {
        self.0.iter().find(|answer| answer.item.id == item.id).map(|answer| &answer.choice)
    }

    /// All answers, in the order in which their items were first answered.
    pub fn iter(&self) -> impl Iterator<Item = &Answer> {
        self.0.iter()
    }
}
