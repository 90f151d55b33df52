//! The words of a deck around its items: roles, facets, notes, readiness, credit.

use crate::deck::id::Id;
use crate::deck::role::Role;

/// The names of the two roles, in a deck that is about two.
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

/// What one role is called.
#[derive(Debug)]
pub struct RoleText {
    /// The full name: "Product Owner".
    pub name: Box<str>,
    /// The short name for buttons and scales: "PO".
    pub short: Box<str>,
    /// A few words on what the role cares about; may be empty.
    pub about: Box<str>,
}

/// One aspect of the difference between the roles, with its own small scale in the result.
#[derive(Debug)]
pub struct Facet {
    /// The facet's id, unique among the facets.
    pub id: Id,
    /// What the facet is called.
    pub name: Box<str>,
    /// What the 0 end means here.
    pub po: Box<str>,
    /// What the 100 end means here.
    pub pm: Box<str>,
}

/// What a standard text of the field says where the deck's source differs from it.
#[derive(Debug)]
pub struct Note {
    /// The note's id, unique among the notes.
    pub id: Id,
    /// One sentence.
    pub text: Box<str>,
    /// The text that says so.
    pub source: Box<str>,
}

/// The words around the self-check lights.
#[derive(Debug)]
pub struct Readiness {
    /// Their heading.
    pub title: Box<str>,
    /// What they mean and what they do not mean.
    pub text: Box<str>,
}

/// The text that the deck was made from.
#[derive(Debug)]
pub struct Credit {
    /// What it is, in one word: "article"; empty if the deck does not say.
    pub name: Box<str>,
    /// Its title.
    pub title: Box<str>,
    /// Its URL; always https.
    pub url: Box<str>,
}
