//! Rewrites served pages: replaces `https://HOST` and `https://BLOG` by the URLs of the site, adds the probe before all
//! scripts, and sends the policies of the query.

use super::bytes::replace;
use super::origins::Site;
use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::HeaderValue;
use axum::http::header::{
    CONTENT_LENGTH, CONTENT_SECURITY_POLICY, CONTENT_SECURITY_POLICY_REPORT_ONLY, CONTENT_TYPE, HeaderName,
};
use axum::middleware::Next;
use axum::response::Response;

/// Leaves other files alone. Percent-encoded in the query are the policy, as `?csp=…`, a policy that only reports, as
/// `?csp-report=…`, and the folder of the loader that replaces `/FROM/`, as `?from=…`. With `?isolated` the page isolates itself
/// from other origins.
pub async fn rewrite_page(State(site): State<Site>, request: Request, next: Next) -> Response {
    let query = request.uri().query().unwrap_or_default();
    let value = |name: &str| value_of(&site, query, name);
    let (policy, report, from) = (value("csp"), value("csp-report"), value("from"));
    let is_isolated = value("isolated").is_some();
    let response = next.run(request).await;
    let kind = response.headers().get(CONTENT_TYPE);
    if !kind.is_some_and(|kind| kind.as_bytes().starts_with(b"text/html")) {
        return response;
    }
    let (mut parts, body) = response.into_parts();
    let page = site.with_urls(&to_bytes(body, usize::MAX).await.unwrap());
    let page = replace(&page, b"/FROM/", from.as_deref().unwrap_or("/").as_bytes());
    let page = with_probe(&page, &probe_tag(&site, policy.as_deref().unwrap_or_default(), is_isolated));
    parts.headers.remove(CONTENT_LENGTH);
    for (name, policy) in [(CONTENT_SECURITY_POLICY, policy), (CONTENT_SECURITY_POLICY_REPORT_ONLY, report)] {
        if let Some(policy) = policy {
            parts.headers.insert(name, HeaderValue::from_str(&policy).unwrap());
        }
    }
    if is_isolated {
        let isolation =
            [("cross-origin-embedder-policy", "require-corp"), ("cross-origin-opener-policy", "same-origin")];
        parts
            .headers
            .extend(isolation.map(|(name, value)| (HeaderName::from_static(name), HeaderValue::from_static(value))));
    }
    Response::from_parts(parts, Body::from(page))
}

/// Replaces the placeholders for the origins in the bundle of an app.
pub async fn rewrite_script(State(site): State<Site>, request: Request, next: Next) -> Response {
    let (mut parts, body) = next.run(request).await.into_parts();
    let script = site.with_urls(&to_bytes(body, usize::MAX).await.unwrap());
    parts.headers.remove(CONTENT_LENGTH);
    Response::from_parts(parts, Body::from(script))
}

fn value_of(site: &Site, query: &str, wanted: &str) -> Option<String> {
    let (_, value) = url::form_urlencoded::parse(query.as_bytes()).find(|(name, _)| name == wanted)?;
    Some(String::from_utf8(site.with_urls(value.as_bytes())).unwrap())
}

/// A policy that allows scripts by a nonce must allow the probe, and so must an isolated page.
fn probe_tag(site: &Site, policy: &str, is_isolated: bool) -> String {
    let nonce = policy.split_once("'nonce-").and_then(|(_, rest)| rest.split_once('\''));
    let nonce = nonce.map_or_else(String::new, |(nonce, _)| format!(" nonce=\"{nonce}\""));
    let crossorigin = if is_isolated { " crossorigin" } else { "" };
    format!("<script src=\"{}/probe.js\"{nonce}{crossorigin}></script>", site.host)
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
