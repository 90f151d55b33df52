//! The meter: its parts, and what must hold for any votes. `meter_model.rs` has the worked examples of its model.

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
        ("all neutral", equal(&[2; 8]), Some(3)),
        ("one pair at an end", equal(&[4]), Some(1)),
        ("one neutral pair can never lean", equal(&[2]), None),
        ("no pairs", equal(&[]), None),
    ];
    for (person, votes, expected) in rows {
        assert_eq!(changes_to_flip(&votes), expected, "{person}");
    }
}

/// Whether a change from one verdict to the other is what `changes_to_flip` looks for.
fn is_flip(before: Verdict, after: Verdict) -> bool {
    if before == Verdict::Even { after.is_settled() } else { after == Verdict::Even }
}

#[test]
fn fewer_changes_do_not_flip_the_verdict() {
    let meters: Vec<Verdict> = (0..5usize.pow(6)).map(|answers| verdict(&digits(answers))).collect();
    for (answers, before) in meters.iter().enumerate().step_by(211) {
        let steps = digits(answers);
        let closest = meters.iter().enumerate().filter(|(_, after)| is_flip(*before, **after)).map(|(other, _)| {
            let other = digits(other);
            other.iter().zip(&steps).filter(|(now, then)| now != then).count()
        });
        assert_eq!(changes_to_flip(&equal(&steps)), closest.min(), "{steps:?}");
    }
}

/// Answers to six pairs, as a number in base 5.
fn digits(answers: usize) -> Vec<usize> {
    (0..6).map(|pair| answers / 5usize.pow(pair) % 5).collect()
}

fn verdict(steps: &[usize]) -> Verdict {
    Meter::of(&equal(steps)).unwrap().verdict()
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

const CELLS: usize = 4000;

/// The probability below each cell, by powers instead of logarithms.
fn cumulative(half_percents: u8, evidence: u8, decisiveness: u8) -> Vec<f64> {
    let (share, pairs) = (f64::from(half_percents) / 200.0, f64::from(evidence) / 4.0);
    let square = (f64::from(decisiveness) / 100.0 + 4.0 * share - 1.0) / 4.0;
    let total = pairs + 2.0;
    let mean = (pairs * share + 1.0) / total;
    let variance = ((pairs * square + 0.75) / total - mean * mean) / (total + 1.0);
    let answers = mean * (1.0 - mean) / variance - 1.0;
    let density = |cell: usize| {
        let place = (cell as f64 + 0.5) / CELLS as f64;
        place.powf(mean * answers - 1.0) * (1.0 - place).powf((1.0 - mean) * answers - 1.0)
    };
    let mut sums = vec![0.0];
    for cell in 0..CELLS {
        sums.push(sums[cell] + density(cell));
    }
    sums.iter().map(|sum| sum / sums[CELLS]).collect()
}

#[test]
fn no_narrower_band_holds_nine_tenths() {
    // Pairs of equal weight, so that a link holds the exact numbers.
    for evidence in [8, 20, 32, 40, 64, 100] {
        for half_percents in [50, 70, 80, 100, 120, 150] {
            for decisiveness in [25, 50, 100] {
                let marker = Marker::from_half_percents(half_percents).unwrap();
                let (low, high) = Meter::from_parts(marker, evidence, decisiveness).unwrap().band().cells();
                let (low, high) = (usize::from(low), usize::from(high));
                let sums = cumulative(half_percents, evidence, decisiveness);
                let name = format!("{half_percents} {evidence} {decisiveness}: {low} to {high}");
                assert!(sums[high] - sums[low] >= 0.9 - 1e-9, "{name}");
                // Two cells less, since equally dense ends are cut off together, are too little wherever they are.
                let width = high - low - 2;
                assert!((0..=CELLS - width).all(|low| sums[low + width] - sums[low] < 0.9 + 1e-4), "{name}");
            }
        }
    }
}

#[test]
fn numbers_that_no_answers_have_still_give_a_band() {
    for half_percents in 0..=200 {
        for (evidence, decisiveness) in [(1, 0), (1, 100), (32, 0), (33, 7), (255, 0), (255, 100)] {
            let marker = Marker::from_half_percents(half_percents).unwrap();
            let meter = Meter::from_parts(marker, evidence, decisiveness).unwrap();
            let (low, high) = meter.band().cells();
            let place = u16::from(half_percents) * 20;
            assert!(low <= place && place <= high && high <= 4000 && low < high, "{meter:?}: {low} to {high}");
        }
    }
}

#[test]
fn more_decisive_answers_have_a_wider_band() {
    let width = |decisiveness| {
        let (low, high) = Meter::from_parts(Marker::MIDDLE, 32, decisiveness).unwrap().band().cells();
        high - low
    };
    let widths: Vec<u16> = (0..=100).map(width).collect();
    assert!(widths.is_sorted() && widths[0] < widths[50] && widths[50] < widths[100], "{widths:?}");
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
