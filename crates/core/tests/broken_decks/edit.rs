//! Changes of a deck file.

use serde_json::Value;

/// A change of the small deck.
#[derive(Clone)]
pub enum Edit {
    /// Sets the value at a JSON pointer. If the pointer ends with `-`, appends the value to an array.
    Set(&'static str, Value),
    /// Removes the value at a JSON pointer.
    Remove(&'static str),
    /// Replaces a text that the file has exactly once.
    Replace(&'static str, &'static str),
    /// Replaces the whole file.
    Whole(String),
}

impl Edit {
    pub fn apply(self, text: &str) -> String {
        match self {
            Self::Set(pointer, value) => {
                let (parent, step) = pointer.rsplit_once('/').expect("a pointer starts with a slash");
                edited(text, parent, |parent| match parent {
                    Value::Array(list) if step == "-" => list.push(value),
                    Value::Array(list) => list[step.parse::<usize>().expect("arrays are stepped by number")] = value,
                    Value::Object(fields) => drop(fields.insert(step.to_owned(), value)),
                    _ => panic!("nothing can be put at {pointer}"),
                })
            }
            Self::Remove(pointer) => {
                let (parent, step) = pointer.rsplit_once('/').expect("a pointer starts with a slash");
                edited(text, parent, |parent| match parent {
                    Value::Array(list) => drop(list.remove(step.parse().expect("arrays are stepped by number"))),
                    Value::Object(fields) => drop(fields.remove(step).expect("only what is there can be removed")),
                    _ => panic!("nothing can be removed at {pointer}"),
                })
            }
            Self::Replace(old, new) => {
                assert_eq!(text.matches(old).count(), 1, "{old} must be there once");
                text.replace(old, new)
            }
            Self::Whole(file) => file,
        }
    }
}

/// The JSON text after a change of the value at a pointer.
fn edited(text: &str, pointer: &str, change: impl FnOnce(&mut Value)) -> String {
    let mut deck: Value = serde_json::from_str(text).expect("only JSON can be edited");
    change(deck.pointer_mut(pointer).unwrap_or_else(|| panic!("the deck has no {pointer}")));
    deck.to_string()
}
