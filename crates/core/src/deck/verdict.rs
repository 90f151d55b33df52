//! The seven verdicts: what a meter can say, and what a deck may have words for.

use super::role::Role;

/// The seven things that a meter can say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Neither side.
    Even,
    /// One side, and how surely.
    Toward(Role, Strength),
}

/// How surely a meter leans.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strength {
    /// The band still covers the middle: not settled.
    Slightly,
    /// The band does not cover the middle.
    Clearly,
    /// Band and marker are far from the middle.
    Strongly,
}

impl Verdict {
    /// Every verdict, from the PO end to the PM end.
    pub const ALL: [Self; 7] = [
        Self::Toward(Role::Po, Strength::Strongly),
        Self::Toward(Role::Po, Strength::Clearly),
        Self::Toward(Role::Po, Strength::Slightly),
        Self::Even,
        Self::Toward(Role::Pm, Strength::Slightly),
        Self::Toward(Role::Pm, Strength::Clearly),
        Self::Toward(Role::Pm, Strength::Strongly),
    ];

    /// The verdict's name in decks, links, events and folders: `po-3` to `pm-3`, or `mid`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Toward(Role::Po, Strength::Strongly) => "po-3",
            Self::Toward(Role::Po, Strength::Clearly) => "po-2",
            Self::Toward(Role::Po, Strength::Slightly) => "po-1",
            Self::Even => "mid",
            Self::Toward(Role::Pm, Strength::Slightly) => "pm-1",
            Self::Toward(Role::Pm, Strength::Clearly) => "pm-2",
            Self::Toward(Role::Pm, Strength::Strongly) => "pm-3",
        }
    }

    /// Whether the band does not cover the middle.
    pub fn is_settled(self) -> bool {
        matches!(self, Self::Toward(_, Strength::Clearly | Strength::Strongly))
    }
}
