//! Writes decks. The documentation of the crate shows what is written.

use crate::deck::{Choice, Deck, Question};
use crate::loss::Export;
use crate::text::Text;
use serde::Serialize;

/// A deck as the file has it, with the fields in this order. Missing ones are left out.
#[derive(Serialize)]
struct DeckFile<'d> {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'d str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    lang: Option<&'d str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<&'d str>,
    items: Vec<Item<'d>>,
}

/// A question.
#[derive(Serialize)]
struct Item<'d> {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'d str>,
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    heading: Option<&'d str>,
    stem: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    order: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    key: Option<&'d str>,
    options: Vec<ItemOption<'d>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    why: Option<String>,
}

/// An option of a question.
#[derive(Serialize)]
struct ItemOption<'d> {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'d str>,
    text: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    why: Option<String>,
}

pub(crate) fn write(deck: &Deck) -> Export {
    let deck = deck.clone().with_ids();
    let file = DeckFile {
        id: deck.id.as_deref(),
        lang: deck.lang.as_deref(),
        title: deck.title.as_deref(),
        items: deck.questions.iter().map(item).collect(),
    };
    let mut text = serde_json::to_string_pretty(&file).unwrap_or_default();
    text.push('\n');
    Export { text, losses: Vec::new() }
}

fn item(question: &Question) -> Item<'_> {
    Item {
        id: question.id.as_deref(),
        kind: "question",
        heading: question.heading.as_deref(),
        stem: question.stem.to_markup(),
        order: question.is_order_fixed.then_some("fixed"),
        key: question.options.get(question.key).and_then(|option| option.id.as_deref()),
        options: question.options.iter().map(option).collect(),
        why: question.why.as_ref().map(Text::to_markup),
    }
}

fn option(option: &Choice) -> ItemOption<'_> {
    ItemOption {
        id: option.id.as_deref(),
        text: option.text.to_markup(),
        why: option.why.as_ref().map(Text::to_markup),
    }
}
