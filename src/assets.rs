//! The files of `static/` that are embedded, in the form that `build.rs` gives them. No other file embeds any.

/// The shipped deck, as JSON.
pub const DECK: &str = include_str!(concat!(env!("OUT_DIR"), "/deck.json"));

/// The English sentences, one a line.
pub const SENTENCES: &str = include_str!(concat!(env!("OUT_DIR"), "/en.txt"));

/// The style sheet of the screens that the loader does not draw. The engine does not embed it: the build adds it to the
/// glue, minified.
pub const STYLE: &str = include_str!("../static/late.css");
