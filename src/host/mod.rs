//! The page around the widget: attributes, storage, address, clipboard, and the exports that the
//! loader calls.
//!
//! Knows no questions: what happens in the quiz reaches it as a `Notice`.

#[cfg(target_arch = "wasm32")]
mod canvas;
pub mod colours;
pub mod events;
#[cfg(target_arch = "wasm32")]
pub mod mount;
#[cfg(target_arch = "wasm32")]
mod named;
pub mod opening;
pub mod options;
#[cfg(target_arch = "wasm32")]
mod page;
#[cfg(target_arch = "wasm32")]
mod share;
