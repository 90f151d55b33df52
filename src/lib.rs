//! `role-fit`: a quiz widget that tells Product Owner duties from Product Manager duties and shows
//! where a reader stands between the two roles.
//!
//! Data flows one way: `deck.json -> source -> Deck -> play -> Session <- Action; Answers -> fit,
//! knowledge -> Outcome -> view; Outcome -> share -> #fragment`.
//!
//! Allowed arrows between the rooms: `host -> view -> quiz`, `host -> quiz`, `host -> assets`; a
//! test reads the `use` lines. The rooms in reading order:

#![deny(missing_docs)]

pub mod assets;
pub mod host;
pub mod view;
