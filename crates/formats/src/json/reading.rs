//! Reads decks. Only questions can be held; every other item is a fault with its kind.

use super::fields::{elements, field, offset, text};
use crate::draft::{Draft, DraftOption, Questions};
use crate::fault::Faults;
use crate::text::{Reading, Text};
use jsonc_parser::ast::{Object, Value};
use jsonc_parser::{CollectOptions, ParseOptions, parse_to_ast};

const MARKING: &str = "let `key` be the id of the right one";

/// Kinds of questions that have a heading of the widget; two of them name the roles, so the heading is their topic.
const HEADINGS: [(&str, &str); 4] = [
    ("origin", "Where the roles come from"),
    ("expert", "What experts advise"),
    ("readiness", "From one role to the other"),
    ("mix-up", "Two roles, one product"),
];

/// What other fields of a deck hold, and that it is left out.
const LEFT_OUT: [(&str, &str); 13] = [
    ("intro", "the sentences of the start card"),
    ("dir", "the settings of the direction"),
    ("report", "the links by which questions are reported"),
    ("scene", "the drawings of the scene"),
    ("roles", "the two roles and their meter"),
    ("facets", "the facets of the meter"),
    ("plays", "how many items a play has"),
    ("verdicts", "the words for the verdicts"),
    ("enemies", "which items must not meet"),
    ("notes", "notes"),
    ("readiness", "the words around the self-checks"),
    ("credit", "the credit"),
    ("compat", "earlier fingerprints"),
];

/// Fields of a question that are left out.
const QUESTION_LEFT_OUT: [(&str, &str); 6] = [
    ("facts", "the facts of the question"),
    ("section", "the sections of the question"),
    ("notes", "the notes of the question"),
    ("sources", "the sources of the question"),
    ("disputed", "the words for disputed keys"),
    ("role", "the roles of the question"),
];

pub(crate) fn read(source: &str, questions: &mut Questions<'_>) {
    // serde_json is strict and limits the depth of nesting; the other parser knows where the values are.
    if let Err(error) = serde_json::from_str::<serde_json::Value>(source) {
        questions.faults().error(offset_of(source, error.line(), error.column()), message(&error));
        return;
    }
    let parsed = parse_to_ast(source, &CollectOptions::default(), &ParseOptions::default());
    let value = parsed.ok().and_then(|parsed| parsed.value);
    let Some(deck) = value.as_ref().and_then(Value::as_object) else {
        questions.faults().error(0, "not a deck; a deck is an object with `title` and `items`");
        return;
    };
    questions.deck.id = text(deck, "id", questions.faults()).map(str::to_owned);
    questions.deck.title = text(deck, "title", questions.faults()).map(str::to_owned);
    questions.deck.lang = text(deck, "lang", questions.faults()).map(str::to_owned);
    for (name, what) in LEFT_OUT {
        if let Some(value) = field(deck, name) {
            questions.faults().warning(offset(value), format!("{what} (`{name}`) are left out"));
        }
    }
    if field(deck, "items").is_none() {
        questions.faults().error(0, "the deck has no `items`");
    }
    let items = elements(deck, "items", questions.faults());
    for item in items {
        if let Some(draft) = self::item(item, questions.faults()) {
            questions.add(draft);
        }
    }
    warn_of_fields(items, questions.faults());
}

/// One warning for each field that questions have and that is left out, at the first of them.
fn warn_of_fields(items: &[Value<'_>], faults: &mut Faults) {
    for (name, what) in QUESTION_LEFT_OUT {
        let is_held = |item: &&Object<'_>| {
            let kind =
                field(item, "kind").and_then(Value::as_string_lit).map(|kind| kind.value.as_ref()).unwrap_or_default();
            kind == "question" || HEADINGS.iter().any(|(name, _)| *name == kind)
        };
        let mut values = items.iter().filter_map(Value::as_object).filter(is_held).filter_map(|item| field(item, name));
        if let Some(first) = values.next() {
            let others = match values.count() {
                0 => String::new(),
                1 => ", and those of 1 other question".to_owned(),
                others => format!(", and those of {others} other questions"),
            };
            faults.warning(offset(first), format!("{what} (`{name}`) are left out{others}"));
        }
    }
}

fn message(error: &serde_json::Error) -> String {
    let text = error.to_string();
    let reason = text.rsplit_once(" at line ").map_or(text.as_str(), |(reason, _)| reason);
    format!("not valid JSON: {reason}")
}

/// The offset of a line and a column that serde_json counts in bytes.
fn offset_of(source: &str, line: usize, column: usize) -> usize {
    let before: usize = source.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let mut offset = (before + column.saturating_sub(1)).min(source.len());
    while !source.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}

fn item(value: &Value<'_>, faults: &mut Faults) -> Option<Draft> {
    let Some(item) = value.as_object() else {
        faults.error(offset(value), "an item must be an object");
        return None;
    };
    let kind = text(item, "kind", faults).unwrap_or_default();
    let heading = HEADINGS.iter().find(|(name, _)| *name == kind).map(|(_, heading)| *heading);
    if kind != "question" && heading.is_none() {
        faults.error(offset(value), refusal(kind, item, &quoted_id(item)));
        return None;
    }
    let stem = text(item, "stem", faults);
    if stem.is_none() && field(item, "stem").is_some() {
        return None;
    }
    let key = text(item, "key", faults);
    let options = elements(item, "options", faults);
    let options = options.iter().filter_map(|value| option(value, key, faults)).collect();
    Some(Draft {
        offset: offset(value),
        id: text(item, "id", faults).map(str::to_owned),
        heading: text(item, "heading", faults).or(heading).map(str::to_owned),
        stem: reading(stem).unwrap_or_default(),
        options,
        why: reading(text(item, "why", faults)),
        is_order_fixed: text(item, "order", faults) == Some("fixed"),
        marking: MARKING,
    })
}

fn quoted_id(item: &Object<'_>) -> String {
    let id = field(item, "id").and_then(Value::as_string_lit).map(|id| id.value.as_ref()).unwrap_or_default();
    if id.is_empty() { String::new() } else { format!(" `{id}`") }
}

fn refusal(kind: &str, item: &Object<'_>, id: &str) -> String {
    let what = match kind {
        "duty" | "scenario" => "is a duty",
        "fit" => "is a pair of the meter",
        "self-check" => "is a self-check",
        _ if field(item, "kind").is_none() => {
            return format!("the item{id} has no `kind`; write \"kind\": \"question\"");
        }
        _ => return format!("the item{id} has the unknown kind \"{kind}\"; write \"kind\": \"question\""),
    };
    format!("the item{id} {what}, which other formats cannot hold; it is left out")
}

fn option(value: &Value<'_>, key: Option<&str>, faults: &mut Faults) -> Option<DraftOption> {
    let Some(option) = value.as_object() else {
        faults.error(offset(value), "an option must be an object");
        return None;
    };
    let id = text(option, "id", faults);
    Some(DraftOption {
        offset: offset(value),
        id: id.map(str::to_owned),
        text: reading(text(option, "text", faults)).unwrap_or_default(),
        why: reading(text(option, "why", faults)),
        is_right: key.is_some() && id == key,
    })
}

fn reading(markup: Option<&str>) -> Option<Reading> {
    markup.map(|markup| Text::from_markup(markup).into())
}
