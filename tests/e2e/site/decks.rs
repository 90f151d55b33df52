//! Serves decks by name: broken ones, a small valid one, one with markup in its texts, and one in Arabic.

use crate::broken_decks;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::http::header::{ACCESS_CONTROL_ALLOW_ORIGIN, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use serde_json::Value;

/// Text that runs a script on a page that takes it for markup.
pub const MARKUP: &str = "<img src=x onerror=\"window.ran=1\">";

/// `broken-<index>.json` of the broken decks, `own.json`, `markup.json` and `arabic.json`.
pub async fn deck(Path(name): Path<String>) -> Response {
    let index = name.strip_prefix("broken-").and_then(|rest| rest.strip_suffix(".json")?.parse::<usize>().ok());
    let text = match index {
        Some(index) => broken_decks::broken_decks().into_iter().nth(index).map(|row| row.text),
        None => (name == "own.json")
            .then(|| broken_decks::SMALL.to_owned())
            .or_else(|| (name == "markup.json").then(deck_with_markup))
            .or_else(|| (name == "arabic.json").then(arabic_deck)),
    };
    match text {
        Some(text) => ([(CONTENT_TYPE, "application/json"), (ACCESS_CONTROL_ALLOW_ORIGIN, "*")], text).into_response(),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

/// A valid deck that says that it is in Arabic.
fn arabic_deck() -> String {
    broken_decks::small_with([("/lang", "ar".into()), ("/title", "أحمر أم أزرق؟".into())])
}

/// A valid deck with markup in each text for readers.
fn deck_with_markup() -> String {
    let mut deck = serde_json::from_str(broken_decks::SMALL).unwrap();
    append_markup(&mut deck, "");
    deck.to_string()
}

fn append_markup(value: &mut Value, name: &str) {
    const TEXTS: [&str; 12] =
        ["title", "intro", "name", "short", "about", "po", "pm", "text", "source", "stem", "why", "sources"];
    match value {
        Value::String(text) if TEXTS.contains(&name) && text.len() > 6 => text.push_str(MARKUP),
        Value::Array(rows) => rows.iter_mut().for_each(|row| append_markup(row, name)),
        Value::Object(fields) => fields.iter_mut().for_each(|(name, field)| append_markup(field, name)),
        _ => (),
    }
}
