//! Compares the documentation with the code: the tables of DECKS.md, and those of the public interface.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod decks;
mod document;
mod embedding;
mod tables;
