//! Random changes of the small decks, which may leave it valid or not.

use super::{NEUTRAL, SMALL};
use proptest::prelude::*;
use serde_json::{Value, json};

/// One of the small decks after one to four changes.
pub fn any_mutated_deck() -> impl Strategy<Value = Value> {
    let changes = prop::collection::vec((any::<prop::sample::Index>(), any_mutation()), 1..5);
    (prop::sample::select(vec![SMALL, NEUTRAL]), changes).prop_map(|(deck, mutations)| {
        let mut deck = serde_json::from_str(deck).expect("the small decks are JSON");
        for (place, mutation) in mutations {
            mutate(&mut deck, place, mutation);
        }
        deck
    })
}

/// The pointers of every value inside this one, those of objects and arrays included.
pub fn pointers(value: &Value) -> Vec<String> {
    let steps: Vec<(String, &Value)> = match value {
        Value::Object(fields) => fields.iter().map(|(name, value)| (format!("/{name}"), value)).collect(),
        Value::Array(list) => list.iter().enumerate().map(|(place, value)| (format!("/{place}"), value)).collect(),
        _ => Vec::new(),
    };
    let inside = |(step, value): (String, &Value)| {
        let below = pointers(value).into_iter().map(|rest| format!("{step}{rest}")).collect::<Vec<_>>();
        std::iter::once(step).chain(below)
    };
    steps.into_iter().flat_map(inside).collect()
}

/// What may be done to a value of the small deck.
#[derive(Debug, Clone)]
enum Mutation {
    Remove,
    Put(Value),
}

fn any_mutation() -> impl Strategy<Value = Mutation> {
    let words =
        ["po", "both", "fit", "fire", "heat", "blue", "N1", "duty", "question", "rtl", "", " ", "{}", "0badcafe"];
    prop_oneof![
        Just(Mutation::Remove),
        prop::sample::select(words.to_vec()).prop_map(|word| Mutation::Put(json!(word))),
        ".{0,12}".prop_map(|text| Mutation::Put(json!(text))),
        any::<i64>().prop_map(|number| Mutation::Put(json!(number))),
        (-2i8..=3).prop_map(|number| Mutation::Put(json!(number))),
        any::<f64>().prop_map(|number| Mutation::Put(json!(number))),
        prop::sample::select(vec![json!(null), json!(true), json!([]), json!({}), json!([[]]), json!([{}])])
            .prop_map(Mutation::Put),
    ]
}

fn mutate(deck: &mut Value, place: prop::sample::Index, mutation: Mutation) {
    let pointers = pointers(deck);
    let Some(pointer) = pointers.get(place.index(pointers.len().max(1))) else { return };
    match mutation {
        Mutation::Put(value) => *deck.pointer_mut(pointer).unwrap() = value,
        Mutation::Remove => {
            let (parent, step) = pointer.rsplit_once('/').unwrap();
            match deck.pointer_mut(parent).unwrap() {
                Value::Object(fields) => drop(fields.remove(step)),
                Value::Array(list) => drop(list.remove(step.parse().unwrap())),
                _ => unreachable!("only objects and arrays have values inside"),
            }
        }
    }
}
