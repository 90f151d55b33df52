//! Where in a file a path such as `items[3].key` is: line and column, both from 1, columns in characters.
//!
//! Knows JSON and paths; knows nothing of decks.

use jsonc_parser::ast::{ObjectProp, Value};
use jsonc_parser::common::Ranged;
use jsonc_parser::{CollectOptions, ParseOptions, parse_to_ast};

/// A file that is asked for places.
pub struct Places<'a> {
    text: &'a str,
    /// None where the file is no JSON: then every place is its beginning.
    root: Option<Value<'a>>,
}

impl<'a> Places<'a> {
    /// Reads the file, if it can be read.
    pub fn of(text: &'a str) -> Self {
        let parsed = parse_to_ast(text, &CollectOptions::default(), &ParseOptions::default());
        Self { text, root: parsed.ok().and_then(|parsed| parsed.value) }
    }

    /// The value of the whole file, if the file is JSON.
    pub fn root(&self) -> Option<&Value<'a>> {
        self.root.as_ref()
    }

    /// The line and column of a path: of the field's name, or of the value in a list. A field that is not there is
    /// where its object begins.
    pub fn of_path(&self, path: &str) -> (usize, usize) {
        let Some(root) = &self.root else { return (1, 1) };
        let (mut value, mut offset) = (root, root.range().start);
        for step in steps(path) {
            let next = match (step, value) {
                (Step::Member(index), Value::Array(array)) => {
                    array.elements.get(index).map(|value| (value, value.range().start))
                }
                // A field that stands twice: the later one is the one too many.
                (Step::Field(name), Value::Object(object)) => {
                    let is_it = |field: &&ObjectProp| field.name.as_str() == name;
                    object.properties.iter().rfind(is_it).map(|field| (&field.value, field.range.start))
                }
                _ => None,
            };
            let Some(next) = next else { break };
            (value, offset) = next;
        }
        self.line_and_column(offset)
    }

    fn line_and_column(&self, offset: usize) -> (usize, usize) {
        let before = self.text.get(..offset).unwrap_or(self.text);
        let line = before.matches('\n').count() + 1;
        let start = before.rfind('\n').map_or(0, |at| at + 1);
        (line, before.get(start..).map_or(0, |rest| rest.chars().count()) + 1)
    }
}

enum Step<'p> {
    Field(&'p str),
    Member(usize),
}

/// `items[3].key` as `items`, 3, `key`.
fn steps(path: &str) -> Vec<Step<'_>> {
    let mut steps = Vec::new();
    for part in path.split('.').filter(|part| !part.is_empty()) {
        let (name, indices) = part.split_once('[').unwrap_or((part, ""));
        if !name.is_empty() {
            steps.push(Step::Field(name));
        }
        let indices = indices.split(['[', ']']).filter_map(|index| index.parse().ok());
        steps.extend(indices.map(Step::Member));
    }
    steps
}
