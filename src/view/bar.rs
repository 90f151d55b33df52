//! The meter as a line of characters, for messages that hold nothing but text.
//!
//! Knows a meter; knows nothing of the names at its ends.

use role_fit_core::result::meter::Meter;

/// An odd number, so that the middle of the meter is a cell of its own. The line of a message must not wrap on a phone.
const CELLS: usize = 13;

/// A light line, heavy where the band is, with a dot for the marker.
pub fn drawn(meter: &Meter) -> String {
    let (low, high) = meter.band().cells();
    let (low, high) = (cell(low), cell(high));
    let marker = cell(u16::from(meter.marker().half_percents()) * 10);
    let mut bar = String::new();
    for place in 0..CELLS {
        bar.push(match place {
            _ if place == marker => '●',
            _ if low <= place && place <= high => '━',
            _ => '─',
        });
    }
    bar
}

/// The cell in which a twentieth of a per cent lies; the upper end belongs to the last one.
fn cell(twentieth: u16) -> usize {
    (usize::from(twentieth) * CELLS / 2000).min(CELLS - 1)
}
