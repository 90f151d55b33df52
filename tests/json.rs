//! JSON as the deck's reader sees it, above all its numbers, and the small things done with texts.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use proptest::prelude::*;
use role_fit::quiz::json::Json;
use role_fit::quiz::text::{digits, is_blank, joined, word_count};
use serde_json::Value;

/// What JSON is made of, and a little that it is not.
const PIECES: [&str; 24] = [
    "{", "}", "[", "]", ",", ":", " ", "\n", "\"", "\"a\"", "\"a\":", "\\", "\\u00e9", "0", "12", "-", ".5", "e1",
    "E-2", "true", "false", "null", "é", "x",
];

/// The number that a text is, by the standard library, and by us.
fn both(text: &str) -> (f64, f64) {
    match Json::parse(text) {
        Ok(Json::Number(number)) => (text.parse().unwrap(), number),
        other => panic!("{text} is a number, not {other:?}"),
    }
}

#[test]
fn numbers_that_a_deck_may_hold_are_exact() {
    for text in [
        "0",
        "-0",
        "1",
        "0.0",
        "1.0",
        "0.01",
        "0.25",
        "1.5",
        "2.29",
        "99.99",
        "100",
        "1e2",
        "1E2",
        "1e+2",
        "12e-1",
        "1.15e2",
        "0.6e1",
        "-7.5",
        "0e999",
        "0.000e-999",
        "9007199254740991",
        "18446744073709551615",
        "1e22",
        "1e-22",
        "123456e-3",
    ] {
        let (expected, number) = both(text);
        assert_eq!(number.to_bits(), expected.to_bits(), "{text}");
    }
}

#[test]
fn numbers_of_any_length_are_read() {
    let (zeros, nines) = ("0".repeat(500), "9".repeat(40));
    for (text, expected) in [
        (format!("0.{zeros}1"), 0.0),
        (format!("1.{zeros}"), 1.0),
        (format!("1{zeros}e-500"), 1.0),
        (format!("0.{zeros}1e501"), 1.0),
        (format!("{nines}e-40"), 1.0),
        ("1e-999999999999".to_owned(), 0.0),
    ] {
        let (_, number) = both(&text);
        assert!((number - expected).abs() < 1e-12, "{text}: {number}");
    }
}

#[test]
fn a_number_without_end_is_no_json_and_its_place_is_told() {
    for (text, place) in [
        ("1e999", (1, 5)),
        ("[1, -1e400]", (1, 10)),
        ("{\n \"e\\\"1e999\": [2e308,\n 1.9E+309 ]}", (2, 19)),
        ("[\"1e999\", \"\\\\\",\n1e310]", (2, 5)),
    ] {
        assert_eq!(Json::parse(text), Err(place), "{text}");
    }
    let digits = "9".repeat(400);
    assert_eq!(Json::parse(&digits), Err((1, 400)));
    assert!(Json::parse("[\"1e999\", \"\\\"1e999\", true, false, null, {\"-1e999\": 1e308}]").is_ok());
}

/// What serde_json says to a text: its tree, or the line and the column from where on the text is no JSON.
fn serdes(text: &str) -> Result<Value, (usize, usize)> {
    serde_json::from_str(text).map_err(|error| (error.line(), error.column().max(1)))
}

fn is_same(json: &Json, value: &Value) -> bool {
    match (json, value) {
        (Json::Text(text), Value::String(other)) => text == other,
        (Json::Number(number), Value::Number(other)) => other.as_f64() == Some(*number),
        (Json::List(list), Value::Array(others)) => {
            list.len() == others.len() && list.iter().zip(others).all(|(member, other)| is_same(member, other))
        }
        // Of fields that stand twice serde_json keeps the last.
        (Json::Object(fields), Value::Object(others)) => others.iter().all(|(name, other)| {
            fields.iter().rfind(|(field, _)| field == name).is_some_and(|(_, value)| is_same(value, other))
        }),
        (Json::Other, Value::Null | Value::Bool(_)) => true,
        _ => false,
    }
}

