//! Copies of the loader as optimisers make them, under other names and in folders without the other files.
//!
//! `/copies/plain/…` is the loader as it was built, `/copies/stamped/…` the same with the home that `--site` names.

use super::built_page::dist;
use super::bytes::replace;
use super::origins::Site;
use axum::Router;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::http::header::{ACCESS_CONTROL_ALLOW_ORIGIN, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use axum::routing::get;

/// What the stamp of a build without `--site` contains.
const NO_HOME: &[u8] = b"home:\"\"";

pub fn copies(site: Site) -> Router {
    Router::new().route("/{copy}/{*path}", get(copy)).with_state(site)
}

async fn copy(State(site): State<Site>, Path((copy, path)): Path<(String, String)>) -> Response {
    let is_stamped = copy == "stamped";
    if path.contains("role-fit-") || !is_stamped && copy != "plain" {
        return StatusCode::NOT_FOUND.into_response();
    }
    let mut loader = std::fs::read(format!("{}/role-fit.js", dist())).unwrap();
    if is_stamped {
        let stamped = replace(&loader, NO_HOME, format!("home:\"{}/\"", site.host).as_bytes());
        assert_ne!(loader, stamped, "the loader has no home to replace");
        loader = stamped;
    }
    ([(CONTENT_TYPE, "text/javascript"), (ACCESS_CONTROL_ALLOW_ORIGIN, "*")], loader).into_response()
}
