//! `deck check --fix`: which ids it writes, and that it leaves everything else as it is.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use proptest::prelude::*;
use role_fit_core::deck::reading::parse;
use role_fit_deck_tool::{Fixed, write_ids};
use role_fit_formats::{Format, WrittenFormat, export, import};
use serde_json::Value;

fn fixed(text: &str) -> String {
    write_ids(text).text
}

#[test]
fn ids_are_written_in_the_style_of_the_other_fields() {
    for (text, expected) in [
        (r#"{"title":"Yaks"}"#, r#"{"id":"yaks","title":"Yaks"}"#),
        (r#"{"title": "Yaks"}"#, r#"{"id": "yaks", "title": "Yaks"}"#),
        (r#"{ "title" : "Yaks" }"#, r#"{ "id" : "yaks", "title" : "Yaks" }"#),
        ("{\r\n\t\"title\": \"Yaks\"\r\n}\r\n", "{\r\n\t\"id\": \"yaks\",\r\n\t\"title\": \"Yaks\"\r\n}\r\n"),
        (
            "{\n  \"$schema\": \"./deck.schema.json\",\n  \"title\": \"Yaks\"\n}",
            "{\n  \"$schema\": \"./deck.schema.json\",\n  \"id\": \"yaks\",\n  \"title\": \"Yaks\"\n}",
        ),
        ("{}", r#"{"id": "quiz"}"#),
        (r#"{ "title": "…" }"#, r#"{ "id": "quiz", "title": "…" }"#),
        (r#"{"id":"a","items":[{},{}]}"#, r#"{"id":"a","items":[{"id": "question-1"},{"id": "question-2"}]}"#),
    ] {
        assert_eq!(fixed(text), expected);
    }
}

#[test]
fn items_options_and_facets_get_ids_from_their_texts_and_keep_the_ones_they_have() {
    let text = r#"{ "id": "animals", "title": "Animals",
  "facets": [{ "name": "By day", "po": "in", "pm": "out" }],
  "items": [
    { "kind": "question", "stem": "What do *yaks* eat?", "key": "meat", "options": [
      { "text": "`Grass`" }, { "text": "Grass" }, { "id": "meat", "text": "Meat" } ] },
    { "id": "what-do-yaks-eat", "kind": "self-check", "stem": "I eat.", "label": "Food" },
    { "kind": "duty", "stem": "Feeds them", "key": "po", "options": [{ "why": "Yes." }] },
    { "kind": "fit", "stem": "…", "options": [{ "text": "Feed" }, { "text": "Ride" }] }
  ]
}"#;
    let expected = r#"{ "id": "animals", "title": "Animals",
  "facets": [{ "id": "by-day", "name": "By day", "po": "in", "pm": "out" }],
  "items": [
    { "id": "what-do-yaks-eat-2", "kind": "question", "stem": "What do *yaks* eat?", "key": "meat", "options": [
      { "id": "grass", "text": "`Grass`" }, { "id": "grass-2", "text": "Grass" }, { "id": "meat", "text": "Meat" } ] },
    { "id": "what-do-yaks-eat", "kind": "self-check", "stem": "I eat.", "label": "Food" },
    { "id": "feeds-them", "kind": "duty", "stem": "Feeds them", "key": "po", "options": [{ "why": "Yes." }] },
    { "id": "question-1", "kind": "fit", "stem": "…", "options": [{ "id": "feed", "text": "Feed" }, { "id": "ride", "text": "Ride" }] }
  ]
}"#;
    let Fixed { text, ids } = write_ids(text);
    assert_eq!(text, expected);
    assert_eq!(ids.len(), 8);
    assert_eq!(
        write_ids(&text),
        Fixed { text: expected.to_owned(), ids: Vec::new() },
        "a second time there is nothing to do"
    );
}

#[test]
fn a_key_that_is_the_text_of_the_right_option_becomes_its_id() {
    let with_key = |key: &str| {
        format!(
            r#"{{"id":"a","items":[{{"id":"b","key":"{key}","options":[{{"text":"*Yak*"}},{{"text":"A cow"}},{{"id":"c","text":"Ox"}}]}}]}}"#
        )
    };
    for (key, expected) in [
        ("A cow", "a-cow"),
        ("*Yak*", "yak"),
        ("Yak", "yak"),
        // These are ids.
        ("yak", "yak"),
        ("c", "c"),
        // This option had an id before, and nothing says this.
        ("Ox", "Ox"),
        ("Bull", "Bull"),
    ] {
        let deck: Value = serde_json::from_str(&fixed(&with_key(key))).unwrap();
        assert_eq!(deck["items"][0]["key"], expected, "{key}");
    }
}

#[test]
fn what_is_not_a_deck_stays_as_it_is() {
    for text in
        ["", "[]", "1", "{ \"title\": \"Yaks\", }", "// Yaks\n{ \"title\": \"Yaks\" }", "{ title: \"Yaks\" }", "<html>"]
    {
        assert_eq!(write_ids(text), Fixed { text: text.to_owned(), ids: Vec::new() });
    }
    assert_eq!(fixed(&"[".repeat(100_000)).len(), 100_000);
}

#[test]
fn ids_of_other_types_are_left_to_the_check() {
    for text in [r#"{"id":null}"#, r#"{"id":"","items":[{"id":7}]}"#, r#"{"id":"a","items":{},"facets":[1,"x"]}"#] {
        assert_eq!(fixed(text), text);
    }
}

#[test]
fn a_draft_gets_the_ids_that_a_converted_file_has() {
    let gift = "::: Yaks? {=grass ~meat}\n\nYaks?{=hay ~straw ~Hay!}\n\n…{=a ~b}";
    let written = export(&import(gift.as_bytes(), Format::Gift).deck.or_title("Yaks!"), WrittenFormat::Json).text;
    let mut draft: Value = serde_json::from_str(&written).unwrap();
    remove_ids(&mut draft);
    let draft = serde_json::to_string_pretty(&draft).unwrap();
    assert!(parse(&draft).is_err());
    assert_eq!(
        serde_json::from_str::<Value>(&fixed(&draft)).unwrap(),
        serde_json::from_str::<Value>(&written).unwrap()
    );
    assert!(parse(&fixed(&draft)).is_ok());
}

/// Removes all ids of objects; keys stay.
fn remove_ids(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            fields.remove("id");
            fields.values_mut().for_each(remove_ids);
        }
        Value::Array(list) => list.iter_mut().for_each(remove_ids),
        _ => {}
    }
}

fn any_json() -> impl Strategy<Value = Value> {
    let names =
        prop::sample::select(vec!["id", "items", "options", "facets", "key", "text", "stem", "kind", "title", "name"]);
    let leaf = prop_oneof![
        Just(Value::Null),
        prop::sample::select(vec!["a", "A", "A b", "é", "", "\\\"", "duty", "*a*"]).prop_map(Value::from),
        any::<i8>().prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 40, 4, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::vec((names.clone(), inner), 0..4).prop_map(|fields| Value::Object(
                fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
            )),
        ]
    })
}

/// The value without the ids, and without the keys, which a fix may replace.
fn without_ids(mut value: Value) -> Value {
    remove_ids(&mut value);
    fn remove_keys(value: &mut Value) {
        match value {
            Value::Object(fields) => {
                fields.remove("key");
                fields.values_mut().for_each(remove_keys);
            }
            Value::Array(list) => list.iter_mut().for_each(remove_keys),
            _ => {}
        }
    }
    remove_keys(&mut value);
    value
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_text_stays_json_with_the_same_values(value in any_json(), is_pretty in any::<bool>()) {
        let text = if is_pretty { serde_json::to_string_pretty(&value).unwrap() } else { value.to_string() };
        let fixed = write_ids(&text);
        let read: Value = serde_json::from_str(&fixed.text).map_err(|error| TestCaseError::fail(format!("{error}\n{}", fixed.text)))?;
        prop_assert_eq!(without_ids(read), without_ids(value));
        prop_assert_eq!(write_ids(&fixed.text).ids, Vec::<String>::new());
        if fixed.ids.is_empty() {
            prop_assert_eq!(fixed.text, text);
        }
    }
}
