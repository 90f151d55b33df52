//! The right answers are spread evenly, so that no place and no role is the better guess.
//!
//! That readers who always press one button are right in exactly a third is shown in `tests/knowledge.rs`.

use crate::bank::{id, is_duty, is_question, key_place, of_kind, questions, text};
use crate::broken::{Broken, Rules, assert_holds, first, found, rules};
use serde_json::{Value, json};

pub const RULES: Rules = rules![owners_are_balanced, keys_stand_at_each_place_alike, keys_move_about];

/// How many duties and how many scenarios each owner has.
const OWNERS: [(&str, [(&str, usize); 3]); 2] =
    [("duty", [("po", 12), ("both", 8), ("pm", 12)]), ("scenario", [("po", 4), ("both", 4), ("pm", 4)])];
const KEYS_AT_EACH_PLACE: usize = 10;
/// As many keys in a row may stand at the same place.
const LONGEST_RUN: usize = 3;

fn owners_are_balanced(deck: &Value) -> Vec<String> {
    let mut broken = Vec::new();
    for (kind, owners) in OWNERS {
        for (owner, planned) in owners {
            let count = of_kind(deck, kind).iter().filter(|card| text(card, "key") == owner).count();
            if count != planned {
                broken.push(format!("{kind} {owner}: {count} items instead of {planned}"));
            }
        }
    }
    broken
}

fn keys_stand_at_each_place_alike(deck: &Value) -> Vec<String> {
    let mut counts = [0; 3];
    let places = questions(deck).into_iter().filter_map(key_place);
    places.for_each(|place| counts[place] += 1);
    let is_even = counts == [KEYS_AT_EACH_PLACE; 3];
    if is_even { Vec::new() } else { vec![format!("questions: {counts:?} keys at the three places")] }
}

fn keys_move_about(deck: &Value) -> Vec<String> {
    let mut broken = Vec::new();
    let (mut last, mut run) = (None, 0);
    for question in questions(deck) {
        let place = key_place(question);
        run = if place == last { run + 1 } else { 1 };
        last = place;
        if run == LONGEST_RUN + 1 {
            broken.push(format!("{}: the {run}th key in a row at the same place", id(question)));
        }
    }
    broken
}

#[test]
fn the_duties_and_scenarios_of_each_owner_are_as_many_as_planned() {
    assert_holds(owners_are_balanced);
}

#[test]
fn the_keys_stand_ten_times_at_each_place() {
    assert_holds(keys_stand_at_each_place_alike);
}

#[test]
fn no_four_keys_in_a_row_stand_at_the_same_place() {
    assert_holds(keys_move_about);
}

pub const BROKEN: &[Broken] = &[
    Broken {
        with: "a duty that changed hands",
        change: |deck| {
            let (card, _) = first(deck, |item| is_duty(item) && item["key"] == "po");
            // The explanations change places as well: they are still right.
            card["key"] = json!("pm");
            let options = card["options"].as_array_mut().unwrap();
            let (from, to) = (options[0]["why"].take(), options[2]["why"].take());
            options[0]["why"] = to;
            options[2]["why"] = from;
            [found("owners_are_balanced", "duty po"), found("owners_are_balanced", "duty pm")].concat()
        },
    },
    Broken {
        with: "a situation less that calls for both",
        change: |deck| {
            let (scenario, _) = first(deck, |item| item["id"] == "c-years-plan");
            let (from, to) = (scenario["options"][1]["why"].take(), scenario["options"][2]["why"].take());
            scenario["key"] = json!("pm");
            scenario["options"][1]["why"] = to;
            scenario["options"][2]["why"] = from;
            [found("owners_are_balanced", "scenario both"), found("owners_are_balanced", "scenario pm")].concat()
        },
    },
    Broken {
        with: "a key at another place",
        change: |deck| {
            let (question, _) = first(deck, |item| is_question(item) && key_place(item) == Some(0));
            question["options"].as_array_mut().unwrap().swap(0, 2);
            found("keys_stand_at_each_place_alike", "questions")
        },
    },
    Broken {
        with: "its questions sorted by the places of their keys",
        change: |deck| {
            let items = deck["items"].as_array_mut().unwrap();
            items.sort_by_key(|item| if is_question(item) { key_place(item) } else { None });
            let fourth = |place| {
                let mut of_place = items.iter().filter(|item| is_question(item) && key_place(item) == Some(place));
                found("keys_move_about", id(of_place.nth(3).unwrap()))
            };
            [0, 1, 2].map(fourth).concat()
        },
    },
];
