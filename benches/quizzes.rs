//! Our quiz and others beside each other: the same twelve questions, in headless Chromium with a processor slowed down
//! fourfold and a line of 1.6 Mbit/s. Each round visits each quiz once, with a browser of its own, in an order that
//! changes, so that the machine's noise is shared.
//!
//! Writes medians and asserts no time: a clock on a busy machine proves nothing. Knows pages and figures, not what is
//! made of them: `cargo xtask bench load` and `bench answers` run it and print.

#![cfg_attr(target_arch = "wasm32", allow(unused))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, dead_code)]

#[path = "../tests/e2e/driver.rs"]
mod driver;
#[path = "../tests/e2e/engine.rs"]
mod engine;

use axum::Router;
use axum::extract::{Request, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_ENCODING, CONTENT_LENGTH};
use axum::http::{HeaderName, HeaderValue, StatusCode};
use axum::middleware::{self, Next};
use axum::response::Response;
use driver::{Driver, Engine, chromium};
use serde_json::{Value, json};
use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::net::TcpListener;
use tower_http::services::ServeDir;

/// Runs in each page before its own scripts.
const WATCH: &str = include_str!("watch.js");

const SLOWER: u32 = 4;
const LATENCY_MS: u32 = 150;
const BYTES_A_SECOND: u32 = 1_600_000 / 8;
const LONG_TASK_MS: f64 = 50.0;
/// What still happens so soon after the first question is part of coming.
const AFTER: Duration = Duration::from_millis(500);
/// Often enough to wait, seldom enough not to be in the way of what is measured.
const POLL: Duration = Duration::from_millis(200);
const POLLS: usize = 300;

/// With these a page's clock counts in 5 microseconds.
const ISOLATED: [(HeaderName, HeaderValue); 2] = [
    (HeaderName::from_static("cross-origin-opener-policy"), HeaderValue::from_static("same-origin")),
    (HeaderName::from_static("cross-origin-embedder-policy"), HeaderValue::from_static("require-corp")),
];

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let subjects: Vec<Value> =
        serde_json::from_str(&std::fs::read_to_string(variable("ROLE_FIT_SUBJECTS")).unwrap()).unwrap();
    let rounds: usize = variable("ROLE_FIT_ROUNDS").parse().unwrap();
    let server = Server::start(&subjects).await;
    // The first browser finds the machine's caches cold.
    visit(&server, &subjects[0]).await;
    let mut visits = vec![Vec::new(); subjects.len()];
    for round in 0..rounds {
        for turn in 0..subjects.len() {
            let place = (round + turn) % subjects.len();
            visits[place].push(visit(&server, &subjects[place]).await);
        }
        println!("round {} of {rounds}", round + 1);
    }
    let rows: Vec<Value> =
        subjects.iter().zip(&visits).map(|(subject, visits)| row(&subject["name"], visits)).collect();
    std::fs::write(variable("ROLE_FIT_RESULTS"), json!({ "runs": rounds, "rows": rows }).to_string()).unwrap();
}

fn variable(name: &str) -> String {
    std::env::var(name).unwrap_or_else(|_| panic!("{name} is set by `cargo xtask bench load`"))
}

/// What one visit cost its reader, in milliseconds and bytes.
#[derive(Debug, Clone)]
struct Visit {
    ready: f64,
    blocking: f64,
    first_bytes: u64,
    all_bytes: u64,
    work: f64,
    painted: f64,
    heap: f64,
    wasm: f64,
}

