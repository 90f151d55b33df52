//! The tests' own site, asked by input: what comes over the wire is what the tests believe to be there.

use crate::site::{self, Site};
use crate::trial::tests;
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

tests![
    a_page_gets_its_addresses_its_ears_and_its_policy_and_is_else_as_it_was_written,
    the_quizs_host_is_open_to_all_and_lets_only_hashed_files_be_kept_and_only_where_that_is_asked_for,
    every_request_is_written_down_with_where_it_comes_from,
    a_fault_shows_as_often_as_it_was_asked_for_in_the_files_it_is_for,
    every_fault_is_what_its_name_says,
    an_older_releases_loader_asks_for_files_that_are_gone,
];

/// What came until the connection ended, or for a while.
struct Got {
    head: String,
    body: Vec<u8>,
    has_ended: bool,
}

impl Got {
    fn status(&self) -> u16 {
        self.head.split(' ').nth(1).unwrap().parse().unwrap()
    }

    fn header(&self, name: &str) -> &str {
        let line = self.head.lines().find(|line| line.to_ascii_lowercase().starts_with(&format!("{name}:")));
        line.map_or("", |line| line.split_once(':').unwrap().1.trim())
    }

    fn announced(&self) -> usize {
        self.header("content-length").parse().unwrap()
    }
}

async fn get(origin: &str, path: &str) -> Got {
    get_with(origin, path, "").await
}

async fn get_with(origin: &str, path: &str, more: &str) -> Got {
    let authority = origin.strip_prefix("http://").unwrap();
    let mut stream = TcpStream::connect(authority).await.unwrap();
    let request = format!("GET {path} HTTP/1.1\r\nHost: {authority}\r\n{more}\r\n");
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut bytes = Vec::new();
    // Longer than it takes to cut an answer off, shorter than one that stalls.
    let read = tokio::time::timeout(Duration::from_secs(1), stream.read_to_end(&mut bytes)).await;
    let end_of_head = bytes.windows(4).position(|part| part == b"\r\n\r\n").map_or(bytes.len(), |at| at + 4);
    let body = bytes.split_off(end_of_head);
    Got { head: String::from_utf8(bytes).unwrap(), body, has_ended: read.is_ok() }
}

/// The engine's files, glue and wasm.
async fn engine_files(site: &Site) -> [String; 2] {
    named_by(&get(&site.host, "/role-fit.js").await)
}

/// The hashed names that a loader has for them.
fn named_by(loader: &Got) -> [String; 2] {
    let loader = std::str::from_utf8(&loader.body).unwrap();
    [".js", ".wasm"].map(|ending| {
        let mut words = loader.split('"');
        words.find(|word| word.starts_with("role-fit-") && word.ends_with(ending)).unwrap().to_owned()
    })
}

async fn a_page_gets_its_addresses_its_ears_and_its_policy_and_is_else_as_it_was_written() {
    let site = site::start().await;
    let written = include_str!("pages/script-alone.html");
    let ears = format!("<script src=\"{}/probe.js\"></script>", site.host);
    let served =
        written.replace("<!DOCTYPE html>", &format!("<!DOCTYPE html>{ears}")).replace("https://HOST", &site.host);
    let page = get(&site.pages, "/pages/script-alone.html").await;
    assert_eq!(String::from_utf8(page.body.clone()).unwrap(), served);
    assert_eq!(page.announced(), page.body.len());
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
        assert!(after_the_doctype.starts_with(&ears), "{origin}{path}: {page:.200}");
    }
}

async fn the_quizs_host_is_open_to_all_and_lets_only_hashed_files_be_kept_and_only_where_that_is_asked_for() {
    let site = site::start().await;
    let [glue, wasm] = engine_files(&site).await;
    for file in ["probe.js", "role-fit.js", "index.html", "nowhere.js", &glue, &wasm] {
        let fresh = get(&site.host, &format!("/{file}")).await;
        let cached = get(&site.host, &format!("/cached/fault/flipped/wasm/1/run/{file}")).await;
        assert_eq!(fresh.header("access-control-allow-origin"), "*", "{file}");
        assert_eq!(fresh.header("cache-control"), "no-store", "{file}");
        let is_kept = cached.header("cache-control").contains("immutable");
        assert_eq!(is_kept, file == glue || file == wasm, "{file}");
    }
    assert_eq!(get(&site.pages, "/role-fit.js").await.header("access-control-allow-origin"), "", "the blog is not");
}

async fn every_request_is_written_down_with_where_it_comes_from() {
    let site = site::start().await;
    get(&site.pages, "/decks/own.json?a=1").await;
    get_with(&site.host, "/role-fit.js", "Referer: http://blog/\r\nCookie: who=me\r\n").await;
    let [first, second] = site.requests().try_into().unwrap();
    assert_eq!((first.path.as_str(), first.referer, first.cookie), ("/decks/own.json?a=1", None, None));
    assert!(site.pages.ends_with(&first.host));
    assert_eq!((second.referer.as_deref(), second.cookie.as_deref()), (Some("http://blog/"), Some("who=me")));
    assert!(site.host.ends_with(&second.host));
}

async fn a_fault_shows_as_often_as_it_was_asked_for_in_the_files_it_is_for() {
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
    assert_eq!(statuses("500/engine/2/b", &wasm).await, [500, 500, 200], "each run too");
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

async fn every_fault_is_what_its_name_says() {
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
        assert_eq!((truncated.announced(), truncated.body.len()), (whole / 2, whole / 2));

        let cut = faulty("cut").await;
        assert_eq!((cut.announced(), cut.body.len(), cut.has_ended), (whole, whole / 2, true));

        let stalled = faulty("stalled").await;
        assert_eq!((stalled.announced(), stalled.body.len(), stalled.has_ended), (whole, whole / 2, false));

        let flipped = faulty("flipped").await;
        assert_eq!(flipped.header("content-type"), right.header("content-type"));
        let differences: Vec<u8> =
            flipped.body.iter().zip(&right.body).map(|(wrong, right)| wrong ^ right).filter(|bits| *bits > 0).collect();
        assert_eq!((flipped.body.len(), differences.as_slice()), (whole, [0x20].as_slice()));

        let poisoned = faulty("poisoned").await;
        assert!(poisoned.body.starts_with(&right.body) && poisoned.body.len() > whole);

        let refused = faulty("refused").await;
        assert_eq!((refused.head.as_str(), refused.has_ended), ("", true));
    }
}

async fn an_older_releases_loader_asks_for_files_that_are_gone() {
    let site = site::start().await;
    let today = engine_files(&site).await;
    let folder = "/fault/removed/loader/always/run";
    for older in named_by(&get(&site.host, &format!("{folder}/role-fit.js")).await) {
        assert!(!today.contains(&older));
        assert_eq!(get(&site.host, &format!("{folder}/{older}")).await.status(), 404);
    }
}
