//! Plays of the shipped deck ask what was planned and take three to five minutes and a half.
//!
//! That no play asks anything twice, and that each is balanced, is shown in `tests/play.rs`; what perfect, one-sided
//! and random answers give in `tests/knowledge.rs`.

use crate::bank::{shipped, text};
use crate::broken::{Broken, Rules, assert_holds, first, found, rules};
use role_fit_core::deck::reading;
use role_fit_core::deck::{Deck, Item, Length};
use role_fit_core::play::draw;
use role_fit_core::reading_time::seconds;
use serde_json::{Value, json};
use std::collections::HashMap;
use std::iter;
use std::ops::RangeInclusive;
use std::rc::Rc;

pub const RULES: Rules = rules![plays_ask_what_was_planned, plays_take_their_time];

type Quotas = &'static [(&'static [&'static str], usize)];

const SHORT: Quotas = &[
    (&["fit"], 8),
    (&["duty"], 4),
    (&["scenario"], 2),
    (&["origin"], 2),
    (&["expert"], 1),
    (&["readiness", "mix-up"], 1),
    (&["self-check"], 3),
];
const FULL: Quotas = &[
    (&["fit"], 8),
    (&["duty"], 8),
    (&["scenario"], 4),
    (&["origin"], 2),
    (&["expert"], 2),
    (&["readiness"], 1),
    (&["mix-up"], 1),
    (&["self-check"], 3),
];

fn plays_ask_what_was_planned(deck: &Value) -> Vec<String> {
    let mut broken = Vec::new();
    for (name, quotas) in [("short", SHORT), ("full", FULL)] {
        let planned: Value = quotas.iter().map(|(kinds, count)| json!({ "kinds": kinds, "count": count })).collect();
        if deck["plays"][name] != planned {
            broken.push(format!("{name}: {} instead of {planned}", deck["plays"][name]));
        }
    }
    broken
}

/// A form of the quiz, and the seconds that its plays may take.
struct Form {
    name: &'static str,
    length: Length,
    seconds: RangeInclusive<f64>,
}

const FORMS: [Form; 2] = [
    Form { name: "short", length: Length::Short, seconds: 150.0..=240.0 },
    Form { name: "full", length: Length::Full, seconds: 210.0..=330.0 },
];

/// So many plays show how long they take; broken decks are tried with fewer.
const PLAYS: u32 = 10_000;
const PLAYS_OF_A_COPY: u32 = 20;

fn plays_take_their_time(deck: &Value) -> Vec<String> {
    too_long_or_short(deck, PLAYS_OF_A_COPY)
}

fn too_long_or_short(deck: &Value, plays: u32) -> Vec<String> {
    // A deck that cannot be read has no plays; telling why is the reader's affair.
    let Ok(deck) = reading::parse(&deck.to_string()) else { return Vec::new() };
    let mut broken = Vec::new();
    for Form { name, length, seconds } in FORMS {
        let mut times = times(&deck, length, plays);
        times.sort_by(f64::total_cmp);
        let (shortest, longest) = (times[0], times[times.len() - 1]);
        if !(seconds.contains(&shortest) && seconds.contains(&longest)) {
            broken.push(format!("{name}: plays take {shortest:.0} to {longest:.0} s, not {seconds:?}"));
        }
    }
    broken
}

/// The seconds that plays of the first seeds take, instructions included.
///
/// The model is asked about each item once, since it adds up what items take.
fn times(deck: &Deck, length: Length, plays: u32) -> Vec<f64> {
    let instructions = seconds(iter::empty());
    let of_item = |item: &Rc<Item>| (item.id.as_str().to_owned(), seconds(iter::once(&**item)) - instructions);
    let of_items: HashMap<String, f64> = deck.items().iter().map(of_item).collect();
    let of_play = |seed| {
        let play = draw(deck, length, seed, &[]);
        instructions + play.cards().iter().map(|card| of_items[card.item.id.as_str()]).sum::<f64>()
    };
    (0..plays).map(of_play).collect()
}

#[test]
fn both_forms_ask_what_was_planned() {
    assert_holds(plays_ask_what_was_planned);
}

#[test]
fn ten_thousand_plays_of_each_form_take_their_time() {
    let shipped = shipped();
    assert!(reading::parse(&shipped.to_string()).is_ok());
    assert_eq!(too_long_or_short(&shipped, PLAYS), Vec::<String>::new());
}

#[test]
fn what_items_take_adds_up_to_what_a_play_takes() {
    let deck = reading::parse(&shipped().to_string()).unwrap();
    for Form { length, .. } in FORMS {
        for (seed, time) in (0..).zip(times(&deck, length, 20)) {
            let play = draw(&deck, length, seed, &[]);
            let whole = seconds(play.cards().iter().map(|card| &*card.item));
            assert!((time - whole).abs() < 1e-9, "{time} s instead of {whole} s");
        }
    }
}

pub const BROKEN: &[Broken] = &[
    Broken {
        with: "a question less in a play",
        change: |deck| {
            let draws = deck["plays"]["full"].as_array_mut().unwrap();
            draws.iter_mut().find(|draw| draw["kinds"] == json!(["origin"])).unwrap()["count"] = json!(1);
            found("plays_ask_what_was_planned", "full")
        },
    },
    Broken {
        with: "its pairs at the end of the short form",
        change: |deck| {
            deck["plays"]["short"].as_array_mut().unwrap().rotate_left(1);
            found("plays_ask_what_was_planned", "short")
        },
    },
    Broken {
        with: "a statement of two minutes",
        change: |deck| {
            let (check, name) = first(deck, |item| item["kind"] == "self-check");
            check["stem"] = json!(text(check, "stem").to_owned() + &" So I say.".repeat(160));
            let long = found("texts_have_their_length", name);
            [long, found("plays_take_their_time", "short"), found("plays_take_their_time", "full")].concat()
        },
    },
    Broken {
        with: "plays that are over at once",
        change: |deck| {
            deck["plays"] = json!({ "short": [{ "kinds": ["fit"], "count": 8 }] });
            let both = |rule| ["short", "full"].map(|form| found(rule, form)).concat();
            [both("plays_ask_what_was_planned"), both("plays_take_their_time")].concat()
        },
    },
];
