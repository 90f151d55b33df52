//! Measures the core crate natively by input size: parsing decks, drawing plays, the meter, the fingerprint, links. Sizes
//! go from ten to the limits of the format or, for functions without a limit, to ten thousand.
//!
//! `cargo xtask bench core` runs it and prints how times grow with the size.

#![cfg_attr(target_arch = "wasm32", allow(unused))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use criterion::{BenchmarkId, Criterion};
use role_fit_core::answers::Step;
use role_fit_core::deck::fingerprint::fingerprint;
use role_fit_core::deck::reading::{self, MAX_BYTES, MAX_ITEMS};
use role_fit_core::deck::{Deck, Id, Item, Length, Weight};
use role_fit_core::play::draw;
use role_fit_core::result::meter::{Marker, Meter, Vote};
use role_fit_core::share::single::{LinkedScore, SharedResult};
use serde_json::{Value, json};
use std::hint::black_box;
use std::rc::Rc;
use std::time::Duration;

/// Numbers of items that the format allows.
const BANKS: [usize; 5] = [10, 50, 100, 250, MAX_ITEMS];
/// For functions without a limit.
const ANY: [usize; 4] = [10, 100, MAX_ITEMS, 10_000];

fn main() {
    let mut criterion = Criterion::default()
        .without_plots()
        .sample_size(20)
        .warm_up_time(Duration::from_millis(300))
        .measurement_time(Duration::from_millis(800))
        .configure_from_args();
    let criterion = &mut criterion;
    reading(criterion);
    refusing(criterion);
    drawing(criterion);
    measuring(criterion);
    linking(criterion);
}

fn reading(criterion: &mut Criterion) {
    each(criterion, "parse a deck, by items", BANKS, |items| {
        let text = whole_deck(items, false);
        move || reading::parse(black_box(&text)).is_ok()
    });
    each(criterion, "parse JSON, by items", ANY, |items| {
        let text = whole_deck(items, false);
        move || serde_json::from_str::<Value>(black_box(&text)).is_ok()
    });
    each(criterion, "fingerprint, by items", ANY, |items| {
        let deck = parsed(&whole_deck(MAX_ITEMS, false));
        let bank: Vec<Rc<Item>> = deck.items().iter().cycle().take(items).cloned().collect();
        move || fingerprint(deck.id(), deck.facets(), black_box(&bank))
    });
}

/// Refusing must be quick too: above the limit for items, and above the limit for bytes.
fn refusing(criterion: &mut Criterion) {
    each(criterion, "refuse too many small items, by items", [501, 1000, 3000, 10_000], |items| {
        let text = small_items(items);
        assert_eq!(text.len() > MAX_BYTES, items == 10_000, "{}", text.len());
        move || reading::parse(black_box(&text)).unwrap_err().len()
    });
    each(criterion, "refuse empty items, by items", ANY, |items| {
        let text = deck_of(&vec![json!({}); items]);
        assert!(text.len() < MAX_BYTES);
        move || reading::parse(black_box(&text)).unwrap_err().len()
    });
}

fn drawing(criterion: &mut Criterion) {
    each(criterion, "draw ten cards, by items", BANKS, |items| drawn(whole_deck(items, false), 0));
    // Each draw has a conflict, so all attempts are made.
    each(criterion, "draw ten cards that share a fact, by items", BANKS, |items| drawn(whole_deck(items, true), 0));
    // A session remembers only items of its deck, so this many occur only here.
    each(criterion, "draw ten of 500, by items seen before", ANY, |seen| drawn(whole_deck(MAX_ITEMS, false), seen));
}

fn drawn(deck: String, seen: usize) -> impl FnMut() -> usize {
    let deck = parsed(&deck);
    // The ids of the deck are at the end, after unknown ones.
    let seen: Vec<Id> = (0..seen).rev().map(|number| Id::parse(&format!("item-{number}")).unwrap()).collect();
    let mut seed = 0;
    move || {
        seed += 1;
        let play = draw(black_box(&deck), Length::Full, seed, &seen);
        assert_eq!(play.cards().len(), 10);
        play.cards().len()
    }
}

