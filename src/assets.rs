//! The only place where files of `static/` are embedded.
//!
//! Knows which files there are; knows nothing of what is in them.

/// The shipped deck.
pub const DECK: &str = include_str!("../static/decks/po-pm.json");

/// The sentences of that language, or the English ones; only English is there yet.
pub fn wording(_language: &str) -> &'static str {
    include_str!("../static/wording/en.json")
}
