//! The studio: a page on which authors write, check, play and embed decks. Nothing they write leaves their browser.

#![deny(missing_docs)]

pub mod messages;

pub mod checks;

pub mod model;

pub mod app;
pub mod view;

#[cfg(target_arch = "wasm32")]
pub mod host;