fn measuring(criterion: &mut Criterion) {
    each(criterion, "meter, by answers", ANY, |answers| {
        let steps = Step::ALL;
        let vote = |number: usize| Vote { weight: Weight::ONE, step: steps[number * 7 % steps.len()] };
        let votes: Vec<Vote> = (0..answers).map(vote).collect();
        move || Meter::of(black_box(&votes)).unwrap().marker()
    });
}

fn linking(criterion: &mut Criterion) {
    let marker = Marker::from_half_percents(163).unwrap();
    let result = |facets: usize| {
        let meter = Meter::from_parts(marker, 32, 77).unwrap();
        SharedResult::new(0x1234_abcd, meter, LinkedScore::new(13, 18), &vec![marker; facets])
    };
    each(criterion, "decode a link, by facets", [0, 4, 8], |facets| {
        let link = result(facets).encode();
        move || SharedResult::decode(black_box(&link)).is_ok()
    });
    each(criterion, "encode a link, by facets", [0, 4, 8], |facets| {
        let result = result(facets);
        move || black_box(&result).encode().len()
    });
    each(criterion, "refuse a damaged link, by chars", ANY, |characters| {
        let link = format!("#rf1{}", "2".repeat(characters));
        move || SharedResult::decode(black_box(&link)).is_err()
    });
}

/// Benchmarks the same work at each size.
fn each<R, F: FnMut() -> R>(
    criterion: &mut Criterion,
    name: &str,
    sizes: impl IntoIterator<Item = usize>,
    prepared: impl Fn(usize) -> F,
) {
    let mut group = criterion.benchmark_group(name);
    for size in sizes {
        let mut work = prepared(size);
        group.bench_function(BenchmarkId::from_parameter(size), |bencher| bencher.iter(&mut work));
    }
    group.finish();
}

fn parsed(text: &str) -> Deck {
    reading::parse(text).unwrap()
}

/// Four duties, four pairs and two questions in every ten.
fn whole_deck(items: usize, in_common: bool) -> String {
    let item = |number: usize| {
        let id = format!("item-{number}");
        let fact = if in_common { "F".to_owned() } else { format!("F{number}") };
        let stem = format!("What is asked in item {number}, in words of an ordinary length?");
        let why = |option: &str| format!("Why it is not {option}, or why it is, in item {number}.");
        match number % 10 {
            0 | 3 | 5 | 8 => {
                let option = |id: &str| json!({"id": id, "why": why(id)});
                let key = ["po", "both", "pm"][number % 3];
                let options = ["po", "both", "pm"].map(option);
                json!({"id": id, "kind": "duty", "facts": [fact], "stem": stem, "key": key, "options": options})
            }
            2 | 7 => {
                let option = |id: &str| json!({"id": id, "text": format!("Answer {id}"), "why": why(id)});
                let options = ["a", "b", "c"].map(option);
                json!({"id": id, "kind": "mix-up", "facts": [fact], "stem": stem, "key": "b", "options": options})
            }
            _ => {
                let pole = |id: &str, score: u8| json!({"id": id, "text": format!("Do {id}"), "label": format!("doing {id}"), "score": score});
                let facet = if number % 4 == 0 { "one" } else { "two" };
                let options = [pole("in", 0), pole("out", 1)];
                json!({"id": id, "kind": "fit", "stem": stem, "facet": facet, "options": options})
            }
        }
    };
    let items: Vec<Value> = (0..items).map(item).collect();
    deck_of(&items)
}

fn small_items(items: usize) -> String {
    let item = |number: usize| json!({"id": format!("i{number}"), "kind": "self-check", "stem": "S", "label": "L"});
    let items: Vec<Value> = (0..items).map(item).collect();
    deck_of(&items)
}

fn deck_of(items: &[Value]) -> String {
    let facet = |id: &str| json!({"id": id, "name": "Facet", "po": "in", "pm": "out"});
    let role = |name: &str| json!({"name": name, "short": name});
    let draw = |kind: &str, count: usize| json!({"kinds": [kind], "count": count});
    json!({
        "id": "grown",
        "title": "Grown",
        "roles": {"po": role("A"), "pm": role("B")},
        "facets": [facet("one"), facet("two")],
        "plays": {"full": [draw("duty", 4), draw("fit", 4), draw("mix-up", 2)]},
        "readiness": {"title": "T", "text": "T"},
        "items": items,
    })
    .to_string()
}
