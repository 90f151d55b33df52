//! Links to several results: the golden ones, any number of people there and back, and everything that must be refused;
//! links as chats and mails hand them on; teams and what was pasted for them; two results set against each other.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod common;

use common::{shared_result, shipped};
use proptest::prelude::*;
use role_fit_core::compare::{Stance, bands_overlap, facets_of, lean, spread, widest, width};
use role_fit_core::deck::Role;
use role_fit_core::result::meter::{Marker, Meter};
use role_fit_core::share::code::LinkFault;
use role_fit_core::share::code::{Kind, crc16};
use role_fit_core::share::link::{Linked, code_in};
use role_fit_core::share::several::encode;
use role_fit_core::share::single::{LinkedScore, SharedResult};
use role_fit_core::team::{Gathered, JunkFault, LINES_AT_ONCE, Team};

fn place(half_percents: u8) -> Marker {
    Marker::from_half_percents(half_percents).unwrap()
}

fn result(fingerprint: u32, (marker, evidence, decisiveness): (u8, u8, u8), facets: &[u8]) -> SharedResult {
    let facets: Vec<Marker> = facets.iter().map(|&facet| place(facet)).collect();
    let meter = Meter::from_parts(place(marker), evidence, decisiveness).unwrap();
    SharedResult::new(fingerprint, meter, None, &facets)
}

// Codes.

