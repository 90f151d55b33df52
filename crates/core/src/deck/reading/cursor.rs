//! A walk through JSON values that knows where it is and notes what it does not find.
//!
//! A reader never stops at a fault: it notes it and goes on with an empty value, so that no fault
//! hides another. What was read counts only if nothing was noted. Places are linked to their
//! parents and written out only for a fault. Knows JSON and faults; knows nothing of decks.

use crate::deck::Id;
use crate::deck::faults::{Faults, Problem};
use crate::json::Json;
use crate::text::{digits, is_blank, joined};
use std::cell::Cell;

/// A value and its place in the file.
#[derive(Clone, Copy)]
pub(crate) struct Node<'a> {
    value: Option<&'a Json>,
    place: Place<'a>,
    /// Where faults are noted; none inside of what has been noted as no object itself.
    faults: Option<&'a Faults>,
}

#[derive(Clone, Copy)]
struct Place<'a> {
    parent: Option<&'a Place<'a>>,
    step: Step<'a>,
}

#[derive(Clone, Copy)]
enum Step<'a> {
    Root,
    Field(&'a str),
    Member(usize),
}

impl Place<'_> {
    fn path(&self) -> String {
        let mut path = self.parent.map_or_else(String::new, Place::path);
        match self.step {
            Step::Root => {}
            Step::Field(name) => {
                if !path.is_empty() {
                    path.push('.');
                }
                path.push_str(name);
            }
            Step::Member(index) => {
                path.push('[');
                path.push_str(&digits(index));
                path.push(']');
            }
        }
        path
    }
}

impl<'a> Node<'a> {
    pub(crate) fn root(value: &'a Json, faults: &'a Faults) -> Self {
        Self { value: Some(value), place: Place { parent: None, step: Step::Root }, faults: Some(faults) }
    }

    pub(crate) fn is_there(&self) -> bool {
        self.value.is_some()
    }

    pub(crate) fn is_list(&self) -> bool {
        matches!(self.value, Some(Json::List(_)))
    }

    pub(crate) fn fault(&self, problem: Problem) {
        self.fault_with(problem, "", "");
    }

    pub(crate) fn fault_with(&self, problem: Problem, found: &str, expected: &str) {
        if let Some(faults) = self.faults {
            faults.add(self.place.path(), problem, found, expected);
        }
    }

    pub(crate) fn fault_with_counts(&self, problem: Problem, found: usize, expected: usize) {
        self.fault_with(problem, &digits(found), &digits(expected));
    }

    /// Notes that the value is of another type, or not there at all.
    fn wrong(&self, problem: Problem) {
        self.fault(if self.is_there() { problem } else { Problem::Missing });
    }

    pub(crate) fn object(&self) -> Object<'_> {
        let (fields, faults) = if let Some(Json::Object(fields)) = self.value {
            (&fields[..], self.faults)
        } else {
            self.wrong(Problem::NotObject);
            (&[][..], None)
        };
        Object { fields, place: &self.place, faults, asked: Cell::new(0) }
    }

    /// The members of the list, which must be there.
    pub(crate) fn list(&self) -> List<'_> {
        let values = if let Some(Json::List(values)) = self.value {
            &values[..]
        } else {
            self.wrong(Problem::NotList);
            &[]
        };
        List { values, next: 0, place: &self.place, faults: self.faults }
    }

    /// The text, which must be there and have something in it.
    pub(crate) fn text(&self) -> Option<&'a str> {
        let Some(Json::Text(text)) = self.value else {
            self.wrong(Problem::NotText);
            return None;
        };
        if is_blank(text) {
            self.fault(Problem::Empty);
            return None;
        }
        Some(text)
    }

    pub(crate) fn number(&self) -> Option<f64> {
        if let Some(Json::Number(number)) = self.value {
            return Some(*number);
        }
        self.wrong(Problem::NotNumber);
        None
    }

    /// The text as an id.
    pub(crate) fn id(&self) -> Id {
        let Some(found) = self.text() else { return Id::default() };
        Id::parse(found).unwrap_or_else(|| {
            self.fault_with(Problem::BadId, found, "");
            Id::default()
        })
    }

    /// The place of the text among the words that the format knows here.
    pub(crate) fn word(&self, words: &[&str]) -> Option<usize> {
        let found = self.text()?;
        let place = words.iter().position(|word| *word == found);
        if place.is_none() {
            self.fault_with(Problem::UnknownWord, found, &joined(words, ", "));
        }
        place
    }
}

