//! A text as a QR code, drawn as one SVG path.

use qrcodegen::{Mask, QrCode, QrCodeEcc, QrSegment, Version};
use std::fmt::Write;

/// The light modules that belong around a code.
const MARGIN: i32 = 4;

/// All masks are equally readable. With a fixed one the rules that choose the best one stay out of the download.
const MASK: u8 = 2;

/// The largest version whose modules are large enough in print.
const MAX_VERSION: u8 = 20;

/// A code with its margin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drawing {
    /// How many modules wide and high it is.
    pub size: usize,
    /// The dark modules as the path of an SVG: each run of a row is a line through the middles of its modules.
    pub path: String,
}

/// The code of a text; `None` if the text is longer than 666 bytes, the most that prints well.
pub fn draw(text: &str) -> Option<Drawing> {
    let segments = [QrSegment::make_bytes(text.as_bytes())];
    // Paper is folded and photographed at an angle, hence not the lowest level of error correction.
    let level = QrCodeEcc::Medium;
    let (smallest, largest) = (Version::MIN, Version::new(MAX_VERSION));
    let mask = Some(Mask::new(MASK));
    let code = QrCode::encode_segments_advanced(&segments, level, smallest, largest, mask, false).ok()?;
    let size = usize::try_from(code.size() + 2 * MARGIN).ok()?;
    Some(Drawing { size, path: path(&code) })
}

fn path(code: &QrCode) -> String {
    let mut path = String::new();
    for y in 0..code.size() {
        let mut start = 0;
        // Modules outside the code count as light, so each row ends with a light one.
        for x in (0..=code.size()).filter(|x| !code.get_module(*x, y)) {
            if start < x {
                // Writing to a string cannot fail.
                let _ = write!(path, "M{} {}h{}", start + MARGIN, y + MARGIN, x - start);
            }
            start = x + 1;
        }
    }
    path
}
