//! Every answer is explained: on its own, and with a word on where others disagree.

use crate::bank::{facts_of, id, is_duty, is_keyed, items, keyed, list, options, text, texts, whys, word_count};
use crate::broken::{Broken, Rules, a_distractor, assert_holds, first, found, rules};
use serde_json::{Value, json};
use std::ops::RangeInclusive;

pub const RULES: Rules = rules![
    every_option_is_explained,
    no_explanation_stands_twice,
    no_explanation_cites_a_part,
    disputed_facts_have_their_notes,
    disputed_facts_are_told_as_the_articles,
    disputed_keys_have_notes,
];

/// How many words an explanation has.
const WORDS: RangeInclusive<usize> = 8..=30;

fn every_option_is_explained(deck: &Value) -> Vec<String> {
    let mut broken = Vec::new();
    for item in keyed(deck) {
        for option in options(item) {
            let words = word_count(text(option, "why"));
            if !WORDS.contains(&words) {
                broken.push(format!("{}: the explanation of {} has {words} words", id(item), id(option)));
            }
        }
    }
    broken
}

fn no_explanation_stands_twice(deck: &Value) -> Vec<String> {
    let has_twins = |item: &&Value| {
        let mut whys = whys(item);
        whys.sort_unstable();
        whys.windows(2).any(|pair| pair[0] == pair[1])
    };
    let broken = keyed(deck).into_iter().filter(has_twins);
    broken.map(|item| format!("{}: two options have the same explanation", id(item))).collect()
}

/// The line below an explanation names the part of the article.
fn no_explanation_cites_a_part(deck: &Value) -> Vec<String> {
    let cites = |why: &str| {
        let words: Vec<&str> = why.split_whitespace().collect();
        words.windows(2).any(|pair| {
            ["part", "parts"].contains(&pair[0].to_lowercase().as_str())
                && pair[1].starts_with(|c: char| c.is_ascii_digit())
        })
    };
    let broken = keyed(deck).into_iter().filter(|item| whys(item).into_iter().any(cites));
    broken.map(|item| format!("{}: an explanation cites a part of the article", id(item))).collect()
}

/// Pairs need no notes: there is nothing right or wrong about them that others could dispute.
fn disputed_facts_have_their_notes(deck: &Value) -> Vec<String> {
    let mut broken = Vec::new();
    for item in keyed(deck) {
        let notes = texts(item, "notes");
        let disputes = facts_of(item).into_iter().flat_map(|fact| &fact.notes);
        for missing in disputes.filter(|note| !notes.contains(&note.as_str())) {
            broken.push(format!("{}: the note {missing} of its facts is missing", id(item)));
        }
    }
    broken
}

fn disputed_facts_are_told_as_the_articles(deck: &Value) -> Vec<String> {
    let is_disputed = |item: &&Value| facts_of(item).iter().any(|fact| !fact.notes.is_empty());
    let names_it = |why: &str| why.contains("article");
    let broken = keyed(deck).into_iter().filter(is_disputed).filter(|item| !whys(item).into_iter().any(names_it));
    broken.map(|item| format!("{}: no explanation says that this is the article’s view", id(item))).collect()
}

/// The note says who disagrees with the key; without one, "Others see it differently" would lead nowhere.
fn disputed_keys_have_notes(deck: &Value) -> Vec<String> {
    let is_bare = |item: &&Value| item["disputed"] == true && !(is_keyed(item) && has_notes(item));
    items(deck).iter().filter(is_bare).map(|item| format!("{}: nothing says who disputes it", id(item))).collect()
}

#[test]
fn every_option_is_explained_in_eight_to_thirty_words() {
    assert_holds(every_option_is_explained);
}

#[test]
fn no_two_options_of_an_item_have_the_same_explanation() {
    assert_holds(no_explanation_stands_twice);
}

#[test]
fn no_explanation_names_a_part_of_the_article_by_number() {
    assert_holds(no_explanation_cites_a_part);
}

#[test]
fn items_on_disputed_facts_have_the_notes_of_those_facts() {
    assert_holds(disputed_facts_have_their_notes);
}

#[test]
fn disputed_facts_are_told_as_the_view_of_the_article() {
    assert_holds(disputed_facts_are_told_as_the_articles);
}

#[test]
fn disputed_keys_name_those_who_see_it_differently() {
    assert_holds(disputed_keys_have_notes);
}

fn has_notes(item: &Value) -> bool {
    !list(item, "notes").is_empty()
}

fn key_of(item: &mut Value) -> &mut Value {
    let key = item["key"].clone();
    item["options"].as_array_mut().unwrap().iter_mut().find(|option| option["id"] == key).unwrap()
}

/// Rewrites all explanations of an item.
fn rewrite(item: &mut Value, change: impl Fn(&str) -> String) {
    for option in item["options"].as_array_mut().unwrap() {
        option["why"] = json!(change(text(option, "why")));
    }
}

pub const BROKEN: &[Broken] = &[
    Broken {
        with: "a key that is explained no more",
        change: |deck| {
            let (item, name) = first(deck, |item| is_duty(item) && !has_notes(item));
            key_of(item).as_object_mut().unwrap().remove("why");
            found("every_option_is_explained", name)
        },
    },
    Broken {
        with: "a wrong option that is explained in a word",
        change: |deck| {
            let (item, name) = first(deck, |item| is_duty(item) && !has_notes(item));
            a_distractor(item)["why"] = json!("Hardly.");
            found("every_option_is_explained", name)
        },
    },
    Broken {
        with: "the same explanation for two options",
        change: |deck| {
            let (item, name) = first(deck, |item| is_duty(item) && item["key"] == "po" && !has_notes(item));
            item["options"][1]["why"] = item["options"][2]["why"].clone();
            found("no_explanation_stands_twice", name)
        },
    },
    Broken {
        with: "an explanation that cites its part",
        change: |deck| {
            let (item, name) = first(deck, |item| is_duty(item) && !has_notes(item));
            a_distractor(item)["why"] = json!("Part 2 says so of one of them, and it is the other one.");
            found("no_explanation_cites_a_part", name)
        },
    },
    Broken {
        with: "a note less",
        change: |deck| {
            let (item, name) = first(deck, |item| is_keyed(item) && has_notes(item) && item["disputed"] != true);
            item.as_object_mut().unwrap().remove("notes");
            found("disputed_facts_have_their_notes", name)
        },
    },
    Broken {
        with: "a dispute without a note",
        change: |deck| {
            let (item, name) = first(deck, |item| is_duty(item) && !has_notes(item));
            item["disputed"] = json!(true);
            found("disputed_keys_have_notes", name)
        },
    },
    Broken {
        with: "a disputed fact told as the truth",
        change: |deck| {
            let (item, name) = first(deck, |item| is_duty(item) && has_notes(item));
            rewrite(item, |why| why.replace("article", "piece"));
            found("disputed_facts_are_told_as_the_articles", name)
        },
    },
];
