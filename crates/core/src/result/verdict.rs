//! The meter in words.

use crate::deck::Role;
use crate::result::band::Band;
use crate::result::marker::Marker;

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
    Little,
    /// The band does not cover the middle.
    Leans,
    /// The band lies beyond 60, or below 40.
    Strong,
}

/// Less than ten per cent from the middle counts as near it, in half per cents.
const NEAR_MIDDLE: u8 = 20;

impl Verdict {
    /// Every verdict, from the PO end to the PM end.
    pub const ALL: [Self; 7] = [
        Self::Toward(Role::Po, Strength::Strong),
        Self::Toward(Role::Po, Strength::Leans),
        Self::Toward(Role::Po, Strength::Little),
        Self::Even,
        Self::Toward(Role::Pm, Strength::Little),
        Self::Toward(Role::Pm, Strength::Leans),
        Self::Toward(Role::Pm, Strength::Strong),
    ];

    /// The verdict's name in links, events and folders: `po-3` to `pm-3`, or `mid`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Toward(Role::Po, Strength::Strong) => "po-3",
            Self::Toward(Role::Po, Strength::Leans) => "po-2",
            Self::Toward(Role::Po, Strength::Little) => "po-1",
            Self::Even => "mid",
            Self::Toward(Role::Pm, Strength::Little) => "pm-1",
            Self::Toward(Role::Pm, Strength::Leans) => "pm-2",
            Self::Toward(Role::Pm, Strength::Strong) => "pm-3",
        }
    }

    /// Whether the band does not cover the middle.
    pub fn is_settled(self) -> bool {
        matches!(self, Self::Toward(_, Strength::Leans | Strength::Strong))
    }

    pub(crate) fn of(marker: Marker, band: Band) -> Self {
        let is_near_middle = marker.half_percents().abs_diff(Marker::MIDDLE.half_percents()) < NEAR_MIDDLE;
        let strength = match band.covers_middle() {
            true if is_near_middle => return Self::Even,
            true => Strength::Little,
            false if band.is_far_from_middle() => Strength::Strong,
            false => Strength::Leans,
        };
        marker.side().map_or(Self::Even, |role| Self::Toward(role, strength))
    }
}
