//! The meter with the pairs of the shipped deck: every way to answer the eight pairs of a play.
//!
//! The model's worked examples, and what holds for any votes, are shown in `tests/meter.rs`; that readers who always take
//! the first pole end in the middle, in `tests/play.rs`.

use crate::bank::{id, list, of_kind, shipped};
use crate::broken::{Broken, Rules, assert_holds, first, found, rules};
use role_fit_core::answers::Step;
use role_fit_core::deck::reading;
use role_fit_core::deck::{Length, Weight};
use role_fit_core::play::draw;
use role_fit_core::result::meter::{Marker, Meter, Vote};
use serde_json::{Value, json};
use std::collections::BTreeSet;

pub const RULES: Rules = rules![pairs_of_a_facet_weigh_alike];

const PAIRS: u32 = 8;

/// Which pairs of a facet a play shows is chance, and must not decide how much the facet counts.
fn pairs_of_a_facet_weigh_alike(deck: &Value) -> Vec<String> {
    let weight = |pair: &Value| pair["weight"].as_f64().unwrap_or(1.0);
    let weigh_unlike = |facet: &&Value| {
        let pairs = of_kind(deck, "fit").into_iter().filter(|pair| pair["facet"] == facet["id"]);
        let weights: Vec<f64> = pairs.map(weight).collect();
        weights.iter().any(|weight| *weight <= 0.0 || *weight != weights[0])
    };
    let broken = list(deck, "facets").iter().filter(weigh_unlike);
    broken.map(|facet| format!("{}: its pairs do not weigh alike", id(facet))).collect()
}

#[test]
fn the_pairs_of_a_facet_weigh_alike() {
    assert_holds(pairs_of_a_facet_weigh_alike);
}

pub const BROKEN: &[Broken] = &[Broken {
    with: "a pair of double weight",
    change: |deck| {
        let (pair, _) = first(deck, |item| item["kind"] == "fit");
        pair["weight"] = json!(2);
        found("pairs_of_a_facet_weigh_alike", pair["facet"].as_str().unwrap())
    },
}];

/// The weights of the eight pairs of a play: the same in each, or the deck has a weight too many.
fn weights() -> Vec<Weight> {
    let deck = reading::parse(&shipped().to_string()).unwrap();
    let of_play = |seed| {
        let play = draw(&deck, Length::Full, seed, &[]);
        let mut weights: Vec<u32> =
            play.cards().iter().filter_map(|card| Some(card.item.pair()?.weight.hundredths())).collect();
        weights.sort_unstable();
        weights
    };
    let all: BTreeSet<Vec<u32>> = (0..100).map(of_play).collect();
    assert_eq!(all.len(), 1, "{all:?}");
    let weights = all.into_iter().next().unwrap();
    assert_eq!(weights.len(), PAIRS as usize);
    weights.into_iter().map(|hundredths| Weight::parse(f64::from(hundredths) / 100.0).unwrap()).collect()
}

/// The votes that a number spells out, a pair with each digit.
fn votes(weights: &[Weight], steps: &[Step], number: usize) -> Vec<Vote> {
    let step = |place: usize| steps[number / steps.len().pow(place as u32) % steps.len()];
    weights.iter().enumerate().map(|(place, &weight)| Vote { weight, step: step(place) }).collect()
}

/// The mean over all ways to answer of what is read off the marker.
fn mean(markers: &[Marker], read: impl Fn(Marker) -> f64) -> f64 {
    markers.iter().map(|marker| read(*marker)).sum::<f64>() / markers.len() as f64
}

#[test]
fn of_all_ways_to_answer_none_is_favoured() {
    let weights = weights();
    let count = 5usize.pow(PAIRS);
    let markers: Vec<Marker> =
        (0..count).map(|number| Marker::of(&votes(&weights, &Step::ALL, number)).unwrap()).collect();
    let exact = mean(&markers, |marker| f64::from(marker.half_percents()) / 2.0);
    assert!((exact - 50.0).abs() < 1e-9, "answers at random end at {exact} on average");
    let rounded_down = mean(&markers, |marker| f64::from(marker.half_percents() / 2));
    assert!(rounded_down < 49.9, "a meter that always rounds down would show: {rounded_down}");

    for (number, marker) in markers.iter().enumerate() {
        // With all digits turned round, the number is as far from the last one as it was from the first.
        let mirrored = markers[count - 1 - number];
        assert_eq!(marker.half_percents() + mirrored.half_percents(), 200, "answers {number} and their mirror");
        for place in 0..PAIRS {
            let digit = 5usize.pow(place);
            if number / digit % 5 < 4 {
                assert!(markers[number + digit] >= *marker, "answers {number}, a step up in pair {place}");
            }
        }
    }
}

#[test]
fn the_ends_of_the_meter_can_be_reached_and_its_middle_is_neutral() {
    let weights = weights();
    let at = |step| Meter::of(&votes(&weights, &[Step::ALL[step]], 0)).unwrap();
    for (step, marker) in [(0, 0), (1, 50), (2, 100), (3, 150), (4, 200)] {
        assert_eq!(at(step).marker().half_percents(), marker, "step {step} of every pair");
    }
    let (all_po, all_pm) = (at(0).band().cells(), at(4).band().cells());
    assert_eq!((all_po.0, all_pm.1), (0, 4000), "the outer ends of the bands");
    assert_eq!(all_po.1, 4000 - all_pm.0, "the inner ends");
}

#[test]
fn a_tossed_coin_seldom_leans() {
    let ends = [Step::ALL[0], Step::ALL[4]];
    let settled = |weights: &[Weight]| {
        let all = 0..2usize.pow(PAIRS);
        all.filter(|&coins| Meter::of(&votes(weights, &ends, coins)).unwrap().verdict().is_settled()).count()
    };
    // Seven plays of a hundred.
    assert_eq!(settled(&weights()), 18);
    // A pair that outweighs the others makes the coin more sure of itself, or less.
    let heavy = [&[Weight::parse(3.0).unwrap()], &weights()[1..]].concat();
    assert_ne!(settled(&heavy), 18);
}
