//! Link codes in fragments and lines as chats and mail programs change them.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use role_fit_core::share::code::LinkFault;
use role_fit_core::share::link::{Linked, code_in};
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
        for filling in ["0", "a", "é", "%", "%41", "\u{1f600}"] {
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
        assert_eq!(found.as_ref().map(|(before, _)| before.trim()), before, "{line}");
        if let Some((_, code)) = found {
            assert!(code.eq_ignore_ascii_case(CODE), "{line}: {code}");
        }
    }
}
