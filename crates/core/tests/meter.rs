//! The meter against the worked examples of its model, and what must hold for any votes.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use proptest::prelude::*;
use role_fit_core::answers::Step;
use role_fit_core::deck::Weight;
use role_fit_core::result::explanation::{changes_to_flip, moves};
use role_fit_core::result::meter::{Marker, Meter, Verdict, Vote};

const W1: f64 = 1.0;

fn votes(quarters: &[usize], weights: &[f64]) -> Vec<Vote> {
    let vote =
        |(&step, &weight): (&usize, &f64)| Vote { weight: Weight::parse(weight).unwrap(), step: Step::ALL[step] };
    quarters.iter().zip(weights).map(vote).collect()
}

fn equal(quarters: &[usize]) -> Vec<Vote> {
    votes(quarters, &vec![W1; quarters.len()])
}

fn mirrored(votes: &[Vote]) -> Vec<Vote> {
    votes.iter().map(|vote| Vote { step: Step::ALL[4 - usize::from(vote.step.quarters())], ..*vote }).collect()
}

#[test]
fn the_worked_examples_of_the_model_are_met() {
    let weights = [2.0, 2.0, 2.0, 2.0, 1.0, 1.0, 1.0, 1.0];
    let rows = [
        ("all PO", equal(&[0; 8]), 0.0, 0.0, 22.6, "po-3"),
        ("two PM, six PO", equal(&[4, 4, 0, 0, 0, 0, 0, 0]), 25.0, 7.4, 51.5, "po-1"),
        ("all neutral", equal(&[2; 8]), 50.0, 25.1, 74.9, "mid"),
        ("four each", equal(&[4, 4, 4, 4, 0, 0, 0, 0]), 50.0, 25.1, 74.9, "mid"),
        ("mild PM", equal(&[4, 4, 3, 3, 2, 2, 2, 2]), 68.75, 42.1, 88.8, "pm-1"),
        ("clear PM", equal(&[4, 4, 3, 4, 2, 3, 4, 2]), 81.25, 55.2, 95.9, "pm-2"),
        ("all PM", equal(&[4; 8]), 100.0, 77.4, 100.0, "pm-3"),
        ("weighted", votes(&[4, 3, 3, 4, 2, 1, 2, 0], &weights), 68.75, 40.9, 89.4, "pm-1"),
    ];
    for (person, votes, marker, low, high, verdict) in rows {
        let meter = Meter::of(&votes).unwrap();
        let shown = f64::from(meter.marker().half_percents()) / 2.0;
        let band = meter.band();
        // The marker is quantised to half per cents, and the band follows from it.
        assert!((shown - marker).abs() <= 0.25 + 1e-9, "{person}: marker {shown}, expected {marker}");
        assert!((band.low() - low).abs() <= 0.5, "{person}: low {}, expected {low}", band.low());
        assert!((band.high() - high).abs() <= 0.5, "{person}: high {}, expected {high}", band.high());
        assert_eq!(meter.verdict().as_str(), verdict, "{person}");
    }
}

#[test]
fn the_band_of_an_unrounded_marker_is_within_a_tenth() {
    // Rows whose share needs no rounding, so the tolerance of the model's own table holds.
    let rows = [(0, 32, 0.0, 22.6), (50, 32, 7.4, 51.5), (100, 32, 25.1, 74.9), (200, 32, 77.4, 100.0)];
    for (half_percents, evidence, low, high) in rows {
        let band = Meter::from_parts(Marker::from_half_percents(half_percents).unwrap(), evidence, 0).unwrap().band();
        assert!((band.low() - low).abs() <= 0.1, "{half_percents}: low {}", band.low());
        assert!((band.high() - high).abs() <= 0.1, "{half_percents}: high {}", band.high());
    }
}

