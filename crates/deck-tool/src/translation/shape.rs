//! Where a deck file has texts. Whatever no shape names, such as keys, weights and plays, is the same in every language.

use serde_json::{Map, Value};

/// What a value of a deck file is to a translator.
#[derive(Debug, Clone, Copy)]
pub enum Shape {
    /// A text to translate.
    Text,
    /// A text that may well read the same in another language: a name, a title, a reference.
    Name,
    /// A list of such texts.
    Names,
    /// Not a text, but a translation may have another one: a URL, a part of the source.
    Free,
    /// An object with these fields, and others that are the same in every language.
    Fields(Fields),
    /// An object of which only the label is a text, and stands for it among the texts.
    Labelled(Fields),
    /// One text, or an object of texts.
    TextOr(Fields),
    /// An object whose field names the deck chooses.
    Entries(&'static Shape),
    /// A list of objects with ids; an object by id among the texts.
    ById(&'static Shape),
}

/// Fields by name.
pub type Fields = &'static [(&'static str, Shape)];

/// A whole deck file.
pub const DECK: Shape = Shape::Fields(&[
    ("$schema", Shape::Free),
    ("lang", Shape::Free),
    ("dir", Shape::Free),
    ("title", Shape::Text),
    ("intro", Shape::Text),
    ("roles", Shape::Entries(&ROLE)),
    ("facets", Shape::ById(&FACET)),
    ("notes", Shape::Entries(&NOTE)),
    ("verdicts", Shape::Entries(&VERDICT)),
    ("readiness", Shape::Fields(&[("title", Shape::Text), ("text", Shape::Text)])),
    ("credit", Shape::Fields(&[("name", Shape::Name), ("title", Shape::Name), ("url", Shape::Free)])),
    ("report", Shape::Free),
    ("items", Shape::ById(&ITEM)),
]);

const ROLE: Shape = Shape::Fields(&[("name", Shape::Name), ("short", Shape::Name), ("about", Shape::Text)]);

const FACET: Shape = Shape::Fields(&[("name", Shape::Text), ("po", Shape::Text), ("pm", Shape::Text)]);

const NOTE: Shape = Shape::Fields(&[("text", Shape::Text), ("source", Shape::Name)]);

const VERDICT: Shape = Shape::Fields(&[
    ("name", Shape::Text),
    ("text", BY_PREFERENCE),
    ("next", BY_PREFERENCE),
    ("link", Shape::Labelled(&[(LABEL, Shape::Text), ("part", Shape::Free), ("url", Shape::Free)])),
    ("i_am", Shape::Text),
    ("teaser", Shape::Text),
]);

const BY_PREFERENCE: Shape = Shape::TextOr(&[("no-preference", Shape::Text), ("parts-of-both", Shape::Text)]);

const ITEM: Shape = Shape::Fields(&[
    ("heading", Shape::Text),
    ("stem", Shape::Text),
    (LABEL, Shape::Text),
    ("why", Shape::Text),
    ("section", Shape::Free),
    ("sources", Shape::Names),
    ("options", Shape::ById(&OPTION)),
]);

// The widget ignores the labels of options.
const OPTION: Shape = Shape::Fields(&[("text", Shape::Text), ("why", Shape::Text), (LABEL, Shape::Free)]);

const LABEL: &str = "label";

impl Shape {
    /// The texts of a value of this shape, by id; `None` if it has none.
    pub fn texts(self, value: &Value) -> Option<Value> {
        let texts: Map<String, Value> = match self {
            Self::Free => return None,
            Self::Text | Self::Name => return value.is_string().then(|| value.clone()),
            Self::TextOr(_) if value.is_string() => return Some(value.clone()),
            Self::Labelled(_) => return value.get(LABEL).filter(|label| label.is_string()).cloned(),
            Self::Names => {
                let names = value.as_array().filter(|names| names.iter().all(Value::is_string));
                return names.filter(|names| !names.is_empty()).map(|names| Value::Array(names.clone()));
            }
            Self::Fields(fields) | Self::TextOr(fields) => {
                let text = |(name, shape): &(&str, Self)| Some(((*name).to_owned(), shape.texts(value.get(name)?)?));
                fields.iter().filter_map(text).collect()
            }
            Self::Entries(shape) => {
                let entries = value.as_object().into_iter().flatten();
                entries.filter_map(|(name, value)| Some((name.clone(), shape.texts(value)?))).collect()
            }
            Self::ById(shape) => {
                let elements = value.as_array().into_iter().flatten();
                elements.filter_map(|element| Some((id(element)?.to_owned(), shape.texts(element)?))).collect()
            }
        };
        Some(texts).filter(|texts| !texts.is_empty()).map(Value::Object)
    }

    /// Puts texts in the places from which [`Shape::texts`] takes them. Places without a new text keep theirs.
    pub fn set_texts(self, value: &mut Value, texts: &Value) {
        match self {
            Self::Free => {}
            Self::Text | Self::Name | Self::Names => value.clone_from(texts),
            Self::TextOr(_) if value.is_string() => value.clone_from(texts),
            Self::Labelled(_) => {
                if let Some(label) = value.get_mut(LABEL) {
                    label.clone_from(texts);
                }
            }
            Self::Fields(fields) | Self::TextOr(fields) => {
                for (name, shape) in fields {
                    if let (Some(value), Some(texts)) = (value.get_mut(*name), texts.get(*name)) {
                        shape.set_texts(value, texts);
                    }
                }
            }
            Self::Entries(shape) => {
                for (name, value) in value.as_object_mut().into_iter().flatten() {
                    if let Some(texts) = texts.get(name) {
                        shape.set_texts(value, texts);
                    }
                }
            }
            Self::ById(shape) => {
                for element in value.as_array_mut().into_iter().flatten() {
                    if let Some(texts) = id(element).and_then(|id| texts.get(id)) {
                        shape.set_texts(element, texts);
                    }
                }
            }
        }
    }

    /// The shape of a field; `None` if it is the same in every language.
    pub fn of_field(self, name: &str) -> Option<Self> {
        match self {
            Self::Fields(fields) | Self::Labelled(fields) | Self::TextOr(fields) => {
                fields.iter().find(|(field, _)| *field == name).map(|(_, shape)| *shape)
            }
            Self::Entries(shape) => Some(*shape),
            Self::Text | Self::Name | Self::Names | Self::Free | Self::ById(_) => None,
        }
    }
}

/// The id of an object.
pub fn id(value: &Value) -> Option<&str> {
    value.get("id")?.as_str()
}
