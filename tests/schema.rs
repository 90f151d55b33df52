//! The schema that editors use while a deck is written, against the reader that decides: what the one refuses the
//! other refuses too, at the same place, but for what no schema can say.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

#[allow(dead_code, reason = "its helpers are for the tests of the reader")]
mod broken_decks;

use broken_decks::{SMALL, broken_decks};
use jsonschema::Validator;
use role_fit::quiz::source::{Fault, Problem};
use serde_json::Value;

/// What a schema cannot say: what the file is before it is JSON, and what one place must know of another.
const BEYOND_A_SCHEMA: [Problem; 8] = [
    Problem::NotJson,
    Problem::TooLarge,
    Problem::DoubledField,
    Problem::DuplicateId,
    Problem::NoSuchOption,
    Problem::NoSuchFacet,
    Problem::NoSuchNote,
    Problem::CannotDraw,
];

fn schema() -> Validator {
    let text = include_str!("../static/decks/deck.schema.json");
    jsonschema::validator_for(&serde_json::from_str(text).unwrap()).unwrap()
}

/// The places of what the schema refuses, written as the reader writes them: `items[3].key`.
fn refused(schema: &Validator, deck: &Value) -> Vec<String> {
    schema.iter_errors(deck).map(|error| reader_path(error.instance_path().as_str())).collect()
}

fn reader_path(pointer: &str) -> String {
    let mut path = String::new();
    for step in pointer.split('/').skip(1) {
        if step.bytes().all(|byte| byte.is_ascii_digit()) {
            path.push_str(&format!("[{step}]"));
        } else {
            path.push_str(if path.is_empty() { "" } else { "." });
            path.push_str(step);
        }
    }
    path
}

/// The same place, or one inside the other: a schema tells of a missing or unknown field at its object.
fn meet(one: &str, other: &str) -> bool {
    let is_inside = |inner: &str, outer: &str| {
        inner
            .strip_prefix(outer)
            .is_some_and(|rest| outer.is_empty() || rest.is_empty() || rest.starts_with(['.', '[']))
    };
    is_inside(one, other) || is_inside(other, one)
}

/// Whether a schema could have told of the fault.
fn can_be_said(fault: &Fault) -> bool {
    // That a play is too long is a sum over its draws.
    let is_sum = fault.problem == Problem::TooMany && (fault.path.starts_with("plays") || fault.expected == "60");
    !BEYOND_A_SCHEMA.contains(&fault.problem) && !is_sum
}

#[test]
fn the_shipped_deck_and_the_small_one_fit_the_schema() {
    for deck in [include_str!("../static/decks/po-pm.json"), SMALL] {
        assert_eq!(refused(&schema(), &serde_json::from_str(deck).unwrap()), Vec::<String>::new());
    }
}

#[test]
fn the_schema_refuses_what_the_reader_refuses_at_the_same_place_and_nothing_else() {
    let schema = schema();
    let mut compared = 0;
    for row in broken_decks() {
        let Ok(deck) = serde_json::from_str::<Value>(&row.text) else { continue };
        let refused = refused(&schema, &deck);
        let told: Vec<&Fault> = row.faults.iter().filter(|fault| can_be_said(fault)).collect();
        for fault in &told {
            assert!(
                refused.iter().any(|place| meet(place, &fault.path)),
                "a deck with {}: the schema misses {fault:?} among {refused:?}",
                row.name
            );
        }
        for place in &refused {
            let is_told = row.faults.iter().any(|fault| meet(place, &fault.path));
            assert!(is_told, "a deck with {}: only the schema refuses {place}", row.name);
        }
        compared += usize::from(!told.is_empty());
    }
    assert!(compared >= 40, "only {compared} decks have a fault that a schema can tell");
}

#[test]
fn every_field_of_the_schema_is_described() {
    let schema: Value = serde_json::from_str(include_str!("../static/decks/deck.schema.json")).unwrap();
    let mut bare = Vec::new();
    find_bare(&schema, "", &mut bare);
    assert_eq!(bare, Vec::<String>::new());
}

fn find_bare(value: &Value, path: &str, bare: &mut Vec<String>) {
    let Value::Object(fields) = value else { return };
    // Conditions repeat fields that are described elsewhere.
    for (name, inner) in fields.iter().filter(|(name, _)| !["if", "oneOf", "allOf"].contains(&name.as_str())) {
        if name == "properties" {
            for (field, schema) in inner.as_object().unwrap() {
                if schema.is_object() && schema.get("description").is_none() && schema.get("$ref").is_none() {
                    bare.push(format!("{path}/{field}"));
                }
            }
        }
        find_bare(inner, &format!("{path}/{name}"), bare);
    }
}
