//! JSON as a tree that keeps the order of its fields.
//!
//! serde_json reads the text; this is what it builds instead of its own `Value`, which would bring
//! a second kind of map, the printing of numbers and the loss of doubled fields. Knows JSON only.

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use std::fmt;

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
    /// The digits of a number, on their way from serde_json to `Number`: no tree holds them.
    Digits(f64),
}

impl Json {
    /// Reads a text.
    ///
    /// # Errors
    ///
    /// Gives line and column, both counted from 1, from where on the text is not JSON.
    pub fn parse(text: &str) -> Result<Self, (usize, usize)> {
        // serde_json has column 0 for a text that ends with the line before.
        serde_json::from_str(text).map_err(|error| (error.line(), error.column().max(1)))
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

impl<'de> Deserialize<'de> for Json {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Tree)
    }
}

struct Tree;

impl<'de> Visitor<'de> for Tree {
    type Value = Json;

    fn expecting(&self, _: &mut fmt::Formatter) -> fmt::Result {
        Ok(())
    }

    fn visit_bool<E>(self, _: bool) -> Result<Json, E> {
        Ok(Json::Other)
    }

    fn visit_unit<E>(self) -> Result<Json, E> {
        Ok(Json::Other)
    }

    fn visit_i64<E>(self, number: i64) -> Result<Json, E> {
        Ok(Json::Number(number as f64))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Json, E> {
        Ok(Json::Number(number as f64))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Json, E> {
        Ok(Json::Number(number))
    }

    /// serde_json hands over a number that is no whole one as an object of one field, the text of the number: with its
    /// feature `arbitrary_precision` it leaves the reading of such texts to us, and its table of all powers of ten out
    /// of the reader's download. No other text comes as a `String` of its own.
    fn visit_string<E>(self, text: String) -> Result<Json, E> {
        Ok(Json::Digits(number(&text)))
    }

    fn visit_str<E>(self, text: &str) -> Result<Json, E> {
        Ok(Json::Text(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut members: A) -> Result<Json, A::Error> {
        let mut list = Vec::new();
        while let Some(member) = members.next_element()? {
            list.push(member);
        }
        Ok(Json::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Json, A::Error> {
        let mut fields = Vec::new();
        while let Some(name) = members.next_key::<Json>()? {
            let name = if let Json::Text(name) = name { name } else { String::new() };
            match members.next_value()? {
                Json::Digits(number) => return Ok(Json::Number(number)),
                value => fields.push((name, value)),
            }
        }
        Ok(Json::Object(fields))
    }
}

/// From this size on an `f64` has no room for one more digit.
const ENOUGH: f64 = 1e17;
/// Powers of ten up to this one are exact in an `f64`.
const EXACT_POWERS: i32 = 22;

/// The value of a text that is a number by JSON's grammar: exact where the digits are a whole number below 2^53 and the
/// power of ten is at most 22, else to within the last bits.
fn number(text: &str) -> f64 {
    let (digits, exponent) = text.split_once(['e', 'E']).unwrap_or((text, ""));
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
