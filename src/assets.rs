//! The only place where files of `static/` are embedded, in the form that the build gives them.
//!
//! Knows which files there are; knows nothing of what is in them.

/// The deck that the widget comes with, as JSON.
pub const DECK: &str = include_str!(concat!(env!("OUT_DIR"), "/deck.json"));

/// The style sheet of the screens that the loader does not draw. The engine does not embed it: the build adds it to the
/// glue, minified.
pub const STYLE: &str = include_str!("../static/late.css");

/// The sentences of that language, or the English ones, a line each; only English is there yet.
pub fn sentences(_language: &str) -> &'static str {
    include_str!(concat!(env!("OUT_DIR"), "/en.txt"))
}
