//! Every screen, drawn natively and read as a browser reads it: by elements, roles, names and texts.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

// What the tests speak with.
mod decks;
mod page;
mod screens;
mod widget;

// The tests, in the order in which a reader meets the screens.
mod intro;
mod items;
mod picture;
mod result;
mod review;
mod several;
mod share;
mod shared;
// What holds on all of them.
mod every_screen;
