//! The meter as a drawing: geometry in per cent, text in pixels, so that it reads at any width.
//!
//! Knows markers and bands; knows nothing of where they come from. Where its parts stand is `geometry`'s, since pictures
//! have the same meter.

use super::geometry::{BAND, HEIGHT, LIMITS, MARKER, MARKER_FOOT, MARKER_WIDTH, Places, TRACK, Upright, VALUE, place};
use super::pen::{Pen, role_class};
use super::wording::Message;
use role_fit_core::compare::spread;
use role_fit_core::deck::Role;
use role_fit_core::result::meter::{Marker, Meter};
use role_fit_core::text::{digits, joined};

/// The whole meter with its numbers and the names of its ends.
pub fn draw(pen: &mut Pen, meter: &Meter) {
    let (marker, ..) = numbers(meter);
    let (name, text) = in_words(pen, meter);
    pen.element("div[class=fit]", &[], |pen| {
        pen.element("div[role=meter][part=meter][aria-label=?][aria-valuemin=0][aria-valuemax=100][aria-valuenow=?][aria-valuetext=?]", &[&name, &marker, &text], |pen| drawing(pen, meter));
        pen.element("div[class=ends]", &[], |pen| {
            for role in [Role::Po, Role::Pm] {
                pen.element("p[class=?]", &[role_class(role)], |pen| {
                    pen.leaf("b", &[], pen.name(role));
                    pen.text(" ");
                    pen.leaf("span", &[], &pen.deck().roles().of(role).about);
                });
            }
        });
    });
}

/// What it is called, and what it says.
pub fn in_words(pen: &mut Pen, meter: &Meter) -> (String, String) {
    let (po, pm) = (pen.name(Role::Po), pen.name(Role::Pm));
    let name = pen.with(po).with(pm).said(Message::MeterName, "po pm");
    (name, numbers_along(pen, meter).said(Message::MeterValue, "marker low high"))
}

/// One person's line among others; its track is the style's, since there may be fifty. The axis is the same in all of them.
pub fn row(pen: &mut Pen, meter: &Meter) {
    let places = Places::of(meter);
    pen.element("svg[class=row][width=100%][height=22][aria-hidden=true]", &[], |pen| {
        pen.leaf("line[class=middle][x1=50%][x2=50%][y1=0][y2=22]", &[], "");
        band(pen, (places.low, places.high), &Upright { top: "4", height: "14" });
        bar(pen, "marker", "marker", &cells(places.marker), "4", &Upright { top: "1", height: "20" });
    });
}

/// From one cell to another.
fn band(pen: &mut Pen, (low, high): (u16, u16), upright: &Upright) {
    bar(pen, "band", "band", &cells(low), &cells(high - low), upright);
}

/// Marker and band limits in whole per cent, taken along for the next sentence.
pub fn numbers_along<'p, 'a>(pen: &'p mut Pen<'a>, meter: &Meter) -> &'p mut Pen<'a> {
    let band = meter.band();
    pen.number(meter.marker().percent().into()).number(band.low_percent().into()).number(band.high_percent().into())
}

/// Marker and band limits in whole per cent, as text.
pub fn numbers(meter: &Meter) -> (String, String, String) {
    let band = meter.band();
    (digits(meter.marker().percent().into()), digits(band.low_percent().into()), digits(band.high_percent().into()))
}

fn drawing(pen: &mut Pen, meter: &Meter) {
    let (marker, low, high) = numbers(meter);
    let places = Places::of(meter);
    let (from, to) = (cells(places.low), cells(places.high));
    let at = cells(places.marker);
    pen.element("svg[class=meter][width=100%][height=?][aria-hidden=true]", &[HEIGHT], |pen| {
        track(pen, &TRACK);
        band(pen, (places.low, places.high), &BAND);
        pen.leaf("line[class=middle][x1=50%][x2=50%][y1=?][y2=?]", &[MARKER.top, MARKER_FOOT], "");
        bar(pen, "marker", "marker", &at, MARKER_WIDTH, &MARKER);
        let value = &[&*at, VALUE, places.anchor.as_str()];
        pen.leaf("text[class=value][x=?][y=?][text-anchor=?]", value, &marker);
        pen.leaf("text[x=?][y=?]", &[&from, LIMITS], &low);
        pen.leaf("text[x=?][y=?][text-anchor=end]", &[&to, LIMITS], &high);
    });
}

/// A rectangle of the drawing; how round it is, is the style's affair. Pages may style those that are a part.
fn bar(pen: &mut Pen, class: &str, part: &str, x: &str, width: &str, upright: &Upright) {
    let Upright { top, height } = upright;
    pen.leaf("rect[class=?][part=?][x=?][width=?][y=?][height=?]", &[class, part, x, width, top, height], "");
}

/// Two halves in the colours of the roles.
fn track(pen: &mut Pen, upright: &Upright) {
    bar(pen, "half po", "", "0", "50%", upright);
    bar(pen, "half pm", "", "50%", "50%", upright);
}

/// The small scale of one facet with the places of one or two, of whom one stands above the line and one below, or from where
/// to where more are spread; the numbers stand beside it in words.
pub fn small_scale(pen: &mut Pen, markers: &[Marker]) {
    pen.element("svg[class=facet][width=100%][height=16][aria-hidden=true]", &[], |pen| {
        track(pen, &Upright { top: "6", height: "4" });
        match (markers, spread(markers)) {
            ([_, _, _, ..], Some((low, high))) => {
                band(pen, (place(low), place(high)), &Upright { top: "2", height: "12" });
            }
            ([one, other], _) => {
                small_marker(pen, *one, "0", "9");
                small_marker(pen, *other, "7", "9");
            }
            _ => markers.iter().for_each(|marker| small_marker(pen, *marker, "1", "14")),
        }
    });
}

fn small_marker(pen: &mut Pen, marker: Marker, top: &'static str, height: &'static str) {
    bar(pen, "marker", "marker", &cells(place(marker)), "3", &Upright { top, height });
}

/// The picture on the start card: a meter that has not been asked anything yet.
pub fn emblem(pen: &mut Pen) {
    let tall = Upright { top: "1", height: "16" };
    pen.element("div[class=emblem][aria-hidden=true]", &[], |pen| {
        pen.leaf("b[class=po]", &[], pen.short(Role::Po));
        pen.element("svg[width=100%][height=18]", &[], |pen| {
            bar(pen, "half", "", "0", "100%", &Upright { top: "7", height: "4" });
            bar(pen, "band", "band", "32%", "36%", &tall);
            bar(pen, "marker", "marker", "50%", "3", &tall);
        });
        pen.leaf("b[class=pm]", &[], pen.short(Role::Pm));
    });
}

/// Cells of a twentieth per cent as a percentage, without the machinery that prints fractions.
fn cells(cells: u16) -> String {
    let cells = usize::from(cells);
    let hundredths = cells % 20 * 5;
    let point = if hundredths < 10 { ".0" } else { "." };
    joined(&[&digits(cells / 20), point, &digits(hundredths), "%"], "")
}
