//! The state of the studio, without a browser: messages change it, and effects say what the browser has to do.
//!
//! The text of the deck is in the editor alone. The state knows how often it has changed (`revision`), and what the worker has
//! found in it.

mod studio;

mod effect;
mod long_text;
mod message;
mod states;

pub mod embedding;
pub mod preview;
pub mod snippets;
pub mod stored;

pub mod attributes;
pub mod colours;
pub mod examples;
pub mod file_format;
pub mod policy;
pub mod scheme;

pub use effect::Effect;
pub use long_text::{Content, LongText};
pub use message::{CopyOutcome, Edited, Msg};
pub use states::{Checker, Conversion, Keeping, MAX_FILE_BYTES, PROBLEMS, ROWS, Refusal, Tab};
pub use studio::Studio;
