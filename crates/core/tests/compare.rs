//! Results compared with each other.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod common;

use common::{known, place, result, shipped};
use role_fit_core::compare::{Stance, bands_overlap, facets_of, lean, spread, widest, width};
use role_fit_core::deck::Role;

#[test]
fn two_results_complete_each_other_are_alike_or_are_open() {
    let (po, pm, even) = (known(10), known(190), known(100));
    let rows = [
        (po, pm, Stance::Complete, false),
        (po, known(20), Stance::Alike(Role::Po), true),
        (pm, known(160), Stance::Alike(Role::Pm), true),
        (po, even, Stance::Open, false),
        (po, known(140), Stance::Open, false),
        (even, known(130), Stance::Open, true),
        (even, even, Stance::Open, true),
    ];
    for (one, other, stance, overlap) in rows {
        for (one, other) in [(one, other), (other, one)] {
            assert_eq!(Stance::of(&one, &other), stance, "{one:?} {other:?}");
            assert_eq!(bands_overlap(&one, &other), overlap, "{one:?} {other:?}");
        }
    }
    assert_eq!([po, pm, even].map(|result| lean(&result)), [Some(Role::Po), Some(Role::Pm), None]);
}

#[test]
fn facets_are_compared_only_if_the_deck_knows_them() {
    let deck = shipped();
    assert_eq!(facets_of(&deck, &known(20)).len(), 4);
    assert_eq!(facets_of(&deck, &result(1, (20, 32, 60), &[1, 2, 3, 4])), &[]);
    assert_eq!(facets_of(&deck, &result(deck.fingerprint(), (20, 32, 60), &[1, 2, 3])), &[]);
}

#[test]
fn the_widest_spread_counts_only_if_it_is_wide_enough() {
    let spreads = |widths: &[(u8, u8)]| widths.iter().map(|&(low, high)| (place(low), place(high))).collect::<Vec<_>>();
    assert_eq!(widest(&spreads(&[(0, 39), (100, 100)])), None);
    assert_eq!(widest(&spreads(&[(0, 40), (100, 100), (60, 100)])), Some(40));
    assert_eq!(widest(&spreads(&[(0, 40), (0, 200)])), Some(200));
    assert_eq!(widest(&[]), None);
    assert_eq!(spread(&[]), None);
    assert_eq!(spread(&[place(90), place(20), place(150)]), Some((place(20), place(150))));
    assert_eq!(width((place(20), place(150))), 130);
}
