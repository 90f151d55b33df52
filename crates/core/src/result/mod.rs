//! What the answers of a finished play mean: the meter, the knowledge score, and why.

pub mod explanation;
pub mod knowledge;
pub mod meter;
pub mod outcome;
