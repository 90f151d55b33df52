//! docs/src/decks.md: the limits, the kinds of items, and the schema's place.

use crate::document::{DECKS, codes, first_codes};
use role_fit_core::deck::reading::{MAX_BYTES, MAX_FACETS, MAX_ITEMS, MAX_ITEMS_A_PLAY, MAX_OPTIONS, MIN_OPTIONS};
use role_fit_core::deck::{Kind, Verdict};
use serde_json::Value;
use std::collections::BTreeSet;

/// The schema says the same as the reader: tests/schema.rs compares them.
fn schema() -> Value {
    serde_json::from_str(include_str!("../../static/decks/deck.schema.json")).unwrap()
}

#[test]
fn limits() {
    let schema = schema();
    let number = |pointer: &str| schema.pointer(pointer).unwrap_or_else(|| panic!("{pointer}")).to_string();
    let (duty, question, fit) = (
        number("/$defs/duty/properties/options/maxItems"),
        number("/$defs/question/properties/options/maxItems"),
        number("/$defs/fit/properties/options/maxItems"),
    );
    assert_eq!(duty, question);
    let weight = "/$defs/fit/properties/weight";
    let expected = [
        ("File", format!("{} KiB, UTF-8", MAX_BYTES / 1024)),
        ("Items", format!("1 to {MAX_ITEMS}")),
        ("Items in one play", format!("1 to {MAX_ITEMS_A_PLAY}, without roles up to all items;")),
        ("Facets", MAX_FACETS.to_string()),
        (
            "Options",
            format!(
                "{MIN_OPTIONS} to {MAX_OPTIONS} in a question about anything, {duty} in a duty, scenario or question about the \
                 roles, {fit} in a fit pair"
            ),
        ),
        (
            "Group of `enemies`",
            format!("at least {} items", number("/properties/enemies/additionalProperties/minItems")),
        ),
        ("`verdicts`", format!("all {} or none", Verdict::ALL.len())),
        ("Ids", "1 to 64 of".to_owned()),
        ("`lang`", "a language tag".to_owned()),
        ("`dir`", "`ltr` or `rtl`".to_owned()),
        ("`report`", "starts with `https://`".to_owned()),
        (
            "Weight",
            format!(
                "{} to {}, two decimals",
                number(&format!("{weight}/minimum")),
                number(&format!("{weight}/maximum"))
            ),
        ),
        ("Score of a pair's options", "one 0, one 1".to_owned()),
        ("Fingerprint in `compat`", "eight hexadecimal digits".to_owned()),
        ("`credit.url`", "starts with `https://`".to_owned()),
    ];
    let table = DECKS.table("## All limits", "| What |");
    assert_eq!(table.len(), expected.len());
    for (row, (what, limit)) in table.iter().zip(expected) {
        assert!(row[0] == what && row[1].starts_with(&limit), "{row:?}, but {what}: {limit}");
    }
    assert!(number("/$defs/id/pattern").contains("{1,64}"));
    assert_eq!(number("/properties/items/maxItems"), MAX_ITEMS.to_string());
    assert_eq!(number("/properties/facets/maxItems"), MAX_FACETS.to_string());
}

#[test]
fn kinds() {
    let table = DECKS.table("## Kinds of items", "| `kind` |");
    let kinds: BTreeSet<&str> = Kind::ALL.iter().map(|kind| kind.as_str()).collect();
    assert_eq!(first_codes(&table), kinds);
    let on_meter: Vec<_> = table.iter().filter(|row| row[2] == "the meter").flat_map(|row| codes(&row[0])).collect();
    assert_eq!(on_meter, [Kind::Fit.as_str()]);
}

#[test]
fn the_fields_of_a_verdict() {
    let table = DECKS.table("## Words for the verdicts", "| Field |");
    let schema = schema();
    let fields = |verdict: &str| schema["$defs"][verdict]["properties"].as_object().unwrap().keys().cloned().collect();
    let documented: BTreeSet<String> = first_codes(&table).into_iter().map(str::to_owned).collect();
    for verdict in ["verdict", "verdict-mid"] {
        let of_schema: BTreeSet<String> = fields(verdict);
        assert_eq!(documented, of_schema, "{verdict}");
    }
    let section = DECKS.section("## Words for the verdicts");
    for verdict in Verdict::ALL {
        assert!(section.contains(&format!("`{}`", verdict.as_str())), "{}", verdict.as_str());
    }
}

#[test]
fn the_schema_is_served_where_the_document_says() {
    let stamp = include_str!("../../crates/stamp/src/stamp.rs");
    assert!(DECKS.section("## Use it").contains("`\"$schema\": \"https://HOST/deck.schema.json\"`"));
    assert!(stamp.contains("const SCHEMA: &str = \"deck.schema.json\";"));
}
