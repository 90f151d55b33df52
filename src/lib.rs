//! `role-fit`: an embeddable quiz. Readers test whether they can tell two roles apart, and see which one suits them, with a
//! margin of error.
//!
//! The quiz itself is `role-fit-core`. Here it is drawn and connected to a page: [`host`] mounts the one struct component,
//! [`app::App`], which draws one of the `screens`; these are composed of [`parts`]. What a reader does goes to the app, which
//! applies it to the session; what concerns the page goes to the host as a [`message::Notice`].
//!
//! A layer imports only from those below it: `host`, `app`, `screens`, `parts`, `context`, `message`, `picture`, `geometry`
//! and `wording`. A test reads the imports.

#![deny(missing_docs)]

pub mod host;

pub mod app;
mod screens;

pub mod parts;

pub mod context;
mod geometry;
pub mod message;
pub mod picture;
pub mod wording;

pub mod assets;
pub mod deck_faults;
