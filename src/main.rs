//! The engine: everything of the library that the loader calls, as one WebAssembly module.
//!
//! It is a binary because a library that is built both as `rlib` and as `cdylib` misses the last round of link-time
//! optimisation, which added 10 KiB to the download. It has no `main` in WebAssembly: nothing would call it.

#![cfg_attr(target_arch = "wasm32", no_main)]

// The library has the exports; this binary only links it.
#[cfg(target_arch = "wasm32")]
use role_fit as _;

/// The standard library's allocator is three times as large.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

#[cfg(not(target_arch = "wasm32"))]
fn main() {}
