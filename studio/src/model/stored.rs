//! What the browser keeps for the next visit.

use super::embedding::Embedding;
use crate::messages::{Source, decode, encode};
use serde::{Deserialize, Serialize};

/// What is saved. The text is saved beside the rest.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Stored {
    /// Where the text is from.
    pub source: Source,
    /// The fingerprint of the file when it was opened.
    pub first_fingerprint: Option<String>,
    /// How the quiz is put on a page.
    pub embedding: Embedding,
}

/// The version of what is saved. A change of `Stored`, or of what is in it, needs a new one.
const VERSION: &str = "1";

impl Stored {
    /// As a text: the version and the bytes in hexadecimal digits.
    pub fn to_text(&self) -> String {
        encode(self).iter().fold(format!("{VERSION}:"), |text, byte| {
            let digit = |number: u8| char::from_digit(u32::from(number), 16).unwrap_or_default();
            [digit(byte >> 4), digit(byte & 0xf)].into_iter().fold(text, |mut text, digit| {
                text.push(digit);
                text
            })
        })
    }

    /// What was saved. If another version of the studio has written it, nothing of it can be used.
    pub fn of_text(text: &str) -> Self {
        Self::read(text).unwrap_or_default()
    }

    fn read(text: &str) -> Option<Self> {
        let digits: Vec<char> = text.strip_prefix(VERSION)?.strip_prefix(':')?.chars().collect();
        let byte = |pair: &[char]| {
            let number: Option<u32> = pair.iter().try_fold(0, |number, digit| Some(number * 16 + digit.to_digit(16)?));
            u8::try_from(number?).ok()
        };
        let bytes: Option<Vec<u8>> = digits.chunks(2).map(byte).collect();
        decode(&bytes?)
    }
}
