//! The meter as a line of characters, for messages that hold nothing but text.

use crate::context::ScreenContext;
use crate::wording::{ISOLATE, RIGHT_TO_LEFT_ISOLATE, isolated};
use role_fit_core::deck::Role;
use role_fit_core::result::meter::Meter;

/// An odd number, so that the middle of the meter has a cell of its own. The line must not wrap on a phone.
const CELLS: usize = 13;

/// The meter between the names of its ends. From right to left, it is in an isolate of that direction: names in Latin letters
/// and apps that show messages from left to right would turn it round.
pub fn text_meter_with_ends(ctx: &ScreenContext, meter: &Meter) -> String {
    let [po, pm] = [Role::Po, Role::Pm].map(|role| ctx.role_short(role));
    let line = |po: &str, pm: &str| format!("{po} {} {pm}", text_meter(meter));
    if ctx.deck.is_right_to_left() {
        let line = line(&isolated(ISOLATE, po), &isolated(ISOLATE, pm));
        isolated(RIGHT_TO_LEFT_ISOLATE, &line)
    } else {
        line(po, pm)
    }
}

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
