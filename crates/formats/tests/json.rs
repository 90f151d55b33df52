//! Decks in JSON: what is read, what each fault says, and what is written.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod common;

use common::{faults, shown};
use role_fit_formats::{Format, WrittenFormat, export, import, import_file};

const DECK: &str = r#"{
  "id": "yaks", "title": "Yaks", "lang": "en",
  "items": [
    { "id": "food", "kind": "question", "heading": "Cattle", "stem": "What do *yaks* eat?", "order": "fixed", "key": "grass",
      "options": [{ "id": "grass", "text": "`Grass`", "why": "They graze." }, { "id": "meat", "text": "Meat" }], "why": "All." }
  ]
}"#;

#[test]
fn a_question_of_a_deck_is_read_whole() {
    let imported = import(DECK.as_bytes(), Format::Json);
    assert!(imported.faults.is_empty(), "{:?}", imported.faults);
    assert_eq!(
        shown(&imported.deck),
        ["#food | Cattle: | What do *yaks* eat? | +`Grass` (They graze.) | -Meat | (All.) | fixed"]
    );
    assert_eq!(imported.deck.title.as_deref(), Some("Yaks"));
}

#[test]
fn faults_have_the_place_of_their_value() {
    for (from, to, expected) in [
        ("\"key\": \"grass\"", "\"key\": \"hay\"", "4:5: no option is marked as right; let `key` be the id"),
        ("\"question\"", "\"duty\"", "4:5: the item `food` is a duty, which other formats cannot hold"),
        ("\"question\"", "\"fit\"", "4:5: the item `food` is a pair of the meter"),
        ("\"question\"", "\"self-check\"", "4:5: the item `food` is a self-check"),
        ("\"question\"", "\"riddle\"", "4:5: the item `food` has the unknown kind \"riddle\""),
        ("\"What do *yaks* eat?\"", "1", "4:70: `stem` must be a string"),
        ("\"lang\": \"en\"", "\"roles\": {}", "2:43: warning: the two roles and their meter (`roles`) are left out"),
        ("\"order\"", "\"facts\": [], \"order\"", "4:102: warning: the facts of the question (`facts`) are left out"),
        ("\"title\"", "\"title", "2:26: not valid JSON: "),
    ] {
        assert_eq!(DECK.matches(from).count(), 1, "{from}");
        let found = faults(&DECK.replace(from, to), Format::Json);
        assert!(found[0].starts_with(expected), "{expected}\n{found:?}");
    }
    assert!(faults("[]", Format::Json)[0].starts_with("1:1: not a deck"));
    assert!(faults("{}", Format::Json)[0].starts_with("1:1: the deck has no `items`"));
}

#[test]
fn what_is_written_is_as_the_documentation_of_the_crate_says() {
    let source = include_str!("../src/lib.rs");
    let block = source.split("//! ```json\n").nth(1).unwrap().split("//! ```").next().unwrap();
    let documented: String = block.lines().map(|line| format!("{}\n", line.trim_start_matches("//! "))).collect();
    let imported = import_file("deck.json", documented.as_bytes());
    assert!(imported.faults.is_empty(), "{:?}", imported.faults);
    let written: serde_json::Value = serde_json::from_str(&export(&imported.deck, WrittenFormat::Json).text).unwrap();
    assert_eq!(written, serde_json::from_str::<serde_json::Value>(&documented).unwrap());
}

#[test]
fn missing_ids_are_derived_and_unique_and_others_stay() {
    let text = "Yaks?{=Yes ~…}\n\n::yaks:: Other yaks?{=Yes! ~yes}\n\nYaks!{=a ~b}\n\n…?{=a ~b}";
    let deck = import(text.as_bytes(), Format::Gift).deck.with_ids();
    let ids: Vec<_> = deck.questions.iter().map(|question| question.id.as_deref().unwrap()).collect();
    assert_eq!(ids, ["yaks-2", "yaks", "yaks-3", "question-1"]);
    let options: Vec<_> = deck.questions[..2]
        .iter()
        .flat_map(|question| &question.options)
        .map(|option| option.id.as_deref().unwrap())
        .collect();
    assert_eq!(options, ["yes", "option-1", "yes", "yes-2"]);
}
