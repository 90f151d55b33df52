//! Tests of the architecture: which modules may import which, no circles of imports, and what the core depends on.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod circles;
mod files;
mod layers;
mod names;
mod parser;
mod workspace;
