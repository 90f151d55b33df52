//! Links to several results: golden codes, any number of people there and back, and everything that must be refused.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod common;

use common::{result, shared_result};
use proptest::prelude::*;
use role_fit_core::share::code::{Kind, LinkFault, crc16};
use role_fit_core::share::link::Linked;
use role_fit_core::share::several::encode;
use role_fit_core::share::single::{LinkedScore, SharedResult};

/// A released link and what it means. It must never change: people have saved such links.
fn golden() -> [(&'static str, &'static str, Kind, Vec<SharedResult>); 4] {
    let ann = result(0x1234_abcd, (163, 32, 77), &[200, 150, 125, 175]);
    let bo = result(0x1234_abcd, (40, 32, 60), &[0, 75, 100, 20]);
    let other = result(0xdead_beef, (200, 255, 100), &[200; 8]);
    let bare = result(0, (100, 1, 0), &[]);
    [
        (
            "#rfc12410a4hmnf6t682d0k49czdf04m20f04015p850sp4",
            "1102051234abcda3204d04c8967daf0128203c04004b641419b1",
            Kind::Comparison,
            vec![ann, bo],
        ),
        (
            "#rfc12410a4hmnf6t682d0k49czdf0qfavfqfs3zp8268s34chj68s340skr",
            "1102051234abcda3204d04c8967daf05deadbeefc8ff6408c8c8c8c8c8c8c8c80ccf",
            Kind::Comparison,
            vec![ann, other],
        ),
        ("#rft1280g8000000680807frg", "120104000000006401003bf1", Kind::Team, vec![bare]),
        (
            "#rft1282ga4hmnf6jg81w0g04ps0m06hj0k84s2b7vbr4000000340400bqndqvqwhzv4134chj68s34chj01s3zp8268s34chj68s340k20",
            "1205051234abcd28203c04004b641401a3204d04c8967daf040000000064010005deadbeefc8ff6408c8c8c8c8c8c8c8c801c8ff64\
             08c8c8c8c8c8c8c8c80988",
            Kind::Team,
            vec![bo, ann, bare, other, other],
        ),
    ]
}

/// The digits of a code as hexadecimal bytes.
fn bytes_of(link: &str) -> String {
    let digits = "0123456789abcdefghjkmnpqrstvwxyz";
    let bits: String = link[5..].chars().map(|digit| format!("{:05b}", digits.find(digit).unwrap())).collect();
    let byte = |bits: &[u8]| u8::from_str_radix(std::str::from_utf8(bits).unwrap(), 2).unwrap();
    bits.as_bytes().chunks_exact(8).map(|bits| format!("{:02x}", byte(bits))).collect()
}

#[test]
fn the_golden_links_are_unchanged() {
    for (link, bytes, kind, results) in golden() {
        assert_eq!(format!("#{}", encode(kind, &results).unwrap()), link);
        assert_eq!(bytes_of(link), bytes);
        for spelling in [link.to_owned(), link.to_uppercase(), link[1..].to_owned()] {
            assert_eq!(Linked::of_fragment(&spelling), Ok(Linked::Several(results.clone())), "{spelling}");
        }
    }
}

#[test]
fn every_change_of_a_golden_link_is_refused() {
    for (link, ..) in golden() {
        for place in 1..link.len() {
            for byte in 0x20..0x7fu8 {
                let mut changed = link.as_bytes().to_vec();
                if changed[place].eq_ignore_ascii_case(&byte) {
                    continue;
                }
                changed[place] = byte;
                let changed = String::from_utf8(changed).unwrap();
                assert!(Linked::of_code(&changed).is_err(), "{changed} was taken for {link}");
            }
            assert!(Linked::of_code(&link[..place]).is_err());
            for added in ["0", "z", "é"] {
                assert!(Linked::of_code(&format!("{}{added}{}", &link[..place], &link[place..])).is_err());
            }
            let mut swapped = link.as_bytes().to_vec();
            if place > 4 && place + 1 < swapped.len() && swapped[place] != swapped[place + 1] {
                swapped.swap(place, place + 1);
                assert!(Linked::of_code(&String::from_utf8(swapped).unwrap()).is_err());
            }
        }
    }
}

#[test]
fn each_kind_has_its_number_of_results() {
    let people = |count: usize| vec![shared_result(1); count];
    for (kind, count, holds) in [
        (Kind::Comparison, 1, false),
        (Kind::Comparison, 2, true),
        (Kind::Comparison, 3, false),
        (Kind::Team, 0, false),
        (Kind::Team, 1, true),
        (Kind::Team, 50, true),
        (Kind::Team, 51, false),
    ] {
        assert_eq!(encode(kind, &people(count)).is_some(), holds, "{count} in {kind:?}");
    }
}

