//! Deck JSON: the format of role-fit itself.

mod fields;
mod reading;
mod writing;

pub(crate) use reading::read;
pub(crate) use writing::write;
