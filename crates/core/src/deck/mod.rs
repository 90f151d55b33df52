//! A deck and its items, as types that cannot hold nonsense.
//!
//! Knows nothing of JSON (`source` builds decks from it), of plays or of answers that people gave.

pub mod faults;
pub mod fingerprint;
pub mod reading;

use std::cmp::Ordering;
use std::rc::Rc;

/// A whole quiz: the items and the words that belong to its subject.
///
/// Only `source::parse` makes one, so whoever holds a deck may rely on it: item ids are
/// unique, every facet that a pair names exists, and every play can be drawn.
#[derive(Debug)]
pub struct Deck {
    pub(crate) id: Id,
    pub(crate) title: Box<str>,
    pub(crate) intro: Box<str>,
    pub(crate) roles: Roles,
    pub(crate) facets: Vec<Facet>,
    pub(crate) short: Vec<Draw>,
    pub(crate) full: Vec<Draw>,
    pub(crate) notes: Vec<Note>,
    pub(crate) readiness: Option<Readiness>,
    pub(crate) compat: Vec<u32>,
    pub(crate) credit: Option<Credit>,
    pub(crate) items: Vec<Rc<Item>>,
    pub(crate) fingerprint: u32,
}

impl Deck {
    /// The deck's own name, part of its fingerprint.
    pub fn id(&self) -> &Id {
        &self.id
    }

    /// The question that the whole quiz answers; the heading of its start card.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// One or two sentences under the title; may be empty.
    pub fn intro(&self) -> &str {
        &self.intro
    }

    /// The two ends of the meter.
    pub fn roles(&self) -> &Roles {
        &self.roles
    }

    /// The facets of the meter, at most eight, in the order in which they are shown and linked.
    pub fn facets(&self) -> &[Facet] {
        &self.facets
    }

    /// The draws of one form of the quiz, in the order in which their items are asked.
    pub fn draws(&self, length: Length) -> &[Draw] {
        match length {
            Length::Short => &self.short,
            Length::Full => &self.full,
        }
    }

    /// Whether the two forms differ, so that offering both makes sense.
    pub fn has_two_lengths(&self) -> bool {
        self.short != self.full
    }

    /// The note of that id, if the deck has it.
    pub fn note(&self, id: &Id) -> Option<&Note> {
        self.notes.iter().find(|note| note.id == *id)
    }

    /// The words around the self-check lights.
    pub fn readiness(&self) -> Option<&Readiness> {
        self.readiness.as_ref()
    }

    /// Fingerprints of earlier editions whose results may be shown as this deck's.
    pub fn compat(&self) -> &[u32] {
        &self.compat
    }

    /// Whether the deck can vouch for results with that fingerprint: they are of this edition or of one that is compatible.
    pub fn knows(&self, fingerprint: u32) -> bool {
        fingerprint == self.fingerprint || self.compat.contains(&fingerprint)
    }

    /// Where the deck's facts come from.
    pub fn credit(&self) -> Option<&Credit> {
        self.credit.as_ref()
    }

    /// The whole bank, 1 to 500 items, in the order of the deck's file.
    pub fn items(&self) -> &[Rc<Item>] {
        &self.items
    }

    /// The item of that id, if the deck has it.
    pub fn item(&self, id: &str) -> Option<&Rc<Item>> {
        self.items.iter().find(|item| item.id.as_str() == id)
    }

    /// FNV-1a over everything that decides a score; see `fingerprint`.
    pub fn fingerprint(&self) -> u32 {
        self.fingerprint
    }
}

/// Which form of the quiz is played.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Length {
    /// About three minutes with the shipped deck.
    Short,
    /// About five minutes with the shipped deck.
    Full,
}

/// A name inside a deck: lower-case letters, digits and hyphens, 1 to 64 of them. The default is
/// no name at all; no deck holds it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Id(Rc<str>);

impl Id {
    /// Takes the text as an id if it has the right form.
    pub fn parse(text: &str) -> Option<Self> {
        let fits = |byte: u8| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-');
        let allowed = (1..=64).contains(&text.len()) && text.bytes().all(fits);
        allowed.then(|| Self(text.into()))
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// One of the two ends of the meter. A deck about another pair of roles names them as it likes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// The end at 0: the Product Owner in the shipped deck.
    Po,
    /// The end at 100: the Product Manager in the shipped deck.
    Pm,
}

impl Role {
    /// The other end.
    pub fn other(self) -> Self {
        match self {
            Self::Po => Self::Pm,
            Self::Pm => Self::Po,
        }
    }
}

/// Who a duty belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Owner {
    /// The role at the 0 end alone.
    Po,
    /// Both roles.
    Both,
    /// The role at the 100 end alone.
    Pm,
}

