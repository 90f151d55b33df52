//! A text as a QR code, drawn as one path.
//!
//! The crate lays out the code; what it could choose is fixed here, so that what chooses is not in the download. Knows a
//! text; knows nothing of what it leads to, and of no page.

use crate::text::digits;
use qrcodegen::{Mask, QrCode, QrCodeEcc, Version};

/// So many light modules belong around a code.
const MARGIN: usize = 4;

/// Any mask is as good as another to a reader of codes; the standard's rules for the best one would take a kibibyte.
const MASK: u8 = 2;

/// How many bytes of data the codes of each version hold at the middle level of correction, the smallest version first
/// (ISO/IEC 18004, table 7). Paper is folded and photographed from aside, hence not the lowest level.
const DATA_BYTES: [usize; 20] =
    [16, 28, 44, 64, 86, 108, 124, 154, 182, 216, 254, 290, 334, 365, 415, 453, 507, 563, 627, 669];

/// A code with its margin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drawing {
    /// How many modules wide and high it is.
    pub size: usize,
    /// The dark ones, each run of a row as a line through their middles, as the path of an SVG.
    pub path: String,
}

/// The code of a text; none if the text is longer than a code that prints well can hold: 666 bytes.
pub fn drawn(text: &str) -> Option<Drawing> {
    // Mode and length go before the text: 12 bits, from version 10 on 20.
    let before = |place: usize| if place < 9 { 2 } else { 3 };
    let place = (0..DATA_BYTES.len()).find(|place| DATA_BYTES.get(*place) >= Some(&(text.len() + before(*place))))?;
    let data = data(text, before(place) == 3, DATA_BYTES.get(place).copied()?);
    let version = Version::new(place as u8 + 1);
    let code = QrCode::encode_codewords(version, QrCodeEcc::Medium, &data, Some(Mask::new(MASK)));
    let mut path = String::new();
    for y in 0..code.size() {
        let mut from = 0;
        for x in 0..=code.size() {
            // What is outside the code counts as light.
            if code.get_module(x, y) {
                continue;
            }
            if from < x {
                for (letter, number) in
                    [('M', from as usize + MARGIN), (' ', y as usize + MARGIN), ('h', (x - from) as usize)]
                {
                    path.push(letter);
                    path.push_str(&digits(number));
                }
            }
            from = x + 1;
        }
    }
    Some(Drawing { size: code.size() as usize + 2 * MARGIN, path })
}

/// The data of a code that holds the text as bytes: the mode (0100), the length in one byte or two, the text, four zeros
/// as its end, and what fills it up.
fn data(text: &str, is_long: bool, size: usize) -> Vec<u8> {
    let length = text.len();
    let mut nibbles = vec![4];
    if is_long {
        nibbles.extend([(length >> 12) as u8, (length >> 8) as u8 & 15]);
    }
    nibbles.extend([(length >> 4) as u8 & 15, length as u8 & 15]);
    for byte in text.bytes() {
        nibbles.extend([byte >> 4, byte & 15]);
    }
    nibbles.push(0);
    let mut data: Vec<u8> =
        nibbles.chunks_exact(2).map(|two| two.iter().fold(0, |byte, four| byte << 4 | four)).collect();
    for filling in [0xec, 0x11].into_iter().cycle().take(size - data.len()) {
        data.push(filling);
    }
    data
}
