//! What the answers of a finished play mean: the meter, the knowledge score, and why.

mod band;
pub mod explanation;
pub mod knowledge;
mod marker;
pub mod meter;
pub mod outcome;
pub mod posterior;
mod verdict;
mod vote;