#[test]
fn evidence_is_the_effective_sample_size_of_kish() {
    let weighted = votes(&[4; 8], &[2.0, 2.0, 2.0, 2.0, 1.0, 1.0, 1.0, 1.0]);
    assert_eq!(Meter::of(&weighted).unwrap().evidence(), 29); // 7.2 pairs
    assert_eq!(Meter::of(&equal(&[0; 8])).unwrap().evidence(), 32);
    assert_eq!(Meter::of(&equal(&[0; 1])).unwrap().evidence(), 4);
}

#[test]
fn decisiveness_tells_no_preference_from_some_of_each() {
    assert_eq!(Meter::of(&equal(&[2; 8])).unwrap().decisiveness(), 0);
    assert_eq!(Meter::of(&equal(&[4, 4, 4, 4, 0, 0, 0, 0])).unwrap().decisiveness(), 100);
    assert_eq!(Meter::of(&equal(&[1, 3, 1, 3])).unwrap().decisiveness(), 25);
}

#[test]
fn halves_of_a_percent_are_rounded_towards_the_middle() {
    let rows = [(0, 0), (1, 1), (99, 50), (100, 50), (101, 50), (163, 81), (199, 99), (200, 100)];
    for (half_percents, shown) in rows {
        assert_eq!(Marker::from_half_percents(half_percents).unwrap().percent(), shown, "{half_percents}");
    }
    assert_eq!(Marker::from_half_percents(201), None);
}

#[test]
fn seven_percent_of_coin_tosses_lean() {
    let settled = (0u32..256).filter(|coins| {
        let tossed: Vec<usize> = (0..8).map(|pair| if coins >> pair & 1 == 1 { 4 } else { 0 }).collect();
        Meter::of(&equal(&tossed)).unwrap().verdict().is_settled()
    });
    assert_eq!(settled.count(), 18);
}

#[test]
fn eight_pairs_can_reach_every_verdict() {
    let mut reached: Vec<&str> = Vec::new();
    for sum in 0..=32usize {
        let steps: Vec<usize> = (0..8).map(|pair| (sum.saturating_sub(pair * 4)).min(4)).collect();
        reached.push(Meter::of(&equal(&steps)).unwrap().verdict().as_str());
    }
    reached.dedup();
    assert_eq!(reached, Verdict::ALL.map(Verdict::as_str));
}

#[test]
fn moves_add_up_to_the_distance_from_the_middle() {
    assert_eq!(moves(&equal(&[4, 4, 3, 4, 2, 3, 4, 2])), [625, 625, 312, 625, 0, 312, 625, 0]);
    assert_eq!(moves(&equal(&[0, 4])), [-2500, 2500]);
}

#[test]
fn the_fewest_changes_that_flip_the_verdict_are_found() {
    let rows = [
        ("all PM", equal(&[4; 8]), Some(4)),
        ("clear PM", equal(&[4, 4, 3, 4, 2, 3, 4, 2]), Some(2)),
        ("all neutral", equal(&[2; 8]), Some(5)),
        ("one pair at an end", equal(&[4]), Some(1)),
        ("one neutral pair can never lean", equal(&[2]), None),
        ("no pairs", equal(&[]), None),
    ];
    for (person, votes, expected) in rows {
        assert_eq!(changes_to_flip(&votes), expected, "{person}");
    }
}

#[test]
fn fewer_changes_do_not_flip_the_verdict() {
    // All ways to change k - 1 of eight answers, for a few people.
    for steps in [[4, 4, 3, 4, 2, 3, 4, 2], [0, 0, 1, 0, 2, 1, 0, 2], [4, 4, 4, 0, 4, 4, 4, 3]] {
        let votes = equal(&steps);
        let before = Meter::of(&votes).unwrap().verdict();
        let fewest = changes_to_flip(&votes).unwrap();
        for answers in 0..5usize.pow(8) {
            let changed: Vec<usize> = (0..8).map(|pair| answers / 5usize.pow(pair) % 5).collect();
            let count = changed.iter().zip(&steps).filter(|(now, then)| now != then).count();
            let sum: usize = changed.iter().sum();
            // "About even" with eight pairs is a sum of 13 to 19 quarters: cheaper than a meter.
            if count < fewest && before != Verdict::Even {
                assert!(!(13..=19).contains(&sum), "{steps:?} -> {changed:?} with {count} < {fewest}");
            }
        }
    }
}

