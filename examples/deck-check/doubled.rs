//! Finds fields that an object has twice. The reader of decks cannot: of two fields it sees only the last.

use jsonc_parser::ast::Value;
use role_fit_core::deck::faults::{Fault, Problem};

/// One fault for each field that an earlier field of the same object has the name of.
pub fn faults(root: &Value) -> Vec<Fault> {
    let mut faults = Vec::new();
    find(root, "", &mut faults);
    faults
}

fn find(value: &Value, path: &str, faults: &mut Vec<Fault>) {
    match value {
        Value::Object(object) => {
            for (index, field) in object.properties.iter().enumerate() {
                let name = field.name.as_str();
                let path = if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") };
                if object.properties.iter().take(index).any(|earlier| earlier.name.as_str() == name) {
                    faults.push(Fault {
                        path: path.clone(),
                        problem: Problem::DuplicateField,
                        found: String::new(),
                        expected: String::new(),
                    });
                }
                find(&field.value, &path, faults);
            }
        }
        Value::Array(array) => {
            for (index, element) in array.elements.iter().enumerate() {
                find(element, &format!("{path}[{index}]"), faults);
            }
        }
        _ => {}
    }
}
