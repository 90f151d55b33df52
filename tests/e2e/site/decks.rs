//! Serves decks by name: broken ones, a small valid one, one with markup in its texts, some in other languages; and faulty downloads.

use super::faults::{stalled, trickling};
use super::origins::Site;
use super::server::NoResponse;
use crate::broken_decks::{self, SMALL};
use axum::Extension;
use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::http::header::{ACCESS_CONTROL_ALLOW_ORIGIN, CONTENT_TYPE};
use axum::response::{Html, IntoResponse, Response};
use futures_util::stream;
use serde_json::Value;
use std::io;
use std::sync::LazyLock;
use std::time::Duration;

/// Text that runs a script on a page that takes it for markup.
pub const MARKUP: &str = "<img src=x onerror=\"window.ran=1\">";

/// The texts of the broken decks. Making all of them takes a tenth of a second, which is too long for each request.
static BROKEN: LazyLock<Vec<String>> =
    LazyLock::new(|| broken_decks::broken_decks().into_iter().map(|row| row.text).collect());

/// `broken-<index>.json` of the broken decks, `own.json`, `markup.json`, `arabic.json` and `swedish.json`.
pub async fn deck(Path(name): Path<String>) -> Response {
    let index = name.strip_prefix("broken-").and_then(|rest| rest.strip_suffix(".json")?.parse::<usize>().ok());
    let text = match index {
        Some(index) => BROKEN.get(index).cloned(),
        None => (name == "own.json")
            .then(|| broken_decks::SMALL.to_owned())
            .or_else(|| (name == "markup.json").then(deck_with_markup))
            .or_else(|| (name == "arabic.json").then(arabic_deck))
            .or_else(|| (name == "swedish.json").then(swedish_deck)),
    };
    match text {
        Some(text) => json(text),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

/// `/decks/fault/<kind>/<run>`: a download with that fault until the run is repaired, and then the small deck.
pub async fn faulty(State(site): State<Site>, Path((kind, run)): Path<(String, String)>) -> Response {
    if site.is_repaired(&run) {
        return json(SMALL);
    }
    let half = SMALL.as_bytes()[..SMALL.len() / 2].to_vec();
    match &*kind {
        "503" => (StatusCode::SERVICE_UNAVAILABLE, [(ACCESS_CONTROL_ALLOW_ORIGIN, "*")]).into_response(),
        "login" => Html("<!DOCTYPE html><title>Log in</title><p>Log in").into_response(),
        "marked" => json(format!("\u{feff}{SMALL}")),
        "latin-1" => json(b"{ \"id\": \"small\",\n\"title\": \"\xdcber\" }".to_vec()),
        "utf-16" => json(SMALL.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>()),
        "curly" => json(SMALL.replace("\"small\"", "“small”")),
        "endless" => json(Body::from_stream(stream::repeat_with(|| Ok::<_, io::Error>(vec![b' '; 16 * 1024])))),
        "stalled" => json(stalled(half)),
        "trickling" => json(trickling(SMALL.into())),
        "silent" => {
            tokio::time::sleep(Duration::from_secs(30)).await;
            json(SMALL)
        }
        "refused" => (Extension(NoResponse), ()).into_response(),
        "no-cors" => ([(CONTENT_TYPE, "application/json")], SMALL).into_response(),
        _ => StatusCode::BAD_REQUEST.into_response(),
    }
}

fn json(body: impl Into<Body>) -> Response {
    ([(CONTENT_TYPE, "application/json"), (ACCESS_CONTROL_ALLOW_ORIGIN, "*")], body.into()).into_response()
}

/// A valid deck that says that it is in Arabic.
fn arabic_deck() -> String {
    broken_decks::small_with([("/lang", "ar".into()), ("/title", "أحمر أم أزرق؟".into())])
}

/// A valid deck that says that it is in Swedish, which the widget does not speak.
fn swedish_deck() -> String {
    broken_decks::small_with([("/lang", "sv".into()), ("/title", "Röd eller blå?".into())])
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
