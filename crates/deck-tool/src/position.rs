//! Translates a path such as `items[3].key` to its line and column in a JSON file.

use jsonc_parser::ast::{ObjectProp, Value};
use jsonc_parser::common::Ranged;
use jsonc_parser::{CollectOptions, ParseOptions, parse_to_ast};
use std::ops::Range;

/// A place in a text. Both numbers start at 1; columns count chars.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Position {
    /// The line.
    pub line: usize,
    /// The column.
    pub column: usize,
}

/// The syntax tree of a file, which knows the offset of each value.
pub struct Positions<'a> {
    text: &'a str,
    /// `None` if the file cannot be parsed. Every position is then the start of the file.
    root: Option<Value<'a>>,
}

impl<'a> Positions<'a> {
    /// Parses the file.
    pub fn of(text: &'a str) -> Self {
        let parsed = parse_to_ast(text, &CollectOptions::default(), &ParseOptions::default());
        Self { text, root: parsed.ok().and_then(|parsed| parsed.value) }
    }

    /// The outermost value of the file.
    pub fn root(&self) -> Option<&Value<'a>> {
        self.root.as_ref()
    }

    /// The position of a field's name, or of a value in an array. For a missing field it is the start of the object.
    pub fn of_path(&self, path: &str) -> Position {
        let Some(root) = &self.root else { return self.of_offset(0) };
        let (mut value, mut offset) = (root, root.range().start);
        for step in steps(path) {
            let Some(node) = child(value, step) else { break };
            (value, offset) = (node.value, node.name.map_or(node.value.range().start, |name| name.start));
        }
        self.of_offset(offset)
    }

    /// The value at a path, with the range of its field's name.
    pub fn node(&self, path: &str) -> Option<Node<'_, 'a>> {
        let root = Node { value: self.root.as_ref()?, name: None };
        steps(path).try_fold(root, |node, step| child(node.value, step))
    }

    /// The position of a byte offset.
    pub fn of_offset(&self, offset: usize) -> Position {
        let before = self.text.get(..offset).unwrap_or(self.text);
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        let column = before.get(line_start..).map_or(0, |line| line.chars().count()) + 1;
        Position { line: before.matches('\n').count() + 1, column }
    }
}

/// A value in a file.
pub struct Node<'v, 'a> {
    /// The value.
    pub value: &'v Value<'a>,
    /// The range of its field's name in bytes; `None` in an array.
    pub name: Option<Range<usize>>,
}

/// The value one step down. The reader takes the last of several fields with the same name.
fn child<'v, 'a>(value: &'v Value<'a>, step: Step<'_>) -> Option<Node<'v, 'a>> {
    match (step, value) {
        (Step::Index(index), Value::Array(array)) => array.elements.get(index).map(|value| Node { value, name: None }),
        (Step::Field(name), Value::Object(object)) => {
            let has_name = |field: &&ObjectProp| field.name.as_str() == name;
            let field = object.properties.iter().rfind(has_name)?;
            let name = field.name.range();
            Some(Node { value: &field.value, name: Some(name.start..name.end) })
        }
        _ => None,
    }
}

enum Step<'p> {
    Field(&'p str),
    Index(usize),
}

/// Splits `items[3].key` into `items`, 3 and `key`.
fn steps(path: &str) -> impl Iterator<Item = Step<'_>> {
    path.split('.').filter(|part| !part.is_empty()).flat_map(|part| {
        let (name, indices) = part.split_once('[').unwrap_or((part, ""));
        let field = Some(name).filter(|name| !name.is_empty()).map(Step::Field);
        let indices = indices.split(['[', ']']).filter_map(|index| index.parse().ok());
        field.into_iter().chain(indices.map(Step::Index))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_lead_to_names_values_and_for_missing_fields_to_the_object() {
        let text = "{\n  \"Ü\": 1, \"a\": [[], { \"b\": 2 }]\n}";
        let positions = Positions::of(text);
        let rows = [("", 1, 1), ("a", 2, 11), ("a[0]", 2, 17), ("a[1].b", 2, 23), ("a[1].c", 2, 21), ("c", 1, 1)];
        for (path, line, column) in rows {
            assert_eq!(positions.of_path(path), Position { line, column }, "{path}");
        }
        assert_eq!(Positions::of("no").of_path("a"), Position { line: 1, column: 1 });
    }
}
