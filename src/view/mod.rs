//! The screens: a session drawn as HTML, presses and choices sent back as actions.
//!
//! Knows no window, address, storage or JSON: what the page must do is told to the host by a
//! `Notice`. Compiles natively as well, so that tests can render every screen to a string.

pub mod app;
pub mod bar;
pub mod fault;
mod feedback;
mod field;
mod geometry;
mod intro;
mod item;
mod knowledge;
mod meter;
mod paper;
mod pen;
pub mod picture;
mod result;
mod review;
mod several;
pub mod share;
mod shared;
pub mod wording;

pub use app::{App, AppProps, Notice, Settings, Setup, ShareTarget, Shared};
