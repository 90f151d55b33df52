//! A result as a picture of 1200 by 630 pixels: a list of shapes, which a canvas, an SVG file and the screen draw alike.
//!
//! Its meter is the one on the screen, made larger; its colours are its own, since a picture leaves the page. Knows what
//! stands where; knows nothing of how shapes become points or files.

mod lines;
pub(super) mod section;
pub mod svg;

use super::geometry::{Anchor, BAND, CELLS, LIMITS, MARKER, MARKER_WIDTH, MIDDLE, Places, TRACK, Upright, VALUE};
use super::meter::numbers;
use super::shared::THEIRS;
use super::wording::{Message, Wording};
use crate::quiz::deck::{Deck, Role};
use crate::quiz::fit::Meter;
use crate::quiz::text::joined;

/// In units of half a pixel: a cell of the meter is one, so no number of a picture has a fraction.
pub const WIDTH: i32 = 2400;
/// In the same units.
pub const HEIGHT: i32 = 1260;
/// So many units are a pixel.
pub const UNITS_A_PIXEL: i32 = 2;
/// The fonts that its texts may be in: what the reader's system has.
pub const FONTS: &str = "system-ui,sans-serif";
/// How wide every stroke is.
pub const STROKE: i32 = 5;

/// The meter lies between two margins.
const LEFT: i32 = (WIDTH - CELLS as i32) / 2;
const RIGHT: i32 = WIDTH - LEFT;
const INNER: i32 = RIGHT - LEFT;
/// So many units are a pixel of the meter on the screen, which begins so far down.
const SCALE: i32 = 5;
const METER_TOP: i32 = 600;

const TITLE_LINE: i32 = 168;
const TITLE_SIZE: i32 = 60;
const ENDS_LINE: i32 = 1000;
const FOOT_LINE: i32 = 1140;
const FOOT_SIZE: i32 = 48;
/// The sizes that a verdict may have, and in how many lines; they stand around the same middle.
const VERDICT: [(i32, usize); 3] = [(144, 2), (112, 3), (88, 3)];
const VERDICT_MIDDLE: i32 = 384;
const ENDS_SIZES: [i32; 3] = [60, 48, 40];
/// Two names must not touch.
const END_WIDTH: i32 = INNER / 2 - 40;

const PAPER: &str = "#ffffff";
const INK: &str = "#1b1f24";
const QUIET: &str = "#57606a";
const RULE: &str = "#d5dae0";
const PO: &str = "#0b5cad";
const PM: &str = "#b3470b";
/// The track is the roles' colours at three quarters.
const PO_TRACK: &str = "#4885c2";
const PM_TRACK: &str = "#c67548";
/// Through the band the track can be seen.
const BAND_FILL: &str = "#ffffff73";
/// No stroke.
pub const NONE: &str = "none";

/// One thing to draw, in units from the top left.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shape {
    /// A rectangle.
    Bar {
        /// Its left.
        x: i32,
        /// Its top.
        y: i32,
        /// From left to right.
        width: i32,
        /// From top to bottom.
        height: i32,
        /// Of its corners.
        radius: i32,
        /// The colour inside.
        fill: &'static str,
        /// The colour of its edge, or `NONE`.
        stroke: &'static str,
    },
    /// One line of text.
    Text {
        /// Where the anchor stands.
        x: i32,
        /// The line it stands on.
        y: i32,
        /// Of the letters.
        size: i32,
        /// 400 or 700.
        weight: &'static str,
        /// `start`, `middle` or `end`.
        anchor: &'static str,
        /// Its colour.
        fill: &'static str,
        /// What it says.
        text: String,
    },
}

/// A picture of a result.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// What is on it, the lowest first.
    pub shapes: Vec<Shape>,
    /// The same for who cannot see it.
    pub words: String,
    /// The name of its file, without what kind of file it is.
    pub name: String,
}

/// What a reader may want of a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// A file of points.
    Png,
    /// A file of shapes.
    Svg,
    /// The points in the clipboard.
    Copy,
    /// Its description in the clipboard.
    Words,
}

/// What came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Pictured {
    /// A file of that name.
    Saved(String),
    /// It is in the clipboard.
    Copied,
    /// The words must be copied by hand.
    ByHand,
    /// The browser copies no pictures, or the page or the reader forbids it.
    NotCopied,
    /// The browser draws none.
    NotDrawn,
}

