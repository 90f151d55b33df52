//! Result links: the golden ones, everything that must be refused, and any result there and back.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use proptest::prelude::*;
use role_fit_core::result::meter::{Marker, Meter};
use role_fit_core::share::code::LinkFault;
use role_fit_core::share::code::crc16;
use role_fit_core::share::single::{LinkedScore, SharedResult};

/// A released link and what it means. It must never change: people have saved such links.
struct Golden {
    link: &'static str,
    fingerprint: u32,
    marker: u8,
    evidence: u8,
    decisiveness: u8,
    score: Option<(u8, u8)>,
    facets: &'static [u8],
    /// By the second edition of the meter, in per cent.
    band: (f64, f64),
    verdict: &'static str,
}

const GOLDEN: [Golden; 5] = [
    Golden {
        link: "#rf120939aydmcg4the5",
        fingerprint: 0x1234_abcd,
        marker: 163,
        evidence: 32,
        decisiveness: 77,
        score: None,
        facets: &[],
        band: (58.875, 91.8),
        verdict: "pm-2",
    },
    Golden {
        link: "#rf12c939aydmcg4t38j0k49czdfhsmg",
        fingerprint: 0x1234_abcd,
        marker: 163,
        evidence: 32,
        decisiveness: 77,
        score: Some((13, 18)),
        facets: &[200, 150, 125, 175],
        band: (58.875, 91.8),
        verdict: "pm-2",
    },
    Golden {
        link: "#rf120000000cg0g0y0g",
        fingerprint: 0,
        marker: 100,
        evidence: 1,
        decisiveness: 0,
        score: None,
        facets: &[],
        band: (19.575, 80.425),
        verdict: "mid",
    },
    Golden {
        link: "#rf12fzzzzzz00g6800j0g000000yca0",
        fingerprint: 0xffff_ffff,
        marker: 0,
        evidence: 32,
        decisiveness: 100,
        score: Some((0, 18)),
        facets: &[0, 0, 0, 0],
        band: (0.0, 20.65),
        verdict: "po-3",
    },
    Golden {
        link: "#rf12ffavfqfs3zp8fsz134chj68s34chj30n4",
        fingerprint: 0xdead_beef,
        marker: 200,
        evidence: 255,
        decisiveness: 100,
        score: Some((63, 63)),
        facets: &[200; 8],
        band: (96.75, 100.0),
        verdict: "pm-3",
    },
];

fn result(fingerprint: u32, numbers: (u8, u8, u8), score: Option<(u8, u8)>, facets: &[u8]) -> SharedResult {
    let (marker, evidence, decisiveness) = numbers;
    let meter = Meter::from_parts(Marker::from_half_percents(marker).unwrap(), evidence, decisiveness).unwrap();
    let score = score.map(|(right, asked)| LinkedScore::new(right, asked).unwrap());
    let facets: Vec<_> = facets.iter().map(|&place| Marker::from_half_percents(place).unwrap()).collect();
    SharedResult::new(fingerprint, meter, score, &facets)
}

impl Golden {
    fn result(&self) -> SharedResult {
        let numbers = (self.marker, self.evidence, self.decisiveness);
        result(self.fingerprint, numbers, self.score, self.facets)
    }
}

#[test]
fn the_golden_links_are_unchanged() {
    for golden in &GOLDEN {
        assert_eq!(format!("#{}", golden.result().encode()), golden.link);
        assert_eq!(SharedResult::decode(golden.link).as_ref(), Ok(&golden.result()));
        let band = golden.result().meter().band();
        assert_eq!((band.low(), band.high()), golden.band, "{}", golden.link);
        assert_eq!(golden.result().meter().verdict().as_str(), golden.verdict, "{}", golden.link);
    }
}

#[test]
fn upper_case_makes_no_difference() {
    for golden in &GOLDEN {
        assert_eq!(SharedResult::decode(&golden.link.to_uppercase()), Ok(golden.result()));
        assert_eq!(SharedResult::decode(golden.link.trim_start_matches('#')), Ok(golden.result()));
    }
}

