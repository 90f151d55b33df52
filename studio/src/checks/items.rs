//! The rows of the table of items, from a deck or from questions of another format.

use super::text_index::TextIndex;
use crate::messages::Item;
use jsonc_parser::ast::{Object, Value};
use jsonc_parser::common::Ranged;
use jsonc_parser::{CollectOptions, ParseOptions, parse_to_ast};
use role_fit_formats::{Import, Text};

/// The items of a deck, which may have faults. There are none if the text is not JSON.
pub fn items_of_deck(text: &str, index: &TextIndex<'_>) -> Vec<Item> {
    // jsonc-parser recurses; only serde_json limits the depth.
    if serde_json::from_str::<serde_json::Value>(text).is_err() {
        return Vec::new();
    }
    let parsed = parse_to_ast(text, &CollectOptions::default(), &ParseOptions::default());
    let Some(root) = parsed.ok().and_then(|parsed| parsed.value) else { return Vec::new() };
    let Some(deck) = root.as_object() else { return Vec::new() };
    let roles = field(deck, "roles").and_then(Value::as_object);
    let items = field(deck, "items").and_then(Value::as_array);
    let items = items.into_iter().flat_map(|items| &items.elements);
    items.map(|item| row(item, roles, index)).collect()
}

fn row(item: &Value<'_>, roles: Option<&Object<'_>>, index: &TextIndex<'_>) -> Item {
    let line = index.line_of(item.range().start);
    let Some(item) = item.as_object() else {
        return Item { line, kind: String::new(), stem: String::new(), key: String::new(), facts: String::new() };
    };
    let facts = field(item, "facts").and_then(Value::as_array).into_iter().flat_map(|facts| &facts.elements);
    let facts: Vec<&str> = facts.filter_map(|fact| Some(&*fact.as_string_lit()?.value)).collect();
    Item {
        line,
        kind: text(item, "kind").to_owned(),
        stem: plain(text(item, "stem")),
        key: key(item, roles),
        facts: facts.join(", "),
    }
}

/// The right answer as a reader sees it: the text of the option, or the short name of the role.
fn key(item: &Object<'_>, roles: Option<&Object<'_>>) -> String {
    let key = text(item, "key");
    let options = field(item, "options").and_then(Value::as_array).into_iter().flat_map(|options| &options.elements);
    let option = options.filter_map(Value::as_object).find(|option| !key.is_empty() && text(option, "id") == key);
    let text_of_option = option.map(|option| plain(text(option, "text"))).filter(|text| !text.is_empty());
    let role = roles.and_then(|roles| field(roles, key)).and_then(Value::as_object).map(|role| text(role, "short"));
    text_of_option.unwrap_or_else(|| role.unwrap_or(key).to_owned())
}

fn field<'v, 'a>(object: &'v Object<'a>, name: &str) -> Option<&'v Value<'a>> {
    object.properties.iter().rfind(|property| property.name.as_str() == name).map(|property| &property.value)
}

fn text<'v>(object: &'v Object<'_>, name: &str) -> &'v str {
    field(object, name).and_then(Value::as_string_lit).map_or("", |text| &text.value)
}

fn plain(markup: &str) -> String {
    Text::from_markup(markup).plain()
}

/// The questions of a file.
pub fn items_of_questions(imported: &Import) -> Vec<Item> {
    let questions = imported.deck.questions.iter().zip(&imported.lines);
    let row = |(question, line): (&role_fit_formats::Question, &usize)| Item {
        line: *line,
        kind: "question".to_owned(),
        stem: question.stem.plain(),
        key: question.options.get(question.key).map(|option| option.text.plain()).unwrap_or_default(),
        facts: String::new(),
    };
    questions.map(row).collect()
}