/// A released link and what it holds. Equal for ever: people keep such links. The bytes are in `src/quiz/group.rs`'s order.
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
fn the_golden_links_are_written_and_read_as_ever() {
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
fn a_kind_holds_no_more_and_no_fewer_than_it_says() {
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

/// The code of bytes that no encoder would write, with a checksum that fits them.
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
fn values_out_of_range_are_refused_whatever_the_checksum() {
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
    fn one_to_fifty_people_come_back_from_their_link(people in prop::collection::vec(any_result(), 1..=50)) {
        let code = encode(Kind::Team, &people).unwrap();
        prop_assert!((24..=1371).contains(&code.len()), "{}", code.len());
        prop_assert_eq!(Linked::of_code(&code), Ok(Linked::Several(people.clone())));
        if let [one, other, ..] = people[..] {
            let code = encode(Kind::Comparison, &[one, other]).unwrap();
            prop_assert_eq!(Linked::of_code(&code), Ok(Linked::Several(vec![one, other])));
        }
    }

    #[test]
    fn a_knowledge_score_goes_into_no_link_to_several(people in prop::collection::vec(any_result(), 1..=50), right in 0u8..=18) {
        let scored = |result: &SharedResult| {
            SharedResult::new(result.fingerprint(), *result.meter(), LinkedScore::new(right, 18), result.facets())
        };
        let scored: Vec<_> = people.iter().map(scored).collect();
        prop_assert_eq!(encode(Kind::Team, &scored), encode(Kind::Team, &people));
    }

    #[test]
    fn whatever_is_accepted_is_canonical(text in "#?[rR][fF][cCtT]?[1-9][0-9a-zA-Z]{0,140}|.{0,80}") {
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

// What is around a code.

const CODE: &str = "rf120939aydmcg4the5";

#[test]
fn a_code_is_found_whatever_chats_and_mails_have_made_of_its_fragment() {
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
fn a_line_is_searched_for_the_first_link_and_what_stands_before_it() {
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

// Teams.

/// A result of the shipped deck.
fn known(marker: u8) -> SharedResult {
    result(shipped().fingerprint(), (marker, 32, 60), &[marker, 200 - marker, 100, marker])
}

fn link(result: &SharedResult) -> String {
    format!("https://host/s/x/#{}", result.encode())
}

fn gathered(lines: &[String]) -> (Team, Gathered) {
    let mut team = Team::default();
    let gathered = gather(&mut team, &lines.join("\n"));
    (team, gathered)
}

fn gather(team: &mut Team, text: &str) -> Gathered {
    let mut gathered = Gathered { unread: text.to_owned(), ..Gathered::default() };
    while !gathered.unread.is_empty() {
        team.gather(&shipped(), &mut gathered);
    }
    gathered
}

fn markers(team: &Team) -> Vec<u8> {
    team.people().iter().map(|person| person.result().meter().marker().half_percents()).collect()
}

#[test]
fn whoever_has_a_link_is_gathered_and_every_other_line_is_named() {
    let lines = [
        "Results of our team".to_owned(),
        String::new(),
        format!("Ann: {}", link(&known(160))),
        format!("{}  ", link(&known(20))),
        "   \r".to_owned(),
        format!("Bo {}", link(&known(160))),
        link(&known(20)),
        format!("Ann: {}", link(&known(160))),
        "https://host/#rf1aaaaaaaaaaaaaaaaaa".to_owned(),
        "https://host/#rf3aaaaaaaaaaaaaaaaaa".to_owned(),
        link(&shared_result(7)),
    ];
    let (team, gathered) = gathered(&lines);
    let names: Vec<_> = team.people().iter().map(|person| person.name.as_str()).collect();
    assert_eq!((markers(&team), names), (vec![20, 160, 160], vec!["", "Ann", "Bo"]));
    assert_eq!((gathered.added, gathered.again, gathered.left_out), (3, 2, 0));
    let junk: Vec<_> = gathered.junk.iter().map(|junk| (junk.line, junk.fault)).collect();
    let expected =
        [(1, JunkFault::NoLink), (9, JunkFault::Damaged), (10, JunkFault::Newer), (11, JunkFault::OtherQuiz)];
    assert_eq!(junk, expected);
    assert_eq!(gathered.junk_count, 4);
    assert_eq!(gathered.junk[0].text, "Results of our team");
}

#[test]
fn links_to_several_bring_all_their_people() {
    let several = vec![known(10), known(190), known(100)];
    let code = encode(Kind::Team, &several).unwrap();
    let pair = encode(Kind::Comparison, &[known(190), known(40)]).unwrap();
    let (team, gathered) = gathered(&[format!("The makers: https://host/#{code}"), format!("https://host/#{pair}")]);
    assert_eq!(markers(&team), [10, 40, 100, 190]);
    assert!(team.people().iter().all(|person| person.name.is_empty()), "a name is one person's");
    assert_eq!((gathered.added, gathered.again), (4, 1));
}

#[test]
fn a_team_has_fifty_people_at_most_and_says_how_many_it_left_out() {
    let lines: Vec<String> = (0..=200).map(|marker| link(&known(marker))).collect();
    let (team, gathered) = gathered(&lines);
    assert_eq!(team.people().len(), 50);
    assert_eq!((gathered.added, gathered.left_out, gathered.junk_count), (50, 151, 0));
    assert_eq!(Linked::of_code(&team.code().unwrap()), Ok(Linked::Several((0..50).map(known).collect())));
}

#[test]
fn five_thousand_lines_of_anything_are_read_and_the_first_ten_named() {
    let lines: Vec<String> = (0..5000).map(|line| format!("{line} ünd %% # nothing #rf of use ").repeat(4)).collect();
    let (team, gathered) = gathered(&lines);
    assert_eq!((team.people().len(), gathered.junk.len(), gathered.junk_count), (0, 10, 5000));
    assert!(gathered.junk.iter().all(|junk| junk.text.chars().count() <= 40));
}

#[test]
fn a_long_text_is_read_in_pieces_and_its_lines_are_counted_through() {
    let lines = [vec![link(&known(20)); LINES_AT_ONCE], vec!["Ann".to_owned(), link(&known(160))]].concat();
    let mut team = Team::default();
    let mut gathered = Gathered { unread: lines.join("\n"), ..Gathered::default() };
    team.gather(&shipped(), &mut gathered);
    assert_eq!((gathered.unread.lines().count(), markers(&team), gathered.junk_count), (2, vec![20], 0));
    team.gather(&shipped(), &mut gathered);
    assert_eq!((&*gathered.unread, markers(&team), gathered.junk[0].line), ("", vec![20, 160], LINES_AT_ONCE + 1));
}

#[test]
fn names_are_one_short_line_and_survive_the_same_link_again() {
    let mut team = Team::of_link(vec![known(100), known(20)], &Team::default());
    team.name(1, "  Ann \n\t Lee  ");
    team.name(0, &"ü".repeat(100));
    team.name(9, "nobody");
    assert_eq!(team.people()[1].name, "Ann Lee");
    assert_eq!(team.people()[0].name, "ü".repeat(40));
    let again = Team::of_link(vec![known(60), known(20), known(100)], &team);
    let names: Vec<_> = again.people().iter().map(|person| person.name.as_str()).collect();
    assert_eq!(names, [&*"ü".repeat(40), "", "Ann Lee"]);
}

/// The names, and whose result is the reader's own.
fn owners(team: &Team) -> Vec<(&str, bool)> {
    team.people().iter().map(|person| (person.name.as_str(), person.is_own)).collect()
}

#[test]
fn a_colleague_with_the_same_result_is_not_the_reader() {
    let (mut team, _) = gathered(&[format!("Ben: {}", link(&known(160)))]);
    team.add_own(known(160));
    assert_eq!(owners(&team), [("Ben", false), ("", true)]);
    gather(&mut team, &format!("Ann: {}", link(&known(160))));
    assert_eq!(owners(&team), [("Ben", false), ("", true), ("Ann", false)]);
    // The next play takes the place of the reader's own result alone.
    team.add_own(known(20));
    assert_eq!(owners(&team), [("", true), ("Ben", false), ("Ann", false)]);
    // Nobody's result that is the reader's is his, from a link of his.
    let mut team = Team::of_link(vec![known(20), known(160)], &Team::default());
    team.add_own(known(160));
    assert_eq!(owners(&team), [("", false), ("", true)]);
}

#[test]
fn a_link_keeps_for_everybody_what_the_reader_knew_of_them() {
    let mut before = Team::of_link(vec![known(20), known(20), known(160)], &Team::default());
    before.name(0, "Ann");
    before.name(1, "Bo");
    before.add_own(known(160));
    let team = Team::of_link(vec![known(20), known(20), known(20), known(160)], &before);
    assert_eq!(owners(&team), [("Ann", false), ("Bo", false), ("", false), ("", true)]);
}

#[test]
fn a_name_is_the_same_however_it_was_written_before_its_link() {
    let lines = ["Ann: ", "Ann : ", "  Ann\u{a0}:\t", "Ann "].map(|name| format!("{name}{}", link(&known(160))));
    let (team, gathered) = gathered(&lines);
    assert_eq!((owners(&team), gathered.again), (vec![("Ann", false)], 3));
    let mut team = Team::of_link(vec![known(20)], &Team::default());
    team.name(0, &format!("{} b", "a".repeat(39)));
    assert_eq!(team.people()[0].name, "a".repeat(39), "no space at its end");
}

#[test]
fn whoever_is_taken_out_is_gone() {
    let mut team = Team::of_link(vec![known(20), known(100), known(180)], &Team::default());
    team.remove(7);
    team.remove(1);
    assert_eq!(markers(&team), [20, 180]);
    team.remove(0);
    team.remove(0);
    assert_eq!((markers(&team), team.code()), (vec![], None));
}

// Set against each other.

#[test]
fn two_results_complete_each_other_are_alike_or_open() {
    let (po, pm, even) = (known(10), known(190), known(100));
    let rows = [
        (po, pm, Stance::Complete, false),
        (po, known(20), Stance::Alike(Role::Po), true),
        (pm, known(160), Stance::Alike(Role::Pm), true),
        (po, even, Stance::Open, true),
        (po, known(140), Stance::Open, false),
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
fn facets_are_compared_only_where_the_deck_knows_them() {
    let deck = shipped();
    assert_eq!(facets_of(&deck, &known(20)).len(), 4);
    assert_eq!(facets_of(&deck, &result(1, (20, 32, 60), &[1, 2, 3, 4])), &[]);
    assert_eq!(facets_of(&deck, &result(deck.fingerprint(), (20, 32, 60), &[1, 2, 3])), &[]);
}

#[test]
fn the_widest_facets_are_all_that_are_as_wide_and_far_enough() {
    let spreads = |widths: &[(u8, u8)]| widths.iter().map(|&(low, high)| (place(low), place(high))).collect::<Vec<_>>();
    assert_eq!(widest(&spreads(&[(0, 39), (100, 100)])), None);
    assert_eq!(widest(&spreads(&[(0, 40), (100, 100), (60, 100)])), Some(40));
    assert_eq!(widest(&spreads(&[(0, 40), (0, 200)])), Some(200));
    assert_eq!(widest(&[]), None);
    assert_eq!(spread(&[]), None);
    assert_eq!(spread(&[place(90), place(20), place(150)]), Some((place(20), place(150))));
    assert_eq!(width((place(20), place(150))), 130);
}
