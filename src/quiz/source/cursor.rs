//! A walk through JSON values that remembers where it is and notes what it does not find.
//!
//! Knows JSON and faults; knows nothing of decks.

use super::fault::{Faults, JsonType, Problem};
use crate::quiz::deck::Id;
use serde_json::{Map, Value};
use std::cell::RefCell;

/// A value and its place in the file.
pub(super) struct Node<'a> {
    value: &'a Value,
    path: String,
    faults: &'a Faults,
}

impl<'a> Node<'a> {
    pub(super) fn root(value: &'a Value, faults: &'a Faults) -> Self {
        Self { value, path: String::new(), faults }
    }

    pub(super) fn fault<T>(&self, problem: Problem) -> Option<T> {
        self.faults.add(&self.path, problem)
    }

    fn wrong<T>(&self, expected: JsonType) -> Option<T> {
        self.fault(Problem::WrongType { expected })
    }

    pub(super) fn object(&self) -> Option<Object<'a>> {
        let Value::Object(map) = self.value else { return self.wrong(JsonType::Object) };
        Some(Object { map, path: self.path.clone(), faults: self.faults, asked: RefCell::default() })
    }

    /// The list's members; a missing list is noted, an empty one is not.
    pub(super) fn list(&self) -> Option<Vec<Node<'a>>> {
        let Value::Array(values) = self.value else { return self.wrong(JsonType::List) };
        let member = |(place, value)| Node {
            value,
            path: [&self.path, "[", &usize::to_string(&place), "]"].concat(),
            faults: self.faults,
        };
        Some(values.iter().enumerate().map(member).collect())
    }

    /// The text, which must have something in it.
    pub(super) fn text(&self) -> Option<&'a str> {
        match self.value {
            Value::String(text) if text.trim().is_empty() => self.fault(Problem::Empty),
            Value::String(text) => Some(text),
            _ => self.wrong(JsonType::Text),
        }
    }

    pub(super) fn number(&self) -> Option<f64> {
        self.value.as_f64().or_else(|| self.wrong(JsonType::Number))
    }

    pub(super) fn id(&self) -> Option<Id> {
        let found = self.text()?;
        Id::parse(found).or_else(|| self.fault(Problem::BadId { found: found.to_owned() }))
    }

    /// The meaning of a word, by a table of the words that the format knows here.
    pub(super) fn word<T: Copy>(&self, words: &'static [&'static str], meanings: &[T]) -> Option<T> {
        let found = self.text()?;
        let place = words.iter().position(|word| *word == found);
        place
            .and_then(|place| meanings.get(place).copied())
            .or_else(|| self.fault(Problem::UnknownWord { found: found.to_owned(), allowed: words }))
    }
}

/// An object that remembers which of its fields somebody asked for.
pub(super) struct Object<'a> {
    map: &'a Map<String, Value>,
    path: String,
    faults: &'a Faults,
    asked: RefCell<Vec<&'static str>>,
}

impl<'a> Object<'a> {
    pub(super) fn fault<T>(&self, field: &str, problem: Problem) -> Option<T> {
        self.faults.add(&self.path_of(field), problem)
    }

    /// The field, if it is there.
    pub(super) fn optional(&self, field: &'static str) -> Option<Node<'a>> {
        self.asked.borrow_mut().push(field);
        let value = self.map.get(field)?;
        Some(Node { value, path: self.path_of(field), faults: self.faults })
    }

    /// The field, which must be there.
    pub(super) fn required(&self, field: &'static str) -> Option<Node<'a>> {
        self.optional(field).or_else(|| self.fault(field, Problem::Missing))
    }

    pub(super) fn text(&self, field: &'static str) -> Option<String> {
        self.required(field)?.text().map(str::to_owned)
    }

    pub(super) fn text_or_empty(&self, field: &'static str) -> Option<String> {
        self.optional(field).map_or(Some(String::new()), |node| node.text().map(str::to_owned))
    }

    /// The members of an optional list; none if it is not there.
    pub(super) fn list(&self, field: &'static str) -> Vec<Node<'a>> {
        self.optional(field).and_then(|node| node.list()).unwrap_or_default()
    }

    pub(super) fn texts(&self, field: &'static str) -> Vec<String> {
        self.list(field).iter().filter_map(|node| node.text().map(str::to_owned)).collect()
    }

    /// Every field as a pair of its name and its value, for objects that are tables.
    pub(super) fn entries(&self) -> impl Iterator<Item = (&'a str, Node<'a>)> + '_ {
        self.map.iter().map(|(name, value)| {
            (name.as_str(), Node { value, path: self.path_of(name), faults: self.faults })
        })
    }

    /// Notes every field that nobody asked for: a misspelt field must not pass in silence.
    pub(super) fn refuse_others(&self) {
        for field in self.map.keys() {
            if !self.asked.borrow().contains(&field.as_str()) {
                self.fault::<()>(field, Problem::UnknownField);
            }
        }
    }

    fn path_of(&self, field: &str) -> String {
        if self.path.is_empty() { field.to_owned() } else { [&self.path, ".", field].concat() }
    }
}