impl Owner {
    /// Every owner, in the fixed order of the buttons.
    pub const ALL: [Self; 3] = [Self::Po, Self::Both, Self::Pm];

    /// The one role that owns the duty, or none if both do.
    pub fn role(self) -> Option<Role> {
        match self {
            Self::Po => Some(Role::Po),
            Self::Both => None,
            Self::Pm => Some(Role::Pm),
        }
    }

    /// The owner's name in decks and in stored answers.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Po => "po",
            Self::Both => "both",
            Self::Pm => "pm",
        }
    }
}

/// The names of the two roles.
#[derive(Debug)]
pub struct Roles {
    /// The role at the 0 end.
    pub po: RoleText,
    /// The role at the 100 end.
    pub pm: RoleText,
}

impl Roles {
    /// The names of one of the roles.
    pub fn of(&self, role: Role) -> &RoleText {
        match role {
            Role::Po => &self.po,
            Role::Pm => &self.pm,
        }
    }
}

/// How one role is called.
#[derive(Debug)]
pub struct RoleText {
    /// In full: "Product Owner".
    pub name: Box<str>,
    /// In short, for buttons and scales: "PO".
    pub short: Box<str>,
    /// A few words on what the role looks at; may be empty.
    pub about: Box<str>,
}

/// One side of the difference between the roles, with its own small scale in the result.
#[derive(Debug)]
pub struct Facet {
    /// The facet's id, unique among the facets.
    pub id: Id,
    /// How it is called.
    pub name: Box<str>,
    /// What the 0 end means here.
    pub po: Box<str>,
    /// What the 100 end means here.
    pub pm: Box<str>,
}

/// How many items of which kinds a play takes at one point of its order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draw {
    /// The kinds drawn from, at least one.
    pub kinds: Vec<Kind>,
    /// How many items; the deck has at least as many.
    pub count: usize,
}

/// What a standard text of the field says where the deck's source differs.
#[derive(Debug)]
pub struct Note {
    /// The note's id, unique among the notes.
    pub id: Id,
    /// One sentence.
    pub text: Box<str>,
    /// Where that is written.
    pub source: Box<str>,
}

/// The words around the self-check lights.
#[derive(Debug)]
pub struct Readiness {
    /// Their heading.
    pub title: Box<str>,
    /// What they mean and what they do not.
    pub text: Box<str>,
}

/// The text that the deck was made from.
#[derive(Debug)]
pub struct Credit {
    /// What it is, in a word: "article"; empty if the deck does not say.
    pub name: Box<str>,
    /// Its title.
    pub title: Box<str>,
    /// Its address; always https.
    pub url: Box<str>,
}

/// The kinds of items.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A duty to be sorted: one role, the other, or both.
    Duty,
    /// A question on where the roles come from.
    Origin,
    /// A question on what practitioners advise.
    Expert,
    /// A pair of activities on a five-step scale; the only kind that moves the meter.
    Fit,
    /// A question on changing from one role to the other.
    Readiness,
    /// A statement about oneself, shown as a light; scored nowhere.
    SelfCheck,
    /// A question on what is often mixed up.
    MixUp,
}

impl Kind {
    /// Every kind, in the order of the documentation.
    pub const ALL: [Self; 7] =
        [Self::Duty, Self::Origin, Self::Expert, Self::Fit, Self::Readiness, Self::SelfCheck, Self::MixUp];

    /// The kind's name in deck files.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Duty => "duty",
            Self::Origin => "origin",
            Self::Expert => "expert",
            Self::Fit => "fit",
            Self::Readiness => "readiness",
            Self::SelfCheck => "self-check",
            Self::MixUp => "mix-up",
        }
    }
}

/// One thing that is asked.
#[derive(Debug)]
pub struct Item {
    /// The item's id, unique in the deck; stored answers are found again by it.
    pub id: Id,
    /// The kind; it agrees with the body.
    pub kind: Kind,
    /// The ids of the facts behind it, at least one for scored items of the shipped deck.
    pub facts: Vec<Box<str>>,
    /// The parts of the source in which those facts stand.
    pub sections: Vec<Box<str>>,
    /// What is asked.
    pub stem: Box<str>,
    /// The notes shown under the explanation; the deck has all of them.
    pub notes: Vec<Id>,
    /// Further references, plain text.
    pub sources: Vec<Box<str>>,
    /// What can be answered.
    pub body: Body,
}

