//! The test site itself: its responses over plain TCP are what the other tests rely on.

use crate::site::{self, Site};
use crate::trial::tests;
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

tests![
    a_page_gets_its_urls_the_probe_and_its_policy_and_is_otherwise_unchanged,
    the_host_of_the_quiz_allows_any_origin_and_caches_hashed_files_only_on_request,
    each_request_is_recorded_with_its_referer_and_cookie,
    a_fault_occurs_as_often_as_its_path_says_in_the_files_that_it_names,
    each_fault_is_what_its_name_says,
    the_loader_of_an_old_release_names_missing_files,
];

/// What arrived until the connection closed or a timeout passed.
struct Reply {
    head: String,
    body: Vec<u8>,
    is_closed: bool,
}

impl Reply {
    fn status(&self) -> u16 {
        self.head.split(' ').nth(1).unwrap().parse().unwrap()
    }

    fn header(&self, name: &str) -> &str {
        let line = self.head.lines().find(|line| line.to_ascii_lowercase().starts_with(&format!("{name}:")));
        line.map_or("", |line| line.split_once(':').unwrap().1.trim())
    }

    fn content_length(&self) -> usize {
        self.header("content-length").parse().unwrap()
    }
}

async fn get(origin: &str, path: &str) -> Reply {
    get_with(origin, path, "").await
}

async fn get_with(origin: &str, path: &str, more: &str) -> Reply {
    let authority = origin.strip_prefix("http://").unwrap();
    let mut stream = TcpStream::connect(authority).await.unwrap();
    let request = format!("GET {path} HTTP/1.1\r\nHost: {authority}\r\n{more}\r\n");
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut bytes = Vec::new();
    // Longer than the delay of a broken-off response, shorter than a stalled one.
    let read = tokio::time::timeout(Duration::from_secs(1), stream.read_to_end(&mut bytes)).await;
    let end_of_head = bytes.windows(4).position(|part| part == b"\r\n\r\n").map_or(bytes.len(), |at| at + 4);
    let body = bytes.split_off(end_of_head);
    Reply { head: String::from_utf8(bytes).unwrap(), body, is_closed: read.is_ok() }
}

/// The files of the engine: glue and wasm.
async fn engine_files(site: &Site) -> [String; 2] {
    names_in(&get(&site.host, "/role-fit.js").await)
}

/// Their hashed names in a loader.
fn names_in(loader: &Reply) -> [String; 2] {
    let loader = std::str::from_utf8(&loader.body).unwrap();
    [".js", ".wasm"].map(|ending| {
        let mut words = loader.split('"');
        words.find(|word| word.starts_with("role-fit-") && word.ends_with(ending)).unwrap().to_owned()
    })
}

async fn a_page_gets_its_urls_the_probe_and_its_policy_and_is_otherwise_unchanged() {
    let site = site::start().await;
    let written = include_str!("pages/script-alone.html");
    let probe = format!("<script src=\"{}/probe.js\"></script>", site.host);
    let served =
        written.replace("<!DOCTYPE html>", &format!("<!DOCTYPE html>{probe}")).replace("https://HOST", &site.host);
    let page = get(&site.pages, "/pages/script-alone.html").await;
    assert_eq!(String::from_utf8(page.body.clone()).unwrap(), served);
    assert_eq!(page.content_length(), page.body.len());
    assert_eq!(page.header("content-security-policy"), "");

    let policy = "?csp=script-src%20https://HOST%20'nonce-abc'%3B%20frame-src%20https://BLOG";
    let page = get(&site.pages, &format!("/pages/script-alone.html{policy}")).await;
    let wanted = format!("script-src {} 'nonce-abc'; frame-src {}", site.host, site.pages);
    assert_eq!(page.header("content-security-policy"), wanted);
    assert!(String::from_utf8(page.body).unwrap().contains("/probe.js\" nonce=\"abc\"></script>"));

    for (origin, path) in
        [(&site.pages, "/"), (&site.host, "/"), (&site.host, "/s/mid/"), (&site.host, "/fault/404/glue/1/run/")]
    {
        let page = String::from_utf8(get(origin, path).await.body).unwrap();
        let after_the_doctype = &page.get("<!doctype html>".len()..).unwrap();
        assert!(after_the_doctype.starts_with(&probe), "{origin}{path}: {page:.200}");
    }
}

async fn the_host_of_the_quiz_allows_any_origin_and_caches_hashed_files_only_on_request() {
    let site = site::start().await;
    let [glue, wasm] = engine_files(&site).await;
    for file in ["probe.js", "role-fit.js", "index.html", "nowhere.js", &glue, &wasm] {
        let fresh = get(&site.host, &format!("/{file}")).await;
        let cached = get(&site.host, &format!("/cached/fault/flipped/wasm/1/run/{file}")).await;
        assert_eq!(fresh.header("access-control-allow-origin"), "*", "{file}");
        assert_eq!(fresh.header("cache-control"), "no-store", "{file}");
        let is_cached = cached.header("cache-control").contains("immutable");
        assert_eq!(is_cached, file == glue || file == wasm, "{file}");
    }
    assert_eq!(get(&site.pages, "/role-fit.js").await.header("access-control-allow-origin"), "", "the blog is not");
}

