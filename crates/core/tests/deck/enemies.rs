//! Items that give away each other's answers never meet in a play.

use crate::bank::{id, is_scenario, items, shipped, texts};
use crate::broken::{Broken, Rules, assert_holds, found, rules};
use role_fit_core::deck::{Deck, Length, reading};
use role_fit_core::play::draw;
use serde_json::{Value, json};
use std::collections::BTreeSet;

pub const RULES: Rules =
    rules![mirrored_items_are_enemies, scenarios_are_enemies_of_what_explains_them, no_enemies_meet];

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

/// How many plays of each length are drawn to show that no enemies meet. Copies of the deck with a fault need fewer.
const PLAYS: u32 = 10_000;
const PLAYS_OF_A_COPY: u32 = 5;

fn no_enemies_meet(deck: &Value) -> Vec<String> {
    meetings(deck, PLAYS_OF_A_COPY)
}

fn meetings(value: &Value, plays: u32) -> Vec<String> {
    // A deck that cannot be read has no plays; the reader says why.
    let Ok(deck) = reading::parse(&value.to_string()) else { return Vec::new() };
    let groups: Vec<_> = groups(value).collect();
    let mut broken = BTreeSet::new();
    for length in [Length::Short, Length::Full] {
        for seed in 0..plays {
            let asked = asked(&deck, length, seed);
            let met = groups.iter().filter(|group| group.iter().filter(|name| asked.contains(**name)).count() > 1);
            broken.extend(met.map(|group| format!("{length:?}: some of {group:?} meet")));
        }
    }
    broken.into_iter().collect()
}

fn asked(deck: &Deck, length: Length, seed: u32) -> BTreeSet<String> {
    draw(deck, length, seed, &[]).cards().iter().map(|card| card.item.id.as_str().to_owned()).collect()
}

#[test]
fn items_that_mirror_each_other_are_enemies() {
    assert_holds(mirrored_items_are_enemies);
}

#[test]
fn every_scenario_is_an_enemy_of_what_explains_it() {
    assert_holds(scenarios_are_enemies_of_what_explains_them);
}

#[test]
fn no_enemies_meet_in_ten_thousand_plays_of_each_form() {
    let shipped = shipped();
    assert!(reading::parse(&shipped.to_string()).is_ok());
    assert_eq!(meetings(&shipped, PLAYS), Vec::<String>::new());
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
    Broken {
        with: "enemies that have to meet",
        change: |deck| {
            let checks = items(deck).iter().filter(|item| item["kind"] == "self-check").map(id);
            deck["enemies"]["checks"] = json!(checks.collect::<Vec<_>>());
            ["Short", "Full"].map(|length| found("no_enemies_meet", length)).concat()
        },
    },
];
