//! Compares the documentation with the code: every table of EMBEDDING.md and DECKS.md that promises something.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

#[path = "../../crates/core/tests/common/mod.rs"]
mod common;

mod decks;
mod document;
mod embedding;
mod source;
