//! Markdown in the dialect of quizdown.
//!
//! ```text
//! ---
//! title: Animals
//! ---
//!
//! ## What do yaks eat?
//!
//! 1. [x] Grass
//!    > They graze.
//! 2. [ ] Meat
//!
//! > Yaks are related to cows.
//! ```

mod front_matter;
mod inline;
mod outline;
mod reading;
mod writing;

pub(crate) use inline::read_text;
pub(crate) use reading::read;
pub(crate) use writing::write;
