//! A deck: the items of a quiz and the words around them, as types that can only hold valid decks.

pub mod faults;
pub mod fingerprint;
mod frame;
mod id;
mod item;
mod language;
pub mod markup;
pub mod reading;
pub mod report;
mod role;
mod verdict;
mod verdict_text;

pub use frame::{Credit, Facet, Note, Readiness, RoleText, Roles};
pub use id::Id;
pub use item::{Body, Check, Duty, Item, Kind, Pair, Pole, Question, QuestionOption, Weight};
pub use language::{is_language_tag, is_right_to_left};
pub use markup::MarkedText;
pub use role::{Owner, Role};
pub use verdict::{Strength, Verdict};
pub use verdict_text::{VerdictLink, VerdictText};

use std::rc::Rc;
use verdict_text::VerdictTexts;

/// A whole quiz.
///
/// Only [`reading::parse`] makes one. Therefore every deck is valid: item ids are unique, every facet that a pair
/// names exists, and every play can be drawn.
#[derive(Debug)]
pub struct Deck {
    pub(crate) id: Id,
    pub(crate) language: Box<str>,
    pub(crate) direction: Option<&'static str>,
    pub(crate) title: Box<str>,
    pub(crate) intro: Box<str>,
    pub(crate) roles: Option<Roles>,
    pub(crate) facets: Vec<Facet>,
    pub(crate) short: Vec<Draw>,
    pub(crate) full: Vec<Draw>,
    pub(crate) notes: Vec<Note>,
    pub(crate) readiness: Option<Readiness>,
    pub(crate) compat: Vec<u32>,
    pub(crate) credit: Option<Credit>,
    pub(crate) report: Box<str>,
    pub(crate) verdicts: Option<VerdictTexts>,
    pub(crate) has_scene: bool,
    pub(crate) items: Vec<Rc<Item>>,
    pub(crate) fingerprint: u32,
}

impl Deck {
    /// The deck's id, part of its fingerprint.
    pub fn id(&self) -> &Id {
        &self.id
    }

    /// The language of the deck's texts as a tag such as `en` or `pt-BR`, if the deck says it.
    pub fn language(&self) -> Option<&str> {
        Some(&*self.language).filter(|language| !language.is_empty())
    }

    /// The direction of the deck's texts, `ltr` or `rtl`, if the deck says it, itself or by its language. Languages that run
    /// from left to right say nothing: such a text keeps the direction of the page.
    pub fn direction(&self) -> Option<&'static str> {
        let of_language = || language::is_right_to_left(&self.language).then_some(language::RIGHT_TO_LEFT);
        self.direction.or_else(of_language)
    }

    /// Whether the deck says that its texts run from right to left.
    pub fn is_right_to_left(&self) -> bool {
        self.direction() == Some(language::RIGHT_TO_LEFT)
    }

    /// The question that the whole quiz answers; the heading of its start card.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// One or two sentences below the title; may be empty.
    pub fn intro(&self) -> &str {
        &self.intro
    }

    /// The names of the two ends of the meter; `None` in a deck that is not about two roles. Such a deck has no duties,
    /// scenarios and pairs, and so no meter.
    pub fn roles(&self) -> Option<&Roles> {
        self.roles.as_ref()
    }

    /// The full name of a role; empty in a deck without roles.
    pub fn role_name(&self, role: Role) -> &str {
        self.roles.as_ref().map_or("", |roles| &roles.of(role).name)
    }

    /// The short name of a role; empty in a deck without roles.
    pub fn role_short(&self, role: Role) -> &str {
        self.roles.as_ref().map_or("", |roles| &roles.of(role).short)
    }

    /// The facets of the meter, at most eight, in the order in which results and links have them.
    pub fn facets(&self) -> &[Facet] {
        &self.facets
    }

    /// The draws of a play of that length, in the order in which their items are asked.
    pub fn draws(&self, length: Length) -> &[Draw] {
        match length {
            Length::Short => &self.short,
            Length::Full => &self.full,
        }
    }

    /// Whether the two lengths differ, so that it makes sense to offer both.
    pub fn has_two_lengths(&self) -> bool {
        self.short != self.full
    }

    /// The note with that id, if the deck has it.
    pub fn note(&self, id: &Id) -> Option<&Note> {
        self.notes.iter().find(|note| note.id == *id)
    }

    /// The words around the self-check lights.
    pub fn readiness(&self) -> Option<&Readiness> {
        self.readiness.as_ref()
    }

    /// The fingerprints of earlier editions whose results this deck may show as its own.
    pub fn compat(&self) -> &[u32] {
        &self.compat
    }

    /// Whether results with that fingerprint are of this edition or of a compatible one.
    pub fn knows(&self, fingerprint: u32) -> bool {
        fingerprint == self.fingerprint || self.compat.contains(&fingerprint)
    }

    /// Where the deck's facts come from.
    pub fn credit(&self) -> Option<&Credit> {
        self.credit.as_ref()
    }

    /// Whether a scene belongs to the results: a room with a team, a door and a window, and a figure where the marker is.
    pub fn has_scene(&self) -> bool {
        self.has_scene
    }

    /// The deck's own words for that verdict with that decisiveness in per cent, if it has words for verdicts.
    pub fn verdict_text(&self, verdict: Verdict, decisiveness: u8) -> Option<VerdictText<'_>> {
        self.verdicts.as_ref()?.of(verdict, decisiveness)
    }

    /// All items, 1 to 500, in the order of the file.
    pub fn items(&self) -> &[Rc<Item>] {
        &self.items
    }

    /// The item with that id, if the deck has it.
    pub fn item(&self, id: &str) -> Option<&Rc<Item>> {
        self.items.iter().find(|item| item.id.as_str() == id)
    }

    /// A hash of everything that decides a score; see [`fingerprint`].
    pub fn fingerprint(&self) -> u32 {
        self.fingerprint
    }
}

/// How long a play is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Length {
    /// About three minutes with the shipped deck.
    Short,
    /// About five minutes with the shipped deck.
    Full,
}

/// How many items of which kinds a play asks at one point of its order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draw {
    /// The kinds that it draws from, at least one.
    pub kinds: Vec<Kind>,
    /// How many items it draws; the deck has at least as many.
    pub count: usize,
}