fn any_votes() -> impl Strategy<Value = Vec<Vote>> {
    prop::collection::vec((0usize..5, 1u32..=10_000), 1..=60).prop_map(|pairs| {
        let vote = |(step, hundredths)| Vote {
            weight: Weight::parse(f64::from(hundredths) / 100.0).unwrap(),
            step: Step::ALL[step],
        };
        pairs.into_iter().map(vote).collect()
    })
}

/// The band by the standard library's exponential and logarithm: the densest cells that hold the mass.
fn densest_cells(half_percents: u8, evidence: u8) -> (u16, u16) {
    let (share, pairs) = (f64::from(half_percents) / 200.0, f64::from(evidence) / 4.0);
    let (pm, po) = (pairs * share, pairs * (1.0 - share));
    let density = |cell: usize| {
        let place = (2 * cell + 1) as f64;
        (pm * (place / 4000.0).ln() + po * ((4000.0 - place) / 4000.0).ln()).exp()
    };
    let cells: Vec<f64> = (0..2000).map(density).collect();
    let total: f64 = cells.iter().sum();
    let (mut low, mut high, mut mass) = (0, 1999, total);
    loop {
        let (left, right) = (cells[low], cells[high]);
        let cut = if left <= right { left } else { 0.0 } + if right <= left { right } else { 0.0 };
        if low >= high || mass - cut < 0.9 * total {
            return (low as u16, high as u16 + 1);
        }
        mass -= cut;
        (low, high) = (low + usize::from(left <= right), high - usize::from(right <= left));
    }
}

#[test]
fn bands_hold_the_densest_cells() {
    for evidence in (1..=255).step_by(17) {
        for half_percents in 0..=100 {
            let marker = Marker::from_half_percents(half_percents).unwrap();
            let band = Meter::from_parts(marker, evidence, 0).unwrap().band();
            let expected = densest_cells(half_percents, evidence);
            assert_eq!(band.cells(), expected, "{half_percents} half per cents, {evidence} quarters of a pair");
        }
    }
}

proptest! {
    #[test]
    fn the_marker_is_inside_its_band(votes in any_votes()) {
        let meter = Meter::of(&votes).unwrap();
        let place = f64::from(meter.marker().half_percents()) / 2.0;
        prop_assert!(meter.band().low() <= place && place <= meter.band().high());
        prop_assert!(meter.evidence() >= 1 && meter.decisiveness() <= 100);
    }

    #[test]
    fn mirrored_votes_have_a_mirrored_meter(votes in any_votes()) {
        let (meter, mirror) = (Meter::of(&votes).unwrap(), Meter::of(&mirrored(&votes)).unwrap());
        prop_assert_eq!(meter.marker().half_percents(), 200 - mirror.marker().half_percents());
        prop_assert!((meter.band().low() - (100.0 - mirror.band().high())).abs() < 1e-9);
        prop_assert_eq!(meter.evidence(), mirror.evidence());
        prop_assert_eq!(meter.decisiveness(), mirror.decisiveness());
    }

    #[test]
    fn raising_an_answer_never_lowers_the_marker(votes in any_votes(), place in any::<prop::sample::Index>()) {
        let mut raised = votes.clone();
        let vote = &mut raised[place.index(votes.len())];
        vote.step = Step::ALL[usize::from((vote.step.quarters() + 1).min(4))];
        prop_assert!(Meter::of(&raised).unwrap().marker() >= Meter::of(&votes).unwrap().marker());
    }

    #[test]
    fn a_meter_equals_the_meter_of_its_parts(votes in any_votes()) {
        let meter = Meter::of(&votes).unwrap();
        prop_assert_eq!(Meter::from_parts(meter.marker(), meter.evidence(), meter.decisiveness()), Some(meter));
    }
}
