//! `deck-tool check`: what it reports about invalid decks, about valid ones with unfair scoring, and about the shipped deck.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use role_fit_core::deck::reading;
use role_fit_deck_tool::{check, check_bytes, lint};
use serde_json::{Value, json};

const SHIPPED: &str = include_str!("../../../static/decks/po-pm.json");

/// A valid deck with one fault per line to be put in.
const SMALL: &str = r#"{
  "id": "small",
  "title": "Red or blue?",
  "roles": { "po": { "name": "The Red One", "short": "Red" }, "pm": { "name": "The Blue One", "short": "Blue" } },
  "facets": [{ "id": "heat", "name": "Heat", "po": "warm", "pm": "cool" }],
  "plays": { "short": [{ "kinds": ["fit"], "count": 1 }] },
  "notes": { "n1": { "text": "Others call it orange.", "source": "A book, 1810" } },
  "compat": ["0badcafe"], "enemies": { "heat": ["first", "evening"] },
  "credit": { "title": "On colours", "url": "https://example.org/colours" },
  "items": [
    { "id": "first", "kind": "origin", "stem": "Which came first?", "key": "blue", "notes": ["n1"], "options": [
      { "id": "red", "text": "Red", "why": "It came second." },
      { "id": "blue", "text": "Blue", "why": "It was there before." },
      { "id": "green", "text": "Green", "why": "It is a mixture." } ] },
    { "id": "evening", "kind": "fit", "stem": "A free evening?", "facet": "heat", "weight": 1.5, "options": [
      { "id": "stove", "text": "Sit by the stove", "label": "stove", "score": 0 },
      { "id": "lake", "text": "Swim in the lake", "label": "lake", "score": 1 } ] }
  ]
}"#;

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
    let deck = reading::parse(deck).unwrap_or_else(|faults| panic!("the deck is invalid: {faults:?}"));
    lint::findings(&deck).into_iter().map(|finding| (finding.path, finding.what)).collect()
}

#[test]
fn the_shipped_deck_is_clean() {
    let report = check(SHIPPED);
    let fingerprint = reading::parse(SHIPPED).unwrap().fingerprint();
    let expected = format!("po-pm.json: no errors, no warnings; fingerprint {fingerprint:08x}");
    assert_eq!(report.to_text("po-pm.json"), expected);
    assert!(report.is_clean());
}

#[test]
fn the_small_deck_has_no_errors() {
    assert!(check(SMALL).fingerprint.is_some(), "{}", check(SMALL).to_text("small"));
}

