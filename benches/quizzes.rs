//! Measures this quiz and others with the same twelve questions, in headless Chromium with a CPU slowed down fourfold and
//! a network of 1.6 Mbit/s. Each round visits each quiz once, in a new browser and in an order that rotates, so that noise
//! of the machine affects all of them.
//!
//! Writes medians for `cargo xtask bench load` and `bench answers`, and asserts no times, which busy machines would miss.

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
const MEASURE: &str = include_str!("measure.js");

const CPU_SLOWDOWN: u32 = 4;
const LATENCY_MS: u32 = 150;
const BYTES_PER_SECOND: u32 = 1_600_000 / 8;
const LONG_TASK_MS: f64 = 50.0;
/// Tasks this soon after the first question still count as loading.
const SETTLE_TIME: Duration = Duration::from_millis(500);
/// Rare enough not to disturb the measurement.
const POLL_INTERVAL: Duration = Duration::from_millis(200);
const MAX_POLLS: usize = 300;

/// Headers with which `performance.now()` has a resolution of 5 microseconds.
const CROSS_ORIGIN_ISOLATION: [(HeaderName, HeaderValue); 2] = [
    (HeaderName::from_static("cross-origin-opener-policy"), HeaderValue::from_static("same-origin")),
    (HeaderName::from_static("cross-origin-embedder-policy"), HeaderValue::from_static("require-corp")),
];

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let subjects: Vec<Value> =
        serde_json::from_str(&std::fs::read_to_string(variable("ROLE_FIT_SUBJECTS")).unwrap()).unwrap();
    let rounds: usize = variable("ROLE_FIT_ROUNDS").parse().unwrap();
    let server = Server::start(&subjects).await;
    // Warms up the caches of the machine.
    visit(&server, &subjects[0]).await;
    let mut visits = vec![Vec::new(); subjects.len()];
    for round in 0..rounds {
        for turn in 0..subjects.len() {
            let index = (round + turn) % subjects.len();
            visits[index].push(visit(&server, &subjects[index]).await);
        }
        println!("round {} of {rounds}", round + 1);
    }
    let rows: Vec<Value> =
        subjects.iter().zip(&visits).map(|(subject, visits)| row(&subject["name"], visits)).collect();
    std::fs::write(variable("ROLE_FIT_RESULTS"), json!({ "runs": rounds, "rows": rows }).to_string()).unwrap();
}

fn variable(name: &str) -> String {
    std::env::var(name).unwrap_or_else(|_| panic!("`cargo xtask bench` sets {name}"))
}

/// The measurements of one visit, in milliseconds and bytes.
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
    let eval = async |expression: &str| client.execute(&format!("return {expression};"), vec![]).await.unwrap();
    let wait_for = async |expression: &str| {
        for _ in 0..MAX_POLLS {
            let end = eval("window.bench ? bench.end : ''").await;
            assert!(end == "" || end == "done", "{name}: {end}");
            if eval(&format!("!!({expression})")).await == json!(true) {
                return;
            }
            tokio::time::sleep(POLL_INTERVAL).await;
        }
        panic!("{name}: never became true: {expression}");
    };

    let source = format!("({})({subject})", MEASURE.trim());
    chromium(client, "Page.addScriptToEvaluateOnNewDocument", json!({ "source": source })).await;
    chromium(client, "Network.enable", json!({})).await;
    let network = json!({ "offline": false, "latency": LATENCY_MS, "downloadThroughput": BYTES_PER_SECOND, "uploadThroughput": BYTES_PER_SECOND / 2 });
    chromium(client, "Network.emulateNetworkConditions", network).await;
    chromium(client, "Emulation.setCPUThrottlingRate", json!({ "rate": CPU_SLOWDOWN })).await;
    server.reset();
    client.goto(&format!("{}/{name}{}", server.origin, subject["path"].as_str().unwrap())).await.unwrap();
    wait_for("window.bench && bench.ready").await;
    let ready = number(&eval("bench.ready").await);
    let first_bytes = server.bytes();
    tokio::time::sleep(SETTLE_TIME).await;
    let tasks = numbers(&eval("bench.tasks").await);
    let blocking = tasks.iter().fold(0.0, |sum, task| sum + task - LONG_TASK_MS);

    eval("void bench.play()").await;
    wait_for("bench.end === 'done'").await;
    let all_bytes = server.bytes();
    let median_of = |key: &str, answers: &Value| {
        median(answers.as_array().unwrap().iter().map(|answer| number(&answer[key])).collect())
    };
    let answers = eval("bench.answers").await;
    chromium(client, "Emulation.setCPUThrottlingRate", json!({ "rate": 1 })).await;
    for _ in 0..2 {
        chromium(client, "HeapProfiler.collectGarbage", json!({})).await;
    }
    let heap = chromium(client, "Runtime.getHeapUsage", json!({})).await;
    let wasm = number(&eval("bench.memories.reduce((sum, memory) => sum + memory.buffer.byteLength, 0)").await);
    let visit = Visit {
        ready,
        blocking,
        first_bytes,
        all_bytes,
        work: median_of("work", &answers),
        painted: median_of("painted", &answers),
        heap: number(&heap["usedSize"]),
        wasm,
    };
    driver.close().await;
    visit
}

/// The medians over all visits, with the names that the harness of the other quizzes uses.
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

/// Serves the folder of each quiz under its name, from the precompressed brotli files, and counts the bytes.
struct Server {
    origin: String,
    sent: SentBytes,
}

/// The bytes of the response for each path.
type SentBytes = Arc<Mutex<HashMap<String, u64>>>;

impl Server {
    async fn start(subjects: &[Value]) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let origin = format!("http://{}", listener.local_addr().unwrap());
        let sent = SentBytes::default();
        let mut router = Router::new();
        for subject in subjects {
            let folder = ServeDir::new(subject["dir"].as_str().unwrap()).precompressed_br();
            router = router.nest_service(&format!("/{}", subject["name"].as_str().unwrap()), folder);
        }
        let router = router.layer(middleware::from_fn_with_state(Arc::clone(&sent), record));
        tokio::spawn(async move { axum::serve(listener, router).await });
        Self { origin, sent }
    }

    fn reset(&self) {
        self.sent.lock().unwrap().clear();
    }

    fn bytes(&self) -> u64 {
        self.sent.lock().unwrap().values().sum()
    }
}

async fn record(State(sent): State<SentBytes>, request: Request, next: Next) -> Response {
    let path = request.uri().path().to_owned();
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.extend(CROSS_ORIGIN_ISOLATION);
    if response.status() == StatusCode::OK {
        let headers = response.headers();
        assert_eq!(headers.get(CONTENT_ENCODING), Some(&HeaderValue::from_static("br")), "{path} is not compressed");
        let length = headers.get(CONTENT_LENGTH).unwrap().to_str().unwrap().parse().unwrap();
        sent.lock().unwrap().insert(path, length);
    }
    response
}

fn number(value: &Value) -> f64 {
    value.as_f64().unwrap_or_else(|| panic!("{value} is not a number"))
}

fn numbers(list: &Value) -> Vec<f64> {
    list.as_array().unwrap().iter().map(number).collect()
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    let middle = values.len() / 2;
    if values.len() % 2 == 1 { values[middle] } else { (values[middle - 1] + values[middle]) / 2.0 }
}
