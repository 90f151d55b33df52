//! A cursor over JSON that knows its path and reports every fault.
//!
//! Reading never stops at a fault: the cursor reports it and continues with an empty value, so that no fault hides
//! another. What was read counts only if nothing was reported. A path is written out only when a fault needs it.

use crate::deck::faults::{Faults, Problem};
use crate::deck::{Id, MarkedText};
use serde_json::{Map, Value};
use std::cell::RefCell;
use std::fmt;

/// A value, which may be missing, and its path in the file.
#[derive(Clone, Copy)]
pub(crate) struct Node<'a> {
    value: Option<&'a Value>,
    path: Path<'a>,
    /// Where faults are reported; `None` below a value that was already reported as not being an object.
    faults: Option<&'a Faults>,
}

/// A path as a chain of steps from the value up to the root.
#[derive(Clone, Copy)]
enum Path<'a> {
    Root,
    Field(&'a Path<'a>, &'a str),
    Element(&'a Path<'a>, usize),
}

impl fmt::Display for Path<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Root => Ok(()),
            Self::Field(Self::Root, name) => formatter.write_str(name),
            Self::Field(parent, name) => write!(formatter, "{parent}.{name}"),
            Self::Element(parent, index) => write!(formatter, "{parent}[{index}]"),
        }
    }
}

impl<'a> Node<'a> {
    pub(crate) fn root(value: &'a Value, faults: &'a Faults) -> Self {
        Self { value: Some(value), path: Path::Root, faults: Some(faults) }
    }

    pub(crate) fn is_array(&self) -> bool {
        self.value.is_some_and(Value::is_array)
    }

    pub(crate) fn is_object(&self) -> bool {
        self.value.is_some_and(Value::is_object)
    }

    pub(crate) fn fault(&self, problem: Problem) {
        self.fault_with(problem, "", "");
    }

    pub(crate) fn fault_with(&self, problem: Problem, found: &str, expected: &str) {
        if let Some(faults) = self.faults {
            faults.add(self.path.to_string(), problem, found, expected);
        }
    }

    pub(crate) fn fault_with_counts(&self, problem: Problem, found: usize, expected: usize) {
        self.fault_with(problem, &found.to_string(), &expected.to_string());
    }

    /// Reports that the value is missing or has another type, and returns nothing.
    fn wrong_type<T>(&self, problem: Problem) -> Option<T> {
        self.fault(if self.value.is_some() { problem } else { Problem::Missing });
        None
    }

