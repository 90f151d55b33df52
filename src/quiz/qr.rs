//! A text as a QR code, drawn as one path.
//!
//! The crate lays out the code; everything that it could choose is fixed here, so that what chooses is not in the download.
//! Knows a text; knows nothing of what it leads to, and of no page.

use super::text::{digits, joined};
use qrcodegen::{Mask, QrCode, QrCodeEcc, QrSegment, Version};

/// So many light modules belong around a code.
const MARGIN: i32 = 4;

/// Any mask is as good as another to a reader of codes; the standard's rules for the best one would take a kibibyte.
const MASK: u8 = 2;

/// A code with its margin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drawing {
    /// How many modules wide and high it is.
    pub size: usize,
    /// The dark ones, each run of a row as a rectangle, as the path of an SVG.
    pub path: String,
}

/// The code of a text; none if the text is longer than any code can hold.
pub fn drawn(text: &str) -> Option<Drawing> {
    let segments = [QrSegment::make_bytes(text.as_bytes())];
    // Paper is folded and photographed from aside, hence not the lowest level of correction.
    let (level, mask) = (QrCodeEcc::Medium, Some(Mask::new(MASK)));
    let code = QrCode::encode_segments_advanced(&segments, level, Version::MIN, Version::MAX, mask, false).ok()?;
    let mut path = String::new();
    for y in 0..code.size() {
        let mut from = 0;
        for x in 0..=code.size() {
            // What is outside the code counts as light.
            if code.get_module(x, y) {
                continue;
            }
            if from < x {
                path.push_str(&run(from, y, x - from));
            }
            from = x + 1;
        }
    }
    Some(Drawing { size: (code.size() + 2 * MARGIN) as usize, path })
}

fn run(x: i32, y: i32, width: i32) -> String {
    let number = |number: i32| digits(number as usize);
    joined(
        &["M", &number(x + MARGIN), " ", &number(y + MARGIN), "h", &number(width), "v1H", &number(x + MARGIN), "z"],
        "",
    )
}
