//! Items that give away each other's answers are enemies.

use crate::bank::{id, is_scenario, items, texts};
use crate::broken::{Broken, Rules, assert_holds, found, rules};
use serde_json::Value;
use std::collections::BTreeSet;

pub const RULES: Rules = rules![mirrored_items_are_enemies, scenarios_are_enemies_of_what_explains_them];

/// Items of which one is the other seen in a mirror, or explains the other.
const MIRRORED: [(&str, &str); 11] = [
    ("d-inside", "d-outside"),
    ("d-inside", "m-in-out"),
    ("d-outside", "m-in-out"),
    ("d-short-term", "d-long-term"),
    ("d-this-sprint", "d-next-sprints"),
    ("d-trends", "d-market-watch"),
    ("d-niche", "d-market-needs"),
    ("d-under-pressure", "d-trends"),
    ("d-queries", "d-support-team"),
    ("o-first-role", "o-manifesto"),
    ("o-early-work", "r-new-study"),
];

fn mirrored_items_are_enemies(deck: &Value) -> Vec<String> {
    let broken = MIRRORED.iter().filter(|(one, other)| !are_enemies(deck, one, other));
    broken.map(|(one, other)| format!("{one}: may meet {other}")).collect()
}

/// A scenario rests on the same facts as some duty or question, and each of the two explains the other.
fn scenarios_are_enemies_of_what_explains_them(deck: &Value) -> Vec<String> {
    let are_apart = |scenario: &Value| {
        let facts = texts(scenario, "facts");
        let explains =
            |item: &&Value| !is_scenario(item) && texts(item, "facts").iter().any(|fact| facts.contains(fact));
        items(deck).iter().filter(explains).any(|item| are_enemies(deck, id(scenario), id(item)))
    };
    let broken = items(deck).iter().filter(|item| is_scenario(item) && !are_apart(item));
    broken.map(|scenario| format!("{}: is the enemy of nothing that explains it", id(scenario))).collect()
}

fn are_enemies(deck: &Value, one: &str, other: &str) -> bool {
    groups(deck).any(|group| group.contains(one) && group.contains(other))
}

fn groups(deck: &Value) -> impl Iterator<Item = BTreeSet<&str>> {
    let groups = deck["enemies"].as_object().into_iter().flat_map(|groups| groups.values());
    groups.map(|group| group.as_array().into_iter().flatten().filter_map(Value::as_str).collect())
}

#[test]
fn items_that_mirror_each_other_are_enemies() {
    assert_holds(mirrored_items_are_enemies);
}

#[test]
fn every_scenario_is_an_enemy_of_what_explains_it() {
    assert_holds(scenarios_are_enemies_of_what_explains_them);
}

pub const BROKEN: &[Broken] = &[
    Broken {
        with: "one enemy less",
        change: |deck| {
            let group = deck["enemies"]["inside-outside"].as_array_mut().unwrap();
            group.retain(|name| name != "m-in-out");
            ["d-inside", "d-outside"].map(|name| found("mirrored_items_are_enemies", name)).concat()
        },
    },
    Broken {
        with: "a scenario that has made friends",
        change: |deck| {
            deck["enemies"].as_object_mut().unwrap().remove("fresh-view");
            found("scenarios_are_enemies_of_what_explains_them", "c-old-habit")
        },
    },
];