/// The code of bytes that no encoder would write, with a valid checksum.
fn forged(kind: &str, content: &[u8]) -> String {
    let bytes = [content, &crc16(content).to_be_bytes()].concat();
    let bits: String = bytes.iter().map(|byte| format!("{byte:08b}")).collect();
    let digit = |five: &[u8]| {
        let five = std::str::from_utf8(five).unwrap();
        char::from(b"0123456789abcdefghjkmnpqrstvwxyz"[usize::from_str_radix(&format!("{five:0<5}"), 2).unwrap()])
    };
    format!("#rf{kind}1{}", bits.as_bytes().chunks(5).map(digit).collect::<String>())
}

#[test]
fn values_out_of_range_are_refused_despite_a_valid_checksum() {
    let (one, other) = ([4, 1, 2, 3, 4, 100, 32, 50], [0, 90, 32, 50]);
    let team = |people: &[&[u8]]| forged("t", &[&[0x12, people.len() as u8], &people.concat()[..]].concat());
    assert!(Linked::of_fragment(&team(&[&one, &other])).is_ok());
    let rows = [
        ("another version inside", forged("t", &[&[0x22, 1], &one[..]].concat())),
        ("a comparison's bytes in a team's code", forged("t", &[&[0x11, 2], &one[..], &other].concat())),
        ("a team's bytes in a comparison's code", forged("c", &[&[0x12, 2], &one[..], &other].concat())),
        ("a comparison of one", forged("c", &[&[0x11, 1], &one[..]].concat())),
        ("nobody", forged("t", &[&[0x12, 0], &one[..]].concat())),
        ("fifty-one", team(&[&[&one[..]], &vec![&other[..]; 50][..]].concat())),
        ("fewer than said", forged("t", &[&[0x12, 3], &one[..], &other].concat())),
        ("more than said", forged("t", &[&[0x12, 1], &one[..], &other].concat())),
        ("no deck at all", team(&[&other, &other, &other])),
        ("the same deck again", team(&[&one, &one])),
        ("a knowledge score", team(&[&[6, 1, 2, 3, 4, 100, 32, 50, 13, 18]])),
        ("an unknown flag", team(&[&[12, 1, 2, 3, 4, 100, 32, 50]])),
        ("a marker of 201", team(&[&[4, 1, 2, 3, 4, 201, 32, 50]])),
        ("no evidence", team(&[&[4, 1, 2, 3, 4, 100, 0, 50]])),
        ("a decisiveness of 101", team(&[&[4, 1, 2, 3, 4, 100, 32, 101]])),
        ("no facets among facets", team(&[&[5, 1, 2, 3, 4, 100, 32, 50, 0]])),
        ("nine facets", team(&[&[5, 1, 2, 3, 4, 100, 32, 50, 9, 0, 0, 0, 0, 0, 0, 0, 0, 0]])),
        ("a facet of 201", team(&[&[5, 1, 2, 3, 4, 100, 32, 50, 1, 201]])),
    ];
    for (what, link) in rows {
        assert_eq!(Linked::of_fragment(&link), Err(LinkFault::Damaged), "{what}: {link}");
    }
}

fn any_result() -> impl Strategy<Value = SharedResult> {
    // Few decks, so that neighbours often share one.
    let deck = prop_oneof![Just(1u32), Just(0xffff_ffff), any::<u32>()];
    (deck, (0u8..=200, 1u8..=255, 0u8..=100), prop::collection::vec(0u8..=200, 0..=8))
        .prop_map(|(deck, numbers, facets)| result(deck, numbers, &facets))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn links_to_one_to_fifty_people_can_be_read_back(people in prop::collection::vec(any_result(), 1..=50)) {
        let code = encode(Kind::Team, &people).unwrap();
        prop_assert!((24..=1371).contains(&code.len()), "{}", code.len());
        prop_assert_eq!(Linked::of_code(&code), Ok(Linked::Several(people.clone())));
        if let [one, other, ..] = people[..] {
            let code = encode(Kind::Comparison, &[one, other]).unwrap();
            prop_assert_eq!(Linked::of_code(&code), Ok(Linked::Several(vec![one, other])));
        }
    }

    #[test]
    fn links_to_several_results_have_no_knowledge_scores(people in prop::collection::vec(any_result(), 1..=50), right in 0u8..=18) {
        let scored = |result: &SharedResult| {
            SharedResult::new(result.fingerprint(), *result.meter(), LinkedScore::new(right, 18), result.facets())
        };
        let scored: Vec<_> = people.iter().map(scored).collect();
        prop_assert_eq!(encode(Kind::Team, &scored), encode(Kind::Team, &people));
    }

    #[test]
    fn only_canonical_spellings_are_accepted(text in "#?[rR][fF][cCtT]?[1-9][0-9a-zA-Z]{0,140}|.{0,80}") {
        let written = match Linked::of_code(&text) {
            Ok(Linked::Result(result)) => result.encode(),
            Ok(Linked::Several(results)) => {
                let is_comparison = text.to_ascii_lowercase().contains("rfc");
                encode(if is_comparison { Kind::Comparison } else { Kind::Team }, &results).unwrap()
            }
            Err(_) => return Ok(()),
        };
        prop_assert_eq!(written, text.trim_start_matches('#').to_ascii_lowercase());
    }
}
