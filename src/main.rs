//! The engine: everything of the library that the loader calls, as one WebAssembly module.
//!
//! A program of its own, because a library that is built as `rlib` and `cdylib` at once is linked
//! without the last round of optimisation: that cost 10 KiB of every reader's download.

// The exports are the library's; linking it is all there is to do.
#[cfg(target_arch = "wasm32")]
use role_fit as _;

fn main() {}
