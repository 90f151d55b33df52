//! What rules are, and how copies of the shipped deck are broken on purpose.

use crate::bank::{id, items, shipped};
use serde_json::Value;

/// Returns everything in a deck that breaks the rule, each as "place: what is wrong". The place is an item, a fact, or a
/// part of the deck.
pub type Rule = fn(&Value) -> Vec<String>;

/// Rules with their names.
pub type Rules = &'static [(&'static str, Rule)];

/// The functions as rules with their own names.
macro_rules! rules {
    ($($rule:ident),+ $(,)?) => { &[$((stringify!($rule), $rule)),+] };
}
pub(crate) use rules;

/// A way to break a deck.
pub struct Broken {
    /// What is wrong with the copy; completes "a deck with".
    pub with: &'static str,
    /// Breaks the copy and returns which rules must find that, and where.
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

// Helpers for the changes.

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
