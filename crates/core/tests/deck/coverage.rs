//! Every fact that must be told is asked about, every figure of the article occurs, and no other number does.

use crate::bank::{
    FACTS, Flag, collect_texts, distractors, facts_of, frame_prose, id, is_duty, is_question, item_prose, items, text,
    texts,
};
use crate::broken::{Broken, Rules, assert_holds, first, found, rules};
use serde_json::{Value, json};

pub const RULES: Rules = rules![every_fact_is_asked, every_figure_occurs, no_other_number_occurs];

/// Pairs do not count: whoever says what he likes learns nothing.
fn every_fact_is_asked(deck: &Value) -> Vec<String> {
    let asked: Vec<&str> =
        items(deck).iter().filter(|item| text(item, "kind") != "fit").flat_map(|item| texts(item, "facts")).collect();
    let missing = FACTS.iter().filter(|fact| fact.flag == Flag::Told && !asked.contains(&fact.id.as_str()));
    missing.map(|fact| format!("{}: nothing asks about it: {}", fact.id, fact.text)).collect()
}

/// The figures of the article, each in the forms that tell it.
const FIGURES: [&[&str]; 8] =
    [&["1980s"], &["90"], &["25,000"], &["2001"], &["producer", "producers"], &["twice", "two"], &["three"], &["six"]];

fn every_figure_occurs(deck: &Value) -> Vec<String> {
    let prose: Vec<&str> = items(deck).iter().flat_map(item_prose).collect();
    let words: Vec<String> = prose.iter().flat_map(|text| words(text)).collect();
    let missing = FIGURES.iter().filter(|forms| !forms.iter().any(|form| words.iter().any(|word| word == form)));
    missing.map(|forms| format!("{}: occurs nowhere", forms[0])).collect()
}

/// Numbers that may stand anywhere.
const NUMBERS: [&str; 8] = ["1980s", "90", "25,000", "2001", "2", "3", "6", "20"];
/// Numbers in words, but for one, two, three and six, and the article's twenty years.
const WORDS_FOR_NUMBERS: &str = "four five seven eight nine ten eleven twelve fifteen thirty forty fifty sixty seventy \
                                 eighty ninety hundred hundreds thousand thousands million";
/// Where a standard text gives another date or figure than the article.
const DATING_NOTES: [&str; 6] = ["N4", "N5", "N6", "N7", "N14", "N15"];

/// Besides the article's own numbers there may be those of a wrong option, also in the item's explanations, the parts
/// of the article, and the dates of the item's notes.
fn no_other_number_occurs(deck: &Value) -> Vec<String> {
    let mut broken = Vec::new();
    for number in frame_prose(deck).into_iter().flat_map(numbers).filter(|number| !NUMBERS.contains(&&**number)) {
        broken.push(format!("deck: {number} is no figure of the article"));
    }
    for item in items(deck) {
        let mut known: Vec<String> = NUMBERS.map(str::to_owned).to_vec();
        known.extend(distractors(item).into_iter().flat_map(|option| numbers(text(option, "text"))));
        for note in texts(item, "notes").into_iter().filter(|note| DATING_NOTES.contains(note)) {
            let mut texts = Vec::new();
            collect_texts(&deck["notes"][note], &mut texts);
            known.extend(texts.into_iter().flat_map(numbers));
        }
        for number in item_prose(item).into_iter().flat_map(numbers).filter(|number| !known.contains(number)) {
            broken.push(format!("{}: {number} is no figure of the article", id(item)));
        }
    }
    broken
}

/// The numbers of a text, in digits and in words, without the "2 and 5" of "parts 2 and 5".
fn numbers(text: &str) -> Vec<String> {
    let mut numbers = Vec::new();
    let mut is_part = false;
    for word in words(text) {
        let is_digits = word.contains(|letter: char| letter.is_ascii_digit());
        if (is_digits && !(is_part && word.len() == 1)) || WORDS_FOR_NUMBERS.split(' ').any(|number| number == word) {
            numbers.push(word.clone());
        }
        is_part = ["part", "parts"].contains(&word.as_str()) || is_part && (is_digits || word == "and");
    }
    numbers
}

/// In lower case, without what stands around them; the comma of 25,000 is inside.
fn words(text: &str) -> Vec<String> {
    let parts = text.split(|letter: char| letter.is_whitespace() || "–—-/".contains(letter));
    let bare = parts.map(|part| part.trim_matches(|letter: char| !letter.is_alphanumeric()));
    bare.filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
}

#[test]
fn every_fact_that_must_be_told_is_asked_about() {
    assert_holds(every_fact_is_asked);
}

#[test]
fn every_figure_of_the_article_occurs() {
    assert_holds(every_figure_occurs);
}

#[test]
fn no_number_occurs_that_is_not_the_articles() {
    assert_holds(no_other_number_occurs);
}

#[test]
fn numbers_are_read_off_a_text() {
    let rows: [(&str, &[&str]); 5] = [
        ("In the 1980s, 90 firms had 25,000 people.", &["1980s", "90", "25,000"]),
        ("Part 2 has it; parts 2, 3 and 5 do not.", &[]),
        ("Part 1 counts 12 of them, and 4 more", &["12", "4"]),
        ("Five or (six) of the twenty-four", &["five", "four"]),
        ("One of the two", &[]),
    ];
    for (text, expected) in rows {
        assert_eq!(numbers(text), expected, "{text}");
    }
}

pub const BROKEN: &[Broken] = &[
    Broken {
        with: "a fact that is asked no more",
        change: |deck| {
            let asked: Vec<String> =
                items(deck).iter().flat_map(|item| texts(item, "facts")).map(str::to_owned).collect();
            let lonely = |fact: &str| asked.iter().filter(|other| *other == fact).count() == 1;
            let has_two_of_a_section = |item: &Value| {
                let facts = facts_of(item);
                facts.len() > 1 && facts.iter().all(|fact| fact.section == facts[0].section) && lonely(&facts[0].id)
            };
            let (item, _) = first(deck, |item| is_question(item) && has_two_of_a_section(item));
            let fact = item["facts"].as_array_mut().unwrap().remove(0);
            found("every_fact_is_asked", fact.as_str().unwrap())
        },
    },
    Broken {
        with: "a fact that only a pair asks about",
        change: |deck| {
            let (card, _) = first(deck, |item| is_duty(item) && item["facts"] == json!(["M2"]));
            card["facts"] = json!(["M3"]);
            found("every_fact_is_asked", "M2")
        },
    },
    Broken {
        with: "no producers",
        change: |deck| {
            *deck = serde_json::from_str(&deck.to_string().replace("roducer", "romoter")).unwrap();
            found("every_figure_occurs", "producer")
        },
    },
    Broken {
        with: "a year of nobody's",
        change: |deck| {
            let (item, name) = first(deck, |item| item["kind"] == "fit");
            item["stem"] = json!("What would you do in 1999?");
            found("no_other_number_occurs", name)
        },
    },
    Broken {
        with: "a number in words in its introduction",
        change: |deck| {
            deck["intro"] = json!("Sort seventy duties.");
            found("no_other_number_occurs", "deck")
        },
    },
];
