//! The site that tests visit, on two origins: the blog with the pages of `tests/e2e/pages` and decks, and the host of the
//! quiz with the built page, as it is or with faults. Both servers end with the runtime of the test.

mod built_page;
mod bytes;
mod copies;
mod decks;
mod faults;
mod origins;
mod rewrite;
mod server;

pub use decks::MARKUP;
pub use origins::Site;

use axum::Router;
use axum::extract::Request;
use axum::http::header::{ACCESS_CONTROL_ALLOW_ORIGIN, CACHE_CONTROL, CONTENT_TYPE, COOKIE};
use axum::http::{HeaderValue, StatusCode};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use built_page::dist;
use std::time::Duration;
use tokio::net::TcpListener;
use tower_http::services::{ServeDir, ServeFile};
use tower_http::set_status::SetStatus;

const PAGES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/e2e/pages");

/// Starts the site on free ports.
pub async fn start() -> Site {
    let [pages, host] =
        [TcpListener::bind("127.0.0.1:0").await.unwrap(), TcpListener::bind("127.0.0.1:0").await.unwrap()];
    let port = |listener: &TcpListener| listener.local_addr().unwrap().port();
    let site = Site::on_ports(port(&pages), port(&host));
    tokio::spawn(server::serve(pages, blog(&site)));
    tokio::spawn(server::serve(host, quiz_host(&site)));
    site
}

fn blog(site: &Site) -> Router {
    Router::new()
        .nest_service("/pages", ServeDir::new(PAGES))
        .nest_service("/yew-host", ServeDir::new(std::env::var("ROLE_FIT_YEW_HOST").unwrap_or_default()))
        .nest_service("/twelve", ServeDir::new(std::env::var("ROLE_FIT_TWELVE").unwrap_or_default()))
        .nest_service("/frameworks", ServeDir::new(std::env::var("ROLE_FIT_FRAMEWORKS").unwrap_or_default()))
        .nest("/copies", copies::copies(site.clone()))
        .route("/decks/{name}", get(decks::deck))
        .route("/decks/fault/{kind}/{run}", get(decks::faulty).with_state(site.clone()))
        .route("/slow.js", get(slow_script))
        .nest(
            "/guarded",
            Router::new().fallback_service(ServeDir::new(dist())).layer(middleware::from_fn(require_cookie)),
        )
        .fallback_service(built_page())
        .layer(middleware::from_fn_with_state(site.clone(), rewrite::rewrite_page))
        .layer(middleware::from_fn_with_state(site.clone(), origins::record))
}

/// The built page. As on most static hosts, a missing file is answered with 404.html.
fn built_page() -> ServeDir<SetStatus<ServeFile>> {
    ServeDir::new(dist()).not_found_service(ServeFile::new(format!("{}/404.html", dist())))
}

/// A copy of the built page for readers who have logged in.
async fn require_cookie(request: Request, next: Next) -> Response {
    if request.headers().contains_key(COOKIE) {
        next.run(request).await
    } else {
        StatusCode::UNAUTHORIZED.into_response()
    }
}

/// All files without caching and, under `/cached`, with hashed files that are cached forever.
fn quiz_host(site: &Site) -> Router {
    let built = Router::new()
        .fallback_service(built_page())
        .layer(middleware::from_fn_with_state(site.clone(), rewrite::rewrite_page));
    let all = Router::new()
        .route("/probe.js", get(probe))
        .nest("/fault", faults::faulty(built.clone(), site.repaired()))
        .fallback_service(built);
    Router::new()
        .nest("/cached", all.clone().layer(middleware::from_fn(cache_hashed)))
        .fallback_service(all.layer(middleware::map_response(no_store)))
        .layer(middleware::map_response(allow_any_origin))
        .layer(middleware::from_fn_with_state(site.clone(), origins::record))
}

async fn allow_any_origin(mut response: Response) -> Response {
    response.headers_mut().insert(ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    response
}

async fn no_store(mut response: Response) -> Response {
    response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

async fn cache_hashed(request: Request, next: Next) -> Response {
    let is_hashed = request.uri().path().rsplit('/').next().is_some_and(|name| name.starts_with("role-fit-"));
    let mut response = next.run(request).await;
    if !is_hashed || response.status() != StatusCode::OK {
        return no_store(response).await;
    }
    response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("public, max-age=31536000, immutable"));
    response
}

/// A script that makes the parser wait for a second.
async fn slow_script() -> impl IntoResponse {
    tokio::time::sleep(Duration::from_secs(1)).await;
    ([(CONTENT_TYPE, "text/javascript")], "")
}

async fn probe() -> impl IntoResponse {
    ([(CONTENT_TYPE, "text/javascript")], include_str!("../probe.js"))
}