#[test]
fn every_single_character_change_of_a_golden_link_is_refused() {
    for golden in &GOLDEN {
        for place in 1..golden.link.len() {
            for byte in 0x20..0x7fu8 {
                let mut changed = golden.link.as_bytes().to_vec();
                if changed[place].eq_ignore_ascii_case(&byte) {
                    continue;
                }
                changed[place] = byte;
                let changed = String::from_utf8(changed).unwrap();
                assert!(SharedResult::decode(&changed).is_err(), "{changed} was taken for {}", golden.link);
            }
        }
    }
}

#[test]
fn every_swap_cut_and_addition_is_refused() {
    for golden in &GOLDEN {
        for place in 4..golden.link.len() {
            let mut swapped = golden.link.as_bytes().to_vec();
            if place + 1 < swapped.len() && swapped[place] != swapped[place + 1] {
                swapped.swap(place, place + 1);
                assert!(SharedResult::decode(&String::from_utf8(swapped).unwrap()).is_err());
            }
            assert!(SharedResult::decode(&golden.link[..place]).is_err());
            for added in ["0", "z", "é", " "] {
                let longer = format!("{}{added}{}", &golden.link[..place], &golden.link[place..]);
                assert!(SharedResult::decode(&longer).is_err(), "{longer}");
            }
        }
    }
}

#[test]
fn each_refusal_has_the_right_reason() {
    let rows = [
        ("", LinkFault::NotOurs),
        ("#", LinkFault::NotOurs),
        ("#section-2", LinkFault::NotOurs),
        ("#rf", LinkFault::NotOurs),
        ("#rf1", LinkFault::NotOurs),
        ("#rf1short", LinkFault::NotOurs),
        ("#rf1-overview-of-it", LinkFault::NotOurs),
        ("#rf0123456789abcdef", LinkFault::NotOurs),
        ("#rfé123456789abcdef", LinkFault::NotOurs),
        ("#r\u{301}1123456789abcdef", LinkFault::NotOurs),
        ("#rf220939aydmcg4the5", LinkFault::UnknownVersion),
        ("#rf9aaaaaaaaaa", LinkFault::UnknownVersion),
        ("#rf120939aydmcg4the6", LinkFault::Damaged),
        ("#rf1aaaaaaaaaa", LinkFault::Damaged),
        ("#rf120939aydmcg4the5%", LinkFault::Damaged),
        ("#rf120939aydmcg4thé5", LinkFault::Damaged),
        ("#rf1iiiiiiiiiiiiiiii", LinkFault::Damaged),
    ];
    for (fragment, fault) in rows {
        assert_eq!(SharedResult::decode(fragment), Err(fault), "{fragment}");
    }
    assert_eq!(SharedResult::decode(&format!("#rf1{}", "0".repeat(1 << 16))), Err(LinkFault::Damaged));
}

/// The code of bytes that no encoder would write, with a valid checksum.
fn forged(content: &[u8]) -> String {
    let bytes = [content, &crc16(content).to_be_bytes()].concat();
    let bits: String = bytes.iter().map(|byte| format!("{byte:08b}")).collect();
    let digit = |five: &[u8]| {
        let five = std::str::from_utf8(five).unwrap();
        let value = u8::from_str_radix(&format!("{five:0<5}"), 2).unwrap();
        char::from(b"0123456789abcdefghjkmnpqrstvwxyz"[usize::from(value)])
    };
    format!("#rf1{}", bits.as_bytes().chunks(5).map(digit).collect::<String>())
}