/// The members of a list, one after the other.
pub(crate) struct List<'a> {
    values: &'a [Json],
    next: usize,
    place: &'a Place<'a>,
    faults: Option<&'a Faults>,
}

impl List<'_> {
    /// How many members there are.
    pub(crate) fn size(&self) -> usize {
        self.values.len()
    }
}

impl<'a> Iterator for List<'a> {
    type Item = Node<'a>;

    fn next(&mut self) -> Option<Node<'a>> {
        let value = self.values.get(self.next)?;
        let place = Place { parent: Some(self.place), step: Step::Member(self.next) };
        self.next += 1;
        Some(Node { value: Some(value), place, faults: self.faults })
    }
}

/// An object that remembers which of its fields somebody asked for.
pub(crate) struct Object<'a> {
    fields: &'a [(String, Json)],
    place: &'a Place<'a>,
    faults: Option<&'a Faults>,
    /// A bit for each of the first 64 fields. No object of the format has as many: where there
    /// are more, one of the first 64 is at fault already.
    asked: Cell<u64>,
}

impl<'a> Object<'a> {
    /// The field; whoever reads a value from it needs it to be there.
    pub(crate) fn field(&self, name: &'static str) -> Node<'a> {
        let found = self.fields.iter().position(|(field, _)| field == name);
        if let Some(index @ 0..64) = found {
            self.asked.set(self.asked.get() | 1 << index);
        }
        let value = found.and_then(|index| self.fields.get(index)).map(|(_, value)| value);
        self.node(name, value)
    }

    fn node(&self, name: &'a str, value: Option<&'a Json>) -> Node<'a> {
        Node { value, place: Place { parent: Some(self.place), step: Step::Field(name) }, faults: self.faults }
    }

    /// The field, if it is there.
    pub(crate) fn optional(&self, name: &'static str) -> Option<Node<'a>> {
        Some(self.field(name)).filter(Node::is_there)
    }

    pub(crate) fn text(&self, name: &'static str) -> Box<str> {
        self.field(name).text().unwrap_or_default().into()
    }

    pub(crate) fn text_or_empty(&self, name: &'static str) -> Box<str> {
        self.optional(name).and_then(|node| node.text()).unwrap_or_default().into()
    }

    /// The texts of a list that may be left out.
    pub(crate) fn texts(&self, name: &'static str) -> Vec<Box<str>> {
        let mut texts = Vec::new();
        if let Some(node) = self.optional(name) {
            for member in node.list() {
                texts.push(member.text().unwrap_or_default().into());
            }
        }
        texts
    }

    /// Every field with its name, for objects that are tables.
    pub(crate) fn entries(&self) -> impl Iterator<Item = (&'a str, Node<'a>)> + '_ {
        self.fields.iter().map(|(name, value)| (&**name, self.node(name, Some(value))))
    }

    /// Notes every field that nobody asked for, since a misspelt field must not pass in silence,
    /// and every field that stands twice, since a reader would see only the first.
    pub(crate) fn refuse_others(&self) {
        for (index, (name, value)) in self.fields.iter().enumerate() {
            let is_second = self.fields.iter().take(index).any(|(earlier, _)| earlier == name);
            let is_asked = index >= 64 || self.asked.get() >> index & 1 == 1;
            if is_second || !is_asked {
                let problem = if is_second { Problem::DoubledField } else { Problem::UnknownField };
                self.node(name, Some(value)).fault(problem);
            }
        }
    }
}
