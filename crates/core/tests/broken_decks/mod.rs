//! A small valid deck about two roles and one without roles, unusual forms of them that are valid too, and decks that differ from them by a mistake or two, each
//! with its faults. The tests of the reader, of the schema and of `deck check` all use them.

// Each test file uses only a part of this.
#![allow(dead_code)]

mod edit;
pub mod mutation;
mod rows;

#[allow(unused_imports)]
pub use rows::{broken_decks, decks_with_duplicate_fields};

use edit::Edit::{Remove, Set};
use role_fit_core::deck::faults::Fault;
use role_fit_core::deck::reading::MAX_BYTES;
use serde_json::{Map, Value, json};

/// A valid deck with one item of every body.
pub const SMALL: &str = r#"{
  "id": "small",
  "title": "Red or blue?",
  "intro": "Four small questions.",
  "roles": {
    "po": { "name": "The Red One", "short": "Red", "about": "likes it warm" },
    "pm": { "name": "The Blue One", "short": "Blue", "about": "likes it cool" }
  },
  "facets": [{ "id": "heat", "name": "Heat", "po": "warm", "pm": "cool" }],
  "plays": {
    "short": [{ "kinds": ["fit"], "count": 1 }],
    "full": [
      { "kinds": ["duty"], "count": 1 },
      { "kinds": ["fit"], "count": 1 },
      { "kinds": ["origin", "mix-up"], "count": 1 },
      { "kinds": ["self-check"], "count": 1 }
    ]
  },
  "notes": { "N1": { "text": "Others call it orange.", "source": "A book of colours, 1810" } },
  "readiness": { "title": "If red wished to be blue", "text": "It takes a while." },
  "compat": ["0badcafe"],
  "credit": { "title": "On colours", "url": "https://example.org/colours" },
  "items": [
    {
      "id": "fire",
      "kind": "duty",
      "facts": ["F1"],
      "section": ["1"],
      "stem": "Lights the fire",
      "key": "po",
      "options": [
        { "id": "po", "why": "Red it is." },
        { "id": "both", "why": "Only red does." },
        { "id": "pm", "why": "Blue puts it out." }
      ],
      "notes": ["N1"],
      "sources": ["A letter, 1809"]
    },
    {
      "id": "first",
      "kind": "origin",
      "facts": ["F2"],
      "section": ["2"],
      "stem": "Which colour came first?",
      "role": "pm",
      "key": "blue",
      "order": "fixed",
      "options": [
        { "id": "red", "text": "Red", "why": "It came second." },
        { "id": "blue", "text": "Blue", "why": "It was there before." },
        { "id": "green", "text": "Green", "why": "It is a mixture." }
      ]
    },
    {
      "id": "evening",
      "kind": "fit",
      "facts": ["F3"],
      "section": ["3"],
      "stem": "A free evening. What do you do?",
      "facet": "heat",
      "weight": 1.5,
      "order": "fixed",
      "options": [
        { "id": "stove", "text": "Sit by the stove", "label": "stove", "score": 0 },
        { "id": "lake", "text": "Swim in the lake", "label": "lake", "score": 1 }
      ]
    },
    {
      "id": "swim",
      "kind": "self-check",
      "facts": ["F4"],
      "section": ["4"],
      "stem": "I can swim.",
      "label": "Swimming"
    }
  ],
  "enemies": { "colour": ["fire", "first"], "water": ["first", "swim"] },
  "verdicts": {
    "po-3": { "name": "Fire", "text": "You are red.", "next": "Read on.", "i_am": "I am {po}", "teaser": "Red hot." },
    "po-2": { "name": "Embers", "text": "You are rather red.", "next": "Read more." },
    "po-1": { "name": "Ashes", "text": "You are reddish.", "next": "Read less." },
    "mid": {
      "name": "Steam",
      "text": { "no-preference": "Any colour will do.", "parts-of-both": "You like red and blue." },
      "next": { "no-preference": "Choose one.", "parts-of-both": "Mix them." },
      "link": { "label": "Where colours meet", "part": "7" }
    },
    "pm-1": { "name": "Rain", "text": "You are bluish.", "next": "Look up." },
    "pm-2": { "name": "River", "text": "You are rather blue.", "next": "Look out." },
    "pm-3": {
      "name": "Sea",
      "text": "You are blue.",
      "next": "Look around.",
      "link": { "label": "On the sea", "url": "https://example.org/sea" }
    }
  }
}"#;

