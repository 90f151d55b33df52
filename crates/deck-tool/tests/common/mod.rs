//! A deck with every field of the format, and small helpers.

use serde_json::Value;

pub const SHIPPED: &str = include_str!("../../../../static/decks/po-pm.json");

/// A valid deck. Every text in it starts with `E `, so that `german` can replace it without moving anything else.
pub const ENGLISH: &str = r#"{
  "$schema": "./deck.schema.json", "id": "small", "lang": "en", "dir": "ltr",
  "title": "E title", "intro": "E a sentence below the title",
  "roles": {
    "po": { "name": "E Product Owner", "short": "E PO", "about": "E the team" },
    "pm": { "name": "E Product Manager", "short": "E PM" }
  },
  "facets": [{ "id": "heat", "name": "E heat", "po": "E warm", "pm": "E cool" }],
  "plays": { "short": [{ "kinds": ["fit"], "count": 1 }] },
  "notes": { "N1": { "text": "E others call it orange", "source": "E A book that has a title, 1810" } },
  "readiness": { "title": "E lights", "text": "E what the lights mean" },
  "compat": ["0badcafe"], "enemies": { "group": ["first", "evening"] }, "scene": "room",
  "credit": { "name": "E book", "title": "E On colours and their names", "url": "https://example.org/colours" },
  "report": "mailto:me@example.org",
  "verdicts": {
    "po-3": { "name": "E po-3", "text": "E text po-3", "next": "E next po-3", "link": { "part": "2", "label": "E read this now please" }, "i_am": "E I am near {po} here", "teaser": "E teaser" },
    "po-2": { "name": "E po-2", "text": "E text po-2", "next": "E next po-2", "link": { "url": "https://example.org/", "label": "E label" } },
    "po-1": { "name": "E po-1", "text": "E text po-1", "next": "E next po-1" },
    "mid": { "name": "E mid", "text": { "no-preference": "E none", "parts-of-both": "E both" }, "next": "E next mid" },
    "pm-1": { "name": "E pm-1", "text": "E text pm-1", "next": "E next pm-1" },
    "pm-2": { "name": "E pm-2", "text": "E text pm-2", "next": "E next pm-2" },
    "pm-3": { "name": "E pm-3", "text": "E text pm-3", "next": "E next pm-3" }
  },
  "items": [
    { "id": "first", "kind": "origin", "stem": "E Which colour came first?", "facts": ["O1"], "section": ["2"], "notes": ["N1"], "role": "po", "disputed": true, "key": "blue", "options": [
      { "id": "red", "text": "E Red", "why": "E red was second" },
      { "id": "blue", "text": "E Blue", "why": "E blue was first" },
      { "id": "green", "text": "E Green", "why": "E green was third" } ] },
    { "id": "evening", "kind": "fit", "stem": "E evening", "facet": "heat", "weight": 1.5, "order": "fixed", "options": [
      { "id": "stove", "text": "E stove", "label": "stove", "score": 0 },
      { "id": "lake", "text": "E lake", "label": "lake", "score": 1 } ] },
    { "id": "paints", "kind": "duty", "stem": "E paints", "key": "both", "options": [
      { "id": "po", "why": "E po why" }, { "id": "both", "why": "E both why" }, { "id": "pm", "why": "E pm why" } ] },
    { "id": "yaks", "kind": "question", "heading": "E animals", "stem": "E yaks", "why": "E why yaks", "sources": ["E source one", "E source two"], "key": "grass", "options": [
      { "id": "grass", "text": "E grass" }, { "id": "meat", "text": "E meat", "why": "E meat why" } ] },
    { "id": "calm", "kind": "self-check", "stem": "E calm", "label": "E calm label" }
  ]
}"#;

/// The same deck with other texts, in German.
pub fn german() -> String {
    ENGLISH.replace("\"E ", "\"D ").replace("\"lang\": \"en\"", "\"lang\": \"de\"")
}

pub fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

/// Changes every string in a value.
pub fn for_each_text(value: &mut Value, change: &mut impl FnMut(&mut String)) {
    match value {
        Value::String(text) => change(text),
        Value::Array(values) => values.iter_mut().for_each(|value| for_each_text(value, change)),
        Value::Object(fields) => fields.values_mut().for_each(|value| for_each_text(value, change)),
        _ => {}
    }
}
