//! The quiz itself: what a deck is, how a play is drawn from it, what the answers mean.
//!
//! Pure: this room knows no browser, no clock, no chance (a seed comes in) and no markup.

pub mod deck;
pub mod json;
pub mod source;
pub mod reading_time;
pub mod fingerprint;
pub mod play;
pub mod answers;
pub mod session;
pub mod kept;
pub mod fit;
pub mod explain;
pub mod knowledge;
pub mod outcome;
pub mod share;
