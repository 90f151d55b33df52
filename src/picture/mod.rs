//! A result as a picture of 1200 by 630 pixels: a list of shapes, which the screen, an SVG file and a canvas draw alike.
//!
//! Its meter is the one on the screen, five times as large. Its colours are its own, since a picture leaves the page. Knows
//! where the shapes are; does not know how they become pixels or files.

mod content;
mod layout;
pub(crate) mod lines;
mod scene;
mod shape;
pub mod svg;
mod task;

pub use content::{PictureContent, PictureFields};
pub use shape::{Anchor, FONTS, STROKE_WIDTH, Shape};
pub use task::{PictureOutcome, PictureTask};

use crate::geometry::{
    BAND, Extent, LIMITS_BASELINE, MARKER, MARKER_WIDTH, Numbers, PICTURE_SCALE, Places, TRACK, VALUE_BASELINE,
};
use layout::{
    BAND_FILL, CENTRE, DARK, HEIGHT, LEFT, METER_WIDTH, MUTED, NO_STROKE, PAPER, PM, PM_TRACK, PO, PO_TRACK, RIGHT,
    RULE, WIDTH,
};
use lines::{font_size_for, single_line};
use shape::rect;

const METER_TOP: i32 = 680;
/// The room for the name of a role at its end of the meter.
const ROLE_WIDTH: i32 = METER_WIDTH / 2 - 40;

/// The largest font sizes.
const NAME_SIZE: i32 = 150;
const MARKER_SIZE: i32 = 80;
const TEXT_SIZE: i32 = 60;
const URL_SIZE: i32 = 48;
/// The room for the URL beside the title of the quiz.
const URL_WIDTH: i32 = 700;

/// The baselines of the texts, from top to bottom.
const TITLE_BASELINE: i32 = 240;
const NAME_BASELINE: i32 = 552;
const VERDICT_BASELINE: i32 = 648;
const ROLE_BASELINE: i32 = 1054;
const FOOT_BASELINE: i32 = 1172;

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

impl Picture {
    /// The picture of a content.
    pub fn new(content: &PictureContent) -> Self {
        let places = content.places();
        let mut shapes = vec![
            rect([0, 0, WIDTH, HEIGHT], 0, PAPER, NO_STROKE),
            rect([LEFT, 1096, METER_WIDTH, 2], 0, RULE, NO_STROKE),
        ];
        shapes.extend(bars(&places));
        shapes.extend(scene::shapes(content.has_scene.then_some((content.marker, content.side))));
        shapes.extend(heading(content));
        let [po, pm] = &content.roles;
        shapes.push(fitted([LEFT, ROLE_BASELINE], TEXT_SIZE, ROLE_WIDTH, PO_NAME, po));
        shapes.push(fitted([RIGHT, ROLE_BASELINE], TEXT_SIZE, ROLE_WIDTH, PM_NAME, pm));
        let (at, size, room) = if content.has_scene {
            ([LEFT, FOOT_BASELINE], TEXT_SIZE, METER_WIDTH - URL_WIDTH - 40)
        } else {
            ([LEFT, TITLE_BASELINE], 2 * TEXT_SIZE, METER_WIDTH)
        };
        shapes.push(fitted(at, size, room, BOLD, &content.title));
        let at_end = Style { anchor: Anchor::End, ..QUIET };
        shapes.push(fitted([RIGHT, FOOT_BASELINE], URL_SIZE, URL_WIDTH, at_end, without_scheme(&content.url)));
        if let Some(of_meter) = content.numbers {
            shapes.extend(numbers(&places, of_meter));
        }
        if content.is_right_to_left {
            shapes.iter_mut().for_each(Shape::mirror);
        }
        Self { shapes, name: content.file_name.clone() }
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

/// The deck's name for the verdict above the verdict in words; without a name, the words alone.
fn heading(content: &PictureContent) -> Vec<Shape> {
    let PictureContent { name, verdict, .. } = content;
    // The dots below Arabic letters reach deeper than anything in Latin, Greek or Cyrillic.
    let [up, down] = if content.is_right_to_left { [24, 12] } else { [0, 0] };
    let line = |baseline, size, style, text| fitted([LEFT, baseline], size, METER_WIDTH, style, text);
    if name.is_empty() {
        return vec![line(NAME_BASELINE, NAME_SIZE, BOLD, verdict)];
    }
    vec![line(NAME_BASELINE - up, NAME_SIZE, BOLD, name), line(VERDICT_BASELINE + down, TEXT_SIZE, QUIET, verdict)]
}

/// The percentages of the marker and of the ends of the band.
fn numbers(places: &Places, numbers: Numbers) -> [Shape; 3] {
    let [marker, low, high] = [places.marker, places.low, places.high].map(|cells| LEFT + i32::from(cells));
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
