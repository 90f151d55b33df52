//! The fingerprint of a deck: its definition, and what it depends on.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod broken_decks;

use broken_decks::{NEUTRAL, SMALL, facets, items, neutral_with, small_with, small_without};
use role_fit_core::deck::Deck;
use role_fit_core::deck::fingerprint::{canonical, fnv1a};
use role_fit_core::deck::reading::parse;
use serde_json::{Value, json};
use std::collections::BTreeSet;

fn small() -> Deck {
    parse(SMALL).unwrap()
}

const CANONICAL: &str = "\
deck small
facet heat
item duty fire po
item origin first blue fixed
option red
option blue
option green
item fit evening heat 150 fixed po
item self-check swim
";

#[test]
fn the_hash_is_as_documented() {
    for (text, hash) in [("", 0x811c_9dc5), ("a", 0xe40c_292c), ("foobar", 0xbf9c_f968)] {
        assert_eq!(fnv1a(text.as_bytes()), hash, "{text:?}");
    }
}

#[test]
fn the_canonical_lines_and_the_fingerprint_are_unchanged() {
    let deck = small();
    assert_eq!(canonical(deck.id(), deck.facets(), deck.items()), CANONICAL);
    // Equal for ever: links carry it.
    assert_eq!(format!("{:08x}", deck.fingerprint()), "3cec44b9");
}

#[test]
fn only_data_that_decides_a_score_changes_the_fingerprint() {
    let file: Value = serde_json::from_str(SMALL).unwrap();
    let reversed = |pointer: &str| {
        let mut list = file.pointer(pointer).unwrap().clone();
        list.as_array_mut().unwrap().reverse();
        list
    };
    let fixed_po_last = json!([
        { "id": "stove", "text": "Swim in the lake", "label": "lake", "score": 1 },
        { "id": "lake", "text": "Sit by the stove", "label": "stove", "score": 0 },
    ]);
    let same = [
        ("another title", small_with([("/title", json!("Blue or red?"))])),
        ("another role name", small_with([("/roles/po/name", json!("The Crimson One"))])),
        ("another facet name", small_with([("/facets/0/name", json!("Warmth"))])),
        ("another stem", small_with([("/items/0/stem", json!("Puts wood on the fire"))])),
        ("another explanation", small_with([("/items/0/options/0/why", json!("It is red."))])),
        ("another option text", small_with([("/items/1/options/1/text", json!("The blue one"))])),
        ("another pole", small_with([("/items/2/options/0/text", json!("Doze by the stove"))])),
        ("other facts", small_with([("/items/0/facts", json!(["F7"]))])),
        ("a fact's role", small_without(["/items/1/role"])),
        ("no notes", small_with([("/notes", json!({})), ("/items/0/notes", json!([]))])),
        ("other plays", small_without(["/plays"])),
        ("other enemies", small_with([("/enemies", json!({ "warm": ["fire", "evening"] }))])),
        ("no words for verdicts", small_without(["/verdicts"])),
        ("a key that is disputed", small_with([("/items/0/disputed", json!(true))])),
        ("another earlier edition", small_with([("/compat", json!(["12345678"]))])),
        ("the owners of a duty in another order", small_with([("/items/0/options", reversed("/items/0/options"))])),
        ("the same weight in other digits", small_with([("/items/2/weight", json!(1.50))])),
    ];
    for (what, text) in same {
        assert_eq!(parse(&text).unwrap().fingerprint(), small().fingerprint(), "{what}");
    }
    let other = [
        ("another deck id", small_with([("/id", json!("little"))])),
        ("another facet id", small_with([("/facets/0/id", json!("cold")), ("/items/2/facet", json!("cold"))])),
        ("one more facet", small_with([("/facets", facets(2))])),
        ("another item id", small_with([("/items/0/id", json!("flame")), ("/enemies", json!({}))])),
        ("another kind", small_with([("/items/1/kind", json!("mix-up"))])),
        (
            "a scenario instead of a duty",
            small_with([("/items/0/kind", json!("scenario")), ("/plays/full/0/kinds/0", json!("scenario"))]),
        ),
        ("another key of a duty", small_with([("/items/0/key", json!("both"))])),
        ("another key of a question", small_with([("/items/1/key", json!("red"))])),
        ("another option id", small_with([("/items/1/options/2/id", json!("olive"))])),
        ("options in another order", small_with([("/items/1/options", reversed("/items/1/options"))])),
        ("options that are shuffled", small_without(["/items/1/order"])),
        ("another weight", small_with([("/items/2/weight", json!(1.51))])),
        ("no weight", small_without(["/items/2/weight"])),
        ("a pair in any order", small_without(["/items/2/order"])),
        ("the other pole first", small_with([("/items/2/options", fixed_po_last)])),
        ("one more item", small_with([("/items", items(5))])),
        ("items in another order", small_with([("/items", reversed("/items"))])),
    ];
    let mut seen = BTreeSet::from([small().fingerprint()]);
    for (what, text) in other {
        assert!(seen.insert(parse(&text).unwrap().fingerprint()), "{what}");
    }
}

const CANONICAL_NEUTRAL: &str = "\
deck rivers
item question longest nile fixed
option nile
option congo
item question delta two
option one
option two
option three
option four
option five
option six
item origin first nobody
option nobody
option king
option priest
item self-check swim
";

#[test]
fn the_canonical_lines_of_a_deck_without_roles_are_unchanged() {
    let deck = parse(NEUTRAL).unwrap();
    assert_eq!(canonical(deck.id(), deck.facets(), deck.items()), CANONICAL_NEUTRAL);
    // Equal for ever: saved plays carry it.
    assert_eq!(format!("{:08x}", deck.fingerprint()), "58eab5f7");
}

#[test]
fn words_about_a_question_do_not_change_the_fingerprint_but_its_options_do() {
    let neutral = || parse(NEUTRAL).unwrap().fingerprint();
    let roles = serde_json::from_str::<Value>(SMALL).unwrap()["roles"].take();
    for (what, text) in [
        ("another heading", neutral_with([("/items/0/heading", json!("Rivers of Africa"))])),
        ("a heading more", neutral_with([("/items/1/heading", json!("Mouths"))])),
        ("another explanation for all", neutral_with([("/items/0/why", json!("By most."))])),
        ("an explanation more", neutral_with([("/items/0/options/1/why", json!("4,700 km."))])),
        ("other markup", neutral_with([("/items/0/stem", json!("Which `river` is the longest?"))])),
        ("another direction", neutral_with([("/dir", json!("rtl"))])),
        ("another address for reports", neutral_with([("/report", json!("https://example.org"))])),
        ("roles", neutral_with([("/roles", roles)])),
    ] {
        assert_eq!(parse(&text).unwrap().fingerprint(), neutral(), "{what}");
    }
    let mut seen = BTreeSet::from([neutral()]);
    for (what, text) in [
        ("another key", neutral_with([("/items/0/key", json!("congo"))])),
        ("one option more", neutral_with([("/items/0/options/-", json!({ "id": "niger", "text": "Niger" }))])),
        ("another option id", neutral_with([("/items/1/options/0/id", json!("only"))])),
        ("a fixed order", neutral_with([("/items/1/order", json!("fixed"))])),
        ("another kind", neutral_with([("/items/2/kind", json!("question"))])),
    ] {
        assert!(seen.insert(parse(&text).unwrap().fingerprint()), "{what}");
    }
}
