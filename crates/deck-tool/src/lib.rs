//! Checks the text of a deck file: every error with its line and column and, in a valid deck, whether the scoring is fair.
//! Writes the ids that a draft leaves out.
//! Takes the texts out of a deck, puts translated ones in, and compares a translated deck with its original.
//! Also checks and converts files with questions in other formats, which `role-fit-formats` reads.
//!
//! Reads no files, so that a web page can use it as well as the `deck-tool` program.

#![deny(missing_docs)]

mod against;
mod diagnostic;
mod duplicates;
mod fault;
mod fix;
pub mod lint;
mod position;
mod questions;
mod repair;
mod report;
mod suggestion;
pub mod translation;

pub use against::{Comparison, check_against};
pub use diagnostic::{Diagnostic, Edit, Fix};
pub use fault::FIX_HINT;
pub use fix::{Fixed, write_ids};
pub use position::Position;
pub use questions::{Conversion, check_questions, convert, is_deck};
pub use report::{Report, check, check_bytes};
