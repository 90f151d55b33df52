//! What the build writes into the loader: the cards as trees, what follows each of their controls, and the seed of a play
//! that starts with them.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use role_fit::assets;
use role_fit::wording::Wording;
use role_fit_core::deck::reading;
use role_fit_core::deck::{Deck, Length};
use role_fit_core::play::{Play, draw, seed_with_first_card};
use role_fit_grammar::NativeGrammar;
use role_fit_stamp::first_card::{self, tree};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::rc::Rc;

fn parse(text: &str) -> Rc<Deck> {
    Rc::new(reading::parse(text).unwrap())
}

fn shipped() -> Rc<Deck> {
    parse(include_str!("../../../static/decks/po-pm.json"))
}

fn cards(deck: &Rc<Deck>) -> Value {
    first_card::cards(deck, &Wording::english(assets::SENTENCES, NativeGrammar::new("en").unwrap())).unwrap()
}

/// A deck with one item.
fn deck(item: Value, more: Value) -> Rc<Deck> {
    let mut deck = json!({
        "id": "small",
        "title": "Small",
        "roles": {"po": {"name": "PO", "short": "PO"}, "pm": {"name": "PM", "short": "PM"}},
        "items": [item],
    });
    deck.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    parse(&deck.to_string())
}

/// The ids of the items in their order, with the order of their options.
fn layout(play: &Play) -> Vec<String> {
    play.cards().iter().map(|card| format!("{} {:?}", card.item.id.as_str(), card.layout)).collect()
}

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
        assert_eq!(tree(html), expected, "{html}");
    }
}

/// A card: its tree, and what follows its controls.
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

/// Every element of a tree, in document order.
fn elements(tree: &Value) -> Vec<&Value> {
    let Value::Array(parts) = tree else { return Vec::new() };
    [tree].into_iter().chain(parts.iter().flat_map(elements)).collect()
}

/// What the loader counts: elements that can be pressed or have the focus.
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

/// A deck without roles whose one question has emphasis, code and a line break.
fn neutral(more: Value) -> Rc<Deck> {
    let mut deck = json!({ "id": "code", "title": "Code", "items": [{
        "id": "range", "kind": "question", "heading": "Ranges", "stem": "What *exactly*\nis in `0..3`?", "order": "fixed",
        "key": "three", "why": "The end is *not*.",
        "options": [{ "id": "two", "text": "`0, 1`" }, { "id": "three", "text": "`0, 1, 2`" }],
    }] });
    deck.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    parse(&deck.to_string())
}

#[test]
fn the_cards_of_a_deck_without_roles_promise_no_meter_and_draw_emphasis_and_code() {
    let stamped = cards(&neutral(json!({ "lang": "ar", "dir": "ltr" })));
    assert_eq!((&stamped["lang"], &stamped["dir"]), (&json!("ar"), &json!("ltr")));
    let start = card(&stamped, "card short");
    assert!(!elements(&start.tree).iter().any(|part| part[1]["class"] == "emblem"));
    assert!(elements(&start.tree).iter().all(|part| part[0] != "p" || !text(part).trim().is_empty()));
    let first = card(&stamped, "now short");
    let texts = |card: &Card, tag: &str| -> Vec<String> {
        elements(&card.tree).into_iter().filter(|part| part[0] == tag).map(text).collect()
    };
    assert_eq!(
        (texts(&first, "em"), texts(&first, "code")),
        (vec!["exactly".to_owned()], ["0..3", "0, 1", "0, 1, 2"].map(str::to_owned).into())
    );
    let stem = elements(&first.tree).into_iter().find(|part| part[1]["class"] == "stem").unwrap();
    assert_eq!(stem[4], json!("\nis in "), "the line break is there");
    assert!(text(&first.tree).contains("Ranges What exactly"));
    let answered = card(&stamped, &first.next[1]);
    assert_eq!(texts(&answered, "em"), ["exactly", "not"]);
    assert!(text(&answered.tree).contains("Not quite: it is “0, 1, 2”."));
}