/// A valid deck without roles. Its questions have from two to six options, and none of them must be explained.
pub const NEUTRAL: &str = r#"{
  "id": "rivers",
  "lang": "en",
  "dir": "ltr",
  "title": "Rivers",
  "report": "mailto:rivers@example.org",
  "items": [
    {
      "id": "longest",
      "kind": "question",
      "heading": "Africa",
      "stem": "Which river is the *longest*?",
      "order": "fixed",
      "key": "nile",
      "why": "Measured from its `source`.",
      "options": [
        { "id": "nile", "text": "Nile", "why": "6,650 km." },
        { "id": "congo", "text": "*Congo*" }
      ]
    },
    {
      "id": "delta",
      "kind": "question",
      "facts": ["R2"],
      "disputed": true,
      "stem": "How many arms has its delta?",
      "key": "two",
      "options": [
        { "id": "one", "text": "1" },
        { "id": "two", "text": "2" },
        { "id": "three", "text": "3" },
        { "id": "four", "text": "4" },
        { "id": "five", "text": "5" },
        { "id": "six", "text": "6" }
      ]
    },
    {
      "id": "first",
      "kind": "origin",
      "stem": "Who followed it first?",
      "key": "nobody",
      "options": [
        { "id": "nobody", "text": "Nobody knows", "why": "It is too long ago." },
        { "id": "king", "text": "A king", "why": "He sent others." },
        { "id": "priest", "text": "A priest", "why": "He wrote about it." }
      ]
    },
    { "id": "swim", "kind": "self-check", "stem": "I can swim.", "label": "Swimming" }
  ]
}"#;

/// A deck with at least one mistake.
pub struct Broken {
    /// What is wrong with it; completes "a deck with".
    pub name: &'static str,
    /// The file.
    pub text: String,
    /// All of its faults, in the order in which they are reported.
    pub faults: Vec<Fault>,
}

impl Broken {
    /// Whether it can be read as JSON.
    pub fn is_json(&self) -> bool {
        self.faults.iter().all(|fault| !fault.problem.is_syntax())
    }
}