fn check_by_serde(text: &str) {
    match (Json::parse(text), serdes(text)) {
        (Ok(json), Ok(value)) => assert!(is_same(&json, &value), "{text}: {json:?}, {value:?}"),
        (Err(place), Err(other)) => assert_eq!(place, other, "{text}"),
        (ours, theirs) => panic!("{text}: {ours:?}, {theirs:?}"),
    }
}

#[test]
fn every_way_to_end_too_early_or_to_go_wrong_is_placed_as_by_serde_json() {
    let text = "{\n \"a\" : [ 1, -2.5e+3, true,\tfalse, null, {} , [] ],\r\n \"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\ud83d\\ude00 é😀\": \"\" }\n";
    check_by_serde(text);
    for (place, letter) in text.char_indices() {
        let (before, after) = (&text[..place], &text[place + letter.len_utf8()..]);
        check_by_serde(before);
        for other in [
            "", "\0", "\n", " ", "\"", "\\", ",", ":", "]", "}", "[", "{", "0", "7", "-", ".", "e", "u", "t", "é",
            "\u{7f}",
        ] {
            check_by_serde(&[before, other, after].concat());
            check_by_serde(&[before, other, &text[place..]].concat());
        }
    }
}

#[test]
fn escapes_that_are_none_are_placed_as_by_serde_json() {
    for text in [
        r#""\x""#,
        r#""\u12""#,
        r#""\u12"#,
        r#""\u12g4""#,
        r#""\u+123""#,
        r#""\ud800""#,
        r#""\ud800x""#,
        r#""\ud800\n""#,
        r#""\udc00""#,
        r#""\ud800\ud800""#,
        r#""\ud800\u0041""#,
        r#""\ud800\u""#,
        r#""\ud800\"#,
        r#""\u12é""#,
        r#""\"#,
        r#""\uDBFF\uDFFF\uABCD""#,
    ] {
        check_by_serde(text);
    }
}

#[test]
fn depth_has_its_limit() {
    for depth in [1, 126, 127, 128, 129, 300] {
        check_by_serde(&"[".repeat(depth));
        check_by_serde(&["[".repeat(depth), "]".repeat(depth)].concat());
        check_by_serde(&["{\"a\":".repeat(depth), "1".to_owned(), "}".repeat(depth)].concat());
    }
}

#[test]
fn texts_are_joined_and_words_are_counted() {
    assert_eq!(joined::<&str>(&[], ", "), "");
    assert_eq!(joined(&["a"], ", "), "a");
    assert_eq!(joined(&["a", "", "b"], ", "), "a, , b");
    assert!(is_blank(" \n\u{a0}\u{2003}") && is_blank("") && !is_blank(" a"));
}

proptest! {
    #[test]
    fn texts_of_all_kinds_are_read_as_by_serde_json(
        text in prop::collection::vec(prop::sample::select(PIECES.as_slice()), 0..12).prop_map(|pieces| pieces.concat())
    ) {
        check_by_serde(&text);
    }

    #[test]
    fn numbers_are_those_of_the_standard_library(number in prop::num::f64::NORMAL) {
        for text in [format!("{number}"), format!("{number:e}")] {
            let (expected, number) = both(&text);
            prop_assert!((number - expected).abs() <= expected.abs() * 1e-13, "{} {} {}", text, number, expected);
        }
    }

    #[test]
    fn digits_are_those_of_the_standard_library(number in any::<usize>()) {
        prop_assert_eq!(digits(number), number.to_string());
    }

    #[test]
    fn words_are_those_of_the_standard_library(text in "[ab \\n\u{a0}\u{3000}]{0,12}") {
        prop_assert_eq!(word_count(&text), text.split_whitespace().count());
        prop_assert_eq!(is_blank(&text), text.trim().is_empty());
    }
}
