//! The model of the meter: its worked examples, which fail with any other constants, and how often random answers get each
//! verdict.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod common;

use common::Dice;
use role_fit_core::answers::Step;
use role_fit_core::deck::{Role, Strength, Verdict, Weight};
use role_fit_core::result::meter::{Meter, Vote};
use role_fit_core::result::posterior::{Evidence, Model};

/// How many answers were given at each of the five steps, from the PO pole to the PM pole.
type Counts = [usize; 5];

/// Answers, their marker, their band in per cent, and their verdict.
type Example = (Counts, f64, (f64, f64), &'static str);

/// The examples of `docs/src/meter.md`. The bands are exact: they are whole cells of the grid.
const EXAMPLES: [Example; 10] = [
    ([8, 0, 0, 0, 0], 0.0, (0.0, 20.65), "po-3"),
    ([6, 0, 0, 0, 2], 25.0, (8.725, 50.375), "po-1"),
    ([0, 0, 8, 0, 0], 50.0, (42.15, 57.85), "mid"),
    ([4, 0, 0, 0, 4], 50.0, (26.4, 73.6), "mid"),
    ([0, 0, 2, 6, 0], 68.75, (55.15, 74.975), "pm-2"),
    ([0, 0, 0, 8, 0], 75.0, (60.825, 79.325), "pm-2"),
    ([0, 0, 2, 2, 4], 81.25, (61.85, 88.575), "pm-3"),
    ([1, 0, 0, 0, 7], 87.5, (63.525, 97.325), "pm-3"),
    ([0, 0, 0, 16, 0], 75.0, (66.9, 77.575), "pm-2"),
    ([5, 0, 0, 0, 11], 68.75, (49.775, 83.975), "pm-1"),
];

fn votes(counts: Counts) -> Vec<Vote> {
    let steps = Step::ALL.into_iter().zip(counts).flat_map(|(step, count)| vec![step; count]);
    steps.map(|step| Vote { weight: Weight::ONE, step }).collect()
}

fn meter(counts: Counts) -> Meter {
    Meter::of(&votes(counts)).unwrap()
}

#[test]
fn the_worked_examples_are_met_from_the_numbers_of_a_link() {
    for (counts, marker, band, verdict) in EXAMPLES {
        let meter = meter(counts);
        // A link holds the marker in half per cents.
        assert!((f64::from(meter.marker().half_percents()) / 2.0 - marker).abs() <= 0.25, "{counts:?}");
        assert_eq!((meter.band().low(), meter.band().high()), band, "{counts:?}");
        assert_eq!(meter.verdict().as_str(), verdict, "{counts:?}");
    }
}

#[test]
fn the_examples_agree_with_the_specification() {
    // As specified, with a tolerance of 0.3.
    let specified = [
        (0.0, 20.6),
        (8.7, 50.4),
        (42.1, 57.9),
        (26.4, 73.6),
        (55.1, 75.0),
        (60.8, 79.3),
        (61.9, 88.6),
        (63.5, 97.3),
        (66.9, 77.6),
        (49.8, 84.0),
    ];
    for ((counts, _, (low, high), _), (specified_low, specified_high)) in EXAMPLES.into_iter().zip(specified) {
        assert!((low - specified_low).abs() <= 0.3 && (high - specified_high).abs() <= 0.3, "{counts:?}");
    }
}

#[test]
fn the_page_about_the_meter_has_the_examples() {
    let page = include_str!("../../../docs/src/meter.md");
    for (counts, marker, (low, high), _) in EXAMPLES {
        let row = format!("| {marker:.1} | {low:.1}–{high:.1} |");
        assert!(page.contains(&row), "{row} for {counts:?}");
    }
}

/// Whether a model with these constants meets all examples.
fn meets_examples(model: &Model) -> bool {
    EXAMPLES.into_iter().all(|(counts, marker, (low, high), _)| {
        let pairs = counts.iter().sum::<usize>() as f64;
        let squares = [4.0, 1.0, 0.0, 1.0, 4.0].into_iter().zip(counts).map(|(square, count)| square * count as f64);
        let decisiveness = squares.sum::<f64>() / (4.0 * pairs);
        let cells = model.interval(Evidence { share: marker / 100.0, pairs, decisiveness });
        let percent = |cells: u16| 100.0 * f64::from(cells) / f64::from(model.cells);
        let (found_low, found_high) = (percent(cells.0).min(marker), percent(cells.1).max(marker));
        (found_low - low).abs() < 1e-9 && (found_high - high).abs() < 1e-9
    })
}

#[test]
fn no_other_constants_meet_the_examples() {
    let model = Model::SECOND_EDITION;
    assert!(meets_examples(&model));
    for prior in [0.5, 1.0, 1.9, 1.99, 2.01, 2.1, 2.5, 3.0, 4.0] {
        assert!(!meets_examples(&Model { prior, ..model }), "a prior of {prior} answers");
    }
    for cells in [200, 1000, 2000, 3800, 4200, 8000, 16_000] {
        assert!(!meets_examples(&Model { cells, ..model }), "{cells} cells");
    }
    for mass in [0.8, 0.89, 0.899, 0.901, 0.91, 0.95] {
        assert!(!meets_examples(&Model { mass, ..model }), "an interval that holds {mass}");
    }
}

/// All ways to answer that many pairs, up to their order.
fn all_counts(pairs: usize) -> Vec<Counts> {
    let mut all = Vec::new();
    for number in 0..(pairs + 1).pow(4) {
        let first = [0, 1, 2, 3].map(|place| number / (pairs + 1).pow(place) % (pairs + 1));
        if let Some(rest) = pairs.checked_sub(first.iter().sum()) {
            all.push([first[0], first[1], first[2], first[3], rest]);
        }
    }
    all
}

/// How many orders these answers can have.
fn orders(counts: Counts) -> f64 {
    let factorial = |number: usize| (1..=number).map(|factor| factor as f64).product::<f64>();
    factorial(counts.iter().sum()) / counts.map(factorial).iter().product::<f64>()
}

/// The probability, in per cent, that random answers get the verdict "clearly" or "strongly".
fn settled_by_chance(pairs: usize, probabilities: [f64; 5]) -> f64 {
    let probability = |counts: Counts| {
        let each = probabilities.into_iter().zip(counts).map(|(one, count)| one.powi(count as i32));
        orders(counts) * each.product::<f64>()
    };
    let settled = all_counts(pairs).into_iter().filter(|counts| meter(*counts).verdict().is_settled());
    100.0 * settled.map(probability).sum::<f64>()
}

#[test]
fn chance_seldom_settles() {
    let coin = [0.5, 0.0, 0.0, 0.0, 0.5];
    let uniform = [0.2; 5];
    let rows = [
        ("a coin", 8, coin, 7.0),
        ("a coin", 16, coin, 7.7),
        ("a die", 8, uniform, 12.2),
        ("a die", 16, uniform, 11.4),
    ];
    for (what, pairs, probabilities, expected) in rows {
        let found = settled_by_chance(pairs, probabilities);
        assert!((found - expected).abs() < 0.05, "{what} answers {pairs} pairs: {found:.3} %, expected {expected} %");
    }
}

#[test]
fn the_verdict_follows_from_marker_and_band() {
    for pairs in [1, 2, 3, 8, 9] {
        for counts in all_counts(pairs) {
            let meter = meter(counts);
            let (low, high) = (meter.band().low(), meter.band().high());
            let marker = f64::from(meter.marker().half_percents()) / 2.0;
            let role = if marker < 50.0 { Role::Po } else { Role::Pm };
            let inner_edge = if role == Role::Po { 100.0 - high } else { low };
            let covers_middle = low <= 50.0 && 50.0 <= high;
            let expected = match (marker - 50.0).abs() {
                distance if covers_middle && distance < 10.0 => Verdict::Even,
                _ if covers_middle => Verdict::Toward(role, Strength::Slightly),
                distance if inner_edge >= 60.0 && distance >= 30.0 => Verdict::Toward(role, Strength::Strongly),
                _ => Verdict::Toward(role, Strength::Clearly),
            };
            assert_eq!(meter.verdict(), expected, "{counts:?}");
        }
    }
}

/// A reader who takes the PM side with a probability of their own.
struct Reader {
    pm: f64,
    neutral: f64,
    at_the_end: f64,
}

impl Reader {
    /// The mean of all answers that the reader could ever give.
    fn true_mean(&self) -> f64 {
        let distance = self.at_the_end * 0.5 + (1.0 - self.at_the_end) * 0.25;
        0.5 + (1.0 - self.neutral) * (2.0 * self.pm - 1.0) * distance
    }

    fn answer(&self, dice: &mut Dice) -> usize {
        if chance(dice) < self.neutral {
            return 2;
        }
        let distance = if chance(dice) < self.at_the_end { 2 } else { 1 };
        if chance(dice) < self.pm { 2 + distance } else { 2 - distance }
    }
}

fn chance(dice: &mut Dice) -> f64 {
    dice.below(1 << 30) as f64 / f64::from(1 << 30)
}

/// A number from Beta(a, a) for a whole number a: the middle one of 2a - 1 even ones.
fn symmetric_beta(a: usize, dice: &mut Dice) -> f64 {
    let mut numbers: Vec<f64> = (1..2 * a).map(|_| chance(dice)).collect();
    numbers.sort_by(f64::total_cmp);
    numbers[a - 1]
}

#[test]
fn the_band_covers_nine_true_places_in_ten() {
    const PLAYS: usize = 3000;
    let mut dice = Dice(15);
    for a in [1, 2, 4] {
        for at_the_end in [0.3, 0.5, 0.8] {
            let covered = (0..PLAYS).filter(|_| {
                let reader = Reader { pm: symmetric_beta(a, &mut dice), neutral: 0.12, at_the_end };
                let mut counts = Counts::default();
                for _ in 0..8 {
                    counts[reader.answer(&mut dice)] += 1;
                }
                let band = meter(counts).band();
                (band.low()..=band.high()).contains(&(100.0 * reader.true_mean()))
            });
            let percent = 100.0 * covered.count() as f64 / PLAYS as f64;
            assert!((86.0..=92.0).contains(&percent), "Beta({a}, {a}), {at_the_end} at the ends: {percent} %");
        }
    }
}

#[test]
fn more_pairs_narrow_the_band() {
    for counts in all_counts(8) {
        let width = |counts: Counts| {
            let (low, high) = meter(counts).band().cells();
            high - low
        };
        assert!(width(counts.map(|count| 2 * count)) < width(counts), "{counts:?}");
    }
}
