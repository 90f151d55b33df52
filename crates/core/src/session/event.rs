//! What an action has changed.

/// A change of the session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// A play has started.
    Started {
        /// How many items it has.
        total: usize,
    },
    /// Another item is on the screen.
    Moved {
        /// Its number, counted from 1.
        index: usize,
        /// How many items the play has.
        total: usize,
    },
    /// The item on the screen was answered.
    Answered,
    /// The result is on the screen.
    Finished,
    /// The list of all items was opened or closed.
    Reviewed,
    /// Other people's results are on the screen: one, two or a team's.
    Opened,
    /// The team has other people or other names.
    TeamChanged,
    /// The play that waited is on the screen again.
    Returned,
    /// The start card is on the screen; there was no play on the screen before.
    Closed,
    /// The start card is on the screen instead of a play.
    Restarted,
    /// The start card is on the screen, and nothing is remembered.
    Forgot,
}

impl Event {
    /// Whether the reader is still on the same screen.
    pub fn keeps_screen(&self) -> bool {
        matches!(self, Self::Answered | Self::TeamChanged)
    }
}
