//! Every screen, rendered natively and checked as a browser sees it: by elements, roles, names and texts.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

// Helpers.
mod decks;
mod page;
mod screens;
mod widget;

// The tests, in the order of the screens.
mod arabic;
mod items;
mod marked_text;
mod neutral;
mod picture;
mod result;
mod review;
mod share;
mod shared;
mod start;
mod team;
// Tests of all screens.
mod every_screen;
