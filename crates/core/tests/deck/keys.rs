//! The right answers are spread evenly, so that no place and no role is the better guess.
//!
//! That readers who always press one button are right in exactly a third is shown in `tests/knowledge.rs`.

use crate::bank::{id, is_duty, is_question, key_place, of_kind, questions, text};
use crate::broken::{Broken, Rules, assert_holds, first, found, rules};
use serde_json::{Value, json};

pub const RULES: Rules = rules![duties_are_balanced, keys_stand_at_each_place_alike, keys_move_about];

const DUTIES: [(&str, usize); 3] = [("po", 12), ("both", 8), ("pm", 12)];
const KEYS_AT_EACH_PLACE: usize = 10;
/// As many keys in a row may stand at the same place.
const LONGEST_RUN: usize = 3;

fn duties_are_balanced(deck: &Value) -> Vec<String> {
    let mut broken = Vec::new();
    for (key, planned) in DUTIES {
        let count = of_kind(deck, "duty").iter().filter(|card| text(card, "key") == key).count();
        if count != planned {
            broken.push(format!("{key}: {count} duties instead of {planned}"));
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
fn each_role_owns_twelve_duties_and_both_share_eight() {
    assert_holds(duties_are_balanced);
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
            [found("duties_are_balanced", "po"), found("duties_are_balanced", "pm")].concat()
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
