//! The site that the tests visit, two origins on loopback: the blog, with the host pages of `tests/e2e/pages`, decks by
//! name and the built page too; and the quiz's host, with the built page as it is, or with a fault in it.
//!
//! Each has a port of its own; both end with the test's runtime. Knows nothing of browsers.

mod faults;
mod rewrite;
mod server;

use crate::broken_decks;
use axum::Router;
use axum::extract::{Path, Request, State};
use axum::http::header::{ACCESS_CONTROL_ALLOW_ORIGIN, CACHE_CONTROL, CONTENT_TYPE, COOKIE, HOST, REFERER};
use axum::http::{HeaderValue, StatusCode};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use serde_json::Value;
use std::collections::HashSet;
use std::sync::{Arc, Mutex};
use tokio::net::TcpListener;
use tower_http::services::ServeDir;

/// What would run on a page that took it for markup.
pub const MARKUP: &str = "<img src=x onerror=\"window.ran=1\">";

const PAGES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/e2e/pages");

/// Where the site is, without slashes at the end, and what it was asked for. A clone is the same site.
#[derive(Clone)]
pub struct Site {
    /// The blog's address.
    pub pages: String,
    /// The address of the quiz's host.
    pub host: String,
    requests: Arc<Mutex<Vec<Asked>>>,
    mended: Mended,
}

/// The runs whose fault is over, though its address says always.
type Mended = Arc<Mutex<HashSet<String>>>;

/// A request as it came.
#[derive(Debug, Clone)]
pub struct Asked {
    /// Which of the two was asked, as the header `Host` has it.
    pub host: String,
    /// Path and query.
    pub path: String,
    pub referer: Option<String>,
    pub cookie: Option<String>,
}

impl Asked {
    fn by(request: &Request) -> Self {
        let header =
            |name| request.headers().get(name).map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned());
        Self {
            host: header(HOST).unwrap_or_default(),
            path: request.uri().to_string(),
            referer: header(REFERER),
            cookie: header(COOKIE),
        }
    }
}

/// Starts the site. The two have different names as well as ports, because cookies know no ports.
pub async fn start() -> Site {
    let [pages, host] =
        [TcpListener::bind("127.0.0.1:0").await.unwrap(), TcpListener::bind("127.0.0.1:0").await.unwrap()];
    let site = Site {
        pages: format!("http://127.0.0.1:{}", pages.local_addr().unwrap().port()),
        host: format!("http://localhost:{}", host.local_addr().unwrap().port()),
        requests: Arc::default(),
        mended: Arc::default(),
    };
    tokio::spawn(server::serve(pages, site.blog()));
    tokio::spawn(server::serve(host, site.quiz_host()));
    site
}

impl Site {
    /// All requests so far, in their order.
    pub fn requests(&self) -> Vec<Asked> {
        self.requests.lock().unwrap().clone()
    }

    /// Ends the faults of a run.
    pub fn repair(&self, run: &str) {
        self.mended.lock().unwrap().insert(run.to_owned());
    }

    fn blog(&self) -> Router {
        Router::new()
            .nest_service("/pages", ServeDir::new(PAGES))
            .nest_service("/yew-host", ServeDir::new(std::env::var("ROLE_FIT_YEW_HOST").unwrap_or_default()))
            .nest_service("/twelve", ServeDir::new(std::env::var("ROLE_FIT_TWELVE").unwrap_or_default()))
            .route("/decks/{name}", get(deck))
            .fallback_service(ServeDir::new(dist()))
            .layer(middleware::from_fn_with_state(self.clone(), rewrite::rewrite_page))
            .layer(middleware::from_fn_with_state(self.clone(), write_down))
    }