/// The small deck with values at JSON pointers replaced or added.
pub fn small_with<const N: usize>(values: [(&'static str, Value); N]) -> String {
    values.into_iter().fold(SMALL.to_owned(), |text, (pointer, value)| Set(pointer, value).apply(&text))
}

/// The deck without roles with values at JSON pointers replaced or added.
pub fn neutral_with<const N: usize>(values: [(&'static str, Value); N]) -> String {
    values.into_iter().fold(NEUTRAL.to_owned(), |text, (pointer, value)| Set(pointer, value).apply(&text))
}

/// The small deck without the values at JSON pointers.
pub fn small_without<const N: usize>(pointers: [&'static str; N]) -> String {
    pointers.into_iter().fold(SMALL.to_owned(), |text, pointer| Remove(pointer).apply(&text))
}

/// That many items: those of the small deck, then self-checks.
pub fn items(count: usize) -> Value {
    let mut deck: Value = serde_json::from_str(SMALL).expect("the small deck is JSON");
    let items = deck["items"].as_array_mut().expect("the small deck has items");
    for place in items.len()..count {
        items.push(json!({ "id": format!("check-{place}"), "kind": "self-check", "stem": "I can.", "label": "Can" }));
    }
    deck["items"].take()
}

/// That many questions about anything.
pub fn neutral_questions(count: usize) -> Value {
    let options = json!([{ "id": "yes", "text": "Yes" }, { "id": "no", "text": "No" }]);
    let question = |place: usize| json!({ "id": format!("q-{place}"), "kind": "question", "stem": "Is it?", "key": "no", "options": options });
    (0..count).map(question).collect()
}

/// A scenario.
pub fn scenario() -> Value {
    let option = |id: &str| json!({ "id": id, "why": "Because." });
    let options = ["po", "both", "pm"].map(option);
    json!({ "id": "smoke", "kind": "scenario", "stem": "There is smoke.", "key": "both", "options": options })
}

/// The small deck, filled up with white space to that many bytes.
pub fn small_of(bytes: usize) -> String {
    SMALL.to_owned() + &" ".repeat(bytes - SMALL.len())
}

/// That many facets, the small deck's own first.
pub fn facets(count: usize) -> Value {
    let facet = |place: usize| match place {
        0 => json!({ "id": "heat", "name": "Heat", "po": "warm", "pm": "cool" }),
        _ => json!({ "id": format!("facet-{place}"), "name": "Facet", "po": "left", "pm": "right" }),
    };
    (0..count).map(facet).collect()
}

/// The value inside arrays of that depth.
pub fn nested(depth: usize, value: &str) -> String {
    format!("{}{value}{}", "[".repeat(depth), "]".repeat(depth))
}

/// Valid decks: the small deck and the one without roles at their limits and in unusual forms, each with what is special
/// about it.
pub fn valid_decks() -> Vec<(&'static str, String)> {
    let draw = |kinds: &[&str], count: usize| json!([{ "kinds": kinds, "count": count }]);
    let sixty = draw(&["self-check"], 60);
    let mut poles = serde_json::from_str::<Value>(SMALL).unwrap()["items"][2]["options"].take();
    poles.as_array_mut().unwrap().reverse();
    let notes: Map<String, Value> =
        (1..=200).map(|place| (format!("N{place}"), json!({ "text": "No.", "source": "None" }))).collect();
    let nested = serde_json::from_str(&nested(100, "0")).unwrap();
    vec![
        ("as it is", SMALL.to_owned()),
        ("of 256 KiB", small_of(MAX_BYTES)),
        ("with 500 items", small_with([("/items", items(500))])),
        ("with 60 items a play", small_with([("/items", items(63)), ("/plays", json!({ "full": sixty }))])),
        ("with 60 items and no play", small_with([("/items", items(60)), ("/plays", json!({}))])),
        ("with eight facets", small_with([("/facets", facets(8))])),
        ("with 200 notes", small_with([("/notes", notes.into())])),
        ("with the smallest weight", small_with([("/items/2/weight", json!(0.01))])),
        ("with a weight that no binary fraction equals", small_with([("/items/2/weight", json!(0.29))])),
        ("with the largest weight", small_with([("/items/2/weight", json!(100))])),
        ("with a score written as a fraction", small_with([("/items/2/options/1/score", json!(1.0))])),
        ("with a count written as a fraction", small_with([("/plays/short/0/count", json!(1.0))])),
        ("with an id of 64 characters", small_with([("/id", json!("x".repeat(64)))])),
        ("with its poles the other way round", small_with([("/items/2/options", poles)])),
        (
            "with one draw from every kind",
            small_with([("/plays/short", draw(&["duty", "origin", "fit", "self-check"], 4))]),
        ),
        ("with a fingerprint in capitals", small_with([("/compat/0", json!("0BADCAFE"))])),
        ("with a language", small_with([("/lang", json!("pt-BR"))])),
        ("with a scenario", small_with([("/items/-", scenario())])),
        ("with a key that is disputed", small_with([("/items/0/disputed", json!(true))])),
        ("with a key that is not disputed", small_with([("/items/1/disputed", json!(false))])),
        ("with a scene", small_with([("/scene", json!("room"))])),
        ("with no groups of enemies", small_with([("/enemies", json!({}))])),
        ("with one text for the middle", small_with([("/verdicts/mid/text", json!("Mauve."))])),
        ("with a link to a part at a URL of its own", small_with([("/verdicts/pm-3/link/part", json!("2"))])),
        ("with empty lists", small_with([("/compat", json!([])), ("/items/0/facts", json!([]))])),
        ("with a schema", small_with([("/$schema", json!("./deck.schema.json"))])),
        ("with a schema of great depth", small_with([("/$schema", nested)])),
        ("with a question about anything", small_with([("/items/-", neutral_questions(1)[0].take())])),
        ("with a direction against its language", small_with([("/lang", json!("ar")), ("/dir", json!("ltr"))])),
        ("with a page for reports", small_with([("/report", json!("https://example.org/report?form=2#top"))])),
        ("without roles", NEUTRAL.to_owned()),
        ("without roles, but with facets and verdicts", {
            let small: Value = serde_json::from_str(SMALL).unwrap();
            neutral_with([
                ("/facets", small["facets"].clone()),
                ("/credit", small["credit"].clone()),
                ("/verdicts", small["verdicts"].clone()),
            ])
        }),
        ("without roles, of 500 questions", neutral_with([("/items", neutral_questions(500))])),
        (
            "without roles, with 61 items a play",
            neutral_with([("/items", neutral_questions(61)), ("/plays", json!({ "full": draw(&["question"], 61) }))]),
        ),
        ("without roles, with the question of a role", neutral_with([("/items/2/role", json!("po"))])),
        (
            "without what may be left out of it",
            small_without(["/intro", "/readiness", "/compat", "/enemies", "/verdicts", "/credit"]),
        ),
        ("without what may be left out of roles", small_without(["/roles/po/about", "/roles/pm/about"])),
        (
            "without what may be left out of items",
            small_without(["/items/0/facts", "/items/1/role", "/items/2/weight"]),
        ),
    ]
}