async fn each_request_is_recorded_with_its_referer_and_cookie() {
    let site = site::start().await;
    get(&site.pages, "/decks/own.json?a=1").await;
    get_with(&site.host, "/role-fit.js", "Referer: http://blog/\r\nCookie: who=me\r\n").await;
    let [first, second] = site.requests().try_into().unwrap();
    assert_eq!((first.path.as_str(), first.referer, first.cookie), ("/decks/own.json?a=1", None, None));
    assert!(site.pages.ends_with(&first.host));
    assert_eq!((second.referer.as_deref(), second.cookie.as_deref()), (Some("http://blog/"), Some("who=me")));
    assert!(site.host.ends_with(&second.host));
}

async fn a_fault_occurs_as_often_as_its_path_says_in_the_files_that_it_names() {
    let site = site::start().await;
    let [glue, wasm] = engine_files(&site).await;
    let statuses = async |folder: &str, file: &str| {
        let mut seen = Vec::new();
        for _ in 0..3 {
            seen.push(get(&site.host, &format!("/fault/{folder}/{file}")).await.status());
        }
        seen
    };
    assert_eq!(statuses("404/engine/1/a", &glue).await, [404, 200, 200]);
    assert_eq!(statuses("404/engine/1/a", &wasm).await, [404, 200, 200], "each file has its own count");
    assert_eq!(statuses("500/engine/2/b", &wasm).await, [500, 500, 200], "each run has its own count");
    assert_eq!(statuses("500/wasm/always/c", &wasm).await, [500, 500, 500]);
    assert_eq!(statuses("500/wasm/always/c", &glue).await, [200, 200, 200]);
    assert_eq!(statuses("500/loader/1/d", "role-fit.js").await, [500, 200, 200]);
    assert_eq!(statuses("500/index/1/e", "index.html?embed=1").await, [500, 200, 200]);
    assert_eq!(statuses("removed/engine/1/f", &glue).await, [404, 200, 200]);
    assert_eq!(statuses("misspelt/engine/1/g", &glue).await, [400, 400, 400]);
    assert_eq!(
        get(&site.host, &format!("/fault/404/glue/1/h/{glue}")).await.header("access-control-allow-origin"),
        "*"
    );
}

async fn each_fault_is_what_its_name_says() {
    let site = site::start().await;
    let [glue, wasm] = engine_files(&site).await;
    for file in [&glue, &wasm] {
        let right = get(&site.host, &format!("/{file}")).await;
        let whole = right.body.len();
        let faulty = async |kind| get(&site.host, &format!("/fault/{kind}/engine/always/run/{file}")).await;

        let page = faulty("html").await;
        assert_eq!((page.status(), page.header("content-type")), (200, "text/html; charset=utf-8"));

        let other = faulty("mime").await;
        let kind = if *file == wasm { "application/octet-stream" } else { "text/plain" };
        assert_eq!((other.header("content-type"), other.header("x-content-type-options")), (kind, "nosniff"));
        assert_eq!(other.body, right.body);

        let truncated = faulty("truncated").await;
        assert_eq!((truncated.content_length(), truncated.body.len()), (whole / 2, whole / 2));

        let cut = faulty("cut").await;
        assert_eq!((cut.content_length(), cut.body.len(), cut.is_closed), (whole, whole / 2, true));

        let stalled = faulty("stalled").await;
        assert_eq!((stalled.content_length(), stalled.body.len(), stalled.is_closed), (whole, whole / 2, false));

        let trickling = faulty("trickling").await;
        assert_eq!((trickling.content_length(), trickling.is_closed), (whole, false));
        assert!(trickling.body.len() < whole && right.body.starts_with(&trickling.body));

        let flipped = faulty("flipped").await;
        assert_eq!(flipped.header("content-type"), right.header("content-type"));
        let differences: Vec<u8> =
            flipped.body.iter().zip(&right.body).map(|(wrong, right)| wrong ^ right).filter(|bits| *bits > 0).collect();
        assert_eq!((flipped.body.len(), differences.as_slice()), (whole, [0x20].as_slice()));

        let poisoned = faulty("poisoned").await;
        assert!(poisoned.body.starts_with(&right.body) && poisoned.body.len() > whole);

        let refused = faulty("refused").await;
        assert_eq!((refused.head.as_str(), refused.is_closed), ("", true));
    }
}

async fn the_loader_of_an_old_release_names_missing_files() {
    let site = site::start().await;
    let today = engine_files(&site).await;
    let folder = "/fault/removed/loader/always/run";
    for older in names_in(&get(&site.host, &format!("{folder}/role-fit.js")).await) {
        assert!(!today.contains(&older));
        assert_eq!(get(&site.host, &format!("{folder}/{older}")).await.status(), 404);
    }
}
