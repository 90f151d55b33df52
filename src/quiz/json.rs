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
    /// A number.
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
            fields.push((name, members.next_value()?));
        }
        Ok(Json::Object(fields))
    }
}
