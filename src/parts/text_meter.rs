//! The meter as a line of characters, for messages that hold nothing but text.

use role_fit_core::result::meter::Meter;

/// An odd number, so that the middle of the meter has a cell of its own. The line must not wrap on a phone.
const CELLS: usize = 13;

/// A light line, heavy where the band is, with a dot for the marker.
pub fn text_meter(meter: &Meter) -> String {
    let (low, high) = meter.band().twentieths();
    let band = cell(low)..=cell(high);
    let marker = cell(u16::from(meter.marker().half_percents()) * 10);
    let character = |index| match index {
        _ if index == marker => '●',
        _ if band.contains(&index) => '━',
        _ => '─',
    };
    (0..CELLS).map(character).collect()
}

/// The cell of a place in twentieths of a per cent; the upper end belongs to the last cell.
fn cell(twentieths: u16) -> usize {
    (usize::from(twentieths) * CELLS / 2000).min(CELLS - 1)
}
