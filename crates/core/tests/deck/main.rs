//! The shipped deck is good and true to its article.
//!
//! Each rule is a function that takes a deck and returns everything that breaks the rule. It runs on the shipped deck and
//! on copies that were broken on purpose, so that every rule is known to fail where it should.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

// The deck as the rules read it, and what the rules have in common.
mod bank;
mod broken;

// The rules: first the facts, then the words, then the play.
mod coverage;
mod enemies;
mod faithfulness;
mod feedback;
mod keys;
mod meter;
mod options;
mod own_words;
mod plays;
mod reading;
mod sources;
mod verdicts;

// The rules on broken copies.
mod failing;
