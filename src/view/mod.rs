//! The screens: a session drawn as HTML, presses and choices sent back as actions.
//!
//! Knows no window, address, storage or JSON: what the page must do is told to the host by a
//! `Notice`. Compiles natively as well, so that tests can render every screen to a string.

pub mod app;
pub mod fault;
mod feedback;
mod geometry;
mod intro;
mod item;
mod knowledge;
mod meter;
mod pen;
pub mod picture;
mod result;
mod review;
mod select;
mod shared;
pub mod wording;

pub use app::{App, AppProps, Notice, Settings, Setup, ShareTarget, Shared};
