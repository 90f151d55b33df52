//! Finds fields that an object has twice. The widget cannot report them: its JSON parser silently takes the last one.

use crate::diagnostic::Diagnostic;
use crate::position::Positions;
use jsonc_parser::ast::Value;
use std::collections::HashSet;

/// One error for each repeated field, at its later occurrence, in the order of the file.
pub fn find(positions: &Positions<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    if let Some(root) = positions.root() {
        collect(root, positions, &mut found);
    }
    found
}

fn collect(value: &Value<'_>, positions: &Positions<'_>, found: &mut Vec<Diagnostic>) {
    match value {
        Value::Object(object) => {
            let mut names = HashSet::new();
            for field in &object.properties {
                let name = field.name.as_str();
                if !names.insert(name) {
                    let position = positions.of_offset(field.range.start);
                    found.push(Diagnostic::error(position, format!("duplicate field \"{name}\"")));
                }
                collect(&field.value, positions, found);
            }
        }
        Value::Array(array) => array.elements.iter().for_each(|value| collect(value, positions, found)),
        _ => {}
    }
}
