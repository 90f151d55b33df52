//! The quiz itself: what a deck is, how a play is drawn from it, what the answers mean.
//!
//! Pure: this room knows no browser, no clock, no chance (a seed comes in) and no markup.

pub mod answers;
pub mod code;
pub mod compare;
pub mod deck;
pub mod explain;
pub mod fingerprint;
pub mod fit;
pub mod group;
pub mod json;
pub mod kept;
pub mod knowledge;
pub mod link;
pub mod outcome;
pub mod play;
pub mod qr;
pub mod reading_time;
pub mod session;
pub mod share;
pub mod source;
pub mod team;
pub mod text;
