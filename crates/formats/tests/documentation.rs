//! The examples of "Bring your questions" in docs/src/decks.md: the same question in each format.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod common;

use common::shown;
use role_fit_formats::{Format, MAX_BYTES, MAX_OPTIONS, MAX_QUESTIONS, MIN_OPTIONS, import};

const GUIDE: &str = include_str!("../../../docs/src/decks.md");

fn section() -> &'static str {
    GUIDE.split("\n## Bring your questions\n").nth(1).unwrap().split("\n## ").next().unwrap()
}

#[test]
fn every_example_is_the_same_question() {
    let whole = "Cattle: | What do yaks eat? | +Grass (They graze all day.) | -Meat (They are no hunters.) | (Yaks are related to cows.)";
    for (fence, format, expected) in [
        ("gift", Format::Gift, whole),
        ("text", Format::Aiken, "What do yaks eat? | +Grass | -Meat"),
        ("markdown", Format::Markdown, whole),
        ("csv", Format::Csv, whole),
        ("jsonc", Format::Json, whole),
    ] {
        let start = format!("```{fence}\n");
        let block = section().split(&start).nth(1).unwrap_or_else(|| panic!("{fence}")).split("\n```").next().unwrap();
        // The item of a deck is shown without the deck around it.
        let text = if fence == "jsonc" { format!("{{\"items\": [{block}]}}") } else { block.to_owned() };
        let imported = import(text.as_bytes(), format);
        assert!(imported.faults.is_empty(), "{fence}: {:?}", imported.faults);
        let found = shown(&imported.deck).concat();
        assert_eq!(found.trim_start_matches("#food | "), expected, "{fence}");
        assert_eq!(Format::of_content(&text), Some(format), "{fence}");
    }
}

#[test]
fn the_limits_are_those_of_the_code() {
    for limit in [
        format!("with {MIN_OPTIONS} to {MAX_OPTIONS} options per question"),
        format!("more than {MAX_OPTIONS} options"),
        format!("up to {} MiB and {MAX_QUESTIONS} questions", MAX_BYTES / 1024 / 1024),
    ] {
        assert!(section().contains(&limit), "{limit}");
    }
    assert_eq!(MAX_QUESTIONS, role_fit_core::deck::reading::MAX_ITEMS);
}