#[test]
fn each_length_has_a_start_card_a_first_item_and_that_item_with_each_answer() {
    let deck = shipped();
    let stamped = cards(&deck);
    for (form, other, total) in [("short", "full", 21), ("full", "short", 29)] {
        let start = card(&stamped, &format!("card {form}"));
        assert!(text(&start.tree).contains(deck.title()));
        assert_eq!(start.next, ["", &format!("now {form}"), &format!("now {other}")]);
        let first = card(&stamped, &format!("now {form}"));
        assert!(text(&first.tree).contains(&format!("Question 1 of {total}")));
        assert_eq!(first.focus, "legend");
        // The legend, five steps and, disabled, Next.
        assert_eq!((controls(&first.tree).len(), first.next.len()), (7, 6));
        assert!(is_next_disabled(&first.tree));
        for (at, name) in first.next.iter().enumerate().skip(1) {
            let answered = card(&stamped, name);
            let is_checked: Vec<bool> = controls(&answered.tree).iter().map(|one| has(one, "checked")).collect();
            assert_eq!(is_checked.iter().position(|is_checked| *is_checked), Some(at), "{name}");
            assert!(!is_next_disabled(&answered.tree), "{name}");
            assert_eq!((answered.focus.as_str(), &answered.next), ("", &first.next), "{name}");
        }
    }
}

#[test]
fn the_steps_of_a_pair_are_listed_from_the_pole_that_comes_first() {
    for is_pm_first in [false, true] {
        let mut pair = pair();
        pair["order"] = json!("fixed");
        if is_pm_first {
            pair["options"].as_array_mut().unwrap().reverse();
        }
        let stamped = cards(&deck(pair, json!({ "facets": facets() })));
        // The card that follows the first step has the first step checked, whichever pole that is.
        let answered = card(&stamped, &card(&stamped, "now short").next[1]);
        assert!(has(controls(&answered.tree)[1], "checked"), "{is_pm_first}");
        assert_eq!(controls(&answered.tree)[1][1]["name"], "first-p1");
    }
}

/// Whether the element has the attribute.
fn has(element: &Value, attribute: &str) -> bool {
    element[1].get(attribute).is_some()
}

fn is_next_disabled(tree: &Value) -> bool {
    let controls = controls(tree);
    let next = controls.last().unwrap();
    assert!(["Next", "See the result"].contains(&text(next).as_str()), "{}", text(next));
    has(next, "disabled")
}

#[test]
fn each_answer_to_a_keyed_item_is_followed_by_its_feedback() {
    let stamped = cards(&deck(duty(), json!({})));
    let first = card(&stamped, "now short");
    assert_eq!(controls(&first.tree).len(), first.next.len());
    for (at, name) in first.next.iter().enumerate().skip(1) {
        let answered = card(&stamped, name);
        let chosen = &controls(&answered.tree)[at];
        assert!(text(chosen).contains("our answer"), "{name}: {}", text(chosen));
        assert!(elements(&answered.tree).iter().any(|part| part[1]["part"] == "feedback"), "{name}");
        assert!(!is_next_disabled(&answered.tree), "{name}");
        assert_eq!((answered.focus.as_str(), answered.next.len()), (".primary", 0), "{name}");
    }
}

fn duty() -> Value {
    let options: Vec<Value> = ["po", "both", "pm"].map(|id| json!({"id": id, "why": "Because."})).into();
    json!({"id": "d1", "kind": "duty", "stem": "Whose?", "key": "po", "options": options})
}

fn pair() -> Value {
    let option = |id: &str, score: u8| json!({"id": id, "text": id, "label": id, "score": score});
    json!({"id": "p1", "kind": "fit", "stem": "Rather?", "facet": "a", "options": [option("po", 0), option("pm", 1)]})
}

fn facets() -> Value {
    json!([{"id": "a", "name": "Facet", "po": "in", "pm": "out"}])
}

#[test]
fn a_deck_with_one_length_offers_one() {
    let plays = json!({"short": [{"kinds": ["duty"], "count": 1}], "full": [{"kinds": ["duty"], "count": 1}]});
    let one_length = cards(&deck(duty(), json!({ "plays": plays })));
    assert_eq!(card(&one_length, "card short").next, ["", "now short"]);
    assert_eq!(card(&one_length, "card full").next, ["", "now full"]);
}

#[test]
fn every_seed_gives_a_play_that_starts_with_the_card_and_then_differs() {
    let deck = shipped();
    let stamped = cards(&deck);
    let first = u32::try_from(stamped["seed"].as_u64().unwrap()).unwrap();
    for length in [Length::Short, Length::Full] {
        let mut plays = BTreeSet::new();
        for seed in 0..200 {
            let play = draw(&deck, length, seed_with_first_card(&deck, length, first, seed), &[]);
            assert!(play.cards()[0] == draw(&deck, length, first, &[]).cards()[0], "{length:?} {seed}");
            plays.insert(layout(&play));
        }
        assert_eq!(plays.len(), 200, "no two plays are alike");
    }
}
