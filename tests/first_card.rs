//! What the build stamps into the loader: cards as trees, what follows each of their controls, and the seed of a play that
//! begins so.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

#[path = "../examples/first-card/cards.rs"]
mod cards;
#[path = "../crates/core/tests/common/mod.rs"]
mod common;
#[path = "../examples/first-card/tree.rs"]
mod tree;

use common::{LENGTHS, deck, duty, file, laid_out, pair, parsed, shipped};
use role_fit_core::play::{draw, seed_with_first_card};
use serde_json::{Value, json};
use std::collections::BTreeSet;

#[test]
fn html_becomes_names_attributes_and_texts() {
    let rows = [
        ("<p>a</p>", json!(["p", {}, "a"])),
        ("<p class=\"x y\"></p>", json!(["p", {"class": "x y"}])),
        ("<div><b>1</b> <i>2</i></div>", json!(["div", {}, ["b", {}, "1"], " ", ["i", {}, "2"]])),
        ("<p title=\"&lt;b&gt;\">&amp;&lt;i&gt;</p>", json!(["p", {"title": "<b>"}, "&<i>"])),
        ("<svg width=\"9\"><rect x=\"1\"></rect></svg>", json!(["svg", {"width": "9"}, ["rect", {"x": "1"}]])),
    ];
    for (html, expected) in rows {
        assert_eq!(tree::tree(html), expected, "{html}");
    }
}

/// A stamped card: what it looks like, and what follows its controls.
struct Card {
    tree: Value,
    focus: String,
    next: Vec<String>,
}

fn card(stamped: &Value, name: &str) -> Card {
    let card = stamped["cards"][name].as_array().unwrap_or_else(|| panic!("there is no card {name}"));
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    Card { tree: card[0].clone(), focus: text(&card[1]), next: card[2..].iter().map(text).collect() }
}

/// Every element of a tree, in the order of the page.
fn elements(tree: &Value) -> Vec<&Value> {
    let Value::Array(parts) = tree else { return Vec::new() };
    [tree].into_iter().chain(parts.iter().flat_map(elements)).collect()
}

/// The loader counts what can be pressed or have the focus.
fn controls(tree: &Value) -> Vec<&Value> {
    let is_control =
        |part: &&Value| ["button", "input"].contains(&part[0].as_str().unwrap()) || part[1].get("tabindex").is_some();
    elements(tree).into_iter().filter(is_control).collect()
}

fn text(tree: &Value) -> String {
    match tree {
        Value::String(text) => text.clone(),
        Value::Array(parts) => parts[2..].iter().map(text).collect(),
        _ => String::new(),
    }
}

#[test]
fn each_form_has_its_start_card_its_first_item_and_the_item_with_each_answer() {
    let deck = shipped();
    let stamped = cards::of(&deck).unwrap();
    for (form, other, total) in [("short", "full", 21), ("full", "short", 29)] {
        let start = card(&stamped, &format!("card {form}"));
        assert!(text(&start.tree).contains(deck.title()));
        assert_eq!(start.next, ["", &format!("now {form}"), &format!("now {other}")]);
        let first = card(&stamped, &format!("now {form}"));
        assert!(text(&first.tree).contains(&format!("Question 1 of {total}")));
        assert_eq!(first.focus, "legend");
        assert_eq!(controls(&first.tree).len(), first.next.len());
        for (at, name) in first.next.iter().enumerate().skip(1) {
            let answered = card(&stamped, name);
            let chosen = &controls(&answered.tree)[at];
            assert!(text(chosen).contains("our answer"), "{name}: {}", text(chosen));
            assert!(elements(&answered.tree).iter().any(|part| part[1]["part"] == "feedback"), "{name}");
            assert_eq!(text(controls(&answered.tree).last().unwrap()), "Next", "{name}");
            assert_eq!((answered.focus.as_str(), answered.next.len()), (".primary", 0), "{name}");
        }
    }
}

#[test]
fn a_deck_with_one_form_offers_one_and_what_has_no_key_has_no_feedback() {
    let mut one_form = file(&[duty("d1", "po", &[])]);
    one_form["plays"] = json!({"short": [{"kinds": ["duty"], "count": 1}], "full": [{"kinds": ["duty"], "count": 1}]});
    let stamped = cards::of(&parsed(&one_form.to_string())).unwrap();
    assert_eq!(card(&stamped, "card short").next, ["", "now short"]);
    assert_eq!(card(&stamped, "card full").next, ["", "now full"]);
    let pairs = cards::of(&deck(&[pair("p1", "a")])).unwrap();
    let names: Vec<&String> = pairs["cards"].as_object().unwrap().keys().collect();
    assert_eq!(names, ["card full", "card short", "now full", "now short"]);
    assert_eq!(card(&pairs, "now short").next, [""]);
}

#[test]
fn every_seed_leads_to_a_play_that_begins_with_the_card_on_the_screen_and_goes_on_as_it_likes() {
    let deck = shipped();
    let stamped = cards::of(&deck).unwrap();
    let first = u32::try_from(stamped["seed"].as_u64().unwrap()).unwrap();
    for length in LENGTHS {
        let mut plays = BTreeSet::new();
        for seed in 0..200 {
            let play = draw(&deck, length, seed_with_first_card(&deck, length, first, seed), &[]);
            assert!(play.cards()[0] == draw(&deck, length, first, &[]).cards()[0], "{length:?} {seed}");
            plays.insert(laid_out(&play));
        }
        assert_eq!(plays.len(), 200, "no two plays are alike");
    }
}