#[test]
fn values_out_of_range_are_refused_despite_a_valid_checksum() {
    let valid = [0x10, 1, 2, 3, 4, 100, 32, 50];
    assert!(SharedResult::decode(&forged(&valid)).is_ok());
    let rows: &[(&str, &[u8])] = &[
        ("another version inside", &[0x20, 1, 2, 3, 4, 100, 32, 50]),
        ("an unknown flag", &[0x14, 1, 2, 3, 4, 100, 32, 50]),
        ("a marker of 201", &[0x10, 1, 2, 3, 4, 201, 32, 50]),
        ("no evidence", &[0x10, 1, 2, 3, 4, 100, 0, 50]),
        ("a decisiveness of 101", &[0x10, 1, 2, 3, 4, 100, 32, 101]),
        ("a byte too many", &[0x10, 1, 2, 3, 4, 100, 32, 50, 0]),
        ("a byte too few", &[0x10, 1, 2, 3, 4, 100, 32]),
        ("knowledge promised and missing", &[0x12, 1, 2, 3, 4, 100, 32, 50]),
        ("more right than asked", &[0x12, 1, 2, 3, 4, 100, 32, 50, 8, 7]),
        ("nothing asked", &[0x12, 1, 2, 3, 4, 100, 32, 50, 0, 0]),
        ("sixty-four asked", &[0x12, 1, 2, 3, 4, 100, 32, 50, 0, 64]),
        ("no facets among facets", &[0x11, 1, 2, 3, 4, 100, 32, 50, 0]),
        ("nine facets", &[0x11, 1, 2, 3, 4, 100, 32, 50, 9, 0, 0, 0, 0, 0, 0, 0, 0, 0]),
        ("fewer facets than said", &[0x11, 1, 2, 3, 4, 100, 32, 50, 2, 0]),
        ("a facet of 201", &[0x11, 1, 2, 3, 4, 100, 32, 50, 1, 201]),
    ];
    for (what, content) in rows {
        assert_eq!(SharedResult::decode(&forged(content)), Err(LinkFault::Damaged), "{what}");
    }
}

#[test]
fn an_extra_digit_is_refused_although_it_adds_no_byte() {
    for golden in &GOLDEN {
        for digit in ["0", "00", "z"] {
            let longer = format!("{}{digit}", golden.link);
            assert_eq!(SharedResult::decode(&longer), Err(LinkFault::Damaged), "{longer}");
        }
    }
}

#[test]
fn pad_bits_must_be_zero() {
    // 10 bytes are 80 bits, 16 digits without padding; 21 bytes leave two bits in the last digit.
    let last = GOLDEN[4].link.len() - 1;
    for digit in ["5", "6", "7"] {
        let padded = format!("{}{digit}", &GOLDEN[4].link[..last]);
        assert_eq!(SharedResult::decode(&padded), Err(LinkFault::Damaged));
    }
}

#[test]
fn the_checksum_is_as_documented() {
    assert_eq!(crc16(b"123456789"), 0x29b1);
}

fn any_result() -> impl Strategy<Value = SharedResult> {
    let score = prop::option::of((1u8..=63).prop_flat_map(|asked| (0..=asked, Just(asked))));
    let facets = prop::collection::vec(0u8..=200, 0..=8);
    (any::<u32>(), (0u8..=200, 1u8..=255, 0u8..=100), score, facets)
        .prop_map(|(fingerprint, numbers, score, facets)| result(fingerprint, numbers, score, &facets))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2048))]

    #[test]
    fn any_result_can_be_read_back_from_its_link(result in any_result()) {
        let code = result.encode();
        prop_assert!((18..=67).contains(&code.len()));
        prop_assert_eq!(SharedResult::decode(&code), Ok(result));
    }

    #[test]
    fn only_canonical_spellings_are_accepted(text in "#?[rR][fF][1-9][0-9a-zA-Z]{0,70}|.{0,80}") {
        if let Ok(result) = SharedResult::decode(&text) {
            prop_assert_eq!(result.encode(), text.trim_start_matches('#').to_ascii_lowercase());
        }
    }

    #[test]
    fn a_mistyped_link_is_refused(result in any_result(), place in any::<prop::sample::Index>(), digit in "[0-9a-hjkmnp-tv-z]") {
        let code = result.encode();
        let place = 3 + place.index(code.len() - 3);
        let mistyped = format!("{}{digit}{}", &code[..place], &code[place + 1..]);
        prop_assert_eq!(SharedResult::decode(&mistyped).is_ok(), mistyped == code);
    }
}
