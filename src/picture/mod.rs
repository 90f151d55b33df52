//! A result as a picture of 1200 by 630 pixels: a list of shapes, which the screen, an SVG file and a canvas draw alike.
//!
//! Its meter is the one on the screen, five times as large. Its colours are its own, since a picture leaves the page. Knows
//! where the shapes are; does not know how they become pixels or files.

pub(crate) mod lines;
mod shape;
pub mod svg;

pub use shape::{Anchor, FONTS, STROKE_WIDTH, Shape};

use crate::geometry::{
    BAND, CELLS, Extent, LIMITS_BASELINE, MARKER, MARKER_WIDTH, Numbers, PICTURE_SCALE, Places, TRACK, VALUE_BASELINE,
};
use crate::wording::Wording;
use lines::{font_size_for, single_line, split_in_halves};
use role_fit_core::deck::{Deck, Role};
use role_fit_core::result::meter::Meter;

/// The size of a picture in units of half a pixel. A cell of the meter is one unit, so no number of a picture has a
/// fraction.
const WIDTH: i32 = 2400;
const HEIGHT: i32 = 1260;

/// The meter is as wide as its cells, between two equal margins, and so are the texts.
const METER_WIDTH: i32 = CELLS as i32;
const METER_TOP: i32 = 620;
const LEFT: i32 = (WIDTH - METER_WIDTH) / 2;
const RIGHT: i32 = LEFT + METER_WIDTH;
const CENTRE: i32 = WIDTH / 2;
/// The room for the name of a role at its end of the meter.
const ROLE_WIDTH: i32 = METER_WIDTH / 2 - 40;

const PAPER: &str = "#fff";
const RULE: &str = "#d5dae0";
const DARK: &str = "#1b1f24";
const MUTED: &str = "#57606a";
const PO: &str = "#0b5cad";
const PM: &str = "#b3470b";
/// The halves of the track have the roles' colours at three quarters of their strength.
const PO_TRACK: &str = "#4885c2";
const PM_TRACK: &str = "#c67548";
/// The track can be seen through the band.
const BAND_FILL: &str = "#ffffff73";
const NO_STROKE: &str = "#0000";

/// The largest font sizes.
const VERDICT_SIZE: i32 = 144;
const MARKER_SIZE: i32 = 80;
const TEXT_SIZE: i32 = 60;
const URL_SIZE: i32 = 48;

/// The baseline that the verdict would have in one line; its two lines are above and below it.
const VERDICT_BASELINE: i32 = 454;

/// How a text looks.
#[derive(Clone, Copy)]
struct Style {
    weight: i32,
    anchor: Anchor,
    fill: &'static str,
}

const QUIET: Style = Style { weight: 400, anchor: Anchor::Start, fill: MUTED };
const BOLD: Style = Style { weight: 700, anchor: Anchor::Start, fill: DARK };
const PO_NAME: Style = Style { fill: PO, ..BOLD };
const PM_NAME: Style = Style { fill: PM, anchor: Anchor::End, ..BOLD };

/// A picture of a result.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// Its shapes, from back to front.
    pub shapes: Vec<Shape>,
    /// The name of its file without the extension.
    pub name: String,
}

/// How a picture leaves the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExportFormat {
    /// As a PNG file.
    Png,
    /// As an SVG file.
    Svg,
    /// As a PNG in the clipboard.
    Clipboard,
}

impl Picture {
    /// The picture of a meter with the URL of the quiz. Without numbers it fits every result of the same verdict.
    pub fn new(deck: &Deck, wording: &Wording, meter: &Meter, url: &str, has_numbers: bool) -> Self {
        let verdict = meter.verdict();
        let mut shapes = vec![
            rect([0, 0, WIDTH, HEIGHT], 0, PAPER, NO_STROKE),
            rect([LEFT, 1074, METER_WIDTH, 2], 0, RULE, NO_STROKE),
        ];
        shapes.extend(bars(&Places::of(meter)));
        shapes.push(fitted([LEFT, 156], TEXT_SIZE, METER_WIDTH, QUIET, deck.title()));
        shapes.extend(verdict_lines(&wording.shared_verdict(deck, verdict)));
        let [po, pm] = [Role::Po, Role::Pm].map(|role| &*deck.roles().of(role).name);
        shapes.push(fitted([LEFT, 1020], TEXT_SIZE, ROLE_WIDTH, PO_NAME, po));
        shapes.push(fitted([RIGHT, 1020], TEXT_SIZE, ROLE_WIDTH, PM_NAME, pm));
        shapes.push(fitted([LEFT, 1156], URL_SIZE, METER_WIDTH, QUIET, without_scheme(url)));
        if has_numbers {
            shapes.extend(numbers(meter));
        }
        Self { shapes, name: format!("role-fit-{}-{}", deck.id().as_str(), verdict.as_str()) }
    }
}

