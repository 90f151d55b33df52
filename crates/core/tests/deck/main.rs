//! The shipped deck against what makes a deck good and true to its article.
//!
//! Each rule is a function that reads a deck and gives everything that breaks it, so that it runs on the shipped deck
//! and on copies that were broken on purpose: no rule is believed that was not seen to fail. Whether a deck can be
//! read at all, and what its plays are like, is shown in `tests/source.rs`, `tests/play.rs` and `tests/knowledge.rs`.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

// The deck as the rules read it, and the copies that break them.
mod bank;
mod broken;

// The rules: first the facts, then the words, then the play.
mod coverage;
mod faithfulness;
mod feedback;
mod keys;
mod meter;
mod options;
mod own_words;
mod plays;
mod reading;
mod sources;
