//! JSON as a tree that keeps the order of its fields.
//!
//! serde_json says whether a text is JSON, and where it is not. What is, is read here: its own `Value` would bring a second
//! kind of map, the printing of numbers and the loss of doubled fields, and its way to build another tree is three times as
//! much code as to read what is known to be right. Knows JSON only.

use crate::text::{divided, hexadecimal};
use serde::de::IgnoredAny;

/// One JSON value.
#[derive(Debug, Clone, PartialEq)]
pub enum Json {
    /// A string.
    Text(String),
    /// A number; endless if it is larger than any `f64`.
    Number(f64),
    /// An array.
    List(Vec<Json>),
    /// An object, its fields in the order of the text; a field that stands twice is here twice.
    Object(Vec<(String, Json)>),
    /// True, false or null: no format of ours has a place for them.
    Other,
}

impl Json {
    /// Reads a text.
    ///
    /// # Errors
    ///
    /// Gives line and column, both counted from 1, from where on the text is not JSON.
    pub fn parse(text: &str) -> Result<Self, (usize, usize)> {
        // serde_json has column 0 for a text that ends with the line before.
        serde_json::from_str::<IgnoredAny>(text).map_err(|error| (error.line(), error.column().max(1)))?;
        Ok(Reader { text, at: 0 }.value(0))
    }

    /// The field of an object, the first of that name.
    pub fn field(&self, name: &str) -> Option<&Self> {
        let Self::Object(fields) = self else { return None };
        fields.iter().find(|(field, _)| field == name).map(|(_, value)| value)
    }

    /// The text of a string.
    pub fn text(&self) -> Option<&str> {
        if let Self::Text(text) = self { Some(text) } else { None }
    }
}

/// So deep are values inside of values that are looked at: a deck has six. What lies deeper is nothing that belongs there.
const DEEPEST: usize = 16;

/// Reads what is known to be JSON: signs between values need no look.
struct Reader<'a> {
    text: &'a str,
    at: usize,
}

impl Reader<'_> {
    /// The next sign that is part of a value, or the end of a list or an object; nought at the end.
    fn sign(&mut self) -> u8 {
        while matches!(self.here(), b' ' | b'\t' | b'\r' | b'\n' | b',' | b':') {
            self.at += 1;
        }
        self.here()
    }

    fn here(&self) -> u8 {
        self.text.as_bytes().get(self.at).copied().unwrap_or_default()
    }

    fn value(&mut self, depth: usize) -> Json {
        match self.sign() {
            b'"' => Json::Text(self.string()),
            b'[' | b'{' if depth == DEEPEST => self.too_deep(),
            b'[' => {
                let mut list = Vec::new();
                while self.goes_on(b']') {
                    list.push(self.value(depth + 1));
                }
                Json::List(list)
            }
            b'{' => {
                let mut fields = Vec::new();
                while self.goes_on(b'}') {
                    let name = self.string();
                    fields.push((name, self.value(depth + 1)));
                }
                Json::Object(fields)
            }
            _ => self.word(),
        }
    }

    /// Whether a value follows and not the end of its list or object; steps over the first sign of one, and over the last.
    fn goes_on(&mut self, end: u8) -> bool {
        if matches!(self.here(), b'[' | b'{') {
            self.at += 1;
        }
        let goes_on = ![end, 0].contains(&self.sign());
        self.at += usize::from(!goes_on);
        goes_on
    }

    /// A number, or true, false or null.
    fn word(&mut self) -> Json {
        let start = self.at;
        while matches!(self.here(), b'+' | b'-' | b'.' | b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z') {
            self.at += 1;
        }
        let word = self.text.get(start..self.at).unwrap_or_default();
        if word.as_bytes().last().is_some_and(u8::is_ascii_digit) { Json::Number(number(word)) } else { Json::Other }
    }

    fn too_deep(&mut self) -> Json {
        let mut open = 0;
        loop {
            match self.sign() {
                b'"' => drop(self.string()),
                sign => {
                    self.at += 1;
                    open += usize::from(matches!(sign, b'[' | b'{'));
                    if matches!(sign, b']' | b'}' | 0) {
                        open -= 1;
                    }
                    if open == 0 {
                        return Json::Other;
                    }
                }
            }
        }
    }

    /// A text, from its first quotation mark to its last.
    fn string(&mut self) -> String {
        let mut text = String::new();
        self.at += 1;
        let mut start = self.at;
        loop {
            let sign = self.here();
            self.at += 1;
            if !matches!(sign, b'"' | b'\\' | 0) {
                continue;
            }
            text.push_str(self.text.get(start..self.at - 1).unwrap_or_default());
            if sign != b'\\' {
                return text;
            }
            text.push(self.escaped());
            start = self.at;
        }
    }

    /// What stands after a backslash. Half of a pair that lacks the other half is no letter.
    fn escaped(&mut self) -> char {
        let sign = self.here();
        self.at += 1;
        match sign {
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => {
                let mut code = self.unit();
                if code & 0xfc00 == 0xd800 && self.text.get(self.at..).is_some_and(|rest| rest.starts_with("\\u")) {
                    let before = self.at;
                    self.at += 2;
                    let second = self.unit();
                    if second & 0xfc00 == 0xdc00 {
                        code = 0x1_0000 + ((code & 0x3ff) << 10 | second & 0x3ff);
                    } else {
                        self.at = before;
                    }
                }
                char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER)
            }
            itself => char::from(itself),
        }
    }

    /// Four hexadecimal digits.
    fn unit(&mut self) -> u32 {
        let digits = self.text.get(self.at..self.at + 4).unwrap_or_default();
        self.at += 4;
        hexadecimal(digits.as_bytes()).unwrap_or_default()
    }
}

/// From this size on an `f64` has no room for one more digit.
const ENOUGH: f64 = 1e17;
/// Powers of ten up to this one are exact in an `f64`.
const EXACT_POWERS: i32 = 22;

/// The value of a text that is a number by JSON's grammar: exact where the digits are a whole number below 2^53 and the
/// power of ten is at most 22, else to within the last bits.
fn number(text: &str) -> f64 {
    let (digits, exponent) = divided(text, b'e').or_else(|| divided(text, b'E')).unwrap_or((text, ""));
    let mut value = 0.0;
    let mut power = whole(exponent);
    let mut after_point = 0;
    for byte in digits.bytes() {
        match byte {
            b'.' => after_point = 1,
            b'0'..=b'9' if value < ENOUGH => {
                value = value * 10.0 + f64::from(byte - b'0');
                power -= after_point;
            }
            b'0'..=b'9' => power += 1 - after_point,
            _ => {}
        }
    }
    let mut left = power.abs();
    while left > 0 && value != 0.0 && value < f64::INFINITY {
        let step = left.min(EXACT_POWERS);
        let scale = (0..step).fold(1.0, |scale, _| scale * 10.0);
        value = if power < 0 { value / scale } else { value * scale };
        left -= step;
    }
    if text.starts_with('-') { -value } else { value }
}

/// The exponent of a number; a million stands for all that are larger.
fn whole(exponent: &str) -> i32 {
    let digits = exponent.bytes().filter(u8::is_ascii_digit);
    let size = digits.fold(0, |size, digit| (size * 10 + i32::from(digit - b'0')).min(1_000_000));
    if exponent.starts_with('-') { -size } else { size }
}
