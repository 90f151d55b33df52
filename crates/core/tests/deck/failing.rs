//! Every rule fails on copies of the shipped deck that break it: at the right places, and without failures of other rules.

use crate::bank::shipped;
use crate::broken::{Broken, Rule};
use crate::{
    coverage, enemies, faithfulness, feedback, keys, meter, options, own_words, plays, reading, sources, verdicts,
};
use serde_json::Value;
use std::collections::BTreeSet;

/// The rules that a copy breaks find it at the right places, and no other rules do.
fn assert_found(copies: &[Broken]) {
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
        enemies::RULES,
        verdicts::RULES,
    ]
    .concat()
}

#[test]
fn every_rule_fails_on_some_copy() {
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
        enemies::BROKEN,
        verdicts::BROKEN,
    ];
    let rules_of = |broken: &Broken| (broken.change)(&mut shipped()).into_iter().map(|(rule, _)| rule);
    let failed: BTreeSet<_> = copies.into_iter().flatten().flat_map(rules_of).collect();
    assert_eq!(failed, all_rules().into_iter().map(|(name, _)| name).collect());
}

#[test]
fn wrong_counts_facts_and_sections_are_found() {
    assert_found(sources::BROKEN);
}

#[test]
fn missing_facts_and_figures_and_strange_numbers_are_found() {
    assert_found(coverage::BROKEN);
}

#[test]
fn claims_that_the_article_does_not_make_are_found() {
    assert_found(faithfulness::BROKEN);
}

#[test]
fn uneven_keys_are_found() {
    assert_found(keys::BROKEN);
}

#[test]
fn options_that_give_away_the_key_are_found() {
    assert_found(options::BROKEN);
}

#[test]
fn poor_explanations_are_found() {
    assert_found(feedback::BROKEN);
}

#[test]
fn hard_texts_are_found() {
    assert_found(reading::BROKEN);
}

#[test]
fn words_of_the_article_and_quotations_are_found() {
    assert_found(own_words::BROKEN);
}

#[test]
fn different_weights_in_a_facet_are_found() {
    assert_found(meter::BROKEN);
}

#[test]
fn unplanned_and_long_plays_are_found() {
    assert_found(plays::BROKEN);
}

#[test]
fn poor_texts_of_verdicts_are_found() {
    assert_found(verdicts::BROKEN);
}

#[test]
fn enemies_that_may_meet_are_found() {
    assert_found(enemies::BROKEN);
}
