//! How large a file, a deck and a text may be.

use role_fit_core::deck::reading;

/// The largest file that is read, in bytes. A deck of 500 long questions with HTML around them stays below it.
pub const MAX_BYTES: usize = 2 * 1024 * 1024;

/// The most questions of a deck.
pub const MAX_QUESTIONS: usize = reading::MAX_ITEMS;

pub use reading::{MAX_OPTIONS, MIN_OPTIONS};

/// The longest stem, option or explanation, in chars.
pub const MAX_TEXT_CHARS: usize = 4_000;

/// The most faults that are listed.
pub(crate) const MAX_FAULTS: usize = 200;