impl Item {
    /// Whether the item has a right answer and counts for the knowledge score.
    pub fn is_keyed(&self) -> bool {
        matches!(self.body, Body::Duty(_) | Body::Question(_))
    }

    /// The pair, if this item is one.
    pub fn pair(&self) -> Option<&Pair> {
        match &self.body {
            Body::Pair(pair) => Some(pair),
            _ => None,
        }
    }
}

/// What can be answered to an item.
#[derive(Debug)]
pub enum Body {
    /// One of three owners.
    Duty(Duty),
    /// One of a few options.
    Question(Question),
    /// One of five steps between two poles.
    Pair(Pair),
    /// One of three levels.
    Check(Check),
}

/// The answer key of a duty card.
#[derive(Debug)]
pub struct Duty {
    /// Who the duty belongs to.
    pub key: Owner,
    /// The explanation shown to whoever answered PO, Both, PM, in this order.
    pub(crate) why: [Box<str>; 3],
}

impl Duty {
    /// The explanation for whoever gave that answer.
    pub fn why(&self, answer: Owner) -> &str {
        let [po, both, pm] = &self.why;
        match answer {
            Owner::Po => po,
            Owner::Both => both,
            Owner::Pm => pm,
        }
    }
}

/// A question with one right option among a few.
#[derive(Debug)]
pub struct Question {
    pub(crate) key: QuestionOption,
    pub(crate) key_place: usize,
    pub(crate) distractors: Vec<QuestionOption>,
    /// Whether the options keep the order of the file; else each play shuffles them.
    pub fixed_order: bool,
    /// Under which role the source lists the fact, if it does; draws are balanced over it.
    pub role: Option<Role>,
}

impl Question {
    /// The right option.
    pub fn key(&self) -> &QuestionOption {
        &self.key
    }

    /// All options in the order of the file.
    pub fn options(&self) -> impl Iterator<Item = &QuestionOption> {
        (0..=self.distractors.len()).filter_map(|place| self.option_at(place))
    }

    fn option_at(&self, place: usize) -> Option<&QuestionOption> {
        match place.cmp(&self.key_place) {
            Ordering::Less => self.distractors.get(place),
            Ordering::Equal => Some(&self.key),
            Ordering::Greater => self.distractors.get(place - 1),
        }
    }

    /// The option of that id, if the question has it.
    pub fn option(&self, id: &Id) -> Option<&QuestionOption> {
        self.options().find(|option| option.id == *id)
    }
}

/// One option of a question.
#[derive(Debug)]
pub struct QuestionOption {
    /// The option's id, unique in its question.
    pub id: Id,
    /// What can be chosen.
    pub text: Box<str>,
    /// The explanation shown to whoever chose it.
    pub why: Box<str>,
}

/// Two activities to choose between; nothing is right or wrong about them.
#[derive(Debug)]
pub struct Pair {
    /// The facet that the pair speaks for; the deck has it.
    pub facet: Id,
    /// How much the pair counts.
    pub weight: Weight,
    /// The activity at the 0 end.
    pub po: Pole,
    /// The activity at the 100 end.
    pub pm: Pole,
    /// The role whose pole is always shown first; else each play decides by its seed.
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
    pub text: Box<str>,
    /// The same in one to three words, for the list of what moved the meter.
    pub label: Box<str>,
}

/// How much a pair counts, in hundredths: 1 to 10,000, so 0.01 to 100. One by default.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Weight(u32);

impl Weight {
    /// The weight of a pair that names none.
    pub const ONE: Self = Self(100);

    /// Takes a number as a weight if it is in range and has at most two decimals.
    pub fn parse(number: f64) -> Option<Self> {
        let hundredths = (number * 100.0).round();
        let exact = (hundredths / 100.0 - number).abs() < 1e-9;
        ((1.0..=10_000.0).contains(&hundredths) && exact).then_some(Self(hundredths as u32))
    }

    /// The weight in hundredths.
    pub fn hundredths(self) -> u32 {
        self.0
    }
}

/// A statement that a reader says of himself.
#[derive(Debug)]
pub struct Check {
    /// The statement in a few words, for its light.
    pub label: Box<str>,
}
