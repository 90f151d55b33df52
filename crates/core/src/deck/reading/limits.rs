//! The sizes that a deck file may have.

/// The largest deck file, in bytes.
pub const MAX_BYTES: usize = 256 * 1024;
/// The most items of a deck.
pub const MAX_ITEMS: usize = 500;
/// The most items of a play in a deck about two roles; a result link counts up to 63 scored answers. Other decks have no
/// result links, so that a play can ask everything.
pub const MAX_ITEMS_A_PLAY: usize = 60;
/// The fewest options of a question about anything.
pub const MIN_OPTIONS: usize = 2;
/// The most options of a question about anything.
pub const MAX_OPTIONS: usize = 6;
/// The most facets of a deck; a result link has room for no more.
pub const MAX_FACETS: usize = 8;
