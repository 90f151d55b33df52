//! Link codes in fragments and lines as chats and mail programs change them.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use role_fit_core::share::code::LinkFault;
use role_fit_core::share::link::{FoundCode, Linked, broken_code, code_in};
use role_fit_core::share::single::SharedResult;

const CODE: &str = "rf120939aydmcg4the5";

#[test]
fn codes_are_found_in_fragments_that_chats_and_mails_have_changed() {
    let found = [
        "#rf120939aydmcg4the5",
        "rf120939aydmcg4the5",
        "#RF120939AYDMCG4THE5",
        "#Rf120939aYdMcG4tHe5",
        "#rf120939aydmcg4the5>",
        "#rf120939aydmcg4the5.",
        "#rf120939aydmcg4the5).",
        "#rf120939aydmcg4the5?fbclid=IwAR0abc",
        "#rf120939aydmcg4the5&utm_source=mail",
        "#rf120939aydmcg4the5#comments",
        "#rf120939aydmcg4the5%3E",
        "#rf120939aydmcg4the5%20",
        "#%72%661%32%30939aydmcg4the5",
        "%23rf120939aydmcg4the5",
        "#rf120939aydmcg4the5 ünd",
        // Gateways encode the `#`, and each one on the way once more.
        "#%23rf120939aydmcg4the5",
        "#%2523rf120939aydmcg4the5",
        "%25252523rf120939aydmcg4the5",
        "#%25%37%32f120939aydmcg4the5",
        // Invisible characters, as they are and as browsers encode them; a line break that was encoded.
        "#rf120939\u{200b}aydmcg4the5",
        "#rf120939%E2%80%8Baydmcg4the5",
        "#rf120939%25E2%2580%258Baydmcg4the5",
        "\u{feff}#rf120939aydmcg4the5",
        "#\u{2060}r\u{ad}f120939aydmcg4the5\u{ad}",
        "#rf120939%C2%ADaydmcg4the5",
        "#rf120939%0D%0Aaydmcg4the5",
        "#rf120939aydmcg4the5%0AAnn",
        "#rf120939aydmcg4the5\u{200b}Ann",
        "#rf120939aydmcg4the5%E2%80%8Ewith%20regards",
    ];
    for fragment in found {
        assert_eq!(
            Linked::of_fragment(fragment),
            Ok(Linked::Result(SharedResult::decode(CODE).unwrap())),
            "{fragment}"
        );
    }
    let faults = [
        ("", LinkFault::NotOurs),
        ("#", LinkFault::NotOurs),
        ("#rf", LinkFault::NotOurs),
        ("#rfc", LinkFault::NotOurs),
        ("#rft1", LinkFault::NotOurs),
        ("#comments", LinkFault::NotOurs),
        ("#rf1-overview-of-it", LinkFault::NotOurs),
        ("#%", LinkFault::NotOurs),
        ("#%zz%1", LinkFault::NotOurs),
        ("#%c3%a9", LinkFault::NotOurs),
        ("#rfé120939aydmcg4the5", LinkFault::NotOurs),
        ("#rfx120939aydmcg4the5", LinkFault::NotOurs),
        ("#-23rf120939aydmcg4the5", LinkFault::NotOurs),
        ("#rf\u{200b}220939aydmcg4the5", LinkFault::UnknownVersion),
        ("#rf120939\u{200b}aydmcg4the", LinkFault::Damaged),
        ("#rf220939aydmcg4the5", LinkFault::UnknownVersion),
        ("#rfc9aaaaaaaaaaaaaaaaaaaa", LinkFault::UnknownVersion),
        ("#rft2aaaaaaaaaaaaaaaaaaaa", LinkFault::UnknownVersion),
        ("#rf120939aydmcg4the", LinkFault::Damaged),
        ("#rf120939aydmcg4the55", LinkFault::Damaged),
        ("#rf120939ayd%20mcg4the5", LinkFault::NotOurs),
        ("#rf120939aydmc%20g4the5", LinkFault::Damaged),
        ("#rfc120939aydmcg4the5aaaaa", LinkFault::Damaged),
        ("#rft120939aydmcg4the5aaaaa", LinkFault::Damaged),
        // A blog's own sections, named after standards.
        ("#rfc120939aydmcg4the5", LinkFault::NotOurs),
        ("#rfc7231section4", LinkFault::NotOurs),
        ("#rfc1918addresses", LinkFault::NotOurs),
        ("#rfc2119keywordsofrequirementlevels", LinkFault::NotOurs),
    ];
    for (fragment, fault) in faults {
        assert_eq!(Linked::of_fragment(fragment), Err(fault), "{fragment}");
    }
    for kind in ["rf1", "rfc1", "rft1"] {
        for filling in ["0", "a", "é", "%", "%41", "%25", "25", "\u{1f600}", "\u{200b}"] {
            let long = format!("#{kind}aaaaaaaaaaaaaaaaaaaa{}", filling.repeat((64 << 10) / filling.len()));
            assert!(Linked::of_fragment(&long).is_err());
        }
    }
}

