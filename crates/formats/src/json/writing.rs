//! Writes decks. The documentation of the crate shows what is written.

use crate::deck::{Choice, Deck, Question};
use crate::loss::Export;
use crate::text::Text;
use serde_json::{Map, Value};

/// An object whose missing fields are left out.
#[derive(Default)]
struct Fields(Map<String, Value>);

impl Fields {
    fn with(mut self, name: &str, value: Option<impl Into<Value>>) -> Self {
        self.0.extend(value.map(|value| (name.to_owned(), value.into())));
        self
    }
}

pub(crate) fn write(deck: &Deck) -> Export {
    let deck = deck.clone().with_ids();
    let items: Vec<Value> = deck.questions.iter().map(question).collect();
    let fields = Fields::default()
        .with("id", deck.id)
        .with("lang", deck.lang)
        .with("title", deck.title)
        .with("items", Some(items));
    let mut text = serde_json::to_string_pretty(&Value::Object(fields.0)).unwrap_or_default();
    text.push('\n');
    Export { text, losses: Vec::new() }
}

fn question(question: &Question) -> Value {
    let key = question.options.get(question.key).and_then(|option| option.id.clone());
    let options: Vec<Value> = question.options.iter().map(option).collect();
    let fields = Fields::default()
        .with("id", question.id.clone())
        .with("kind", Some("question"))
        .with("heading", question.heading.clone())
        .with("stem", Some(question.stem.to_markup()))
        .with("order", question.is_order_fixed.then_some("fixed"))
        .with("key", key)
        .with("options", Some(options))
        .with("why", question.why.as_ref().map(Text::to_markup));
    Value::Object(fields.0)
}

fn option(option: &Choice) -> Value {
    let fields = Fields::default()
        .with("id", option.id.clone())
        .with("text", Some(option.text.to_markup()))
        .with("why", option.why.as_ref().map(Text::to_markup));
    Value::Object(fields.0)
}