#[test]
fn every_kind_of_fault_has_a_position_and_a_message() {
    let long = |what: &str| what.repeat(262_144);
    let facet = r#"{ "id": "heat", "name": "Heat", "po": "warm", "pm": "cool" }"#;
    let facets: Vec<String> = (0..9).map(|at| facet.replace("heat", &format!("heat-{at}"))).collect();
    let rows: Vec<(&str, String, &str)> = vec![
        ("\"id\": \"small\",", "\"id\" \"small\",".into(), "2:8: not valid JSON"),
        ("\"small\"", "“small”".into(), "2:9: not valid JSON: a curly quote; use straight quotes (\")"),
        ("{\n  \"id\"", "<html>\n".into(), "1:1: not JSON but a web page, such as a login page"),
        ("Red or blue?", long("?"), "1:1: the file has 263278 bytes; at most 262144 are allowed"),
        ("  \"title\": \"Red or blue?\",\n", String::new(), "1:1: missing field \"title\""),
        ("\"compat\":", "\"compatt\":".into(), "8:3: unknown field \"compatt\"; did you mean \"compat\"?"),
        ("\"compat\":", "\"zzzzzzzz\":".into(), "8:3: unknown field \"zzzzzzzz\""),
        ("\"title\": \"Red", "\"id\": \"small\", \"title\": \"Red".into(), "3:3: duplicate field \"id\""),
        ("\"Red or blue?\"", "1".into(), "3:3: `title` must be a string"),
        ("1.5", "\"1.5\"".into(), "15:83: `items[1].weight` must be a number"),
        ("[\"0badcafe\"]", "{}".into(), "8:3: `compat` must be an array"),
        (
            "\"key\": \"blue\"",
            "\"key\": \"blue\", \"disputed\": 1".into(),
            "11:84: `items[0].disputed` must be true or false",
        ),
        ("[\"first\", ", "[".into(), "8:40: `enemies.heat` has 1 items; it needs at least 2"),
        ("[\"first\", ", "[\"fist\", ".into(), "8:49: no item has the id \"fist\"; did you mean \"first\"?"),
        (facet, "1".into(), "5:14: `facets[0]` must be an object"),
        ("Red or blue?", " ".into(), "3:3: `title` must not be empty"),
        (facet, facets.join(", ").replacen("heat-0", "heat", 1), "5:3: `facets` has 9 items; at most 8 are allowed"),
        (
            ",\n      { \"id\": \"green\", \"text\": \"Green\", \"why\": \"It is a mixture.\" }",
            String::new(),
            "11:101: `items[0].options` has 2 items; it must have 3",
        ),
        (
            "\"small\"",
            "\"Small\"".into(),
            "2:3: \"Small\" is not a valid id; use 1 to 64 lower-case letters, digits and hyphens",
        ),
        (
            "\"small\",",
            "\"small\", \"lang\": \"en_GB\",".into(),
            "2:18: `lang` must be a language tag such as en or pt-BR, not \"en_GB\"",
        ),
        (
            "\"id\": \"evening\"",
            "\"id\": \"first\"".into(),
            "15:7: the id \"first\" is already in use; choose another one",
        ),
        (
            "\"origin\"",
            "\"orign\"".into(),
            "11:22: \"orign\" is not allowed in `items[0].kind`; it must be one of: duty, scenario, origin, expert, fit, readiness, \
             self-check, mix-up, question; did you mean \"origin\"?",
        ),
        ("  \"id\": \"small\",\n", String::new(), "1:1: missing field \"id\"; `deck check --fix` writes it"),
        ("\"id\": \"red\", ", String::new(), "12:7: missing field \"id\"; `deck check --fix` writes it"),
        (
            "  \"roles\": { \"po\": { \"name\": \"The Red One\", \"short\": \"Red\" }, \"pm\": { \"name\": \"The Blue One\", \"short\": \"Blue\" } },\n",
            String::new(),
            "1:1: missing field \"roles\"; items of the kind \"fit\" are about two roles",
        ),
        ("\"notes\": [\"n1\"]", "\"why\": \"None.\"".into(), "11:84: unknown field \"why\""),
        (
            "\"compat\":",
            "\"report\": \"me@example.org\", \"compat\":".into(),
            "8:3: `report` must start with https:// or be a mail address such as mailto:you@example.org, not \"me@example.org\"",
        ),
        (
            "\"key\": \"blue\"",
            "\"key\": \"bleu\"".into(),
            "11:69: no option has the id \"bleu\"; did you mean \"blue\"?",
        ),
        (
            "\"facet\": \"heat\"",
            "\"facet\": \"light\"".into(),
            "15:66: no facet has the id \"light\"; the deck has: heat",
        ),
        ("[\"n1\"]", "[\"m1\"]".into(), "11:94: no note has the id \"m1\"; did you mean \"n1\"?"),
        ("1.5", "101".into(), "15:83: `items[1].weight` must be a number from 0.01 to 100 with at most two decimals"),
        (
            "\"score\": 1",
            "\"score\": 0".into(),
            "15:98: `items[1].options`: one option must have the score 0 and the other the score 1",
        ),
        ("\"count\": 1", "\"count\": 0.5".into(), "6:44: `plays.short[0].count` must be a whole number from 1"),
        ("0badcafe", "0badcaf".into(), "8:14: `compat[0]` must be eight hexadecimal digits"),
        ("https://example.org", "http://example.org".into(), "9:38: `credit.url` must start with https://"),
        (
            "\"count\": 1",
            "\"count\": 2".into(),
            "6:44: `plays.short[0].count` asks for 2 items, but only 1 of these kinds are left; ask for fewer or add items",
        ),
    ];
    for (from, to, expected) in rows {
        assert_eq!(SMALL.matches(from).count(), 1, "{from}");
        let report = check(&SMALL.replace(from, &to)).to_text("deck.json");
        assert!(report.starts_with(&format!("deck.json:{expected}\n")), "expected {expected}\n{report}");
    }
}

