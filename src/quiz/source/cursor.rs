//! A walk through JSON values that knows where it is and notes what it does not find.
//!
//! A reader never stops at a fault: it notes it and goes on with an empty value, so that no fault
//! hides another. What was read counts only if nothing was noted. Knows JSON and faults; knows
//! nothing of decks.

use super::fault::{Faults, Problem};
use crate::quiz::deck::Id;
use crate::quiz::json::Json;
use std::cell::RefCell;

/// A value and its place in the file.
pub(super) struct Node<'a> {
    value: Option<&'a Json>,
    path: String,
    faults: &'a Faults,
}

impl<'a> Node<'a> {
    pub(super) fn root(value: &'a Json, faults: &'a Faults) -> Self {
        Self { value: Some(value), path: String::new(), faults }
    }

    pub(super) fn is_there(&self) -> bool {
        self.value.is_some()
    }

    pub(super) fn fault(&self, problem: Problem) {
        self.fault_with(problem, "", "");
    }

    pub(super) fn fault_with(&self, problem: Problem, found: &str, expected: &str) {
        self.faults.add(&self.path, problem, found, expected);
    }

    /// Notes that the value is of another type, or not there at all.
    fn wrong(&self, problem: Problem) {
        self.fault(if self.is_there() { problem } else { Problem::Missing });
    }

    pub(super) fn object(&self) -> Object<'a> {
        let fields = match self.value {
            Some(Json::Object(fields)) => &fields[..],
            _ => {
                self.wrong(Problem::NotObject);
                &[]
            }
        };
        Object { fields, path: self.path.clone(), faults: self.faults, asked: RefCell::default() }
    }

    /// The members of the list, which must be there.
    pub(super) fn list(&self) -> Vec<Node<'a>> {
        let mut nodes = Vec::new();
        if let Some(Json::List(values)) = self.value {
            for (place, value) in values.iter().enumerate() {
                let path = [&self.path, "[", &place.to_string(), "]"].concat();
                nodes.push(Node { value: Some(value), path, faults: self.faults });
            }
        } else {
            self.wrong(Problem::NotList);
        }
        nodes
    }

    /// The text, which must be there and have something in it.
    pub(super) fn text(&self) -> &'a str {
        match self.value {
            Some(Json::Text(text)) => {
                if text.trim().is_empty() {
                    self.fault(Problem::Empty);
                }
                text
            }
            _ => {
                self.wrong(Problem::NotText);
                ""
            }
        }
    }

    pub(super) fn number(&self) -> Option<f64> {
        if let Some(Json::Number(number)) = self.value {
            return Some(*number);
        }
        self.wrong(Problem::NotNumber);
        None
    }

    /// The text as an id.
    pub(super) fn id(&self) -> Id {
        let before = self.faults.count();
        let found = self.text();
        let id = Id::parse(found);
        if id.is_none() && self.faults.count() == before {
            self.fault_with(Problem::BadId, found, "");
        }
        id.unwrap_or_default()
    }

    /// The place of the text among the words that the format knows here.
    pub(super) fn word(&self, words: &[&str]) -> Option<usize> {
        let before = self.faults.count();
        let found = self.text();
        let place = words.iter().position(|word| *word == found);
        if place.is_none() && self.faults.count() == before {
            self.fault_with(Problem::UnknownWord, found, &words.join(", "));
        }
        place
    }
}

/// An object that remembers which of its fields somebody asked for.
pub(super) struct Object<'a> {
    fields: &'a [(String, Json)],
    path: String,
    faults: &'a Faults,
    asked: RefCell<Vec<&'static str>>,
}

impl<'a> Object<'a> {
    /// The field; whoever reads a value from it needs it to be there.
    pub(super) fn field(&self, name: &'static str) -> Node<'a> {
        self.asked.borrow_mut().push(name);
        let value = self.fields.iter().find(|(field, _)| field == name).map(|(_, value)| value);
        Node { value, path: self.path_of(name), faults: self.faults }
    }

    /// The field, if it is there.
    pub(super) fn optional(&self, name: &'static str) -> Option<Node<'a>> {
        Some(self.field(name)).filter(Node::is_there)
    }

    pub(super) fn text(&self, name: &'static str) -> String {
        self.field(name).text().to_owned()
    }

    pub(super) fn text_or_empty(&self, name: &'static str) -> String {
        self.optional(name).map_or("", |node| node.text()).to_owned()
    }

    /// The members of a list that may be left out.
    pub(super) fn list(&self, name: &'static str) -> Vec<Node<'a>> {
        self.optional(name).map_or_else(Vec::new, |node| node.list())
    }

    pub(super) fn texts(&self, name: &'static str) -> Vec<String> {
        let mut texts = Vec::new();
        for node in self.list(name) {
            texts.push(node.text().to_owned());
        }
        texts
    }

    /// Every field with its name, for objects that are tables.
    pub(super) fn entries(&self) -> Vec<(&'a str, Node<'a>)> {
        let mut entries = Vec::new();
        for (name, value) in self.fields {
            entries.push((&**name, Node { value: Some(value), path: self.path_of(name), faults: self.faults }));
        }
        self.refuse_doubled();
        entries
    }

    /// Notes every field that nobody asked for: a misspelt field must not pass in silence.
    pub(super) fn refuse_others(&self) {
        for (name, _) in self.fields {
            if !self.asked.borrow().contains(&name.as_str()) {
                self.faults.add(&self.path_of(name), Problem::UnknownField, "", "");
            }
        }
        self.refuse_doubled();
    }

    /// Of two fields with one name a reader would see only the first.
    fn refuse_doubled(&self) {
        for (place, (name, _)) in self.fields.iter().enumerate() {
            if self.fields.iter().take(place).any(|(earlier, _)| earlier == name) {
                self.faults.add(&self.path_of(name), Problem::DoubledField, "", "");
            }
        }
    }

    fn path_of(&self, field: &str) -> String {
        if self.path.is_empty() { field.to_owned() } else { [&self.path, ".", field].concat() }
    }
}
