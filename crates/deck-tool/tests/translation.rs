//! The texts of a deck, and a deck with other texts.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod common;

use common::{ENGLISH, SHIPPED, for_each_text, german, json};
use role_fit_core::deck::reading;
use role_fit_deck_tool::translation::{ParityFault, ParityProblem, texts, translated};
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// The JSON pointers to all strings in a value.
fn leaves(value: &Value, pointer: &str, found: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            fields.iter().for_each(|(name, value)| leaves(value, &format!("{pointer}/{name}"), found))
        }
        Value::Array(values) => {
            values.iter().enumerate().for_each(|(index, value)| leaves(value, &format!("{pointer}/{index}"), found))
        }
        _ => found.push(pointer.to_owned()),
    }
}

/// `items.yaks.sources[0]` for `/items/yaks/sources/0`.
fn path_of(pointer: &str) -> String {
    let path = pointer.trim_start_matches('/').replace('/', ".");
    path.replace("sources.0", "sources[0]").replace("sources.1", "sources[1]")
}

fn strings(value: &Value) -> Vec<String> {
    let mut found = Vec::new();
    for_each_text(&mut value.clone(), &mut |text| found.push(text.clone()));
    found
}

/// The paths and problems when these texts become those of the English deck.
fn faults(texts: &Value) -> Vec<(String, ParityProblem)> {
    let faults = translated(&json(ENGLISH), texts, "de").err().unwrap_or_default();
    faults.into_iter().map(|ParityFault { path, problem }| (path, problem)).collect()
}

#[test]
fn the_deck_of_these_tests_is_valid() {
    assert_eq!(reading::parse(ENGLISH).map(|deck| deck.items().len()), Ok(5));
}

#[test]
fn the_texts_of_a_deck_are_all_its_texts_and_nothing_else() {
    let texts = texts(&json(ENGLISH));
    let mut found = strings(&texts);
    let mut expected: Vec<_> = strings(&json(ENGLISH)).into_iter().filter(|text| text.starts_with("E ")).collect();
    found.sort();
    expected.sort();
    assert_eq!(found, expected);
}

#[test]
fn texts_are_named_by_ids() {
    let texts = texts(&json(ENGLISH));
    assert_eq!(
        texts["items"]["yaks"],
        json!({
            "heading": "E animals", "stem": "E yaks", "why": "E why yaks", "sources": ["E source one", "E source two"],
            "options": { "grass": { "text": "E grass" }, "meat": { "text": "E meat", "why": "E meat why" } }
        })
    );
    assert_eq!(texts["items"]["calm"], json!({ "stem": "E calm", "label": "E calm label" }));
    assert_eq!(texts["facets"], json!({ "heat": { "name": "E heat", "po": "E warm", "pm": "E cool" } }));
    assert_eq!(texts["verdicts"]["po-2"]["link"], json!("E label"));
    assert_eq!(texts["credit"], json!({ "name": "E book", "title": "E On colours and their names" }));
    assert_eq!(
        field_names(&texts),
        ["title", "intro", "roles", "facets", "notes", "verdicts", "readiness", "credit", "items"]
    );
}

fn field_names(value: &Value) -> Vec<&str> {
    value.as_object().unwrap().keys().map(String::as_str).collect()
}

/// What the schema calls a text but no reader sees, or what names a part of the source.
const NO_TEXTS: [&str; 3] = ["facts", "section", "part"];

#[test]
fn every_text_field_of_the_schema_is_in_the_deck_of_these_tests() {
    fn collect(value: &Value, found: &mut BTreeSet<String>) {
        let is_text = |value: &Value| {
            ["#/$defs/text", "#/$defs/by-preference"].iter().any(|reference| value["$ref"] == *reference)
        };
        for (name, value) in value.as_object().into_iter().flatten() {
            if is_text(value) || is_text(&value["items"]) {
                found.insert(name.clone());
            }
            collect(value, found);
        }
    }
    fn named(value: &Value, found: &mut BTreeSet<String>) {
        for (name, value) in value.as_object().into_iter().flatten() {
            if value.is_string() || value[0].is_string() || value["parts-of-both"].is_string() {
                found.insert(name.clone());
            }
            named(value, found);
        }
        value.as_array().into_iter().flatten().for_each(|value| named(value, found));
    }
    let (mut of_schema, mut of_texts) = (BTreeSet::new(), BTreeSet::new());
    collect(&json(include_str!("../../../static/decks/deck.schema.json")), &mut of_schema);
    named(&texts(&json(ENGLISH)), &mut of_texts);
    // An element of "items" and of `else` is a text too, and a link is its label.
    for word in ["items", "else", "link"].into_iter().chain(NO_TEXTS) {
        of_schema.remove(word);
        of_texts.remove(word);
    }
    assert_eq!(of_schema, of_texts);
    assert!(of_schema.len() > 15, "{of_schema:?}");
}

#[test]
fn a_deck_with_its_own_texts_is_the_same_deck() {
    let shipped = json(SHIPPED);
    let language = shipped["lang"].as_str().unwrap();
    let same = translated(&shipped, &texts(&shipped), language).unwrap();
    assert_eq!(same, shipped);
    assert_eq!(field_names(&same), field_names(&shipped), "the order of the fields");
}

