//! The faults of a deck as sentences: in the quiz's place and in the console.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

#[path = "../crates/core/tests/broken_decks/mod.rs"]
mod broken_decks;

use broken_decks::{broken_decks, small_with};
use role_fit::assets;
use role_fit::deck_faults::{lines, sentence};
use role_fit::wording::Wording;
use role_fit_core::deck::faults::Problem;
use role_fit_core::deck::reading::parse;
use role_fit_grammar::NativeGrammar;
use serde_json::json;

fn english() -> Wording {
    let lines = [assets::SENTENCES, assets::FAULT_SENTENCES].join("\n");
    Wording::new(Wording::ENGLISH, &lines, NativeGrammar::new("en").unwrap())
}

#[test]
fn the_sentence_of_a_fault_tells_where_it_is_and_what_was_found() {
    for broken in broken_decks() {
        for fault in broken.faults {
            let told = sentence(&english(), &fault);
            let place = if fault.path.is_empty() { "the file" } else { &fault.path };
            assert!(told.starts_with(&format!("{place}: ")), "{told}");
            assert!(told.contains(&fault.found) && told.contains(&fault.expected), "{told}");
            assert!(!told.contains(['{', '}']), "{told}");
        }
    }
}

#[test]
fn the_sentences_are_in_the_order_of_the_problems() {
    let keys: Vec<&str> = Wording::KEYS.iter().copied().skip_while(|key| *key != "fault_not_json").collect();
    let named = |problem: Problem| {
        let name = format!("{problem:?}").replace("NoSuch", "No").replace("Duplicate", "Doubled");
        let words = name.chars().map(|char| match char.is_uppercase() {
            true => format!("_{}", char.to_lowercase()),
            false => char.to_string(),
        });
        format!("fault{}", words.collect::<String>()).replace("doubled_id", "duplicate_id")
    };
    let problems: Vec<String> = Problem::ALL.into_iter().map(named).collect();
    assert_eq!(keys, problems);
    for (number, problem) in Problem::ALL.into_iter().enumerate() {
        assert_eq!(problem as usize, number);
    }
}

#[test]
fn without_the_sentences_about_faults_their_places_are_told() {
    let embedded = Wording::english(assets::SENTENCES, NativeGrammar::new("en").unwrap());
    let faults = parse(&small_with([("/title", json!(""))])).unwrap_err();
    assert_eq!(sentence(&embedded, &faults[0]), "title");
}

#[test]
fn braces_in_a_deck_are_told_as_they_are() {
    let faults = parse(&small_with([("/id", json!("{expected}{path}"))])).unwrap_err();
    assert_eq!(
        sentence(&english(), &faults[0]),
        "id: “{expected}{path}” is not a valid id: use lower-case letters, digits and hyphens"
    );
}

#[test]
fn the_card_shows_eight_faults_and_the_console_all() {
    let faults = parse(&small_with([("/facets", json!([1, 2, 3, 4, 5, 6, 7, 8])), ("/title", json!(""))])).unwrap_err();
    let all: Vec<String> = faults.iter().map(|fault| sentence(&english(), fault).to_string()).collect();
    let rows: [(usize, &str, Option<&str>); 4] = [
        (1, "The quiz’s deck has a fault:", None),
        (2, "The quiz’s deck has 2 faults:", None),
        (8, "The quiz’s deck has 8 faults:", None),
        (9, "The quiz’s deck has 9 faults:", Some("and one more, listed in the console")),
    ];
    for (count, lead, more) in rows {
        let mut expected = vec![lead];
        expected.extend(all[..count.min(8)].iter().map(String::as_str));
        expected.extend(more);
        assert_eq!(lines(&english(), &faults[..count]), (expected.join("\n"), all[..count].join("\n")));
    }
}