    /// The object, which must be there.
    pub(crate) fn object(&self) -> Object<'_> {
        let fields = self.value.and_then(Value::as_object).or_else(|| self.wrong_type(Problem::NotObject));
        Object { fields, path: &self.path, faults: self.faults.filter(|_| fields.is_some()), asked: RefCell::default() }
    }

    /// The elements of the array, which must be there.
    pub(crate) fn elements(&self) -> impl ExactSizeIterator<Item = Node<'_>> {
        let values = self.value.and_then(Value::as_array).or_else(|| self.wrong_type(Problem::NotList));
        let element = move |(index, value)| Node {
            value: Some(value),
            path: Path::Element(&self.path, index),
            faults: self.faults,
        };
        values.map_or(&[][..], Vec::as_slice).iter().enumerate().map(element)
    }

    /// The string, which must be there and must not be blank.
    pub(crate) fn text(&self) -> Option<&'a str> {
        let text = self.value.and_then(Value::as_str).or_else(|| self.wrong_type(Problem::NotText))?;
        if text.trim().is_empty() {
            self.fault(Problem::Empty);
            return None;
        }
        Some(text)
    }

    /// The number, which must be there.
    pub(crate) fn number(&self) -> Option<f64> {
        self.value.and_then(Value::as_f64).or_else(|| self.wrong_type(Problem::NotNumber))
    }

    /// The boolean, which must be there.
    pub(crate) fn boolean(&self) -> Option<bool> {
        self.value.and_then(Value::as_bool).or_else(|| self.wrong_type(Problem::NotBoolean))
    }

    /// The string as an id; an empty id if there is none.
    pub(crate) fn id(&self) -> Id {
        let Some(found) = self.text() else { return Id::default() };
        Id::parse(found).unwrap_or_else(|| {
            self.fault_with(Problem::BadId, found, "");
            Id::default()
        })
    }

    /// The string as an id that gives its object a name; an empty id if there is none.
    pub(crate) fn own_id(&self) -> Id {
        if self.value.is_some() {
            return self.id();
        }
        self.fault(Problem::MissingId);
        Id::default()
    }

    /// The string as an id that is not among those taken, to which it is added.
    pub(crate) fn new_id(&self, taken: &mut Vec<Id>) -> Id {
        let id = self.own_id();
        if taken.contains(&id) && id != Id::default() {
            self.fault_with(Problem::DuplicateId, id.as_str(), "");
        }
        taken.push(id.clone());
        id
    }

    /// The value whose name the string is.
    pub(crate) fn one_of<T: Copy>(&self, values: &[T], name: fn(T) -> &'static str) -> Option<T> {
        let names: Vec<_> = values.iter().map(|value| name(*value)).collect();
        values.get(self.word(&names)?).copied()
    }

    /// The index of the string among these words.
    pub(crate) fn word(&self, words: &[&str]) -> Option<usize> {
        let found = self.text()?;
        let index = words.iter().position(|word| *word == found);
        if index.is_none() {
            self.fault_with(Problem::UnknownWord, found, &words.join(", "));
        }
        index
    }
}

/// An object that remembers which of its fields were asked for.
pub(crate) struct Object<'a> {
    /// `None` if the value is not an object.
    fields: Option<&'a Map<String, Value>>,
    path: &'a Path<'a>,
    faults: Option<&'a Faults>,
    asked: RefCell<Vec<&'static str>>,
}

impl<'a> Object<'a> {
    /// The field. If it is missing, reading its value reports that.
    pub(crate) fn field(&self, name: &'static str) -> Node<'a> {
        self.asked.borrow_mut().push(name);
        self.node(name, self.fields.and_then(|fields| fields.get(name)))
    }

    fn node(&self, name: &'a str, value: Option<&'a Value>) -> Node<'a> {
        Node { value, path: Path::Field(self.path, name), faults: self.faults }
    }

    /// The field, if it is there.
    pub(crate) fn optional(&self, name: &'static str) -> Option<Node<'a>> {
        Some(self.field(name)).filter(|node| node.value.is_some())
    }

    pub(crate) fn text(&self, name: &'static str) -> Box<str> {
        self.field(name).text().unwrap_or_default().into()
    }

    pub(crate) fn text_or_empty(&self, name: &'static str) -> Box<str> {
        self.optional(name).and_then(|node| node.text()).unwrap_or_default().into()
    }

    pub(crate) fn marked_text(&self, name: &'static str) -> MarkedText {
        (&*self.text(name)).into()
    }

    pub(crate) fn marked_text_or_empty(&self, name: &'static str) -> MarkedText {
        (&*self.text_or_empty(name)).into()
    }

    /// The strings of an array that may be left out.
    pub(crate) fn texts(&self, name: &'static str) -> Vec<Box<str>> {
        let Some(node) = self.optional(name) else { return Vec::new() };
        node.elements().map(|element| element.text().unwrap_or_default().into()).collect()
    }

    /// Every field with its name, for objects whose names the deck chooses.
    pub(crate) fn entries(&self) -> impl Iterator<Item = (&'a str, Node<'a>)> + '_ {
        self.fields.into_iter().flatten().map(|(name, value)| (name.as_str(), self.node(name, Some(value))))
    }

    /// Reports every field that was not asked for, so that a misspelt field is noticed.
    pub(crate) fn refuse_others(&self) {
        let asked = self.asked.borrow();
        for (_, node) in self.entries().filter(|(name, _)| !asked.contains(name)) {
            node.fault(Problem::UnknownField);
        }
    }
}
