//! A result as a picture of 1200 by 630 pixels: a list of shapes, which a canvas, an SVG file and the screen draw alike.
//!
//! Its meter is the one on the screen, made larger; its colours are its own, since a picture leaves the page. The list is a
//! text of eight lines a shape, a name and seven words: whoever draws hands the words on as they are, and in the reader's
//! download a text is half of what a list of numbers would be. Knows what stands where; knows nothing of how shapes become
//! points or files.

mod lines;
pub mod svg;

use super::geometry::{Anchor, BAND, CELLS, LIMITS, MARKER, MARKER_WIDTH, Places, TRACK, Upright, VALUE};
use super::meter::numbers;
use super::shared::THEIRS;
use super::wording::Wording;
use crate::quiz::deck::{Deck, Role};
use crate::quiz::fit::Meter;
use crate::quiz::text::digits;

/// In units of half a pixel: a cell of the meter is one, so no number of a picture has a fraction.
const WIDTH: i32 = 2400;
/// The fonts that its texts may be in: what the reader's system has.
pub const FONTS: &str = "system-ui,sans-serif";

/// The meter lies between two margins.
const LEFT: i32 = (WIDTH - CELLS as i32) / 2;
const RIGHT: i32 = WIDTH - LEFT;
const INNER: i32 = RIGHT - LEFT;
/// So many units are a pixel of the meter on the screen, which begins so far down.
const SCALE: i32 = 5;
const METER_TOP: i32 = 620;

/// A number of the meter on the screen in units of the picture.
const fn units(pixels: &str) -> i32 {
    let mut digits = pixels.as_bytes();
    let mut number = 0;
    while let [digit, rest @ ..] = digits {
        number = 10 * number + (*digit - b'0') as i32;
        digits = rest;
    }
    SCALE * number
}

/// The paper, and the rule above the address.
const GROUND: &str = "rect\n0\n0\n2400\n1260\n0\n#fff\nnone\nrect\n200\n1074\n2000\n2\n0\n#d5dae0\nnone\n";

/// How a rectangle of the meter lies and looks: the colour inside, and that of the edge or `none`.
struct Bar {
    y: i32,
    height: i32,
    radius: i32,
    look: &'static str,
}

impl Bar {
    const fn of(part: &Upright, radius: i32, look: &'static str) -> Self {
        Self { y: METER_TOP + units(part.top), height: units(part.height), radius, look }
    }
}

/// The ends of track and band are half circles.
const ROUND_TRACK: i32 = units(TRACK.height) / 2;
const ROUND_BAND: i32 = units(BAND.height) / 2;

/// The track is the roles' colours at three quarters; through the band it can be seen.
const PO_TRACK: Bar = Bar::of(&TRACK, ROUND_TRACK, "#4885c2\nnone");
const PM_TRACK: Bar = Bar::of(&TRACK, ROUND_TRACK, "#c67548\nnone");
const PILL: Bar = Bar::of(&BAND, ROUND_BAND, "#ffffff73\n#1b1f24");
const HALFWAY: Bar = Bar::of(&MARKER, 0, "#57606a\nnone");
const NEEDLE: Bar = Bar::of(&MARKER, SCALE, "#1b1f24\nnone");

/// How a text lies and looks: the line that it stands on, or the middle of several; the largest size, how many lines at most
/// and how much room they have; weight, anchor and colour.
struct Line {
    y: i32,
    size: i32,
    most: usize,
    room: i32,
    look: &'static str,
}

impl Line {
    const fn of(y: i32, size: i32, look: &'static str) -> Self {
        Self { y, size, most: 1, room: INNER, look }
    }

    /// A number of the meter.
    const fn number((line, size): (&str, &str), look: &'static str) -> Self {
        Self::of(METER_TOP + units(line), units(size), look)
    }
}

/// Two names must not touch.
const END_ROOM: i32 = INNER / 2 - 40;

const QUIET: &str = "400\nstart\n#57606a\n";
const TITLE: Line = Line::of(156, 60, QUIET);
const VERDICT: Line = Line { most: 2, ..Line::of(454, 144, "700\nstart\n#1b1f24\n") };
const PO_END: Line = Line { room: END_ROOM, ..Line::of(1020, 60, "700\nstart\n#0b5cad\n") };
const PM_END: Line = Line { room: END_ROOM, ..Line::of(1020, 60, "700\nend\n#b3470b\n") };
const ADDRESS: Line = Line::of(1156, 48, QUIET);
const VALUE_FROM_HERE: Line = Line::number(VALUE, "700\nstart\n#1b1f24\n");
const VALUE_ABOVE: Line = Line::number(VALUE, "700\nmiddle\n#1b1f24\n");
const VALUE_UP_TO_HERE: Line = Line::number(VALUE, "700\nend\n#1b1f24\n");
const LOW: Line = Line::number(LIMITS, QUIET);
const HIGH: Line = Line::number(LIMITS, "400\nend\n#57606a\n");

