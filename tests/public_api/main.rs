//! Compares the table of the public interface with the code: every attribute, event, part and so on exists, and no other does.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

#[path = "../../crates/core/tests/common/mod.rs"]
mod common;

mod code;
mod source;
