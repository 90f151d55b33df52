//! How large a file, a deck and a text may be.

/// The largest file that is read, in bytes. A deck of 500 long questions with HTML around them stays below it.
pub const MAX_BYTES: usize = 2 * 1024 * 1024;

/// The most questions of a deck, as in the core.
pub const MAX_QUESTIONS: usize = 500;

/// The fewest options of a question.
pub const MIN_OPTIONS: usize = 2;

/// The most options of a question.
pub const MAX_OPTIONS: usize = 6;

/// The longest stem, option or explanation, in chars.
pub const MAX_TEXT_CHARS: usize = 4_000;

/// The most faults that are listed.
pub(crate) const MAX_FAULTS: usize = 200;
