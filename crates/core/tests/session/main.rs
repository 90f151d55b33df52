//! One reader's way through the quiz: every action at every stage, teams, any sequence of moves, and reloads.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

#[path = "../common/mod.rs"]
mod common;

mod actions;
mod checks;
mod moves;
mod saved;
mod sharpen;
mod start;
mod teams;
