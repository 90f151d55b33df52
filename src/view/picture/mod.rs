//! A result as a picture of 1200 by 630 pixels: a list of shapes, which a canvas, an SVG file and the screen draw alike.
//!
//! Its meter is the one on the screen, made larger; its colours are its own, since a picture leaves the page. The list is a
//! text of eight lines a shape, a name and seven words: whoever draws hands the words on as they are, and in the reader's
//! download a text is half of what a list of numbers would be. Knows what stands where; knows nothing of how shapes become
//! points or files.

mod lines;
pub(super) mod section;
pub mod svg;

use super::geometry::{Anchor, BAND, CELLS, LIMITS, MARKER, MARKER_WIDTH, MIDDLE, Places, TRACK, Upright, VALUE};
use super::meter::numbers;
use super::shared::THEIRS;
use super::wording::{Message, Wording};
use crate::quiz::deck::{Deck, Role};
use crate::quiz::fit::Meter;
use crate::quiz::text::{digits, joined};

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

/// The paper, and the rule above the address.
const GROUND: &str = "rect\n0\n0\n2400\n1260\n0\n#fff\nnone\nrect\n200\n1074\n2000\n2\n0\n#d5dae0\nnone\n";

/// The track is the roles' colours at three quarters; through the band it can be seen.
const PO_TRACK: &str = "#4885c2\nnone";
const PM_TRACK: &str = "#c67548\nnone";
const BAND_LOOK: &str = "#ffffff73\n#1b1f24";
const MIDDLE_LOOK: &str = "#57606a\nnone";
const MARKER_LOOK: &str = "#1b1f24\nnone";

/// The ends of track and band are half circles.
const ROUND_TRACK: i32 = SCALE * TRACK.height as i32 / 2;
const ROUND_BAND: i32 = SCALE * BAND.height as i32 / 2;

/// How a text looks: its weight, its anchor and its colour.
const QUIET: &str = "400\nstart\n#57606a\n";
const QUIET_TO_THE_END: &str = "400\nend\n#57606a\n";
const LOUD: &str = "700\nstart\n#1b1f24\n";
const LOUD_IN_THE_MIDDLE: &str = "700\nmiddle\n#1b1f24\n";
const LOUD_TO_THE_END: &str = "700\nend\n#1b1f24\n";
const PO_NAME: &str = "700\nstart\n#0b5cad\n";
const PM_NAME: &str = "700\nend\n#b3470b\n";

/// A picture of a result.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// What is on it, the lowest first.
    scene: String,
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
        let roles = deck.roles();
        let (po, pm) = (&*roles.of(Role::Po).name, &*roles.of(Role::Pm).name);
        let verdict = THEIRS.said(wording, deck, meter.verdict());
        let (marker, low, high) = numbers(meter);
        let places = Places::of(meter);
        let mut scene = GROUND.to_owned();
        bars(&mut scene, &places);
        text(&mut scene, deck.title(), [LEFT, 156, 60], 1, INNER, QUIET);
        text(&mut scene, &verdict, [LEFT, 454, 144], 2, INNER, LOUD);
        // The two names must not touch.
        text(&mut scene, po, [LEFT, 1020, 60], 1, INNER / 2 - 40, PO_NAME);
        text(&mut scene, pm, [RIGHT, 1020, 60], 1, INNER / 2 - 40, PM_NAME);
        text(&mut scene, bare(address), [LEFT, 1156, 48], 1, INNER, QUIET);
        if has_numbers {
            number(&mut scene, &marker, places.marker, VALUE, above(places.anchor));
            number(&mut scene, &low, places.low, LIMITS, QUIET);
            number(&mut scene, &high, places.high, LIMITS, QUIET_TO_THE_END);
        }
        let values: &[&str] = &[deck.title(), &verdict, po, pm, &marker, &low, &high];
        let words = wording.fill(Message::PictureAlt, "title verdict po pm marker low high", values);
        let name = joined(&["role-fit", deck.id().as_str(), meter.verdict().as_str()], "-");
        Self { scene, words, name }
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

/// All of the meter but its numbers.
fn bars(scene: &mut String, places: &Places) {
    let [marker, low, high] = [places.marker, places.low, places.high].map(|cells| LEFT + i32::from(cells));
    let (half, middle) = (INNER / 2, WIDTH / 2);
    let thick = SCALE * MARKER_WIDTH as i32;
    bar(scene, LEFT, half, &TRACK, ROUND_TRACK, PO_TRACK);
    bar(scene, middle, half, &TRACK, ROUND_TRACK, PM_TRACK);
    bar(scene, low, high - low, &BAND, ROUND_BAND, BAND_LOOK);
    bar(scene, middle - 1, 3, &MIDDLE, 0, MIDDLE_LOOK);
    bar(scene, marker - thick / 2, thick, &MARKER, SCALE, MARKER_LOOK);
}

fn bar(scene: &mut String, x: i32, width: i32, part: &Upright, radius: i32, look: &str) {
    let (y, height) = (METER_TOP + SCALE * i32::from(part.top), SCALE * i32::from(part.height));
    shape(scene, "rect\n", &[x, y, width, height, radius], look, "");
}

fn number(scene: &mut String, number: &str, cells: u16, (line, size): (u16, u16), look: &str) {
    let place = [LEFT + i32::from(cells), METER_TOP + SCALE * i32::from(line), SCALE * i32::from(size)];
    text(scene, number, place, 1, INNER, look);
}

/// How the marker's number looks.
fn above(anchor: Anchor) -> &'static str {
    match anchor {
        Anchor::Start => LOUD,
        Anchor::Middle => LOUD_IN_THE_MIDDLE,
        Anchor::End => LOUD_TO_THE_END,
    }
}

/// A text in at most so many lines; `y` is the one that it stands on, or the middle of several.
fn text(scene: &mut String, text: &str, [x, y, largest]: [i32; 3], most: usize, room: i32, look: &str) {
    let (size, lines) = lines::fitted(text, largest, most, room);
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