/// A picture of a result.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// What is on it, the lowest first.
    scene: String,
}

impl Picture {
    /// The picture of a meter; `address` is where the quiz can be taken. Without numbers it stands for every result of
    /// that verdict.
    pub fn new(deck: &Deck, wording: &Wording, meter: &Meter, address: &str, has_numbers: bool) -> Self {
        let roles = deck.roles();
        let (po, pm) = (&*roles.of(Role::Po).name, &*roles.of(Role::Pm).name);
        let verdict = THEIRS.said(wording, deck, meter.verdict());
        let (marker, low, high) = numbers(meter);
        let places = Places::of(meter);
        let mut scene = GROUND.to_owned();
        bars(&mut scene, &places);
        text(&mut scene, LEFT, deck.title(), &TITLE);
        text(&mut scene, LEFT, &verdict, &VERDICT);
        text(&mut scene, LEFT, po, &PO_END);
        text(&mut scene, RIGHT, pm, &PM_END);
        text(&mut scene, LEFT, bare(address), &ADDRESS);
        if has_numbers {
            let above = match places.anchor {
                Anchor::Start => &VALUE_FROM_HERE,
                Anchor::Middle => &VALUE_ABOVE,
                Anchor::End => &VALUE_UP_TO_HERE,
            };
            text(&mut scene, x(places.marker), &marker, above);
            text(&mut scene, x(places.low), &low, &LOW);
            text(&mut scene, x(places.high), &high, &HIGH);
        }
        Self { scene }
    }

    /// What is on it, the lowest first, eight words a shape, in units from the top left.
    ///
    /// After `rect` come left, top, width, height, the radius of the corners, the colour inside, and that of the edge or
    /// `none`; after `text` the place of the anchor, the line it stands on, the size of the letters, 400 or 700, `start`,
    /// `middle` or `end`, the colour, and what it says.
    pub fn shapes(&self) -> Vec<&str> {
        let mut words = Vec::new();
        for word in self.scene.split('\n') {
            words.push(word);
        }
        words
    }
}

/// A place of the meter as one of the picture.
fn x(cells: u16) -> i32 {
    LEFT + i32::from(cells)
}

/// All of the meter but its numbers.
fn bars(scene: &mut String, places: &Places) {
    let (half, middle) = (INNER / 2, WIDTH / 2);
    let thick = units(MARKER_WIDTH);
    bar(scene, LEFT, half, &PO_TRACK);
    bar(scene, middle, half, &PM_TRACK);
    bar(scene, x(places.low), i32::from(places.high - places.low), &PILL);
    bar(scene, middle - 1, 3, &HALFWAY);
    bar(scene, x(places.marker) - thick / 2, thick, &NEEDLE);
}

fn bar(scene: &mut String, x: i32, width: i32, Bar { y, height, radius, look }: &Bar) {
    shape(scene, "rect\n", &[x, *y, width, *height, *radius], look, "");
}

fn text(scene: &mut String, x: i32, text: &str, Line { y, size, most, room, look }: &Line) {
    let (size, lines) = lines::fitted(text, *size, *most, *room);
    let step = size * 8 / 7;
    let mut y = y - step * (lines.len() as i32 - 1) / 2;
    for text in lines {
        shape(scene, "text\n", &[x, y, size], look, &text);
        y += step;
    }
}

/// Neither place nor size of any shape is below nothing.
fn shape(scene: &mut String, name: &str, numbers: &[i32], look: &str, text: &str) {
    scene.push_str(name);
    for number in numbers {
        scene.push_str(&digits(number.unsigned_abs() as usize));
        scene.push('\n');
    }
    scene.push_str(look);
    // Its last word, though it be of several lines.
    for letter in text.chars() {
        scene.push(if letter == '\n' { ' ' } else { letter });
    }
    scene.push('\n');
}

/// An address as people write it.
fn bare(address: &str) -> &str {
    let bare = address.strip_prefix("https://").unwrap_or(address);
    bare.strip_suffix('/').unwrap_or(bare)
}