async fn visit(server: &Server, subject: &Value) -> Visit {
    let driver = Driver::start(Engine::Chromium).await;
    let client = &driver.client;
    let name = subject["name"].as_str().unwrap();
    let ask = async |expression: &str| client.execute(&format!("return {expression};"), vec![]).await.unwrap();
    let until = async |expression: &str| {
        for _ in 0..POLLS {
            let end = ask("window.bench ? bench.end : ''").await;
            assert!(end == "" || end == "done", "{name}: {end}");
            if ask(&format!("!!({expression})")).await == json!(true) {
                return;
            }
            tokio::time::sleep(POLL).await;
        }
        panic!("{name}: never came true: {expression}");
    };

    let source = format!("({})({subject})", WATCH.trim());
    chromium(client, "Page.addScriptToEvaluateOnNewDocument", json!({ "source": source })).await;
    chromium(client, "Network.enable", json!({})).await;
    let line = json!({ "offline": false, "latency": LATENCY_MS, "downloadThroughput": BYTES_A_SECOND, "uploadThroughput": BYTES_A_SECOND / 2 });
    chromium(client, "Network.emulateNetworkConditions", line).await;
    chromium(client, "Emulation.setCPUThrottlingRate", json!({ "rate": SLOWER })).await;
    server.forget();
    client.goto(&format!("{}/{name}{}", server.address, subject["path"].as_str().unwrap())).await.unwrap();
    until("window.bench && bench.ready").await;
    let ready = number(&ask("bench.ready").await);
    let first_bytes = server.bytes();
    tokio::time::sleep(AFTER).await;
    let tasks = numbers(&ask("bench.tasks").await);
    let blocking = tasks.iter().fold(0.0, |sum, task| sum + task - LONG_TASK_MS);

    ask("void bench.play()").await;
    until("bench.end === 'done'").await;
    let all_bytes = server.bytes();
    let taken = |key: &str, answers: &Value| {
        median(answers.as_array().unwrap().iter().map(|answer| number(&answer[key])).collect())
    };
    let answers = ask("bench.answers").await;
    chromium(client, "Emulation.setCPUThrottlingRate", json!({ "rate": 1 })).await;
    for _ in 0..2 {
        chromium(client, "HeapProfiler.collectGarbage", json!({})).await;
    }
    let heap = chromium(client, "Runtime.getHeapUsage", json!({})).await;
    let wasm = number(&ask("bench.memories.reduce((sum, memory) => sum + memory.buffer.byteLength, 0)").await);
    let visit = Visit {
        ready,
        blocking,
        first_bytes,
        all_bytes,
        work: taken("work", &answers),
        painted: taken("painted", &answers),
        heap: number(&heap["usedSize"]),
        wasm,
    };
    driver.close().await;
    visit
}

/// The medians over all visits, under the names that the harness for other people's quizzes gives them too.
fn row(name: &Value, visits: &[Visit]) -> Value {
    let of = |value: fn(&Visit) -> f64| median(visits.iter().map(value).collect());
    let bytes = |value: fn(&Visit) -> u64| visits.iter().map(value).max();
    json!({
        "name": name,
        "runs": [visits.len()],
        "bytes": { "br": bytes(|visit| visit.first_bytes) },
        "brTotal": bytes(|visit| visit.all_bytes),
        "readySlow": of(|visit| visit.ready),
        "tbt": of(|visit| visit.blocking),
        "clickWork": of(|visit| visit.work),
        "clickPaint": of(|visit| visit.painted),
        "heap": of(|visit| visit.heap),
        "wasm": of(|visit| visit.wasm),
    })
}

/// The folders of all quizzes, each under its name, compressed by brotli as the files beside have it; and what was asked for.
struct Server {
    address: String,
    sent: Sent,
}

/// How many bytes each path was answered with.
type Sent = Arc<Mutex<HashMap<String, u64>>>;

impl Server {
    async fn start(subjects: &[Value]) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let sent = Sent::default();
        let mut router = Router::new();
        for subject in subjects {
            let folder = ServeDir::new(subject["dir"].as_str().unwrap()).precompressed_br();
            router = router.nest_service(&format!("/{}", subject["name"].as_str().unwrap()), folder);
        }
        let router = router.layer(middleware::from_fn_with_state(Arc::clone(&sent), write_down));
        tokio::spawn(async move { axum::serve(listener, router).await });
        Self { address, sent }
    }

    fn forget(&self) {
        self.sent.lock().unwrap().clear();
    }

    fn bytes(&self) -> u64 {
        self.sent.lock().unwrap().values().sum()
    }
}

async fn write_down(State(sent): State<Sent>, request: Request, next: Next) -> Response {
    let path = request.uri().path().to_owned();
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.extend(ISOLATED);
    if response.status() == StatusCode::OK {
        let headers = response.headers();
        assert_eq!(headers.get(CONTENT_ENCODING), Some(&HeaderValue::from_static("br")), "{path} is not compressed");
        let length = headers.get(CONTENT_LENGTH).unwrap().to_str().unwrap().parse().unwrap();
        sent.lock().unwrap().insert(path, length);
    }
    response
}

fn number(value: &Value) -> f64 {
    value.as_f64().unwrap_or_else(|| panic!("{value} is no number"))
}

fn numbers(list: &Value) -> Vec<f64> {
    list.as_array().unwrap().iter().map(number).collect()
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    let middle = values.len() / 2;
    if values.len() % 2 == 1 { values[middle] } else { (values[middle - 1] + values[middle]) / 2.0 }
}