#[test]
fn duplicate_fields_are_found_at_every_depth_and_beside_other_errors() {
    let deck = SMALL
        .replace("\"text\": \"Red\"", "\"text\": \"Red\", \"text\": \"Red\"")
        .replace("\"label\": \"lake\"", "\"label\": \"\", \"label\": \"lake\", \"label\": \"\"");
    let report = check(&deck).to_text("deck.json");
    for expected in [
        "deck.json:12:37: duplicate field \"text\"\n",
        "deck.json:17:64: duplicate field \"label\"\n",
        "deck.json:17:81: duplicate field \"label\"\n",
    ] {
        assert!(report.contains(expected), "expected {expected}\n{report}");
    }
}

#[test]
fn a_report_lists_every_error_with_position_and_suggestion() {
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
deck.json:2:3: \"Ü\" is not a valid id; use 1 to 64 lower-case letters, digits and hyphens
deck.json:6:5: missing field \"stem\"
deck.json:6:18: \"fitt\" is not allowed in `items[0].kind`; it must be one of: duty, scenario, origin, expert, fit, readiness, self-check, mix-up, question; did you mean \"fit\"?
deck.json:7:51: no facet has the id \"hat\"; did you mean \"heat\"?
deck.json:1:1: missing field \"title\"
deck.json:2:14: unknown field \"titel\"; did you mean \"title\"?
deck.json: 6 errors";
    assert_eq!(check(deck).to_text("deck.json"), expected);
}

/// The widget decodes downloads by the same function.
#[test]
fn a_byte_order_mark_is_ignored_and_other_encodings_are_reported() {
    let marked = format!("\u{feff}{SMALL}");
    assert_eq!(check_bytes(marked.as_bytes()), check(SMALL));
    let misspelt = marked.replace("\"title\"", "\"titel\"");
    assert!(check(&misspelt).to_text("deck.json").contains("deck.json:3:3: unknown field"), "the mark is no column");
    let text = SMALL.replace("Red or blue?", "Über");
    let latin_1: Vec<u8> = text.chars().map(|char| u8::try_from(u32::from(char)).unwrap()).collect();
    let utf_16 = |mark: &str| format!("{mark}{SMALL}").encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    for (bytes, position) in [(latin_1, "3:13"), (utf_16("\u{feff}"), "1:1"), (utf_16(""), "1:2")] {
        let expected =
            format!("deck.json:{position}: not UTF-8; save the file in the encoding UTF-8\ndeck.json: 1 error");
        assert_eq!(check_bytes(&bytes).to_text("deck.json"), expected);
    }
}

#[test]
fn deeply_nested_input_is_reported_as_invalid() {
    let report = check(&"[".repeat(100_000)).to_text("deck.json");
    assert!(report.ends_with("not valid JSON\ndeck.json: 1 error"), "{report}");
}

/// A name, the deck, and every finding: its path and its message.
type Row = (&'static str, String, Vec<(String, &'static str)>);

#[test]
fn unfair_scoring_is_found_and_nothing_else() {
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
                "no play draws items of the kind `origin`; this is the first of them",
            )],
        ),
        (
            "too few shared duties for a full play",
            changed(|deck| {
                let mut left = 2;
                deck.as_object_mut().unwrap().remove("enemies");
                deck["items"].as_array_mut().unwrap().retain(|item| {
                    let is_shared = item["kind"] == "duty" && item["key"] == "both";
                    left -= i32::from(is_shared && left > 0);
                    !is_shared || left > 0
                });
            }),
            vec![("plays.full".into(), "always pressing `po` can be right 4 times in 8 duties")],
        ),
        (
            "scenarios of one key",
            changed(|deck| {
                deck.as_object_mut().unwrap().remove("enemies");
                deck["items"].as_array_mut().unwrap().retain(|item| item["kind"] != "scenario" || item["key"] == "pm");
            }),
            vec![
                ("plays.short".into(), "always pressing `pm` can be right 2 times in 2 scenarios"),
                ("plays.full".into(), "always pressing `pm` can be right 4 times in 4 scenarios"),
            ],
        ),
        (
            "a disputed key without a note",
            changed(|deck| deck["items"][0]["disputed"] = json!(true)),
            vec![("items[0].disputed".into(), "no note says who disagrees with the key")],
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
            "self-checks that are all enemies",
            changed(|deck| {
                let ids: Vec<Value> = of_kind(deck, "self-check").iter().map(|item| item["id"].clone()).collect();
                deck["enemies"]["self"] = json!(ids);
            }),
            vec![
                ("plays.short".into(), "`s-experience` meets its enemy `s-perspectives` in some plays"),
                ("plays.full".into(), "`s-perspectives` meets its enemy `s-product-knowledge` in some plays"),
            ],
        ),
        (
            "a facet without pairs",
            changed(|deck| {
                let facet = json!({ "id": "taste", "name": "Taste", "po": "salt", "pm": "sweet" });
                deck["facets"].as_array_mut().unwrap().push(facet);
            }),
            vec![("facets[4]".into(), "no pair belongs to this facet")],
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
            vec![("plays.short".into(), "no answers reach the verdicts po-3, pm-3")],
        ),
        (
            "a repeated explanation",
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
                "in every question with a fixed order the key is option 1",
            )],
        ),
    ];
    for (name, deck, expected) in rows {
        let expected: Vec<(String, String)> =
            expected.into_iter().map(|(path, what)| (path, what.to_owned())).collect();
        assert_eq!(found(&deck), expected, "{name}");
        assert_eq!(check(&deck).is_clean(), expected.is_empty(), "{name}");
    }
}

