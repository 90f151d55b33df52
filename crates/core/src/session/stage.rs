//! Where the reader is.

use crate::run::Run;
use crate::share::single::SharedResult;

/// Where the reader is.
#[derive(Debug, Clone, Copy)]
pub enum Stage<'a> {
    /// At the start card.
    Intro,
    /// At another person's result, opened from a link.
    Shared(&'a SharedResult),
    /// At the results of several people.
    Team,
    /// Answering once more what was answered wrong: the items, and the index of the one on the screen.
    Practising(&'a Run, usize),
    /// In a play, or at its end.
    Playing(&'a Run, Screen),
}

/// The screen of a play that is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Screen {
    /// One of its items, by its index.
    Item(usize),
    /// Its result; every item is answered, except pairs that sharpen it.
    Result,
    /// The list of all items of the deck with their explanations; every item of the play is answered.
    Review,
}
