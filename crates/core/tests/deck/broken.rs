//! Copies of the shipped deck, each broken in one way: the rule that was broken must say so and name the place, and no
//! other rule may say anything.

use crate::bank::{id, items, shipped};
use crate::{coverage, faithfulness, feedback, keys, meter, options, own_words, plays, reading, sources};
use serde_json::Value;
use std::collections::BTreeSet;

/// Gives everything in a deck that breaks it, each as "place: what is wrong", where the place is an item, a fact, or a
/// part of the deck.
pub type Rule = fn(&Value) -> Vec<String>;

/// Rules by their names.
pub type Rules = &'static [(&'static str, Rule)];

/// The functions as rules under their own names.
macro_rules! rules {
    ($($rule:ident),+ $(,)?) => { &[$((stringify!($rule), $rule)),+] };
}
pub(crate) use rules;

/// A way to break a deck.
pub struct Broken {
    /// What is wrong with the copy; it goes on from "a deck with".
    pub with: &'static str,
    /// Breaks the copy and tells which rules must find that, and where.
    pub change: fn(&mut Value) -> Found,
}

/// Rules, each with a place.
pub type Found = Vec<(&'static str, String)>;

pub fn found(rule: &'static str, place: impl Into<String>) -> Found {
    vec![(rule, place.into())]
}

/// Nothing in the shipped deck breaks the rule.
pub fn assert_holds(rule: Rule) {
    assert_eq!(rule(&shipped()), Vec::<String>::new());
}

/// Each copy is found out by the rules that were broken, at the right places, and by no others.
pub fn assert_found_out(copies: &[Broken]) {
    let shipped = shipped();
    let before = findings(&shipped);
    for Broken { with, change } in copies {
        let mut deck = shipped.clone();
        let expected: BTreeSet<_> = change(&mut deck).into_iter().collect();
        let new: Vec<_> = findings(&deck).into_iter().filter(|finding| !before.contains(finding)).collect();
        let places: BTreeSet<_> = new.iter().map(|(rule, what)| (*rule, place(what))).collect();
        assert_eq!(places, expected, "a deck with {with}: {new:#?}");
    }
}

fn place(finding: &str) -> String {
    finding.split(": ").next().unwrap().to_owned()
}

fn findings(deck: &Value) -> BTreeSet<(&'static str, String)> {
    let of_rule = |(name, rule): (_, Rule)| rule(deck).into_iter().map(move |finding| (name, finding));
    all_rules().into_iter().flat_map(of_rule).collect()
}

fn all_rules() -> Vec<(&'static str, Rule)> {
    [
        sources::RULES,
        coverage::RULES,
        faithfulness::RULES,
        keys::RULES,
        options::RULES,
        feedback::RULES,
        reading::RULES,
        own_words::RULES,
        meter::RULES,
        plays::RULES,
    ]
    .concat()
}

#[test]
fn every_rule_is_seen_to_fail() {
    let copies = [
        sources::BROKEN,
        coverage::BROKEN,
        faithfulness::BROKEN,
        keys::BROKEN,
        options::BROKEN,
        feedback::BROKEN,
        reading::BROKEN,
        own_words::BROKEN,
        meter::BROKEN,
        plays::BROKEN,
    ];
    let rules_of = |broken: &Broken| (broken.change)(&mut shipped()).into_iter().map(|(rule, _)| rule);
    let failed: BTreeSet<_> = copies.into_iter().flatten().flat_map(rules_of).collect();
    assert_eq!(failed, all_rules().into_iter().map(|(name, _)| name).collect());
}

// What the changes are made with.

/// The first item that meets the condition, with its id.
pub fn first(deck: &mut Value, is_meant: impl Fn(&Value) -> bool) -> (&mut Value, String) {
    let place = items(deck).iter().position(is_meant).expect("the deck has an item to break");
    let item = &mut deck["items"][place];
    let name = id(item).to_owned();
    (item, name)
}

/// A wrong option of the item whose explanation does not speak of the article, so that other words may stand there.
pub fn a_distractor(item: &mut Value) -> &mut Value {
    let key = item["key"].clone();
    let options = item["options"].as_array_mut().unwrap();
    let would_do = |option: &&mut Value| option["id"] != key && !option["why"].as_str().unwrap().contains("article");
    options.iter_mut().find(would_do).expect("a wrong option is there to be broken")
}

/// The text made as long as that many characters, without another word.
pub fn stretched(text: &str, length: usize) -> String {
    let missing = length.saturating_sub(text.chars().count());
    text.to_owned() + &"x".repeat(missing)
}
