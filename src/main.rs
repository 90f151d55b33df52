//! The engine: everything of the library that the loader calls, as one WebAssembly module.
//!
//! A program of its own, because a library that is built as `rlib` and `cdylib` at once is linked
//! without the last round of optimisation: that cost 10 KiB of every reader's download. It has no
//! `main` there, whose start-up code nobody would run.

#![cfg_attr(target_arch = "wasm32", no_main)]

// The exports are the library's; linking it is all there is to do.
#[cfg(target_arch = "wasm32")]
use role_fit as _;

/// The standard library's own allocator is three times as long.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

#[cfg(not(target_arch = "wasm32"))]
fn main() {}
