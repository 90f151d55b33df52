//! JSON as the deck's reader sees it, above all its numbers, and the small things done with texts.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use proptest::prelude::*;
use role_fit_core::json::Json;
use role_fit_core::text::{digits, is_blank, joined, word_count};
use serde_json::Value;

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
fn a_number_that_nothing_holds_is_endless() {
    for (text, number) in [("1e999", f64::INFINITY), ("-1E+400", f64::NEG_INFINITY), ("2e308", f64::INFINITY)] {
        assert_eq!(Json::parse(text), Ok(Json::Number(number)), "{text}");
    }
    assert_eq!(Json::parse(&"9".repeat(400)), Ok(Json::Number(f64::INFINITY)));
}

#[test]
fn whatever_stands_between_values_and_inside_of_texts_they_are_read() {
    let text = |text: &str| Json::Text(text.to_owned());
    let rows = [
        ("\"\"", text("")),
        (r#""a\"\\\/\b\f\n\r\t\u00e9""#, text("a\"\\/\u{8}\u{c}\n\r\té")),
        (r#""\ud83d\ude00 \uD83D\uDE00""#, text("😀 😀")),
        // Half a pair, alone, before another letter, before another half.
        (
            r#""\ud83d|\ud83d\u0041|\ude00|\ud83d\ud83d\ude00|\ud83d""#,
            text("\u{fffd}|\u{fffd}A|\u{fffd}|\u{fffd}😀|\u{fffd}"),
        ),
        ("\"],}{[:\"", text("],}{[:")),
        (" [ ] ", Json::List(vec![])),
        ("{\t}", Json::Object(vec![])),
        (
            "[[],[[]],{}]",
            Json::List(vec![Json::List(vec![]), Json::List(vec![Json::List(vec![])]), Json::Object(vec![])]),
        ),
        (
            "\r\n[ 1 ,\ttrue,false , null,-0.5e+1]\n",
            Json::List(vec![Json::Number(1.0), Json::Other, Json::Other, Json::Other, Json::Number(-5.0)]),
        ),
        (
            "{\"a\" : {\"b\":\"}\"} , \"a\":[]}",
            Json::Object(vec![
                ("a".to_owned(), Json::Object(vec![("b".to_owned(), text("}"))])),
                ("a".to_owned(), Json::List(vec![])),
            ]),
        ),
    ];
    for (written, read) in rows {
        assert_eq!(Json::parse(written), Ok(read), "{written}");
    }
}

#[test]
fn what_lies_too_deep_is_no_value_and_hides_nothing_behind_it() {
    for (begin, end) in [("[", "]"), ("{\"a\":", "}")] {
        for depth in [1, 15, 16, 17, 18, 128, 100_000] {
            let deep = format!("{}\"]}}\"{}", begin.repeat(depth), end.repeat(depth));
            let Ok(Json::List(list)) = Json::parse(&format!("[{deep}, 2]")) else { panic!("{depth} times {begin}") };
            assert_eq!((list.len(), &list[1]), (2, &Json::Number(2.0)), "{depth} times {begin}");
        }
    }
}

#[test]
fn an_object_that_looks_like_a_number_inside_of_serde_json_is_an_object() {
    let text = "{\"$serde_json::private::Number\": \"1.5\"}";
    let field = ("$serde_json::private::Number".to_owned(), Json::Text("1.5".to_owned()));
    assert_eq!(Json::parse(text), Ok(Json::Object(vec![field])));
    let text = "{\"$serde_json::private::Number\": 1.5}";
    let field = ("$serde_json::private::Number".to_owned(), Json::Number(1.5));
    assert_eq!(Json::parse(text), Ok(Json::Object(vec![field])));
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
    fn every_value_is_what_serde_json_reads_however_it_is_written(value in any_value(), seed in any::<u64>()) {
        let mut chance = Chance(seed);
        let text = written(&value, &mut chance);
        prop_assert_eq!(&serde_json::from_str::<Value>(&text).unwrap(), &value, "{}", text);
        prop_assert!(is_same(&Json::parse(&text).unwrap(), &value), "{}", text);
    }

    #[test]
    fn no_text_does_any_harm(text in "[\\[\\]{}:,\"\\\\u0-9a-eE.+\\- \n]{0,24}") {
        let _ = Json::parse(&text);
        // Where it is the inside of a string or a list, it is read more often.
        for (begin, end) in [("\"", "\""), ("[", "]"), ("{\"a\":", "}")] {
            let _ = Json::parse(&[begin, &text, end].concat());
        }
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

/// Values of any shape, their numbers whole.
fn any_value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i32>().prop_map(Value::from),
        any::<String>().prop_map(Value::from),
    ];
    leaf.prop_recursive(6, 64, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            prop::collection::vec((any::<String>(), inner), 0..6)
                .prop_map(|fields| Value::Object(fields.into_iter().collect())),
        ]
    })
}

fn is_same(read: &Json, value: &Value) -> bool {
    match (read, value) {
        (Json::Text(text), Value::String(other)) => text == other,
        (Json::Number(number), Value::Number(other)) => other.as_f64() == Some(*number),
        (Json::List(list), Value::Array(others)) => {
            list.len() == others.len() && list.iter().zip(others).all(|(one, other)| is_same(one, other))
        }
        (Json::Object(fields), Value::Object(others)) => {
            let is_there = |(name, field): &(String, Json)| others.get(name).is_some_and(|other| is_same(field, other));
            fields.len() == others.len() && fields.iter().all(is_there)
        }
        (Json::Other, other) => other.is_boolean() || other.is_null(),
        _ => false,
    }
}

/// Numbers by which one of several ways to write is chosen.
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }

    fn blank(&mut self) -> &'static str {
        ["", "", " ", "\n", "\t\r\n "][self.below(5) as usize]
    }
}

/// The value as JSON, with blanks and escapes by chance.
fn written(value: &Value, chance: &mut Chance) -> String {
    let inside = match value {
        Value::String(text) => string(text, chance),
        Value::Array(list) => {
            let members: Vec<String> = list.iter().map(|member| written(member, chance)).collect();
            format!("[{}{}]", chance.blank(), members.join(","))
        }
        Value::Object(fields) => {
            let fields: Vec<String> = fields
                .iter()
                .map(|(name, field)| {
                    format!("{}{}{}:{}", chance.blank(), string(name, chance), chance.blank(), written(field, chance))
                })
                .collect();
            format!("{{{}{}}}", fields.join(","), chance.blank())
        }
        other => other.to_string(),
    };
    format!("{}{inside}{}", chance.blank(), chance.blank())
}

fn string(text: &str, chance: &mut Chance) -> String {
    let mut written = String::from("\"");
    for letter in text.chars() {
        let must = letter < ' ' || letter == '"' || letter == '\\';
        match chance.below(3) {
            0 => {
                for unit in letter.encode_utf16(&mut [0; 2]) {
                    written.push_str(&format!("\\u{unit:04x}"));
                }
            }
            _ if must => {
                let quoted = serde_json::to_string(&letter.to_string()).unwrap();
                written.push_str(&quoted[1..quoted.len() - 1]);
            }
            _ => written.push(letter),
        }
    }
    written + "\""
}