    /// Everything once as it comes from a host that lets nothing be kept, and once, under `/cached`, as from one whose
    /// hashed files are kept for ever.
    fn quiz_host(&self) -> Router {
        let built = Router::new()
            .fallback_service(ServeDir::new(dist()))
            .layer(middleware::from_fn_with_state(self.clone(), rewrite::rewrite_page));
        let all = Router::new()
            .route("/probe.js", get(probe))
            .nest("/fault", faults::faulty(built.clone(), self.mended.clone()))
            .fallback_service(built);
        Router::new()
            .nest("/cached", all.clone().layer(middleware::from_fn(kept_for_ever)))
            .fallback_service(all.layer(middleware::map_response(never_kept)))
            .layer(middleware::map_response(open_to_all))
            .layer(middleware::from_fn_with_state(self.clone(), write_down))
    }

    /// Text as an author writes it, with the addresses in the place of the words for them. A page may be in any
    /// encoding that has ASCII in it, hence bytes.
    fn with_addresses(&self, text: &[u8]) -> Vec<u8> {
        let text = replaced(text, b"https://HOST", self.host.as_bytes());
        replaced(&text, b"https://BLOG", self.pages.as_bytes())
    }
}

fn dist() -> String {
    std::env::var("ROLE_FIT_DIST").expect("ROLE_FIT_DIST names the built page; `cargo xtask test` sets it")
}

fn replaced(text: &[u8], word: &[u8], by: &[u8]) -> Vec<u8> {
    let mut rest = text;
    let mut made = Vec::new();
    while let Some(at) = rest.windows(word.len()).position(|part| part == word) {
        made.extend_from_slice(&rest[..at]);
        made.extend_from_slice(by);
        rest = &rest[at + word.len()..];
    }
    made.extend_from_slice(rest);
    made
}

async fn write_down(State(site): State<Site>, request: Request, next: Next) -> Response {
    site.requests.lock().unwrap().push(Asked::by(&request));
    next.run(request).await
}

async fn open_to_all(mut response: Response) -> Response {
    response.headers_mut().insert(ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    response
}

async fn never_kept(mut response: Response) -> Response {
    response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

async fn kept_for_ever(request: Request, next: Next) -> Response {
    let is_hashed = request.uri().path().rsplit('/').next().is_some_and(|name| name.starts_with("role-fit-"));
    let mut response = next.run(request).await;
    if !is_hashed || response.status() != StatusCode::OK {
        return never_kept(response).await;
    }
    response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("public, max-age=31536000, immutable"));
    response
}

async fn probe() -> impl IntoResponse {
    ([(CONTENT_TYPE, "text/javascript")], include_str!("../probe.js"))
}

/// `broken-<place in the table>.json`, `own.json` and `markup.json`; any other name is not found.
async fn deck(Path(name): Path<String>) -> Response {
    let place = name.strip_prefix("broken-").and_then(|rest| rest.strip_suffix(".json")?.parse::<usize>().ok());
    let text = match place {
        Some(place) => broken_decks::broken_decks().into_iter().nth(place).map(|row| row.text),
        None => (name == "own.json")
            .then(|| broken_decks::SMALL.to_owned())
            .or_else(|| (name == "markup.json").then(with_markup)),
    };
    match text {
        Some(text) => ([(CONTENT_TYPE, "application/json"), (ACCESS_CONTROL_ALLOW_ORIGIN, "*")], text).into_response(),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

/// A sound deck with markup in every text for readers.
fn with_markup() -> String {
    let mut deck = serde_json::from_str(broken_decks::SMALL).unwrap();
    put_markup(&mut deck, "");
    deck.to_string()
}

fn put_markup(value: &mut Value, name: &str) {
    const TEXTS: [&str; 12] =
        ["title", "intro", "name", "short", "about", "po", "pm", "text", "source", "stem", "why", "sources"];
    match value {
        Value::String(text) if TEXTS.contains(&name) && text.len() > 6 => text.push_str(MARKUP),
        Value::Array(rows) => rows.iter_mut().for_each(|row| put_markup(row, name)),
        Value::Object(fields) => fields.iter_mut().for_each(|(name, field)| put_markup(field, name)),
        _ => (),
    }
}