/// The bars of the meter: the two halves of the track, the band, the line in the middle, the marker.
fn bars(places: &Places) -> [Shape; 5] {
    let [marker, low, high] = [places.marker, places.low, places.high].map(i32::from);
    let half = METER_WIDTH / 2;
    let width = scaled(MARKER_WIDTH);
    [
        bar(LEFT, half, TRACK, 20, PO_TRACK, NO_STROKE),
        bar(CENTRE, half, TRACK, 20, PM_TRACK, NO_STROKE),
        bar(LEFT + low, high - low, BAND, 45, BAND_FILL, DARK),
        bar(CENTRE - 1, 3, MARKER, 0, MUTED, NO_STROKE),
        bar(LEFT + marker - width / 2, width, MARKER, 5, DARK, NO_STROKE),
    ]
}

/// The verdict in two lines of the same size.
fn verdict_lines(verdict: &str) -> [Shape; 2] {
    let (first, second) = split_in_halves(verdict);
    let size = font_size_for(first, METER_WIDTH).min(font_size_for(second, METER_WIDTH)).min(VERDICT_SIZE);
    let distance = size * 4 / 7;
    [
        text([LEFT, VERDICT_BASELINE - distance], size, BOLD, first),
        text([LEFT, VERDICT_BASELINE + distance], size, BOLD, second),
    ]
}

/// The percentages of the marker and of the ends of the band.
fn numbers(meter: &Meter) -> [Shape; 3] {
    let places = Places::of(meter);
    let [marker, low, high] = [places.marker, places.low, places.high].map(|cells| LEFT + i32::from(cells));
    let numbers = Numbers::of(meter);
    let of_marker = Style { anchor: places.anchor, ..BOLD };
    let baseline = METER_TOP + scaled(LIMITS_BASELINE);
    let of_high = Style { anchor: Anchor::End, ..QUIET };
    [
        text([marker, METER_TOP + scaled(VALUE_BASELINE)], MARKER_SIZE, of_marker, &numbers.marker.to_string()),
        text([low, baseline], TEXT_SIZE, QUIET, &numbers.low.to_string()),
        text([high, baseline], TEXT_SIZE, of_high, &numbers.high.to_string()),
    ]
}

fn bar(x: i32, width: i32, extent: Extent, radius: i32, fill: &'static str, stroke: &'static str) -> Shape {
    rect([x, METER_TOP + scaled(extent.top), width, scaled(extent.height)], radius, fill, stroke)
}

/// Pixels of the meter on the screen in units of the picture.
fn scaled(pixels: u16) -> i32 {
    i32::from(pixels * PICTURE_SCALE)
}

fn rect([x, y, width, height]: [i32; 4], radius: i32, fill: &'static str, stroke: &'static str) -> Shape {
    Shape::Rect { x, y, width, height, radius, fill, stroke }
}

/// A text that is made smaller if there is no room for it in its largest size.
fn fitted(anchor: [i32; 2], largest: i32, room: i32, style: Style, content: &str) -> Shape {
    text(anchor, font_size_for(content, room).min(largest), style, content)
}

fn text([x, y]: [i32; 2], size: i32, Style { weight, anchor, fill }: Style, content: &str) -> Shape {
    Shape::Text { x, y, size, weight, anchor, fill, text: single_line(content) }
}

/// A URL as people write it.
fn without_scheme(url: &str) -> &str {
    let url = url.strip_prefix("https://").unwrap_or(url);
    url.strip_suffix('/').unwrap_or(url)
}
