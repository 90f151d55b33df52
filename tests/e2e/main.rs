//! The built page in a real browser, as readers, friends and authors meet it.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

#[path = "../../crates/core/tests/broken_decks/mod.rs"]
mod broken_decks;

mod axe;
mod driver;
mod engine;
mod page;
mod reader;
mod said;
mod site;

mod announced;
mod decks;
mod embed;
mod engines;
mod full_play;
mod links;
mod previews;
mod resume;
mod screens;
mod served;
mod situations;
