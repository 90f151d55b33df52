//! The JSON schema of decks agrees with the parser: it accepts the same decks, and reports faults at the same paths, except
//! for faults that a schema cannot express.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

#[path = "../crates/core/tests/broken_decks/mod.rs"]
mod broken_decks;

use broken_decks::mutation::any_mutated_deck;
use broken_decks::{broken_decks, small_with, valid_decks};
use jsonschema::Validator;
use proptest::prelude::*;
use role_fit::assets;
use role_fit_core::deck::Length;
use role_fit_core::deck::faults::{Fault, Problem};
use role_fit_core::deck::reading::{MAX_FACETS, MAX_ITEMS, MAX_ITEMS_A_PLAY, MAX_OPTIONS, MIN_OPTIONS, parse};
use role_fit_core::play::draw;
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

#[test]
fn the_schema_is_valid_for_draft_2020_12() {
    let schema = schema();
    assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
    jsonschema::draft202012::meta::validate(&schema).unwrap();
}

#[test]
fn the_shipped_deck_names_the_schema_and_follows_it() {
    let text = static_file("decks/po-pm.json");
    assert_eq!(error_paths(&validator(), &text), BTreeSet::new());
    let deck: Value = serde_json::from_str(&text).unwrap();
    let named = deck["$schema"].as_str().unwrap();
    assert_eq!(named, "./deck.schema.json");
    assert!(text.trim_start_matches(['{', '\n', ' ']).starts_with("\"$schema\""), "editors read the first field");
    assert!(parse(&text).is_ok());
}

#[test]
fn the_built_in_deck_has_nothing_that_only_editors_or_previews_use() {
    assert!(!assets::DECK.contains("$schema") && !assets::DECK.contains("\"teaser\""));
    let mut deck: Value = serde_json::from_str(&static_file("decks/po-pm.json")).unwrap();
    deck.as_object_mut().unwrap().remove("$schema");
    for verdict in deck.get_mut("verdicts").and_then(Value::as_object_mut).into_iter().flat_map(Map::values_mut) {
        verdict.as_object_mut().unwrap().remove("teaser");
    }
    let mut embedded: Value = serde_json::from_str(assets::DECK).unwrap();
    for file in [&mut deck, &mut embedded] {
        for item in file["items"].as_array_mut().unwrap() {
            item.as_object_mut().unwrap().remove("facts");
        }
    }
    assert_eq!(embedded, deck, "everything else is embedded");
}

/// Facts that no two items with a right answer share are not embedded.
#[test]
fn the_built_in_deck_draws_the_same_plays_as_its_file() {
    let [file, embedded] = [&static_file("decks/po-pm.json"), assets::DECK].map(|text| parse(text).unwrap());
    assert_eq!(file.fingerprint(), embedded.fingerprint());
    for length in [Length::Short, Length::Full] {
        for seed in 0..1000 {
            let [of_file, of_embedded] = [&file, &embedded].map(|deck| {
                let play = draw(deck, length, seed, &[]);
                play.cards().iter().map(|card| (card.item.id.clone(), card.layout.clone())).collect::<Vec<_>>()
            });
            assert_eq!(of_file, of_embedded, "{seed}");
        }
    }
}

#[test]
fn the_schema_accepts_each_valid_deck() {
    let validator = validator();
    for (what, text) in valid_decks() {
        assert_eq!(error_paths(&validator, &text), BTreeSet::new(), "the small deck {what}");
    }
}

#[test]
fn the_schema_reports_faults_at_the_paths_of_the_parser() {
    let validator = validator();
    for broken in broken_decks() {
        let deck = match serde_json::from_str::<Value>(&broken.text) {
            Ok(deck) => deck,
            Err(_) => {
                assert!(broken.faults[0].problem.is_syntax(), "a deck with {}", broken.name);
                continue;
            }
        };
        let found = errors(&validator, &deck);
        for fault in broken.faults.iter().filter(|fault| is_expressible(fault)) {
            assert!(found.iter().any(|place| is_at(place, fault)), "a deck with {}: only {found:?}", broken.name);
        }
        for place in &found {
            let is_expected = broken.faults.iter().any(|fault| is_at(place, fault));
            assert!(is_expected, "a deck with {}: no fault at {place:?}", broken.name);
        }
    }
}

#[test]
fn the_schema_refuses_a_list_without_an_owner_or_an_end() {
    let rows = [
        ("/items/0/options", small_with([("/items/0/options/2/id", json!("both"))])),
        ("/items/2/options", small_with([("/items/2/options/0/score", json!(1))])),
    ];
    for (place, text) in rows {
        assert_eq!(error_paths(&validator(), &text), BTreeSet::from([place.to_owned()]));
    }
}

