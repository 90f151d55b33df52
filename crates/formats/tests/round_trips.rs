//! What is exported is imported again: everything that the format can hold.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod common;

use common::{deck, messages};
use proptest::prelude::*;
use role_fit_formats::{Deck, WrittenFormat, export, import, import_file};

/// The deck without what the losses of an export name.
fn held(deck: &Deck, format: WrittenFormat) -> Deck {
    let mut deck = deck.clone();
    if format == WrittenFormat::Json {
        return deck.with_ids();
    }
    for question in &mut deck.questions {
        let is_true_false = question.is_order_fixed
            && question
                .options
                .iter()
                .map(|option| option.text.to_markup())
                .eq(["True".to_owned(), "False".to_owned()]);
        question.is_order_fixed &= format != WrittenFormat::Gift || is_true_false;
        question.options.iter_mut().for_each(|option| option.id = None);
    }
    if format != WrittenFormat::Markdown {
        (deck.id, deck.title, deck.lang) = (None, None, None);
    }
    deck
}

/// What an export must report as lost.
fn losses(deck: &Deck, format: WrittenFormat) -> Vec<&'static str> {
    let kept = held(deck, format);
    let mut losses = Vec::new();
    if deck.title != kept.title {
        losses.push("the title");
    }
    if deck.lang != kept.lang {
        losses.push("the language");
    }
    if deck.questions.iter().zip(&kept.questions).any(|(before, after)| before.is_order_fixed != after.is_order_fixed) {
        losses.push("a fixed order of options");
    }
    losses
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn an_exported_deck_is_imported_as_it_was(deck in deck()) {
        for format in WrittenFormat::ALL {
            let exported = export(&deck, format);
            let imported = import(exported.text.as_bytes(), format.read_as());
            prop_assert!(imported.faults.is_empty(), "{}\n{}\n{}", format.as_str(), messages(&imported.faults), exported.text);
            prop_assert_eq!(&imported.deck, &held(&deck, format), "{}\n{}", format.as_str(), exported.text);
            let lost: Vec<_> = exported.losses.iter().map(|loss| loss.what).filter(|what| !what.contains("id")).collect();
            prop_assert_eq!(lost, losses(&deck, format));
        }
    }

    #[test]
    fn a_second_export_is_the_same_file(deck in deck()) {
        for format in WrittenFormat::ALL {
            let first = export(&deck, format).text;
            let second = export(&import(first.as_bytes(), format.read_as()).deck, format).text;
            prop_assert_eq!(first, second);
        }
    }

    #[test]
    fn line_breaks_of_other_systems_change_nothing(deck in deck()) {
        for format in WrittenFormat::ALL {
            let text = export(&deck, format).text;
            let imported = import(text.as_bytes(), format.read_as());
            for line_break in ["\r\n", "\r"] {
                let changed = format!("\u{feff}{}", text.replace('\n', line_break));
                prop_assert_eq!(&import(changed.as_bytes(), format.read_as()), &imported);
            }
            let utf_16: Vec<u8> = format!("\u{feff}{text}").encode_utf16().flat_map(u16::to_le_bytes).collect();
            prop_assert_eq!(&import(&utf_16, format.read_as()), &imported);
        }
    }

    #[test]
    fn every_format_leads_to_every_other(deck in deck()) {
        // Ids and order are not held by all of them.
        let mut deck = deck;
        (deck.id, deck.title, deck.lang) = (None, None, None);
        for question in &mut deck.questions {
            question.is_order_fixed = false;
            question.id = None;
            question.options.iter_mut().for_each(|option| option.id = None);
        }
        let mut current = deck.clone();
        for format in [WrittenFormat::Gift, WrittenFormat::Csv, WrittenFormat::Markdown, WrittenFormat::Gift] {
            current = import(export(&current, format).text.as_bytes(), format.read_as()).deck;
        }
        prop_assert_eq!(current, deck);
    }
}

#[test]
fn the_shipped_deck_gives_its_questions_and_reports_everything_else() {
    let source = include_bytes!("../../../static/decks/po-pm.json");
    let imported = import_file("po-pm.json", source);
    let deck: serde_json::Value = serde_json::from_slice(source).unwrap();
    let items = deck["items"].as_array().unwrap();
    let is_question = |item: &&serde_json::Value| {
        ["origin", "expert", "readiness", "mix-up"].contains(&item["kind"].as_str().unwrap())
    };
    let questions: Vec<_> = items.iter().filter(is_question).collect();
    assert!(questions.len() > 20);
    assert_eq!(imported.deck.questions.len(), questions.len());
    for (question, item) in imported.deck.questions.iter().zip(questions) {
        assert_eq!(question.id.as_deref(), item["id"].as_str());
        assert_eq!(question.options[question.key].id.as_deref(), item["key"].as_str());
        assert_eq!(question.is_order_fixed, item["order"] == "fixed");
    }
    // Each other item has a fault of its own.
    let left_out = imported.faults.iter().filter(|fault| fault.message.ends_with("it is left out")).count();
    assert_eq!(left_out, items.iter().filter(|item| !is_question(item)).count());
    for what in ["the two roles and their meter", "the facets of the meter", "a pair of the meter", "is a duty"] {
        assert!(imported.faults.iter().any(|fault| fault.message.contains(what)), "{what}");
    }
    for format in WrittenFormat::ALL {
        let again = import(export(&imported.deck, format).text.as_bytes(), format.read_as());
        assert!(again.faults.is_empty(), "{}: {}", format.as_str(), messages(&again.faults));
        assert_eq!(again.deck, held(&imported.deck, format), "{}", format.as_str());
    }
}
