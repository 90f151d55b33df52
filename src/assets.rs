//! The files of `static/` that are embedded, in the form that `build.rs` gives them. No other file embeds any.

/// The shipped deck, as JSON.
pub const DECK: &str = include_str!(concat!(env!("OUT_DIR"), "/deck.json"));

/// The style sheet of the screens that the loader does not draw. The engine does not embed it: the build adds it to the
/// glue, minified.
pub const STYLE: &str = include_str!("../static/late.css");

/// The sentences of that language, one a line. So far there is only English.
pub fn sentences(_language: &str) -> &'static str {
    include_str!(concat!(env!("OUT_DIR"), "/en.txt"))
}