#[test]
fn the_schema_has_the_limits_of_the_parser() {
    let schema = schema();
    let limits = [
        ("/properties/items/maxItems", MAX_ITEMS),
        ("/properties/facets/maxItems", MAX_FACETS),
        ("/then/then/properties/items/maxItems", MAX_ITEMS_A_PLAY),
        ("/then/properties/plays/additionalProperties/items/properties/count/maximum", MAX_ITEMS_A_PLAY),
        ("/$defs/draw/properties/count/maximum", MAX_ITEMS),
        ("/$defs/neutral-question/properties/options/minItems", MIN_OPTIONS),
        ("/$defs/neutral-question/properties/options/maxItems", MAX_OPTIONS),
    ];
    for (pointer, limit) in limits {
        assert_eq!(schema.pointer(pointer), Some(&json!(limit)), "{pointer}");
    }
}

#[test]
fn each_field_has_a_description() {
    let schema = schema();
    let mut undescribed = Vec::new();
    let mut fields = 0;
    each_object(&schema, "", &mut |path, object| {
        let Some(Value::Object(properties)) = object.get("properties") else { return };
        // Conditions describe nothing, and `true` repeats a field that is described elsewhere.
        let is_condition = ["/if", "/not", "/contains", "/then"].iter().any(|part| path.contains(part));
        for (name, field) in properties.iter().filter(|(_, field)| !is_condition && **field != json!(true)) {
            fields += 1;
            if field["description"].as_str().is_none_or(|description| !description.ends_with('.')) {
                undescribed.push(format!("{path}/{name}"));
            }
        }
    });
    assert_eq!(undescribed, Vec::<String>::new());
    assert!(fields > 50, "the schema has more fields than {fields}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1024))]

    #[test]
    fn the_schema_and_the_parser_agree_on_mutated_decks(deck in any_mutated_deck()) {
        let found = VALIDATOR.with(|validator| errors(validator, &deck));
        match parse(&deck.to_string()) {
            Ok(_) => prop_assert_eq!(found, BTreeSet::new()),
            Err(faults) => {
                for fault in faults.iter().filter(|fault| is_expressible(fault)) {
                    prop_assert!(found.iter().any(|place| is_at(place, fault)), "{:?} is not in {:?}", fault, found);
                }
            }
        }
    }
}

thread_local! {
    static VALIDATOR: Validator = validator();
}

/// Whether a schema can express the fault. It cannot resolve ids, and cannot add numbers.
fn is_expressible(fault: &Fault) -> bool {
    match fault.problem {
        Problem::TooLarge | Problem::DuplicateField => false,
        problem if problem.is_syntax() => false,
        Problem::NoSuchOption | Problem::NoSuchFacet | Problem::NoSuchNote | Problem::NoSuchItem => false,
        Problem::DuplicateId => false,
        // Only links to a part of the source need a credit.
        Problem::Missing if fault.path == "credit" => false,
        Problem::CannotDraw => false,
        Problem::TooMany => !fault.path.starts_with("plays."),
        _ => true,
    }
}

/// Whether the schema reports the fault at that JSON pointer.
fn is_at(place: &str, fault: &Fault) -> bool {
    let expected = pointer(&fault.path);
    match fault.problem {
        // A missing field has no path, and an unknown one is reported at its object.
        Problem::Missing | Problem::MissingId | Problem::MissingRoles | Problem::UnknownField => {
            place == parent(&expected)
        }
        Problem::BadId if fault.path.starts_with("notes.") => place == parent(&expected),
        // Where the options of a duty repeat an owner, another one is missing.
        Problem::DuplicateId => place == parent(parent(&expected)),
        // A score or draw that is invalid in any list is reported itself.
        Problem::BadScore | Problem::TooMany => place.starts_with(&expected),
        _ => place == expected,
    }
}

fn parent(pointer: &str) -> &str {
    pointer.rsplit_once('/').map_or("", |(parent, _)| parent)
}

/// The path of a fault as a JSON pointer.
fn pointer(path: &str) -> String {
    let steps = path.replace('[', ".").replace(']', "");
    if steps.is_empty() { String::new() } else { format!("/{}", steps.replace('.', "/")) }
}

fn error_paths(validator: &Validator, text: &str) -> BTreeSet<String> {
    errors(validator, &serde_json::from_str(text).unwrap())
}

fn errors(validator: &Validator, deck: &Value) -> BTreeSet<String> {
    validator.iter_errors(deck).map(|error| error.instance_path().to_string()).collect()
}

fn each_object(value: &Value, path: &str, see: &mut dyn FnMut(&str, &serde_json::Map<String, Value>)) {
    match value {
        Value::Object(fields) => {
            see(path, fields);
            for (name, field) in fields {
                each_object(field, &format!("{path}/{name}"), see);
            }
        }
        Value::Array(list) => list.iter().for_each(|member| each_object(member, path, see)),
        _ => {}
    }
}

fn validator() -> Validator {
    jsonschema::validator_for(&schema()).unwrap()
}

fn schema() -> Value {
    serde_json::from_str(&static_file("decks/deck.schema.json")).unwrap()
}

fn static_file(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("static").join(path)).unwrap()
}
