//! The files of `static/` that are embedded, in the form that `build.rs` gives them. No other file embeds any.

/// The shipped deck, as JSON.
pub const DECK: &str = include_str!(concat!(env!("OUT_DIR"), "/deck.json"));

/// The English sentences for readers, one a line.
pub const SENTENCES: &str = include_str!(concat!(env!("OUT_DIR"), "/en.txt"));

/// The English sentences that name faults of decks, which follow those for readers. The engine does not embed them: they come
/// in the English pack, when a deck has faults.
pub const FAULT_SENTENCES: &str = include_str!(concat!(env!("OUT_DIR"), "/en-faults.txt"));

/// The style sheet of the screens that the loader does not draw. The engine does not embed it: the build adds it to the
/// glue, minified.
pub const STYLE: &str = include_str!("../static/late.css");
