//! The meter as a drawing: geometry in per cent, text in pixels, so that it reads at any width.
//!
//! Knows markers and bands; knows nothing of where they come from.

use super::pen::{Pen, role_class};
use super::wording::Message;
use crate::quiz::deck::Role;
use crate::quiz::fit::{Marker, Meter};
use crate::quiz::text::{digits, joined};

/// The whole meter with its numbers and the names of its ends.
pub fn draw(pen: &mut Pen, meter: &Meter) {
    let (marker, low, high) = numbers(meter);
    let name = pen.fill(Message::MeterName, "po pm", &[pen.name(Role::Po), pen.name(Role::Pm)]);
    let text = pen.fill(Message::MeterValue, "marker low high", &[&marker, &low, &high]);
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

/// One person's line among others: the axis is the same in all of them.
pub fn row(pen: &mut Pen, meter: &Meter) {
    let at = half_percents(meter.marker());
    pen.element("svg[class=row][width=100%][height=22][aria-hidden=true]", &[], |pen| {
        track(pen, "9", "4");
        pen.leaf("line[class=middle][x1=50%][x2=50%][y1=0][y2=22]", &[], "");
        band(pen, meter, "4", "14");
        bar(pen, "marker", "marker", &at, "4", "1", "20");
    });
}

fn band(pen: &mut Pen, meter: &Meter, y: &str, height: &str) {
    let (left, right) = meter.band().cells();
    bar(pen, "band", "band", &cells(left), &cells(right - left), y, height);
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
    let (left, right) = meter.band().cells();
    let (from, to) = (cells(left), cells(right));
    let at = half_percents(meter.marker());
    let anchor = anchor(meter.marker());
    pen.element("svg[class=meter][width=100%][height=62][aria-hidden=true]", &[], |pen| {
        track(pen, "30", "8");
        band(pen, meter, "25", "18");
        pen.leaf("line[class=middle][x1=50%][x2=50%][y1=20][y2=48]", &[], "");
        bar(pen, "marker", "marker", &at, "4", "20", "28");
        pen.leaf("text[class=value][x=?][y=14][text-anchor=?]", &[&at, anchor], &marker);
        pen.leaf("text[x=?][y=60]", &[&from], &low);
        pen.leaf("text[x=?][y=60][text-anchor=end]", &[&to], &high);
    });
}

/// A rectangle of the drawing; how round it is, is the style's affair. Pages may style those that are a part.
fn bar(pen: &mut Pen, class: &str, part: &str, x: &str, width: &str, y: &str, height: &str) {
    pen.leaf("rect[class=?][part=?][x=?][width=?][y=?][height=?]", &[class, part, x, width, y, height], "");
}

/// Two halves in the colours of the roles.
fn track(pen: &mut Pen, y: &str, height: &str) {
    bar(pen, "half po", "", "0", "50%", y, height);
    bar(pen, "half pm", "", "50%", "50%", y, height);
}

/// A number above the marker must not leave the drawing at its ends.
fn anchor(marker: Marker) -> &'static str {
    match marker.half_percents() {
        0..=10 => "start",
        190..=200 => "end",
        _ => "middle",
    }
}

/// The small scale of one facet with the places of all who are compared; the numbers stand beside it in words. Of two, one
/// stands above the line and one below.
pub fn small_scale(pen: &mut Pen, markers: &[Marker]) {
    pen.element("svg[class=facet][width=100%][height=16][aria-hidden=true]", &[], |pen| {
        track(pen, "6", "4");
        for (place, marker) in markers.iter().enumerate() {
            let (y, height) = match (markers.len(), place) {
                (2, 0) => ("0", "9"),
                (2, _) => ("7", "9"),
                _ => ("1", "14"),
            };
            bar(pen, "marker", "marker", &half_percents(*marker), "3", y, height);
        }
    });
}

/// The picture on the start card: a meter that has not been asked anything yet.
pub fn emblem(pen: &mut Pen) {
    pen.element("div[class=emblem][aria-hidden=true]", &[], |pen| {
        pen.leaf("b[class=po]", &[], pen.short(Role::Po));
        pen.element("svg[width=100%][height=18]", &[], |pen| {
            bar(pen, "half", "", "0", "100%", "7", "4");
            bar(pen, "band", "band", "32%", "36%", "1", "16");
            bar(pen, "marker", "marker", "50%", "3", "1", "16");
        });
        pen.leaf("b[class=pm]", &[], pen.short(Role::Pm));
    });
}

fn half_percents(marker: Marker) -> String {
    cells(u16::from(marker.half_percents()) * 10)
}

/// Cells of a twentieth per cent as a percentage, without the machinery that prints fractions.
fn cells(cells: u16) -> String {
    let cells = usize::from(cells);
    let hundredths = cells % 20 * 5;
    let point = if hundredths < 10 { ".0" } else { "." };
    joined(&[&digits(cells / 20), point, &digits(hundredths), "%"], "")
}
