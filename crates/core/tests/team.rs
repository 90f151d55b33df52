//! Teams: what is collected from a paste, and who is who.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod common;

use common::{known, shared_result, shipped};
use role_fit_core::share::code::Kind;
use role_fit_core::share::link::Linked;
use role_fit_core::share::several::encode;
use role_fit_core::share::single::SharedResult;
use role_fit_core::team::{JunkFault, LINES_AT_ONCE, PasteReport, Team};

fn link(result: &SharedResult) -> String {
    format!("https://host/s/x/#{}", result.encode())
}

fn pasted(lines: &[String]) -> (Team, PasteReport) {
    let mut team = Team::default();
    let report = paste_into(&mut team, &lines.join("\n"));
    (team, report)
}

fn paste_into(team: &mut Team, text: &str) -> PasteReport {
    let mut report = PasteReport { unread: text.to_owned(), ..PasteReport::default() };
    while !report.unread.is_empty() {
        team.read_paste(&shipped(), &mut report);
    }
    report
}

fn markers(team: &Team) -> Vec<u8> {
    team.people().iter().map(|person| person.result().meter().marker().half_percents()).collect()
}

#[test]
fn people_with_links_are_added_and_other_lines_are_listed() {
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
    let (team, report) = pasted(&lines);
    let names: Vec<_> = team.people().iter().map(|person| person.name.as_str()).collect();
    assert_eq!((markers(&team), names), (vec![20, 160, 160], vec!["", "Ann", "Bo"]));
    assert_eq!((report.added, report.again, report.left_out), (3, 2, 0));
    let junk: Vec<_> = report.junk.iter().map(|junk| (junk.line, junk.fault)).collect();
    let expected =
        [(1, JunkFault::NoLink), (9, JunkFault::Damaged), (10, JunkFault::Newer), (11, JunkFault::OtherQuiz)];
    assert_eq!(junk, expected);
    assert_eq!(report.junk_count, 4);
    assert_eq!(report.junk[0].text, "Results of our team");
}

#[test]
fn codes_that_mails_have_broken_over_lines_are_added_and_counted_as_lines() {
    let several: Vec<_> = (0..50).map(|marker| known(4 * marker)).collect();
    let code = encode(Kind::Team, &several).unwrap();
    let wrapped: Vec<&str> = code.as_bytes().chunks(76).map(|line| std::str::from_utf8(line).unwrap()).collect();
    let (short, damaged) = (known(7).encode(), known(9).encode());
    let lines = [
        format!("Ann: https://host/s/po-2/#{}", &short[..12]),
        short[12..].to_owned(),
        format!("> https://host/#{}=", wrapped.join("=\n> ")),
        "thanks".to_owned(),
        format!("https://host/#{}", &damaged[..20]),
        "thanks".to_owned(),
    ];
    let (team, report) = pasted(&lines);
    assert_eq!((team.people().len(), report.added, report.left_out), (50, 50, 1));
    assert!(team.people().iter().any(|person| person.name == "Ann"));
    let thanks = 2 + wrapped.len() + 1;
    let junk: Vec<_> = report.junk.iter().map(|junk| (junk.line, junk.fault)).collect();
    let expected = [(thanks, JunkFault::NoLink), (thanks + 1, JunkFault::Damaged), (thanks + 2, JunkFault::NoLink)];
    assert_eq!(junk, expected);
}

#[test]
fn links_to_several_results_add_all_their_people() {
    let several = vec![known(10), known(190), known(100)];
    let code = encode(Kind::Team, &several).unwrap();
    let pair = encode(Kind::Comparison, &[known(190), known(40)]).unwrap();
    let (team, report) = pasted(&[format!("The makers: https://host/#{code}"), format!("https://host/#{pair}")]);
    assert_eq!(markers(&team), [10, 40, 100, 190]);
    assert!(team.people().iter().all(|person| person.name.is_empty()), "a name is one person's");
    assert_eq!((report.added, report.again), (4, 1));
}