/// A question about anything with options of these texts, the first of them right.
fn question(id: &str, options: Value, why: Value) -> Value {
    let options = options.as_array().unwrap().iter().enumerate();
    let options: Vec<Value> =
        options.map(|(place, text)| json!({ "id": format!("o-{place}"), "text": text, "why": why })).collect();
    json!({ "id": id, "kind": "question", "stem": "Which?", "key": "o-0", "options": options })
}

fn without(mut value: Value, name: &str) -> Value {
    value.as_object_mut().unwrap().remove(name).unwrap();
    value
}

#[test]
fn decks_without_roles_get_advice_of_their_own() {
    let deck = |items: Value, more: Value| {
        let mut deck = json!({ "id": "small", "title": "Small", "items": items });
        deck.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        deck.to_string()
    };
    let sound = || {
        let mut sound = question("sound", json!(["Yes", "No"]), json!("x"));
        sound["options"][1]["why"] = json!("y");
        sound
    };
    let mut unexplained = sound();
    unexplained["options"][1] = without(unexplained["options"][1].take(), "why");
    let mut explained = unexplained.clone();
    explained["why"] = json!("All.");
    let mut alike = sound();
    alike["options"][1]["text"] = json!("*Yes*");
    let many = |count: usize| -> Value {
        (0..count)
            .map(|place| {
                let mut item = sound();
                item["id"] = json!(format!("q-{place}"));
                item
            })
            .collect()
    };
    let verdicts = serde_json::from_str::<Value>(SHIPPED).unwrap()["verdicts"].take();
    let credit = json!({ "title": "T", "url": "https://example.org" });
    let rows: Vec<Row> = vec![
        ("nothing to say", deck(json!([sound()]), json!({})), vec![]),
        ("one explanation for all", deck(json!([explained]), json!({})), vec![]),
        (
            "an option without an explanation",
            deck(
                json!([sound(), unexplained.clone()])
                    .as_array()
                    .unwrap()
                    .iter()
                    .enumerate()
                    .map(|(place, item)| {
                        let mut item = item.clone();
                        item["id"] = json!(format!("q-{place}"));
                        item
                    })
                    .collect(),
                json!({}),
            ),
            vec![("items[1]".into(), "nothing explains the answer to readers who choose `o-1`")],
        ),
        (
            "two options that read the same",
            deck(json!([alike]), json!({})),
            vec![("items[0].options[1]".into(), "says the same as an option before it")],
        ),
        ("60 questions", deck(many(60), json!({})), vec![]),
        ("61 questions", deck(many(61), json!({})), vec![("plays.short".into(), "asks 61 items at once")]),
        (
            "61 questions, 20 of which are asked",
            deck(many(61), json!({ "plays": { "full": [{ "kinds": ["question"], "count": 20 }] } })),
            vec![],
        ),
        (
            "words for verdicts and a scene",
            deck(json!([sound()]), json!({ "verdicts": verdicts, "scene": "room", "credit": credit })),
            vec![
                ("verdicts".into(), "never shown, since no pair moves a meter"),
                ("scene".into(), "never shown, since no pair moves a meter"),
            ],
        ),
    ];
    for (name, deck, expected) in rows {
        let expected: Vec<(String, String)> =
            expected.into_iter().map(|(path, what)| (path, what.to_owned())).collect();
        assert_eq!(found(&deck), expected, "{name}");
    }
}

