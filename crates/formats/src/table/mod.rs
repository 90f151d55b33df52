//! Tables with a header: CSV and TSV of spreadsheets, and the notes that Anki exports.
//!
//! ```text
//! question,answer,wrong 1,wrong 2,explanation
//! What do yaks eat?,Grass,Meat,Fish,They graze.
//! ```

mod cells;
mod header;
mod key;
mod reading;
mod writing;

pub(crate) use reading::{has_header, read};
pub(crate) use writing::write;