#[test]
fn a_translated_deck_differs_in_texts_and_language_alone() {
    let deck = translated(&json(ENGLISH), &texts(&json(&german())), "de").unwrap();
    let mut expected = json(&german());
    expected.as_object_mut().unwrap().shift_remove("dir");
    assert_eq!(deck, expected);
    assert_eq!(field_names(&deck), field_names(&expected), "the order of the fields");
}

#[test]
fn the_shipped_deck_keeps_its_fingerprint_in_every_language() {
    let shipped = json(SHIPPED);
    let original = reading::parse(SHIPPED).unwrap();
    let mut arabic = texts(&shipped);
    for_each_text(&mut arabic, &mut |text| *text = format!("أ {text}"));
    let deck = translated(&shipped, &arabic, "ar").unwrap();
    let read = reading::parse(&deck.to_string()).unwrap();
    assert_eq!(read.fingerprint(), original.fingerprint());
    assert_eq!(read.language(), Some("ar"));
    assert_eq!(read.direction(), Some("rtl"));
    assert_eq!(texts(&deck), arabic);
    assert_eq!(deck["credit"]["url"], shipped["credit"]["url"]);
}

#[test]
fn a_deck_without_a_language_gets_one() {
    let deck = json!({ "id": "a", "title": "A", "items": [{ "id": "b", "stem": "B" }] });
    let expected = json!({ "id": "a", "title": "Ä", "items": [{ "id": "b", "stem": "B" }], "lang": "de" });
    let german = json!({ "title": "Ä", "items": { "b": { "stem": "B" } } });
    assert_eq!(translated(&deck, &german, "de"), Ok(expected));
}

#[test]
fn what_is_no_deck_has_no_texts() {
    for value in [json!(null), json!([1]), json!({ "title": 1, "items": {}, "roles": [], "facets": [{}, 1] })] {
        assert_eq!(texts(&value), json!({}), "{value}");
        assert!(translated(&value, &json!({}), "de").is_ok(), "{value}");
    }
}

#[test]
fn every_single_text_is_checked() {
    let english = texts(&json(ENGLISH));
    let mut pointers = Vec::new();
    leaves(&english, "", &mut pointers);
    assert_eq!(pointers.len(), strings(&english).len());
    for pointer in &pointers {
        let path = path_of(pointer);
        let with = |change: &dyn Fn(&mut Value)| {
            let mut texts = english.clone();
            change(texts.pointer_mut(pointer).unwrap());
            faults(&texts)
        };
        assert_eq!(with(&|text| *text = json!(" ")), [(path.clone(), ParityProblem::Empty)]);
        assert_eq!(with(&|text| *text = json!(1)), [(path.clone(), ParityProblem::NotText)]);
        assert_eq!(with(&|text| *text = json!({ "a": "b" })), [(path.clone(), ParityProblem::NotText)]);
        let expected: Vec<String> = if pointer.ends_with("/i_am") { vec!["po".into()] } else { vec![] };
        assert_eq!(
            with(&|text| *text = json!("{pm}")),
            [(path.clone(), ParityProblem::Placeholders { found: vec!["pm".into()], expected })]
        );
        let (parent, name) = pointer.rsplit_once('/').unwrap();
        let mut texts = english.clone();
        // Lists are compared by their length.
        if let Some(fields) = texts.pointer_mut(parent).unwrap().as_object_mut() {
            let text = fields.remove(name).unwrap().as_str().unwrap().to_owned();
            assert_eq!(faults(&texts), [(path.clone(), ParityProblem::Missing(Some(text)))]);
        }
    }
}

#[test]
fn all_faults_are_reported_at_once_with_what_to_do() {
    let mut texts = texts(&json(ENGLISH));
    texts["title"] = json!("");
    texts["introduction"] = json!("A");
    texts["roles"]["pm"]["about"] = json!("the market");
    texts["notes"] = json!("a note");
    texts["verdicts"]["po-3"]["i_am"] = json!("I am near {pm} or {x_1} here");
    texts["verdicts"]["po-3"]["text"] = json!("{{} { po } {}");
    texts["items"]["yaks"]["sources"] = json!(["one"]);
    texts["items"]["first"]["stem"] = json!(["which"]);
    texts["items"]["paints"]["options"]["po"] = json!({});
    texts["items"].as_object_mut().unwrap().remove("calm");
    let faults = translated(&json(ENGLISH), &texts, "de").unwrap_err();
    let lines: Vec<String> = faults.iter().map(ToString::to_string).collect();
    assert_eq!(
        lines,
        [
            "`title` must not be empty; write a text",
            "`roles.pm.about` is not in the deck; remove it",
            "`notes` must be an object, as in the deck",
            "`verdicts.po-3.i_am` must have {po}, as in the deck, not {pm}, {x_1}",
            "`items.first.stem` must be a string, as in the deck",
            "`items.paints.options.po.why` is missing; translate \"E po why\"",
            "`items.yaks.sources` must be an array with as many texts as in the deck: 2",
            "`items.calm` is missing; translate its texts",
            "`introduction` is not in the deck; remove it",
        ]
    );
    let lines: Vec<String> =
        translated(&json(ENGLISH), &json!([]), "de").unwrap_err().iter().map(ToString::to_string).collect();
    assert_eq!(lines, ["the texts must be an object, as in the deck"]);
}
