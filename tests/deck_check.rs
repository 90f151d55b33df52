//! `cargo xtask deck check`: what it says of broken decks, of sound ones whose scoring is unfair, and of the shipped one.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod broken_decks;
#[path = "../examples/deck-check/lint.rs"]
mod lint;
#[path = "../examples/deck-check/place.rs"]
mod place;
#[path = "../examples/deck-check/report.rs"]
mod report;
#[path = "../examples/deck-check/suggest.rs"]
mod suggest;

use broken_decks::broken_decks;
use role_fit_core::deck::reading;
use serde_json::{Value, json};

const SHIPPED: &str = include_str!("../static/decks/po-pm.json");

/// The shipped deck after a change.
fn changed(change: impl FnOnce(&mut Value)) -> String {
    let mut deck: Value = serde_json::from_str(SHIPPED).unwrap();
    change(&mut deck);
    deck.to_string()
}

/// The items of a kind, in the order of the file.
fn of_kind<'d>(deck: &'d mut Value, kind: &str) -> Vec<&'d mut Value> {
    deck["items"].as_array_mut().unwrap().iter_mut().filter(|item| item["kind"] == kind).collect()
}

/// The place of the first item of a kind in the shipped deck.
fn first(kind: &str) -> usize {
    let deck: Value = serde_json::from_str(SHIPPED).unwrap();
    deck["items"].as_array().unwrap().iter().position(|item| item["kind"] == kind).unwrap()
}

fn found(deck: &str) -> Vec<(String, String)> {
    let deck = reading::parse(deck).unwrap_or_else(|faults| panic!("the deck is not sound: {faults:?}"));
    lint::findings(&deck).into_iter().map(|finding| (finding.path, finding.what)).collect()
}

#[test]
fn the_shipped_deck_has_neither_fault_nor_lint() {
    let report = report::of("po-pm.json", SHIPPED);
    let fingerprint = reading::parse(SHIPPED).unwrap().fingerprint();
    assert_eq!(report.text, format!("po-pm.json: no fault, no lint; fingerprint {fingerprint:08x}"));
    assert!(report.is_clean);
}

#[test]
fn every_fault_of_every_broken_deck_is_told_with_its_line_and_no_other() {
    for row in broken_decks() {
        let report = report::of("deck.json", &row.text);
        assert!(!report.is_clean, "a deck with {}", row.name);
        let told: Vec<&str> = report.text.lines().filter(|line| !line.starts_with("  help: ")).collect();
        let (summary, lines) = told.split_last().unwrap();
        assert_eq!(lines.len(), row.faults.len(), "a deck with {}: {}", row.name, report.text);
        assert!(summary.contains(&row.faults.len().to_string()), "{summary}");
        for (line, fault) in lines.iter().zip(&row.faults) {
            let mut parts = line.splitn(4, ':');
            assert_eq!(parts.next(), Some("deck.json"));
            let place = [parts.next().unwrap(), parts.next().unwrap()].map(|part| part.parse::<usize>().unwrap());
            assert!(place[0] >= 1 && place[1] >= 1 && place[0] <= row.text.lines().count() + 1, "{line}");
            assert!(parts.next().unwrap().contains(&fault.path), "{line}");
        }
    }
}

#[test]
fn a_report_names_the_line_the_place_and_the_nearest_word() {
    let deck = r#"{
  "id": "Ü", "titel": "Red or blue?",
  "roles": { "po": { "name": "Red", "short": "R" }, "pm": { "name": "Blue", "short": "B" } },
  "facets": [{ "id": "heat", "name": "Heat", "po": "warm", "pm": "cool" }],
  "items": [
    { "id": "a", "kind": "fitt" },
    { "id": "b", "kind": "fit", "stem": "Which?", "facet": "hat", "options": [
      { "id": "x", "text": "A", "label": "a", "score": 0 }, { "id": "y", "text": "B", "label": "b", "score": 1 } ] }
  ]
}"#;
    let expected = "\
deck.json:2:3: id: “Ü” is no id: use lower-case letters, digits and hyphens
deck.json:6:5: items[0].stem: is missing
  help: add \"stem\"
deck.json:6:18: items[0].kind: “fitt” is none of: duty, origin, expert, fit, readiness, self-check, mix-up
  help: did you mean `fit`?
deck.json:7:51: items[1].facet: “hat” names none of the facets
  help: did you mean `heat`?
deck.json:1:1: title: is missing
  help: add \"title\"
deck.json:2:14: titel: is not a field of the format; look for a misspelling
  help: did you mean `title`?
deck.json: 6 faults";
    assert_eq!(report::of("deck.json", deck).text, expected);
}

/// What is unfair, the deck, and every finding: its place and what it says.
type Row = (&'static str, String, Vec<(String, &'static str)>);

