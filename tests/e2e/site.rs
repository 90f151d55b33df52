//! The site that the tests visit: the built page, the host pages of `tests/e2e/pages`, and decks by name.
//!
//! On loopback, with a port of its own; it ends with the test's runtime.

use crate::broken_decks;
use axum::Router;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use tower_http::services::ServeDir;

/// Starts the site; gives its address without a slash at the end.
pub async fn start() -> String {
    let dist = std::env::var("ROLE_FIT_DIST").expect("ROLE_FIT_DIST names the built page; `cargo xtask test` sets it");
    let pages = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/e2e/pages");
    let app = Router::new()
        .nest_service("/pages", ServeDir::new(pages))
        .nest_service("/yew-host", ServeDir::new(std::env::var("ROLE_FIT_YEW_HOST").unwrap_or_default()))
        .route("/decks/{name}", get(deck))
        .fallback_service(ServeDir::new(dist));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let base = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, app).await });
    base
}

/// `broken-<place in the table>.json` and `own.json`; any other name is not found.
async fn deck(Path(name): Path<String>) -> Response {
    let place = name.strip_prefix("broken-").and_then(|rest| rest.strip_suffix(".json")?.parse::<usize>().ok());
    let text = match place {
        Some(place) => broken_decks::broken_decks().into_iter().nth(place).map(|row| row.text),
        None => (name == "own.json").then(|| broken_decks::SMALL.to_owned()),
    };
    match text {
        Some(text) => ([("content-type", "application/json")], text).into_response(),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}
