//! A deck file as the engine embeds it and as language packs have it: without what readers of the quiz never need.

use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// The kinds of items without a right answer, whose facts decide nothing.
const KINDS_WITHOUT_KEY: [&str; 2] = ["fit", "self-check"];

/// The deck without `$schema`, which only editors use, without the verdicts' teasers, which only previews of links use, and
/// without the facts that no two items with a right answer share: a play asks about no fact twice, so only shared ones count.
pub fn compact(mut deck: Value) -> String {
    if let Some(fields) = deck.as_object_mut() {
        fields.shift_remove("$schema");
    }
    let verdicts = deck.get_mut("verdicts").and_then(Value::as_object_mut);
    for verdict in verdicts.into_iter().flat_map(Map::values_mut).filter_map(Value::as_object_mut) {
        verdict.shift_remove("teaser");
    }
    if let Some(items) = deck.get_mut("items").and_then(Value::as_array_mut) {
        remove_unshared_facts(items);
    }
    deck.to_string()
}

fn remove_unshared_facts(items: &mut [Value]) {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for item in items.iter() {
        for fact in facts(item) {
            *counts.entry(fact.to_owned()).or_default() += 1;
        }
    }
    for item in items {
        let shared: Vec<Value> =
            facts(item).filter(|fact| counts.get(*fact).is_some_and(|count| *count > 1)).map(Value::from).collect();
        let Some(fields) = item.as_object_mut() else { continue };
        if shared.is_empty() {
            fields.shift_remove("facts");
        } else {
            fields.insert("facts".to_owned(), shared.into());
        }
    }
}

/// The facts of an item that has a right answer.
fn facts(item: &Value) -> impl Iterator<Item = &str> {
    let has_key = !item["kind"].as_str().is_some_and(|kind| KINDS_WITHOUT_KEY.contains(&kind));
    item["facts"].as_array().filter(|_| has_key).into_iter().flatten().filter_map(Value::as_str)
}
