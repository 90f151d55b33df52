//! The meter in words.

use crate::deck::{Strength, Verdict};
use crate::result::band::Band;
use crate::result::marker::Marker;

/// Less than ten per cent from the middle counts as near it, in half per cents.
const NEAR_MIDDLE: u8 = 20;

/// The verdict of a marker with its band.
pub(crate) fn verdict(marker: Marker, band: Band) -> Verdict {
    let is_near_middle = marker.half_percents().abs_diff(Marker::MIDDLE.half_percents()) < NEAR_MIDDLE;
    let strength = match band.covers_middle() {
        true if is_near_middle => return Verdict::Even,
        true => Strength::Slightly,
        false if band.is_far_from_middle() => Strength::Strongly,
        false => Strength::Clearly,
    };
    marker.side().map_or(Verdict::Even, |role| Verdict::Toward(role, strength))
}
