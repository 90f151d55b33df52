//! Compares the documentation with the code: its tables, its snippets, its links.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

#[path = "../../crates/core/tests/common/mod.rs"]
mod common;

mod commands;
mod decks;
mod document;
mod examples;
mod links;
mod markdown;
mod reference;
mod tables;
