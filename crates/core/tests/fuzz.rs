//! The decoder of link codes with any input: any text, valid codes with a few characters changed, and bytes that no encoder
//! would write, with a valid checksum. It must not panic, and must accept only one spelling.
//!
//! A few thousand cases in every run; `PROPTEST_CASES=10000000 cargo test --release -p role-fit-core --test fuzz` is the long run that
//! docs/src/architecture.md mentions.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use proptest::prelude::*;
use proptest::sample::Index;
use role_fit_core::result::meter::{Marker, Meter};
use role_fit_core::share::code::{self, Kind, LinkFault};
use role_fit_core::share::link::{FoundCode, Linked, code_in};
use role_fit_core::share::several::encode;
use role_fit_core::share::single::{LinkedScore, SharedResult};

const KINDS: [Kind; 3] = [Kind::Result, Kind::Comparison, Kind::Team];

/// The only spelling of what was read from a code.
fn spelling(code: &str, linked: &Linked) -> String {
    match linked {
        Linked::Result(result) => result.encode(),
        Linked::Several(results) => {
            let is_comparison = code.trim_start_matches('#').to_ascii_lowercase().starts_with("rfc");
            encode(if is_comparison { Kind::Comparison } else { Kind::Team }, results).unwrap()
        }
    }
}

fn result() -> impl Strategy<Value = SharedResult> {
    let score = prop::option::of((0u8..=63, 1u8..=63).prop_map(|(right, asked)| (right.min(asked), asked)));
    let numbers = (0u8..=200, 1u8..=255, 0u8..=100);
    (any::<u32>(), numbers, score, prop::collection::vec(0u8..=200, 0..=8)).prop_map(
        |(deck, (marker, evidence, decisiveness), score, facets)| {
            let place = |half_percents| Marker::from_half_percents(half_percents).unwrap();
            let meter = Meter::from_parts(place(marker), evidence, decisiveness).unwrap();
            let score = score.and_then(|(right, asked)| LinkedScore::new(right, asked));
            SharedResult::new(deck, meter, score, &facets.into_iter().map(place).collect::<Vec<_>>())
        },
    )
}

fn valid() -> impl Strategy<Value = String> {
    prop_oneof![
        result().prop_map(|result| result.encode()),
        prop::collection::vec(result(), 2).prop_map(|two| encode(Kind::Comparison, &two).unwrap()),
        prop::collection::vec(result(), 1..6).prop_map(|some| encode(Kind::Team, &some).unwrap()),
    ]
}

/// A valid code in which some characters are replaced, removed or doubled.
fn changed() -> impl Strategy<Value = String> {
    let change = (
        any::<Index>(),
        0..3u8,
        prop::sample::select("0123456789abcdefghjkmnpqrstvwxyzILOU#%>é".chars().collect::<Vec<_>>()),
    );
    (valid(), prop::collection::vec(change, 0..4)).prop_map(|(code, changes)| {
        let mut characters: Vec<char> = code.chars().collect();
        for (place, how, character) in changes {
            let place = place.index(characters.len());
            match how {
                0 => characters[place] = character,
                1 if characters.len() > 1 => drop(characters.remove(place)),
                _ => characters.insert(place, character),
            }
        }
        characters.into_iter().collect()
    })
}

/// Bytes as an encoder might write them, and a few that it would not, with a valid checksum.
fn forged() -> impl Strategy<Value = String> {
    let likely = prop_oneof![4 => 0u8..=8, 2 => Just(100u8), 1 => 198u8..=202, 2 => any::<u8>()];
    let head = prop::sample::select(vec![0x10u8, 0x11, 0x12, 0x13, 0x14, 0x20]);
    let content = (head, prop::collection::vec(likely, 0..40));
    (prop::sample::select(KINDS.to_vec()), content)
        .prop_map(|(kind, (head, rest))| code::encode(kind, [&[head], &rest[..]].concat()))
}

proptest! {
    #[test]
    fn no_text_makes_the_decoder_panic_or_accept_a_second_spelling(
        text in prop_oneof![1 => ".{0,80}", 1 => "#?[rR][fF][cCtT]?[1-3][0-9a-zA-Z]{0,70}", 3 => changed(), 3 => forged()]
    ) {
        if let Ok(linked) = Linked::of_code(&text) {
            prop_assert_eq!(spelling(&text, &linked), text.trim_start_matches('#').to_ascii_lowercase());
        }
        // The same is true of a code that is found inside the text.
        let _ = Linked::of_fragment(&text);
        if let Some(FoundCode { words, code }) = code_in(&text) {
            prop_assert!(words.len() < text.len());
            if let Ok(linked) = Linked::of_code(&code) {
                prop_assert_eq!(spelling(&code, &linked), code.to_ascii_lowercase());
            }
        }
    }
}

#[test]
fn the_generated_cases_reach_every_outcome_of_the_decoder() {
    use proptest::strategy::ValueTree;
    use proptest::test_runner::TestRunner;
    let mut runner = TestRunner::deterministic();
    let (mut accepted, mut damaged, mut others) = ([0; 2], 0, 0);
    let cases = prop_oneof![changed(), forged()];
    for _ in 0..2000 {
        match Linked::of_code(&cases.new_tree(&mut runner).unwrap().current()) {
            Ok(Linked::Result(_)) => accepted[0] += 1,
            Ok(Linked::Several(_)) => accepted[1] += 1,
            Err(LinkFault::Damaged) => damaged += 1,
            Err(_) => others += 1,
        }
    }
    assert!(accepted.iter().all(|count| *count > 50), "{accepted:?}");
    assert!(damaged > 100 && others > 10, "{damaged} damaged, {others} others");
}
