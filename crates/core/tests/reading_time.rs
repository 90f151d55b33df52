//! The time that reading takes, and the minutes that the start card announces.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod common;

use common::{check, deck, duty, pair, question, shipped, with};
use role_fit_core::deck::Length;
use role_fit_core::reading_time::{minutes, seconds};
use serde_json::Value;

#[test]
fn the_shipped_deck_takes_three_to_five_minutes() {
    let deck = shipped();
    assert!((2..=4).contains(&minutes(&deck, Length::Short)), "{}", minutes(&deck, Length::Short));
    assert!((3..=5).contains(&minutes(&deck, Length::Full)), "{}", minutes(&deck, Length::Full));
    assert!(minutes(&deck, Length::Short) < minutes(&deck, Length::Full));
}

#[test]
fn the_time_depends_on_the_number_of_words() {
    let time = |items: &[Value]| seconds(deck(items).items().iter().map(|item| &**item));
    let instructions = 15.0;
    // Four words a second, two seconds an answer; of three explanations, a third each.
    let rows = [
        ("duty", duty("i", "po", &[]), 1.0 + 1.0),
        ("question", question("origin", "i", &[]), 1.0 + 3.0 + 1.0),
        ("pair", pair("i", "facet"), 1.0 + 2.0),
        ("statement", check("i"), 2.0),
    ];
    for (name, item, words) in rows {
        let short = time(std::slice::from_ref(&item));
        assert!((short - (instructions + 2.0 + words / 4.0)).abs() < 1e-9, "{name}: {short} s");
        let stem = format!("{} More", item["stem"].as_str().unwrap());
        let longer = time(&[with(item.clone(), "stem", stem)]);
        assert!((longer - short - 0.25).abs() < 1e-9, "{name}: one more word takes {} s", longer - short);
        for field in ["text", "why"] {
            for place in 0..item["options"].as_array().map_or(0, Vec::len) {
                let mut item = item.clone();
                let Some(text) = item["options"][place][field].as_str() else { continue };
                let text = format!("{text} More");
                item["options"][place][field] = text.into();
                assert!(time(&[item]) > short, "{name}: more words in {field} {place} take no time");
            }
        }
    }
}

#[test]
fn the_announced_minutes_grow_with_the_items_and_are_at_least_one() {
    // One minute and two seconds each, and a quarter of a minute before.
    let wordy = |n: usize| with(check(&format!("c{n}")), "stem", "word ".repeat(240));
    for (count, expected) in [(1, 1), (2, 2), (5, 5), (9, 10)] {
        let items: Vec<Value> = (0..count).map(wordy).collect();
        assert_eq!(minutes(&deck(&items), Length::Full), expected, "{count} items");
    }
    assert_eq!(minutes(&deck(&[check("c")]), Length::Full), 1);
}
