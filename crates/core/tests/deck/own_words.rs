//! The deck tells the facts of its article in words of its own: no seven words in a row are the article's.
//!
//! The article is not part of this project, so its runs of seven words are there as fingerprints,
//! `article-runs.txt`. To make them anew from the article's page, title and all: bring the text into Unicode's form
//! NFKC, make it lower case, drop apostrophes (', ’ and ʼ) and the commas between two digits, and take as words what
//! stands between characters that are neither letter nor digit. Join each seven words in a row with single spaces and
//! hash their UTF-8 with FNV-1a, 64 bit (offset basis cbf29ce484222325, prime 100000001b3).
//!
//! Here a text is normalised in the same way, but for NFKC: the deck must do without characters that it would change.

use crate::bank::{FACTS, collect_texts, id, is_duty, list, shipped, text};
use crate::broken::{Broken, Rules, a_distractor, assert_holds, first, found, rules};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::sync::LazyLock;

pub const RULES: Rules = rules![no_words_are_the_articles, nobody_is_quoted, characters_are_plain];

/// So many words in a row are a sentence of somebody's.
const RUN: usize = 7;
/// So many words between quotation marks are a quotation.
const QUOTATION: usize = 4;

/// The fingerprints of the article's runs.
static ARTICLE: LazyLock<BTreeSet<u64>> = LazyLock::new(|| {
    let lines = include_str!("article-runs.txt").lines().filter(|line| !line.starts_with('#'));
    lines.map(|line| u64::from_str_radix(line, 16).expect("a fingerprint is a number in hex")).collect()
});

fn no_words_are_the_articles(deck: &Value) -> Vec<String> {
    shared_runs(deck, &ARTICLE)
}

fn shared_runs(deck: &Value, known: &BTreeSet<u64>) -> Vec<String> {
    let mut broken = Vec::new();
    for (place, text) in every_text(deck) {
        broken.extend(
            runs(text).into_iter().filter(|run| known.contains(&fnv1a(run))).map(|run| format!("{place}: {run}")),
        );
    }
    broken
}

/// Every text of the deck but the credit, which must name the article: by item, note or field.
fn every_text(deck: &Value) -> Vec<(String, &str)> {
    let mut all = Vec::new();
    let mut add = |place: &str, value| {
        let mut texts = Vec::new();
        collect_texts(value, &mut texts);
        all.extend(texts.into_iter().map(|text| (place.to_owned(), text)));
    };
    for (field, value) in deck.as_object().unwrap() {
        match field.as_str() {
            "credit" => {}
            "items" => list(deck, "items").iter().for_each(|item| add(id(item), item)),
            _ => add(field, value),
        }
    }
    all
}

/// Each seven words in a row.
fn runs(text: &str) -> Vec<String> {
    words(text).windows(RUN).map(|run| run.join(" ")).collect()
}

fn words(text: &str) -> Vec<String> {
    let letters: Vec<char> = text.to_lowercase().chars().filter(|letter| !['\'', '’', 'ʼ'].contains(letter)).collect();
    let is_digit = |place: Option<usize>| {
        place.and_then(|place| letters.get(place)).is_some_and(|letter: &char| letter.is_ascii_digit())
    };
    let is_inside_number = |place: usize| is_digit(place.checked_sub(1)) && is_digit(Some(place + 1));
    let kept = |(place, letter): (usize, &char)| (*letter != ',' || !is_inside_number(place)).then_some(*letter);
    let text: String = letters.iter().enumerate().filter_map(kept).collect();
    let words = text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_owned).collect()
}

/// FNV-1a, 64 bit (Fowler, Noll, Vo).
fn fnv1a(text: &str) -> u64 {
    let step = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    text.bytes().fold(0xcbf2_9ce4_8422_2325, step)
}

/// Marks that open a quotation, with those that close it.
const MARKS: [(char, &[char]); 6] =
    [('"', &['"']), ('“', &['”', '“']), ('„', &['“', '”']), ('«', &['»']), ('‘', &['’']), ('\'', &['\''])];

fn nobody_is_quoted(deck: &Value) -> Vec<String> {
    let mut broken = Vec::new();
    for (place, text) in every_text(deck) {
        let long = quotations(text).into_iter().filter(|quotation| words(quotation).len() >= QUOTATION);
        broken.extend(long.map(|quotation| format!("{place}: quotes {quotation:?}")));
    }
    broken
}

/// What stands between quotation marks; an apostrophe between letters is none.
fn quotations(text: &str) -> Vec<&str> {
    let mut quotations = Vec::new();
    let letter = |place: Option<char>| place.is_some_and(char::is_alphanumeric);
    for (start, mark) in text.char_indices() {
        let Some((_, closing)) = MARKS.iter().find(|(opening, _)| *opening == mark) else { continue };
        if letter(text[..start].chars().next_back()) {
            continue;
        }
        let inside = &text[start + mark.len_utf8()..];
        let is_end = |(place, end): &(usize, char)| {
            closing.contains(end) && !letter(inside[place + end.len_utf8()..].chars().next())
        };
        if let Some((end, _)) = inside.char_indices().find(is_end) {
            quotations.push(&inside[..end]);
        }
    }
    quotations
}

/// Characters beyond ASCII that NFKC leaves as they are.
const BEYOND_ASCII: &str = "’‘“”„«»–—×ąćęłńóśźżŁæéèöüä";