#[test]
fn a_team_has_fifty_people_at_most_and_says_how_many_it_left_out() {
    let lines: Vec<String> = (0..=200).map(|marker| link(&known(marker))).collect();
    let (team, report) = pasted(&lines);
    assert_eq!(team.people().len(), 50);
    assert_eq!((report.added, report.left_out, report.junk_count), (50, 151, 0));
    assert_eq!(Linked::of_code(&team.code().unwrap()), Ok(Linked::Several((0..50).map(known).collect())));
}

#[test]
fn of_five_thousand_lines_without_links_the_first_ten_are_listed() {
    let lines: Vec<String> = (0..5000).map(|line| format!("{line} ünd %% # nothing #rf of use ").repeat(4)).collect();
    let (team, report) = pasted(&lines);
    assert_eq!((team.people().len(), report.junk.len(), report.junk_count), (0, 10, 5000));
    assert!(report.junk.iter().all(|junk| junk.text.chars().count() <= 40));
}

#[test]
fn a_long_text_is_read_in_pieces_with_continuous_line_numbers() {
    let lines = [vec![link(&known(20)); LINES_AT_ONCE], vec!["Ann".to_owned(), link(&known(160))]].concat();
    let mut team = Team::default();
    let mut report = PasteReport { unread: lines.join("\n"), ..PasteReport::default() };
    team.read_paste(&shipped(), &mut report);
    assert_eq!((report.unread.lines().count(), markers(&team), report.junk_count), (2, vec![20], 0));
    team.read_paste(&shipped(), &mut report);
    assert_eq!((&*report.unread, markers(&team), report.junk[0].line), ("", vec![20, 160], LINES_AT_ONCE + 1));
}

#[test]
fn names_are_one_short_line_and_survive_opening_the_link_again() {
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
    let (mut team, _) = pasted(&[format!("Ben: {}", link(&known(160)))]);
    team.add_own(known(160));
    assert_eq!(owners(&team), [("Ben", false), ("", true)]);
    paste_into(&mut team, &format!("Ann: {}", link(&known(160))));
    assert_eq!(owners(&team), [("Ben", false), ("", true), ("Ann", false)]);
    // The next play takes the place of the reader's own result alone.
    team.add_own(known(20));
    assert_eq!(owners(&team), [("", true), ("Ben", false), ("Ann", false)]);
    // A nameless person with the reader's result becomes the reader.
    let mut team = Team::of_link(vec![known(20), known(160)], &Team::default());
    team.add_own(known(160));
    assert_eq!(owners(&team), [("", false), ("", true)]);
}

#[test]
fn opening_a_link_keeps_the_names_that_people_had() {
    let mut before = Team::of_link(vec![known(20), known(20), known(160)], &Team::default());
    before.name(0, "Ann");
    before.name(1, "Bo");
    before.add_own(known(160));
    let team = Team::of_link(vec![known(20), known(20), known(20), known(160)], &before);
    assert_eq!(owners(&team), [("Ann", false), ("Bo", false), ("", false), ("", true)]);
}

#[test]
fn names_before_links_are_recognised_in_every_notation() {
    let lines = ["Ann: ", "Ann : ", "  Ann\u{a0}:\t", "Ann "].map(|name| format!("{name}{}", link(&known(160))));
    let (team, report) = pasted(&lines);
    assert_eq!((owners(&team), report.again), (vec![("Ann", false)], 3));
    let mut team = Team::of_link(vec![known(20)], &Team::default());
    team.name(0, &format!("{} b", "a".repeat(39)));
    assert_eq!(team.people()[0].name, "a".repeat(39), "no space at its end");
}

#[test]
fn removed_people_are_gone() {
    let mut team = Team::of_link(vec![known(20), known(100), known(180)], &Team::default());
    team.remove(7);
    team.remove(1);
    assert_eq!(markers(&team), [20, 180]);
    team.remove(0);
    team.remove(0);
    assert_eq!((markers(&team), team.code()), (vec![], None));
}
