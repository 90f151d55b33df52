//! The bank has the items of its plan, and each item says truly which facts and which parts of the article it rests on.

use crate::bank::{FACTS, Flag, fact, facts_of, id, is_keyed, items, list, of_kind, texts};
use crate::broken::{Broken, Rules, assert_holds, first, found, rules};
use serde_json::{Value, json};
use std::collections::BTreeSet;

pub const RULES: Rules = rules![the_bank_is_as_planned, facts_are_known, no_item_asks_about_context, sections_follow];

/// How many items of each kind the bank has.
const PLAN: [(&str, usize); 8] = [
    ("duty", 32),
    ("scenario", 12),
    ("origin", 8),
    ("expert", 12),
    ("fit", 16),
    ("readiness", 5),
    ("self-check", 3),
    ("mix-up", 5),
];
const PAIRS_A_FACET: usize = 4;

fn the_bank_is_as_planned(deck: &Value) -> Vec<String> {
    let mut broken = Vec::new();
    for (kind, planned) in PLAN {
        let count = of_kind(deck, kind).len();
        if count != planned {
            broken.push(format!("{kind}: {count} items instead of {planned}"));
        }
    }
    for facet in list(deck, "facets") {
        let count = of_kind(deck, "fit").iter().filter(|pair| pair["facet"] == facet["id"]).count();
        if count != PAIRS_A_FACET {
            broken.push(format!("{}: {count} pairs instead of {PAIRS_A_FACET}", id(facet)));
        }
    }
    broken
}

fn facts_are_known(deck: &Value) -> Vec<String> {
    let mut broken = Vec::new();
    for item in items(deck) {
        let facts = texts(item, "facts");
        if facts.is_empty() {
            broken.push(format!("{}: rests on no fact", id(item)));
        }
        for unknown in facts.iter().filter(|name| fact(name).is_none()) {
            broken.push(format!("{}: the article has no fact {unknown}", id(item)));
        }
    }
    broken
}

fn no_item_asks_about_context(deck: &Value) -> Vec<String> {
    let mut broken = Vec::new();
    for item in items(deck) {
        for fact in facts_of(item).iter().filter(|fact| fact.flag == Flag::Context) {
            broken.push(format!("{}: {} is there for context only", id(item), fact.id));
        }
    }
    broken
}

fn sections_follow(deck: &Value) -> Vec<String> {
    let mut broken = Vec::new();
    for item in items(deck) {
        let named: BTreeSet<&str> = texts(item, "section").into_iter().collect();
        let of_facts: BTreeSet<&str> = facts_of(item).iter().map(|fact| fact.section.as_str()).collect();
        if named != of_facts {
            broken.push(format!("{}: names the sections {named:?}, its facts stand in {of_facts:?}", id(item)));
        }
    }
    broken
}

#[test]
fn the_bank_has_the_items_of_its_plan() {
    assert_holds(the_bank_is_as_planned);
}

#[test]
fn every_item_rests_on_facts_of_the_article() {
    assert_holds(facts_are_known);
}

#[test]
fn no_item_asks_about_what_is_there_for_context_only() {
    assert_holds(no_item_asks_about_context);
}

#[test]
fn every_item_names_exactly_the_sections_of_its_facts() {
    assert_holds(sections_follow);
}

pub const BROKEN: &[Broken] = &[
    Broken {
        with: "one pair less",
        change: |deck| {
            let (pair, name) = first(deck, |item| item["kind"] == "fit");
            let facet = pair["facet"].as_str().unwrap().to_owned();
            deck["items"].as_array_mut().unwrap().retain(|item| id(item) != name);
            [found("the_bank_is_as_planned", "fit"), found("the_bank_is_as_planned", facet)].concat()
        },
    },
    Broken {
        with: "one statement more",
        change: |deck| {
            let mut another = first(deck, |item| item["kind"] == "self-check").0.clone();
            another["id"] = json!("another");
            deck["items"].as_array_mut().unwrap().push(another);
            found("the_bank_is_as_planned", "self-check")
        },
    },
    Broken {
        with: "a fact that the article does not have",
        change: |deck| {
            let (item, name) = first(deck, is_keyed);
            item["facts"].as_array_mut().unwrap().push(json!("Z9"));
            found("facts_are_known", name)
        },
    },
    Broken {
        with: "a pair that rests on nothing",
        change: |deck| {
            let (item, name) = first(deck, |item| item["kind"] == "fit");
            item["facts"] = json!([]);
            item["section"] = json!([]);
            found("facts_are_known", name)
        },
    },
    Broken {
        with: "a question about a promise of the introduction",
        change: |deck| {
            let (item, name) = first(deck, |item| item["section"] == json!(["0"]));
            item["facts"].as_array_mut().unwrap().push(json!("I7"));
            found("no_item_asks_about_context", name)
        },
    },
    Broken {
        with: "a section too many",
        change: |deck| {
            let (item, name) = first(deck, |item| item["section"] == json!(["2"]));
            item["section"] = json!(["2", "5"]);
            found("sections_follow", name)
        },
    },
    Broken {
        with: "a wrong section",
        change: |deck| {
            let (item, name) = first(deck, |item| item["section"] == json!(["2"]));
            item["section"] = json!(["3"]);
            found("sections_follow", name)
        },
    },
];

#[test]
fn the_list_of_facts_is_whole() {
    let ids: BTreeSet<&str> = FACTS.iter().map(|fact| fact.id.as_str()).collect();
    assert_eq!((FACTS.len(), ids.len()), (106, 106), "facts, and ids of facts");
    assert_eq!(FACTS.iter().filter(|fact| fact.flag == Flag::Told).count(), 94);
    let mut broken = Vec::new();
    for fact in FACTS.iter() {
        let is_page = fact.section == "P";
        let rows = [
            ("its section", ["0", "1", "2", "3", "4", "5", "P"].contains(&fact.section.as_str())),
            ("its role", matches!(fact.role.as_deref(), None | Some("po" | "pm" | "both"))),
            ("its flag: the page around the article is context", !is_page || fact.flag == Flag::Context),
            ("its notes", fact.notes.iter().all(|note| is_numbered(note, 'N', 16))),
            ("its clashes", fact.clashes.iter().all(|clash| is_numbered(clash, 'X', 9))),
            ("its text", fact.text.ends_with('.')),
        ];
        broken.extend(rows.iter().filter(|(_, holds)| !holds).map(|(what, _)| format!("{}: {what}", fact.id)));
    }
    assert_eq!(broken, Vec::<String>::new());
}

fn is_numbered(name: &str, letter: char, last: u32) -> bool {
    name.strip_prefix(letter).and_then(|number| number.parse().ok()).is_some_and(|number| (1..=last).contains(&number))
}
