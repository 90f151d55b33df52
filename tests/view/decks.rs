//! The shipped deck, and the decks that tests create by editing its file.

use role_fit::assets;
use role_fit_core::deck::reading;
use role_fit_core::deck::{Deck, Kind};
use serde_json::{Value, json};
use std::rc::Rc;

/// The fields that hold texts for readers. In `roles` two of them hold objects, whose fields count.
const TEXTS: [&str; 20] = [
    "heading",
    "title",
    "intro",
    "name",
    "short",
    "about",
    "po",
    "pm",
    "text",
    "source",
    "sources",
    "stem",
    "label",
    "why",
    "section",
    "next",
    "i_am",
    "teaser",
    "no-preference",
    "parts-of-both",
];

/// The fingerprint of a deck that is none of these.
pub const OTHER: u32 = 0x0102_0304;

/// The file of the shipped deck.
pub fn shipped() -> Value {
    serde_json::from_str(assets::DECK).unwrap()
}

/// The file of a deck without roles, with everything that only questions about anything have.
pub fn neutral() -> Value {
    let option = |id: &str, text: &str, why: &str| json!({ "id": id, "text": text, "why": why });
    json!({
        "id": "rivers",
        "title": "Rivers",
        "report": "https://rivers.example/report",
        "readiness": { "title": "For swimmers", "text": "No test." },
        "items": [
            {
                "id": "longest", "kind": "question", "heading": "Africa", "stem": "Which river is the longest?", "key": "nile",
                "why": "Measured from its sources.",
                "options": [option("nile", "Nile", "It has 6,650 km."), { "id": "congo", "text": "Congo" }],
            },
            {
                "id": "delta", "kind": "question", "stem": "How many arms has its delta?", "key": "two",
                "options": [
                    { "id": "one", "text": "One" }, { "id": "two", "text": "Two" }, { "id": "three", "text": "Three" },
                    { "id": "four", "text": "Four" }, { "id": "five", "text": "Five" }, { "id": "six", "text": "Six" },
                ],
            },
            {
                "id": "before", "kind": "readiness", "stem": "What comes first?", "key": "look",
                "options": [
                    option("look", "Look", "You see stones."), option("jump", "Jump", "Not yet."), option("wait", "Wait", "For what?"),
                ],
            },
            { "id": "swim", "kind": "self-check", "stem": "I can swim.", "label": "Swimming" },
        ],
    })
}

/// Parses a file without faults.
pub fn deck(file: &Value) -> Rc<Deck> {
    Rc::new(reading::parse(&file.to_string()).unwrap())
}

/// The deck with one form that asks every item of these kinds.
pub fn asking(mut file: Value, kinds: &[Kind]) -> Value {
    let count = |kind: &Kind| items(&file).iter().filter(|item| item["kind"] == kind.as_str()).count();
    let draws = kinds.iter().map(|kind| json!({ "kinds": [kind.as_str()], "count": count(kind) }));
    let draws: Vec<Value> = draws.collect();
    file["plays"] = json!({ "short": draws });
    file
}

/// The deck with the items of these kinds alone, and one form that asks all of them.
pub fn of_kinds(file: Value, kinds: &[Kind]) -> Value {
    let is_kept = |item: &Value| kinds.iter().any(|kind| item["kind"] == kind.as_str());
    let kept: Vec<Value> = items(&file).iter().filter(|item| is_kept(item)).cloned().collect();
    asking(with_items(file, kept), kinds)
}

/// The deck with one form that asks pairs of these weights; it has no other items.
pub fn asking_pairs(file: Value, weights: &[f64]) -> Value {
    let mut pairs: Vec<Value> = items(&file).iter().filter(|item| item["kind"] == "fit").cloned().collect();
    pairs.truncate(weights.len());
    for (pair, weight) in pairs.iter_mut().zip(weights) {
        pair["weight"] = json!(weight);
    }
    asking(with_items(file, pairs), &[Kind::Fit])
}

/// The deck with every key disputed, and every item from the introduction of its source.
pub fn disputed(mut file: Value) -> Value {
    for item in file["items"].as_array_mut().unwrap() {
        if item["kind"] != "fit" && item["kind"] != "self-check" {
            item["disputed"] = json!(true);
            item["section"] = json!(["0"]);
        }
    }
    file
}

/// The deck with these items alone. Its groups of enemies name others, so they go.
pub fn with_items(mut file: Value, items: Vec<Value>) -> Value {
    file["items"] = json!(items);
    file.as_object_mut().unwrap().remove("enemies");
    file
}

/// The deck as a later edition of the one with the other fingerprint.
pub fn later_edition(mut file: Value) -> Value {
    file["compat"] = json!([format!("{OTHER:08x}")]);
    file
}

/// The deck without a field at its root. The words for verdicts lead to the credit, so they go with it.
pub fn without(mut file: Value, field: &str) -> Value {
    let fields = file.as_object_mut().unwrap();
    fields.remove(field).unwrap();
    if field == "credit" {
        fields.remove("verdicts").unwrap();
    }
    file
}

/// The deck with every text for readers rewritten.
pub fn rewritten(mut file: Value, rewrite: &dyn Fn(&str) -> String) -> Value {
    visit(&mut file, false, rewrite);
    file
}

fn visit(value: &mut Value, is_text: bool, rewrite: &dyn Fn(&str) -> String) {
    match value {
        Value::String(text) if is_text => *text = rewrite(text),
        Value::Array(list) => list.iter_mut().for_each(|value| visit(value, is_text, rewrite)),
        Value::Object(fields) => {
            for (name, value) in fields {
                visit(value, TEXTS.contains(&name.as_str()), rewrite);
            }
        }
        _ => {}
    }
}

fn items(file: &Value) -> &Vec<Value> {
    file["items"].as_array().unwrap()
}