fn characters_are_plain(deck: &Value) -> Vec<String> {
    let mut broken = Vec::new();
    for (place, text) in every_text(deck) {
        for letter in text.chars().filter(|letter| !letter.is_ascii() && !BEYOND_ASCII.contains(*letter)) {
            broken.push(format!("{place}: {letter:?} is a character of many forms"));
        }
    }
    broken
}

#[test]
fn no_seven_words_in_a_row_are_the_articles() {
    assert_holds(no_words_are_the_articles);
}

#[test]
fn no_four_words_stand_in_quotation_marks() {
    assert_holds(nobody_is_quoted);
}

#[test]
fn characters_have_one_form_only() {
    assert_holds(characters_are_plain);
}

#[test]
fn the_facts_are_told_in_our_own_words_too() {
    let facts: Vec<Value> = FACTS.iter().map(|fact| json!({ "id": fact.id, "text": fact.text })).collect();
    let facts = json!({ "items": facts });
    assert_eq!(no_words_are_the_articles(&facts), Vec::<String>::new());
    assert_eq!(characters_are_plain(&facts), Vec::<String>::new());
}

#[test]
fn the_fingerprints_are_those_of_the_article() {
    assert!(ARTICLE.len() > 1000, "only {} fingerprints", ARTICLE.len());
    // The title has eight words; the deck may hold it in its credit, and there alone.
    let title = &shipped()["credit"]["title"];
    let runs = runs(title.as_str().unwrap());
    assert_eq!(runs.len(), 2);
    assert!(runs.iter().all(|run| ARTICLE.contains(&fnv1a(run))), "{runs:?}");
}

#[test]
fn texts_are_normalised_and_hashed_as_described() {
    let rows: [(&str, &[&str]); 4] = [
        ("Don’t pay 25,000, or 3,x!", &["dont", "pay", "25000", "or", "3", "x"]),
        ("The PO's – and PM’s – _long-term_ work…", &["the", "pos", "and", "pms", "long", "term", "work"]),
        ("Łukasz KRZYŻEK", &["łukasz", "krzyżek"]),
        (" ", &[]),
    ];
    for (text, expected) in rows {
        assert_eq!(words(text), expected, "{text}");
    }
    // From the list of the hash's authors.
    for (text, hash) in [("", 0xcbf2_9ce4_8422_2325), ("a", 0xaf63_dc4c_8601_ec8c), ("foobar", 0x8594_4171_f739_67e8)] {
        assert_eq!(fnv1a(text), hash, "{text}");
    }
}

#[test]
fn a_planted_sentence_is_found_from_seven_words_on() {
    let known: BTreeSet<u64> = [fnv1a("the quick owner jumps over the lazy")].into();
    let rows = [
        ("They say: the Quick owner jumps, over the “lazy” manager.", 1),
        ("The quick owner jumps over the lazy, the quick owner jumps over the lazy", 2),
        ("The quick owner jumps over the", 0),
        ("The quick owner jumps over a lazy manager", 0),
    ];
    for (sentence, expected) in rows {
        for change in [
            |deck: &mut Value, sentence: &str| deck["intro"] = json!(sentence),
            |deck: &mut Value, sentence: &str| deck["items"][3]["options"][1]["why"] = json!(sentence),
            |deck: &mut Value, sentence: &str| deck["notes"]["N1"]["source"] = json!(sentence),
        ] {
            let mut deck = shipped();
            change(&mut deck, sentence);
            assert_eq!(shared_runs(&deck, &known).len(), expected, "{sentence}");
        }
    }
}

#[test]
fn quotations_are_told_from_apostrophes() {
    let rows: [(&str, &[&str]); 6] = [
        ("He calls it “a plan” and \"the plan\"", &["a plan", "the plan"]),
        ("The PO’s and the POs’ work", &[]),
        ("It is ‘the PO’s own plan’, no?", &["the PO’s own plan"]),
        ("'Sit with the team' is it", &["Sit with the team"]),
        ("«ask», „ask“", &["ask", "ask"]),
        ("an “open end", &[]),
    ];
    for (text, expected) in rows {
        assert_eq!(quotations(text), expected, "{text}");
    }
}

fn explain(deck: &mut Value, why: impl Fn(&str) -> String) -> String {
    let (item, name) = first(deck, |item| is_duty(item) && item["key"] == "po");
    let option = a_distractor(item);
    option["why"] = json!(why(text(option, "why")));
    name
}

pub const BROKEN: &[Broken] = &[
    Broken {
        with: "the article's title in an explanation",
        change: |deck| {
            let title = text(&deck["credit"], "title").to_owned();
            found("no_words_are_the_articles", explain(deck, |_| title.clone()))
        },
    },
    Broken {
        with: "the article's title in its introduction",
        change: |deck| {
            deck["intro"] = deck["credit"]["title"].clone();
            found("no_words_are_the_articles", "intro")
        },
    },
    Broken {
        with: "an explanation in quotation marks",
        change: |deck| found("nobody_is_quoted", explain(deck, |why| format!("“{why}”"))),
    },
    Broken {
        with: "a fraction of one character",
        change: |deck| found("characters_are_plain", explain(deck, |why| format!("{why} ½"))),
    },
];
