//! `role-fit-core`: the quiz without a browser.
//!
//! What a deck is, how a play is drawn from it, and what the answers mean. Time and randomness come in as arguments;
//! nothing here depends on the browser, Yew or HTML.
//!
//! Data flows one way: a deck file is read ([`deck::reading`]) into a [`deck::Deck`]; a play is drawn from it
//! ([`play`]); a [`session`] applies the reader's actions and collects their [`answers`]; the [`result`] is derived
//! from the answers, and [`share`] encodes it into a link.

#![deny(missing_docs)]

pub mod answers;
pub mod compare;
pub mod deck;
pub mod play;
pub mod qr;
pub mod reading_time;
pub mod result;
mod rng;
pub mod run;
pub mod saved;
pub mod session;
pub mod share;
pub mod team;
