//! The meter in words.

use crate::deck::{Strength, Verdict};
use crate::result::band::Band;
use crate::result::marker::Marker;

/// Less than ten per cent from the middle counts as near it, in half per cents.
const NEAR_MIDDLE: u8 = 20;
/// Thirty per cent from the middle or more counts as far from it, in half per cents.
const FAR_FROM_MIDDLE: u8 = 60;

/// The verdict of a marker with its band.
pub(crate) fn verdict(marker: Marker, band: Band) -> Verdict {
    let strength = match band.covers_middle() {
        true if is_near_middle(marker) => return Verdict::Even,
        true => Strength::Slightly,
        false if band.is_far_from_middle() && distance(marker) >= FAR_FROM_MIDDLE => Strength::Strongly,
        false => Strength::Clearly,
    };
    marker.side().map_or(Verdict::Even, |role| Verdict::Toward(role, strength))
}

/// Whether the marker is near enough to the middle for an even verdict.
pub(crate) fn is_near_middle(marker: Marker) -> bool {
    distance(marker) < NEAR_MIDDLE
}

/// The distance from the middle in half per cents.
fn distance(marker: Marker) -> u8 {
    marker.half_percents().abs_diff(Marker::MIDDLE.half_percents())
}
