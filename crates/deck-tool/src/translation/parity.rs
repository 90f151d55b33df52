//! Compares the texts of a translation with those of its deck.

use serde_json::Value;
use std::collections::BTreeSet;
use std::fmt;

/// A text that a translation lacks, has too many, or cannot have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParityFault {
    /// Where it is among the texts: `items.d-backlog.options.po.why`; empty for the texts as a whole.
    pub path: String,
    /// What is wrong.
    pub problem: ParityProblem,
}

/// What is wrong with a text of a translation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ParityProblem {
    /// The translation lacks it. The text of the deck, if it is a single one.
    Missing(Option<String>),
    /// The deck has no such text.
    Extra,
    /// It is empty.
    Empty,
    /// The deck has a single text here.
    NotText,
    /// The deck has texts by name here.
    NotObject,
    /// The deck has a list of that many texts here.
    NotList(usize),
    /// Its placeholders in curly brackets are not those of the deck.
    Placeholders {
        /// Those of the translation.
        found: Vec<String>,
        /// Those of the deck.
        expected: Vec<String>,
    },
}

impl fmt::Display for ParityFault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.path.is_empty() {
            formatter.write_str("the texts")?;
        } else {
            write!(formatter, "`{}`", self.path)?;
        }
        match &self.problem {
            ParityProblem::Missing(Some(text)) => write!(formatter, " is missing; translate \"{text}\""),
            ParityProblem::Missing(None) => formatter.write_str(" is missing; translate its texts"),
            ParityProblem::Extra => formatter.write_str(" is not in the deck; remove it"),
            ParityProblem::Empty => formatter.write_str(" must not be empty; write a text"),
            ParityProblem::NotText => formatter.write_str(" must be a string, as in the deck"),
            ParityProblem::NotObject => formatter.write_str(" must be an object, as in the deck"),
            ParityProblem::NotList(count) => {
                write!(formatter, " must be an array with as many texts as in the deck: {count}")
            }
            ParityProblem::Placeholders { found, expected } => {
                write!(formatter, " {}", placeholder_message(found, expected, "the deck"))
            }
        }
    }
}

/// Adds everything in which the texts of a translation differ from those of the deck in more than their words.
pub fn compare(original: &Value, translation: &Value, path: &str, faults: &mut Vec<ParityFault>) {
    let mut fault = |problem| faults.push(ParityFault { path: path.to_owned(), problem });
    match (original, translation) {
        (Value::Object(original), Value::Object(translation)) => {
            let below = |name: &str| if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") };
            for (name, value) in original {
                match translation.get(name) {
                    Some(translation) => compare(value, translation, &below(name), faults),
                    None => {
                        let problem = ParityProblem::Missing(value.as_str().map(str::to_owned));
                        faults.push(ParityFault { path: below(name), problem });
                    }
                }
            }
            let extras = translation.keys().filter(|name| !original.contains_key(*name));
            faults.extend(extras.map(|name| ParityFault { path: below(name), problem: ParityProblem::Extra }));
        }
        (Value::Object(_), _) => fault(ParityProblem::NotObject),
        (Value::Array(original), Value::Array(translation)) if original.len() == translation.len() => {
            for (index, (original, translation)) in original.iter().zip(translation).enumerate() {
                compare(original, translation, &format!("{path}[{index}]"), faults);
            }
        }
        (Value::Array(original), _) => fault(ParityProblem::NotList(original.len())),
        (_, Value::String(text)) if text.trim().is_empty() => fault(ParityProblem::Empty),
        (_, Value::String(text)) => {
            let [found, expected] = [text, original.as_str().unwrap_or_default()].map(placeholders);
            if found != expected {
                fault(ParityProblem::Placeholders { found, expected });
            }
        }
        _ => fault(ParityProblem::NotText),
    }
}

/// The names in curly brackets, each once and sorted: `po` in "I’m at the desk ({po} side)".
pub fn placeholders(text: &str) -> Vec<String> {
    let names = text.split('{').skip(1).filter_map(|rest| Some(rest.split_once('}')?.0));
    let is_name_byte = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
    let is_name = |name: &&str| !name.is_empty() && name.bytes().all(is_name_byte);
    names.filter(is_name).map(str::to_owned).collect::<BTreeSet<_>>().into_iter().collect()
}

/// What is wrong with placeholders, as the end of a sentence about the text.
pub fn placeholder_message(found: &[String], expected: &[String], original: &str) -> String {
    let list = |names: &[String]| names.iter().map(|name| format!("{{{name}}}")).collect::<Vec<_>>().join(", ");
    match (found, expected) {
        ([], _) => format!("must have {}, as in {original}", list(expected)),
        (_, []) => format!("must have no placeholder, as in {original}, not {}", list(found)),
        _ => format!("must have {}, as in {original}, not {}", list(expected), list(found)),
    }
}
