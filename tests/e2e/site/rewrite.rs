//! Rewrites served pages: replaces `https://HOST` and `https://BLOG` by the URLs of the site, adds the probe before all
//! scripts, and sends the Content-Security-Policy of the query.

use super::origins::Site;
use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::HeaderValue;
use axum::http::header::{CONTENT_LENGTH, CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use axum::middleware::Next;
use axum::response::Response;

/// Leaves other files alone. The policy is percent-encoded in the query, as `?csp=…`.
pub async fn rewrite_page(State(site): State<Site>, request: Request, next: Next) -> Response {
    let policy = policy_of(&site, request.uri().query().unwrap_or_default());
    let response = next.run(request).await;
    let kind = response.headers().get(CONTENT_TYPE);
    if !kind.is_some_and(|kind| kind.as_bytes().starts_with(b"text/html")) {
        return response;
    }
    let (mut parts, body) = response.into_parts();
    let page = site.with_urls(&to_bytes(body, usize::MAX).await.unwrap());
    let page = with_probe(&page, &probe_tag(&site, policy.as_deref().unwrap_or_default()));
    parts.headers.remove(CONTENT_LENGTH);
    if let Some(policy) = policy {
        parts.headers.insert(CONTENT_SECURITY_POLICY, HeaderValue::from_str(&policy).unwrap());
    }
    Response::from_parts(parts, Body::from(page))
}

fn policy_of(site: &Site, query: &str) -> Option<String> {
    let (_, policy) = url::form_urlencoded::parse(query.as_bytes()).find(|(name, _)| name == "csp")?;
    Some(String::from_utf8(site.with_urls(policy.as_bytes())).unwrap())
}

/// A policy that allows scripts by a nonce must allow the probe.
fn probe_tag(site: &Site, policy: &str) -> String {
    let nonce = policy.split_once("'nonce-").and_then(|(_, rest)| rest.split_once('\''));
    let nonce = nonce.map_or_else(String::new, |(nonce, _)| format!(" nonce=\"{nonce}\""));
    format!("<script src=\"{}/probe.js\"{nonce}></script>", site.host)
}

fn with_probe(page: &[u8], tag: &str) -> Vec<u8> {
    let (before, after) = page.split_at(end_of_doctype(page));
    [before, tag.as_bytes(), after].concat()
}

/// A page without a doctype must stay in quirks mode, so there the probe comes first.
fn end_of_doctype(page: &[u8]) -> usize {
    let start = page.iter().position(|byte| *byte == b'<').unwrap_or_default();
    let opening = page[start..].get(..9).unwrap_or_default();
    if !opening.eq_ignore_ascii_case(b"<!doctype") {
        return 0;
    }
    page.iter().position(|byte| *byte == b'>').map_or(0, |end| end + 1)
}