#[test]
fn every_complete_deck_in_the_guide_is_valid() {
    let guide = include_str!("../../../docs/src/decks.md");
    let blocks: Vec<&str> = guide.split("```json\n").skip(1).map(|rest| rest.split("```").next().unwrap()).collect();
    assert!(!blocks.is_empty());
    for block in blocks {
        assert!(reading::parse(block).is_ok(), "{:?} in {block}", reading::parse(block).unwrap_err());
    }
}

#[test]
fn errors_are_fixed_where_it_is_known_what_is_meant() {
    let rows = [
        ("\"compat\":", "\"compatt\":", "Change to \"compat\""),
        ("\"origin\"", "\"orign\"", "Change to \"origin\""),
        ("\"key\": \"blue\"", "\"key\": \"bleu\"", "Change to \"blue\""),
        ("\"facet\": \"heat\"", "\"facet\": \"heet\"", "Change to \"heat\""),
        ("[\"n1\"]", "[\"n2\"]", "Change to \"n1\""),
        ("[\"first\", ", "[\"fist\", ", "Change to \"first\""),
        ("\"id\": \"small\"", "\"id\": \"Small\"", "Change to \"small\""),
        ("\"id\": \"small\"", "\"id\": \"small\", \"lang\": \"en_GB\"", "Change to \"en-GB\""),
        ("\"text\": \"Red\"", "\"text\": 1984", "Change to \"1984\""),
        ("1.5", "\"1,5\"", "Change to 1.5"),
        ("\"key\": \"blue\"", "\"key\": \"blue\", \"disputed\": \"True\"", "Change to true"),
        ("[\"n1\"]", "\"n1\"", "Change to [\"n1\"]"),
        ("https://example", "http://example", "Change to \"https://example.org/colours\""),
        ("\"id\": \"evening\"", "\"id\": \"first\"", "Change to \"first-2\""),
        ("\"id\": \"red\", ", "", "Write the missing id"),
        ("\"small\"", "“small”", "Use straight quotes"),
        (
            "\"id\": \"small\",",
            "\"id\": \"small\", // mine\n",
            "Remove what JSON does not allow: extra commas and comments",
        ),
        ("[\"0badcafe\"]", "[\"0badcafe\",]", "Remove what JSON does not allow: extra commas and comments"),
    ];
    for (old, new, title) in rows {
        let broken = SMALL.replacen(old, new, 1);
        assert_ne!(broken, SMALL, "{old}");
        let report = check(&broken);
        let fixes: Vec<_> = report.diagnostics.iter().filter_map(|diagnostic| diagnostic.fix.as_ref()).collect();
        let fix = fixes.iter().find(|fix| fix.title == title).unwrap_or_else(|| panic!("{title} not in {report:?}"));
        let mut fixed = broken.clone();
        for edit in fix.edits.iter().rev() {
            fixed.replace_range(edit.range.clone(), &edit.text);
        }
        let left = check(&fixed);
        assert!(left.diagnostics.len() < report.diagnostics.len() || left.fingerprint.is_some(), "{title}: {left:?}");
    }
}

#[test]
fn curly_quotes_inside_of_strings_stay() {
    let broken = "{ “id”: \"he said “no” \\\" once\", \"a\": “b” }";
    let fix = check(broken).diagnostics[0].fix.clone().unwrap();
    let mut fixed = broken.to_owned();
    for edit in fix.edits.iter().rev() {
        fixed.replace_range(edit.range.clone(), &edit.text);
    }
    assert_eq!(fixed, "{ \"id\": \"he said “no” \\\" once\", \"a\": \"b\" }");
}

#[test]
fn other_syntax_errors_have_no_fix() {
    for broken in ["{ \"id\" \"small\" }", "{ \"id\": ", "{} // a\n ]", ""] {
        assert_eq!(check(broken).diagnostics[0].fix, None, "{broken}");
    }
}
