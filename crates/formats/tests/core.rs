//! What is written as JSON is a deck: the core reads it with the same texts, whatever format it was imported from.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod common;

use common::deck;
use proptest::prelude::*;
use role_fit_core::deck::reading::parse;
use role_fit_core::deck::{Body, Kind, Length, MarkedText, Question};
use role_fit_formats::{Deck, Format, Text, WrittenFormat, export, import};

fn written(deck: &Deck) -> String {
    export(&deck.clone().or_title("A title"), WrittenFormat::Json).text
}

fn is_same(text: &MarkedText, expected: Option<&Text>) -> bool {
    text.spans() == expected.map_or(&[][..], Text::spans)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_core_reads_every_deck_that_is_written(deck in deck()) {
        let text = written(&deck);
        let read = parse(&text);
        prop_assert!(read.is_ok(), "{:?}\n{}", read.err(), text);
        let read = read.unwrap();
        prop_assert!(read.roles().is_none());
        prop_assert_eq!(read.language(), deck.lang.as_deref());
        prop_assert_eq!(read.draws(Length::Short).iter().map(|draw| draw.count).sum::<usize>(), deck.questions.len());
        for (item, expected) in read.items().iter().zip(&deck.questions) {
            let Body::Question(question) = &item.body else { panic!("{} is not a question", item.id.as_str()) };
            prop_assert_eq!(item.kind, Kind::Question);
            prop_assert!(is_same(&item.stem, Some(&expected.stem)), "{:?}", item.stem);
            prop_assert!(is_same(&question.why, expected.why.as_ref()), "{:?}", question.why);
            prop_assert_eq!(&*question.heading, expected.heading.as_deref().unwrap_or_default());
            prop_assert_eq!(question.fixed_order, expected.is_order_fixed);
            prop_assert_eq!(key_index(question), expected.key);
            for (option, expected) in question.options().zip(&expected.options) {
                prop_assert!(is_same(&option.text, Some(&expected.text)), "{:?}", option.text);
                prop_assert!(is_same(&option.why, expected.why.as_ref()), "{:?}", option.why);
            }
        }
    }
}

fn key_index(question: &Question) -> usize {
    question.options().position(|option| option.id == question.key().id).unwrap()
}

#[test]
fn a_file_of_each_format_becomes_a_deck() {
    for (format, text) in [
        (
            Format::Gift,
            "// A comment\n::food:: What do *yaks* eat? {=Grass #They graze. ~Meat ####They are cows.}\n\nYaks fly.{F}",
        ),
        (Format::Aiken, "What do yaks eat?\nA. Grass\nB. Meat\nANSWER: A\n"),
        (Format::Markdown, "---\ntitle: Yaks\nlang: en_GB\n---\n\n# What do `yaks` eat?\n\n- [x] Grass\n- [ ] Meat\n"),
        (Format::Markdown, "---\nlang: English, mostly\n---\n\n# What do `yaks` eat?\n\n- [x] Grass\n- [ ] Meat\n"),
        (Format::Csv, "question,answer,wrong 1\nWhat do yaks eat?,Grass,Meat\n"),
    ] {
        let imported = import(text.as_bytes(), format);
        assert!(!imported.deck.questions.is_empty(), "{text}");
        let written = written(&imported.deck);
        assert!(parse(&written).is_ok(), "{:?}\n{written}", parse(&written).err());
    }
}
