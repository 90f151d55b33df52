//! The screens, one file each. Only the app imports them; they know no browser.

pub mod item;
pub mod result;
pub mod review;
pub mod shared;
pub mod start;
pub mod team;