impl Picture {
    /// The picture of a meter; `address` is where the quiz can be taken. Without numbers it stands for every result of
    /// that verdict.
    pub fn new(deck: &Deck, wording: &Wording, meter: &Meter, address: &str, has_numbers: bool) -> Self {
        let (po, pm) = (&*deck.roles().of(Role::Po).name, &*deck.roles().of(Role::Pm).name);
        let verdict = THEIRS.said(wording, deck, meter.verdict());
        let (marker, low, high) = numbers(meter);
        let mut shapes = Vec::new();
        bar(&mut shapes, (0, WIDTH), (0, HEIGHT), 0, PAPER);
        let title = lines::fitted(deck.title(), &[TITLE_SIZE, FOOT_SIZE], INNER);
        text(&mut shapes, (LEFT, TITLE_LINE), title, "400", Anchor::Start, QUIET);
        verdict_lines(&mut shapes, &verdict);
        meter_parts(&mut shapes, &Places::of(meter));
        if has_numbers {
            meter_numbers(&mut shapes, &Places::of(meter), &marker, &low, &high);
        }
        for (x, name, anchor, fill) in [(LEFT, po, Anchor::Start, PO), (RIGHT, pm, Anchor::End, PM)] {
            text(&mut shapes, (x, ENDS_LINE), lines::fitted(name, &ENDS_SIZES, END_WIDTH), "700", anchor, fill);
        }
        bar(&mut shapes, (LEFT, INNER), (ENDS_LINE + 56, 2), 0, RULE);
        let foot = lines::fitted(bare(address), &[FOOT_SIZE], INNER);
        text(&mut shapes, (LEFT, FOOT_LINE), foot, "400", Anchor::Start, QUIET);
        let values: &[&str] = &[deck.title(), &verdict, po, pm, &marker, &low, &high];
        let words = wording.fill(Message::PictureAlt, "title verdict po pm marker low high", values);
        let name = joined(&["role-fit", deck.id().as_str(), meter.verdict().as_str()], "-");
        Self { shapes, words, name }
    }
}

fn verdict_lines(shapes: &mut Vec<Shape>, verdict: &str) {
    let (size, lines) = lines::in_few_lines(verdict, &VERDICT, INNER);
    let step = size * 8 / 7;
    let mut y = (VERDICT_MIDDLE * 2 - step * lines.len() as i32) / 2;
    for line in lines {
        y += step;
        text(shapes, (LEFT, y), (size, line), "700", Anchor::Start, INK);
    }
}

fn meter_parts(shapes: &mut Vec<Shape>, places: &Places) {
    let Places { marker, low, high, .. } = *places;
    let (x, half) = (|cells: u16| LEFT + i32::from(cells), INNER / 2);
    let upright = |part: &Upright| (METER_TOP + SCALE * i32::from(part.top), SCALE * i32::from(part.height));
    let (track, band) = (upright(&TRACK), upright(&BAND));
    bar(shapes, (LEFT, half), track, track.1 / 2, PO_TRACK);
    bar(shapes, (LEFT + half, half), track, track.1 / 2, PM_TRACK);
    bar(shapes, (x(low), i32::from(high - low)), band, band.1 / 2, BAND_FILL);
    if let Some(Shape::Bar { stroke, .. }) = shapes.last_mut() {
        *stroke = INK;
    }
    bar(shapes, (LEFT + half - 1, 3), upright(&MIDDLE), 0, QUIET);
    let width = SCALE * i32::from(MARKER_WIDTH);
    bar(shapes, (x(marker) - width / 2, width), upright(&MARKER), SCALE, INK);
}

fn meter_numbers(shapes: &mut Vec<Shape>, places: &Places, marker: &str, low: &str, high: &str) {
    let rows = [
        (places.marker, marker, places.anchor, VALUE, "700", INK),
        (places.low, low, Anchor::Start, LIMITS, "400", QUIET),
        (places.high, high, Anchor::End, LIMITS, "400", QUIET),
    ];
    for (cells, number, anchor, (line, size), weight, fill) in rows {
        let at = (LEFT + i32::from(cells), METER_TOP + SCALE * i32::from(line));
        text(shapes, at, (SCALE * i32::from(size), number.to_owned()), weight, anchor, fill);
    }
}

fn bar(shapes: &mut Vec<Shape>, (x, width): (i32, i32), (y, height): (i32, i32), radius: i32, fill: &'static str) {
    shapes.push(Shape::Bar { x, y, width, height, radius, fill, stroke: NONE });
}

fn text(
    shapes: &mut Vec<Shape>,
    (x, y): (i32, i32),
    (size, text): (i32, String),
    weight: &'static str,
    anchor: Anchor,
    fill: &'static str,
) {
    shapes.push(Shape::Text { x, y, size, weight, anchor: anchor.as_str(), fill, text });
}

/// An address as people write it.
fn bare(address: &str) -> &str {
    let bare = address.split_once("://").map_or(address, |(_, bare)| bare);
    bare.strip_suffix('/').unwrap_or(bare)
}
