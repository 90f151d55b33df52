//! A result as a picture of 1200 by 630 pixels: a list of shapes, which a canvas, an SVG file and the screen draw alike.
//!
//! Its meter is the one on the screen, five times as large; its colours are its own, since a picture leaves the page. The
//! list is a text of eight lines a shape, a name and seven words: whoever draws hands the words on as they are, and in the
//! reader's download a text with places is half of what numbers and the code for them would be. Knows what stands where;
//! knows nothing of how shapes become points or files.

pub(super) mod lines;
pub mod svg;

use super::geometry::{CELLS, Places};
use super::meter::Numbers;
use super::verdict::shared_verdict;
use crate::wording::Wording;
use lines::{halves, plain, size_for};
use role_fit_core::deck::{Deck, Role};
use role_fit_core::result::meter::Meter;
use role_fit_core::text::{digits, joined, pieces};

/// The fonts that its texts may be in: what the reader's system has.
pub const FONTS: &str = "system-ui,sans-serif";

/// In units of half a pixel: a cell of the meter is one, so no number of a picture has a fraction. The meter lies between
/// two margins.
const LEFT: u16 = 200;
/// How much room its texts have, and the name of one end.
const ROOM: i32 = CELLS as i32;
const END_ROOM: i32 = ROOM / 2 - 40;

/// The paper, the rule above the address, the meter, and the texts; each `?` is a place for a value. The track is the roles'
/// colours at three quarters; through the band it can be seen.
const SCENE: &str = "rect\n0\n0\n2400\n1260\n0\n#fff\n#0000
rect\n200\n1074\n2000\n2\n0\n#d5dae0\n#0000
rect\n200\n770\n1000\n40\n20\n#4885c2\n#0000
rect\n1200\n770\n1000\n40\n20\n#c67548\n#0000
rect\n?\n745\n?\n90\n45\n#ffffff73\n#1b1f24
rect\n1199\n720\n3\n140\n0\n#57606a\n#0000
rect\n?\n720\n20\n140\n5\n#1b1f24\n#0000
text\n200\n156\n?\n400\nstart\n#57606a\n?
text\n200\n?\n?\n700\nstart\n#1b1f24\n?
text\n200\n?\n?\n700\nstart\n#1b1f24\n?
text\n200\n1020\n?\n700\nstart\n#0b5cad\n?
text\n2200\n1020\n?\n700\nend\n#b3470b\n?
text\n200\n1156\n?\n400\nstart\n#57606a\n?";

/// The numbers of the meter.
const NUMBERS: &str = "
text\n?\n690\n80\n700\n?\n#1b1f24\n?
text\n?\n920\n60\n400\nstart\n#57606a\n?
text\n?\n920\n60\n400\nend\n#57606a\n?";

/// A picture of a result.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// What is on it, the lowest first.
    scene: String,
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
}

/// So many words are a shape.
pub const WORDS: usize = 8;

impl Picture {
    /// The picture of a meter; `address` is where the quiz can be taken. Without numbers it stands for every result of
    /// that verdict.
    pub fn new(deck: &Deck, wording: &Wording, meter: &Meter, address: &str, has_numbers: bool) -> Self {
        let places = Places::of(meter);
        let [po, pm] = [Role::Po, Role::Pm].map(|role| &*deck.roles().of(role).name);
        let verdict = shared_verdict(wording, deck, meter.verdict());
        let mut values = Values(Vec::new());
        for cells in [LEFT + places.low, places.high - places.low, LEFT + places.marker - 10] {
            values.number(cells.into());
        }
        values.text(deck.title(), 60, ROOM);
        values.lines(&verdict);
        values.text(po, 60, END_ROOM);
        values.text(pm, 60, END_ROOM);
        values.text(bare(address), 48, ROOM);
        let mut scene = SCENE.to_owned();
        if has_numbers {
            scene.push_str(NUMBERS);
            let Numbers { marker, low, high } = Numbers::of(meter);
            values.number((LEFT + places.marker).into());
            values.word(places.anchor.as_str());
            values.number(marker.into());
            for (cells, number) in [(places.low, low), (places.high, high)] {
                values.number((LEFT + cells).into());
                values.number(number.into());
            }
        }
        let name = joined(&["role-fit", deck.id().as_str(), meter.verdict().as_str()], "-");
        Self { scene: values.filled_into(&scene), name }
    }

    /// What is on it, the lowest first, eight words a shape, in units from the top left.
    ///
    /// After `rect` come left, top, width, height, the radius of the corners, the colour inside, and that of the edge;
    /// after `text` the place of the anchor, the line it stands on, the size of the letters, 400 or 700, `start`,
    /// `middle` or `end`, the colour, and what it says.
    pub fn shapes(&self) -> Vec<&str> {
        pieces(&self.scene, b'\n')
    }
}

/// What stands in the places of a scene, in their order.
struct Values(Vec<String>);

impl Values {
    fn word(&mut self, word: &str) {
        self.0.push(plain(word));
    }

    /// Neither place nor size of any shape is below nothing.
    fn number(&mut self, number: i32) {
        self.0.push(digits(number.unsigned_abs() as usize));
    }

    /// A text in one line that is not larger than that, before it its size.
    fn text(&mut self, text: &str, largest: i32, room: i32) {
        self.number(size_for(text, room).min(largest));
        self.word(text);
    }

    /// The verdict in two lines, each with the line that it stands on and their size before it.
    fn lines(&mut self, text: &str) {
        let (first, second) = halves(text);
        let size = size_for(first, ROOM).min(size_for(second, ROOM)).min(144);
        for (line, text) in [(454 - size * 4 / 7, first), (454 + size * 4 / 7, second)] {
            self.number(line);
            self.text(text, size, ROOM);
        }
    }

    fn filled_into(&self, scene: &str) -> String {
        let mut filled = String::new();
        let mut values = self.0.iter();
        for piece in pieces(scene, b'?') {
            filled.push_str(piece);
            filled.push_str(values.next().map_or("", |value| value));
        }
        filled
    }
}

/// An address as people write it.
fn bare(address: &str) -> &str {
    let bare = address.strip_prefix("https://").unwrap_or(address);
    bare.strip_suffix('/').unwrap_or(bare)
}