#[test]
fn what_is_unfair_is_found_and_nothing_else() {
    let fit = first("fit");
    let rows: Vec<Row> = vec![
        (
            "one pair of a facet that always shows the same side first",
            changed(|deck| of_kind(deck, "fit")[0]["order"] = json!("fixed")),
            vec![("facets[0]".into(), "always pressing the first step gives 37.5 on `facing` instead of 50")],
        ),
        (
            "five pairs against three: 37.5 instead of 50",
            changed(|deck| {
                let pair = of_kind(deck, "fit")[0].clone();
                deck["items"].as_array_mut().unwrap().retain(|item| item["kind"] != "fit");
                for place in 0..8 {
                    let mut pair = pair.clone();
                    pair["id"] = json!(format!("f-{place}"));
                    pair["options"][0]["text"] = json!(format!("in {place}"));
                    pair["order"] = json!("fixed");
                    if place >= 5 {
                        pair["options"].as_array_mut().unwrap().swap(0, 1);
                    }
                    deck["items"].as_array_mut().unwrap().push(pair);
                }
                let facet = deck["facets"][0].take();
                deck["facets"] = json!([facet]);
            }),
            vec![("facets[0]".into(), "always pressing the first step gives 37.5 on `facing` instead of 50")],
        ),
        (
            "two fixed pairs that even out",
            changed(|deck| {
                let mut pairs = of_kind(deck, "fit");
                for pair in &mut pairs[..2] {
                    pair["order"] = json!("fixed");
                }
                pairs[1]["options"].as_array_mut().unwrap().swap(0, 1);
            }),
            vec![],
        ),
        (
            "a kind that no play draws",
            changed(|deck| {
                for form in ["short", "full"] {
                    let draws = deck["plays"][form].as_array_mut().unwrap();
                    draws.retain(|draw| draw["kinds"] != json!(["origin"]));
                }
            }),
            vec![(
                format!("items[{}]", first("origin")),
                "no play draws items of the kind `origin`, this one the first of them",
            )],
        ),
        (
            "too few shared duties for a full play",
            changed(|deck| {
                let mut left = 3;
                deck["items"].as_array_mut().unwrap().retain(|item| {
                    let is_shared = item["kind"] == "duty" && item["key"] == "both";
                    left -= i32::from(is_shared && left > 0);
                    !is_shared || left > 0
                });
            }),
            vec![("plays.full".into(), "always pressing `po` can be right 5 times in 12 duties")],
        ),
        (
            "a heavier pair in a facet",
            changed(|deck| of_kind(deck, "fit")[0]["weight"] = json!(2)),
            vec![("facets[0]".into(), "its pairs have different weights")],
        ),
        (
            "a pair that weighs next to nothing",
            changed(|deck| of_kind(deck, "fit")[0]["weight"] = json!(0.01)),
            vec![
                ("facets[0]".into(), "its pairs have different weights"),
                (format!("items[{fit}].weight"), "no answer to this pair moves the marker"),
            ],
        ),
        (
            "a facet without pairs",
            changed(|deck| {
                let facet = json!({ "id": "taste", "name": "Taste", "po": "salt", "pm": "sweet" });
                deck["facets"].as_array_mut().unwrap().push(facet);
            }),
            vec![("facets[4]".into(), "no pair speaks for this facet")],
        ),
        (
            "the same pair on two facets",
            changed(|deck| {
                let options = of_kind(deck, "fit")[0]["options"].clone();
                of_kind(deck, "fit")[4]["options"] = options;
            }),
            vec![(format!("items[{}]", fit + 4), "asks the same as `f-free-morning`, so their facets always agree")],
        ),
        (
            "two pairs a play",
            changed(|deck| {
                for form in ["short", "full"] {
                    for draw in deck["plays"][form].as_array_mut().unwrap() {
                        if draw["kinds"] == json!(["fit"]) {
                            draw["count"] = json!(2);
                        }
                    }
                }
            }),
            vec![("plays.short".into(), "no answers reach the verdicts po-3, po-2, pm-2, pm-3")],
        ),
        (
            "an explanation that stands twice",
            changed(|deck| {
                let why = deck["items"][0]["options"][0]["why"].clone();
                deck["items"][0]["options"][1]["why"] = why;
            }),
            vec![("items[0].options".into(), "two options have the same explanation")],
        ),
        (
            "fixed questions with the key always first",
            changed(|deck| {
                for item in deck["items"].as_array_mut().unwrap() {
                    item.as_object_mut().unwrap().remove("order");
                }
                for item in of_kind(deck, "mix-up") {
                    let key = item["key"].clone();
                    item["order"] = json!("fixed");
                    item["options"].as_array_mut().unwrap().sort_by_key(|option| option["id"] != key);
                }
            }),
            vec![(
                format!("items[{}].order", first("mix-up")),
                "in every question of a fixed order the key is option 1",
            )],
        ),
    ];
    for (name, deck, expected) in rows {
        let expected: Vec<(String, String)> =
            expected.into_iter().map(|(path, what)| (path, what.to_owned())).collect();
        assert_eq!(found(&deck), expected, "{name}");
        assert_eq!(report::of("deck.json", &deck).is_clean, expected.is_empty(), "{name}");
    }
}

#[test]
fn every_whole_deck_in_the_guide_can_be_played() {
    let guide = include_str!("../DECKS.md");
    let blocks: Vec<&str> = guide.split("```json\n").skip(1).map(|rest| rest.split("```").next().unwrap()).collect();
    assert!(!blocks.is_empty());
    for block in blocks {
        assert!(reading::parse(block).is_ok(), "{:?} in {block}", reading::parse(block).unwrap_err());
    }
}
