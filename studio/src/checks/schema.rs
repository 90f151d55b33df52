//! Looks up in the schema of decks which fields and words belong at a path.

use super::cursor::Step;
use serde_json::Value;
use std::sync::LazyLock;

const TEXT: &str = include_str!("../../../static/decks/deck.schema.json");

static ROOT: LazyLock<Value> = LazyLock::new(|| serde_json::from_str(TEXT).unwrap_or_default());

/// A field that an object may have.
pub struct Field {
    /// Its name.
    pub name: String,
    /// What it means.
    pub description: Option<String>,
    /// What its value begins and ends with: `""`, `[]`, `{}` or nothing.
    pub brackets: &'static str,
}

/// The fields of the object at a path. The kind of the item that the path leads through decides which further fields there are.
pub fn fields(path: &[Step], kind: Option<&str>) -> Vec<Field> {
    let mut fields: Vec<Field> = Vec::new();
    for schema in schemas(path, kind) {
        let properties = schema.get("properties").and_then(Value::as_object);
        for (name, schema) in properties.into_iter().flatten().filter(|(_, schema)| schema.is_object()) {
            if fields.iter().all(|field| field.name != *name) {
                let description = description(schema);
                fields.push(Field { name: name.clone(), description, brackets: brackets(schema) });
            }
        }
    }
    fields
}

/// The words that the value at a path may be, as JSON.
pub fn words(path: &[Step], kind: Option<&str>) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for schema in schemas(path, kind) {
        let constant = schema.get("const").into_iter();
        let listed = schema.get("enum").and_then(Value::as_array).into_iter().flatten();
        words.extend(constant.chain(listed).filter_map(Value::as_str).map(quoted));
        if schema.get("type").and_then(Value::as_str) == Some("boolean") {
            words.extend(["true", "false"].map(str::to_owned));
        }
    }
    let mut seen = std::collections::HashSet::new();
    words.retain(|word| seen.insert(word.clone()));
    words
}

/// All parts of the schema that speak about the value at a path.
fn schemas(path: &[Step], kind: Option<&str>) -> Vec<&'static Value> {
    let mut current = expanded(&ROOT, kind);
    for step in path {
        let below = current.iter().filter_map(|schema| match step {
            Step::Field(name) => {
                let property = schema.get("properties").and_then(|properties| properties.get(name));
                property.or_else(|| schema.get("additionalProperties")).filter(|schema| schema.is_object())
            }
            Step::Element(_) => schema.get("items"),
        });
        current = below.flat_map(|schema| expanded(schema, kind)).collect();
    }
    current
}

/// A schema with everything that it refers to and that applies to items of the kind.
fn expanded(schema: &'static Value, kind: Option<&str>) -> Vec<&'static Value> {
    let mut found = vec![schema];
    let mut next = 0;
    while let Some(schema) = found.get(next).copied() {
        next += 1;
        let reference =
            schema.get("$ref").and_then(Value::as_str).and_then(|path| ROOT.pointer(path.strip_prefix('#')?));
        found.extend(reference);
        for list in ["allOf", "anyOf", "oneOf"] {
            found.extend(schema.get(list).and_then(Value::as_array).into_iter().flatten());
        }
        match schema.get("if").map(|condition| applies(condition, kind)) {
            Some(Some(true)) => found.extend(schema.get("then")),
            Some(Some(false)) => found.extend(schema.get("else")),
            Some(None) => found.extend([schema.get("then"), schema.get("else")].into_iter().flatten()),
            None => {}
        }
    }
    found
}

/// Whether a condition about the kind holds; `None` if it is about something else.
fn applies(condition: &Value, kind: Option<&str>) -> Option<bool> {
    let test = condition.pointer("/properties/kind")?;
    let is_kind = |value: &Value| value.as_str() == kind;
    let listed = test.get("enum").and_then(Value::as_array).into_iter().flatten();
    Some(test.get("const").into_iter().chain(listed).any(is_kind))
}

/// A text as JSON.
pub fn quoted(text: &str) -> String {
    serde_json::to_string(text).unwrap_or_default()
}

fn description(schema: &'static Value) -> Option<String> {
    let described = expanded(schema, None).into_iter().find_map(|schema| schema.get("description")?.as_str());
    described.map(str::to_owned)
}

fn brackets(schema: &'static Value) -> &'static str {
    let parts = expanded(schema, None);
    let kind = parts.iter().find_map(|schema| schema.get("type")?.as_str());
    let is_word = parts.iter().any(|schema| schema.get("enum").is_some() || schema.get("const").is_some());
    match kind {
        Some("array") => "[]",
        Some("object") => "{}",
        Some("string") => "\"\"",
        _ if is_word => "\"\"",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn path(text: &str) -> Vec<Step> {
        let steps = text.split('/').filter(|step| !step.is_empty());
        steps.map(|step| step.parse().map_or_else(|_| Step::Field(step.to_owned()), Step::Element)).collect()
    }

    #[test]
    fn fields_follow_from_the_path_and_the_kind() {
        for (place, kind, expected) in [
            ("", None, "title"),
            ("roles/po", None, "short"),
            ("plays/short/0", None, "kinds"),
            ("notes/n1", None, "source"),
            ("items/3", None, "kind"),
            ("items/3", Some("fit"), "facet"),
            ("items/3/options/0", Some("fit"), "score"),
            ("items/3/options/0", Some("origin"), "why"),
            ("verdicts/mid/text", None, "parts-of-both"),
        ] {
            let names: Vec<_> = fields(&path(place), kind).into_iter().map(|field| field.name).collect();
            assert!(names.iter().any(|name| name == expected), "{place}: {names:?}");
        }
        let names: Vec<_> = fields(&path("items/3"), Some("duty")).into_iter().map(|field| field.name).collect();
        assert!(!names.iter().any(|name| name == "facet"), "{names:?}");
        assert!(fields(&path("nowhere/0"), None).is_empty());
    }

    #[test]
    fn a_field_has_a_description_and_the_brackets_of_its_value() {
        for (place, kind, name, brackets) in [
            ("", None, "title", "\"\""),
            ("", None, "items", "[]"),
            ("", None, "roles", "{}"),
            ("items/0", None, "kind", "\"\""),
            ("items/0", Some("fit"), "weight", ""),
        ] {
            let fields = fields(&path(place), kind);
            let field = fields.iter().find(|field| field.name == name).unwrap();
            assert_eq!(field.brackets, brackets, "{name}");
            assert!(field.description.is_some(), "{name}");
        }
    }

    #[test]
    fn words_are_those_of_the_schema() {
        for (place, kind, expected) in [
            ("items/0/kind", None, "\"duty\""),
            ("items/0/key", Some("duty"), "\"both\""),
            ("items/0/disputed", Some("duty"), "true"),
            ("plays/full/0/kinds/0", None, "\"fit\""),
            ("scene", None, "\"room\""),
        ] {
            let words = words(&path(place), kind);
            assert!(words.iter().any(|word| word == expected), "{place}: {words:?}");
        }
        assert!(words(&path("title"), None).is_empty());
    }
}