#[test]
fn the_first_link_of_a_line_is_found_with_the_words_before_it() {
    let rows = [
        ("https://host/s/po-2/#rf120939aydmcg4the5", Some("")),
        ("rf120939aydmcg4the5", Some("")),
        ("Ann: https://host/s/po-2/#rf120939aydmcg4the5", Some("Ann:")),
        ("Ann\thttps://host/?fbclid=x#rf120939aydmcg4the5>", Some("Ann")),
        ("<https://host/#rf120939aydmcg4the5>", Some("")),
        ("Bo <https://host/a%20b/%23rf120939aydmcg4the5>,", Some("Bo")),
        ("* [10:31] Cy: see https://host/#!/post#rf120939aydmcg4the5", Some("* [10:31] Cy: see")),
        ("https://host/#section and #RF120939AYDMCG4THE5.", Some("https://host/#section and")),
        ("nothing here", None),
        ("", None),
        ("# rf120939aydmcg4the5", None),
        ("see rf1 and #rf1", None),
    ];
    for (line, before) in rows {
        let found = code_in(line);
        assert_eq!(found.as_ref().map(|found| found.words.trim()), before, "{line}");
        if let Some(FoundCode { code, .. }) = found {
            assert!(code.eq_ignore_ascii_case(CODE), "{line}: {code}");
        }
    }
}

#[test]
fn links_are_found_that_mail_gateways_have_wrapped() {
    let rows = [
        "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fhost%2Fs%2Fpo-2%2F%23rf120939aydmcg4the5&data=05%7C02%7C&reserved=0",
        "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fhost%2Fs%2Fpo-2%2F%2523rf120939aydmcg4the5&data=05%7C02",
        "https://host/s/po-2/%2523rf120939aydmcg4the5",
        "https://urldefense.proofpoint.com/v2/url?u=https-3A__host_s_po-2D2_-23rf120939aydmcg4the5&d=DwMFaQ&c=euGZ&e=",
        "https://urldefense.proofpoint.com/v2/url?u=https-3A__host_s_po-2D2_-2523rf120939aydmcg4the5&d=DwMFaQ",
        "https://urldefense.com/v3/__https://host/s/po-2/*rf120939aydmcg4the5__;Iw!!Abc$",
        "https://linkprotect.cudasvc.com/url?a=https%3a%2f%2fhost%2f%23rf120939aydmcg4the5&c=E,1,x",
        "https://www.google.com/url?q=https://host/%23rf120939aydmcg4the5&sa=D",
        "https://host/#rf1\u{200b}20939ay\u{ad}dmcg4the5",
        "https://host/#\u{200e}rf120939aydmcg4the5\u{200b}see you",
    ];
    for line in rows {
        for words in ["", "Ann:"] {
            let text = format!("{words} {line}");
            let found = code_in(&text).unwrap_or_else(|| panic!("{line}"));
            assert_eq!((found.words.trim(), &*found.code), (words, CODE), "{line}");
        }
    }
    assert_eq!(code_in(&format!("\u{feff}{CODE}")).unwrap().code, CODE);
    // A name may need what looks like nothing: in Persian it joins letters.
    let name = "نگار\u{200c}ه";
    assert_eq!(code_in(&format!("{name}: https://host/#{CODE}")).unwrap().words, format!("{name}:"));
}

#[test]
fn a_code_that_a_mail_has_broken_over_lines_is_put_together() {
    for at in 0..CODE.len() {
        let (start, end) = CODE.split_at(at);
        for (before, between) in [("", ""), ("=", ""), ("  ", " "), ("\r", "\t"), ("", "> "), ("\u{ad}", "\u{200b}")] {
            let (line, next) = (format!("Ann: https://host/#{start}{before}"), format!("{between}{end}, from Ann"));
            let (found, taken, rest) = broken_code(&line, &next).unwrap_or_else(|| panic!("{line} {next}"));
            assert_eq!((found.words, &*found.code, taken, rest), ("Ann:", CODE, 1, ""), "{line} {next}");
        }
    }
    let (start, end) = CODE.split_at(7);
    let pieces: Vec<String> = end.chars().map(String::from).collect();
    let lines = format!("{}\nAnn", pieces.join("\n"));
    let (_, taken, rest) = broken_code(start, &lines).unwrap();
    assert_eq!((taken, rest), (pieces.len(), "Ann"));
    for (line, next) in [
        ("https://host/#rf120939", vec!["and no more"]),
        ("https://host/#rf120939", vec!["", "aydmcg4the5"]),
        ("https://host/#rf120939 ", vec!["rf120939aydmcg4the5"]),
        ("https://host/#rf120939aydmcg4th", vec!["e6"]),
        ("https://host/#rf120939, ", vec!["aydmcg4the5"]),
        ("https://host/#comments", vec![CODE]),
        ("", vec![CODE]),
        ("https://host/#", vec![]),
    ] {
        assert_eq!(broken_code(line, &next.join("\n")), None, "{line} {next:?}");
    }
}
