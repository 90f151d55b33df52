//! A headless browser with a fresh profile and a server for the built page, both ended with the test.
//!
//! Knows processes and ports; knows nothing of the quiz.

use axum::Router;
use axum::response::Html;
use axum::routing::get;
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use std::net::TcpListener;
use std::process::{Child, Command, Stdio};
use std::time::Duration;
use tower_http::services::ServeDir;

/// The driver's process; it ends with the value.
struct Driver(Child);

impl Drop for Driver {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// A browser on a page server of its own.
pub struct Browser {
    pub client: Client,
    pub base: String,
    _driver: Driver,
}

impl Browser {
    pub async fn start() -> Self {
        let base = serve().await;
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let driver = std::env::var("CHROMEDRIVER").expect("CHROMEDRIVER names the driver");
        let driver = Command::new(driver).arg(format!("--port={port}")).stdout(Stdio::null()).spawn().unwrap();
        let driver = Driver(driver);
        let client = connect(&format!("http://127.0.0.1:{port}")).await;
        Self { client, base, _driver: driver }
    }

    pub async fn open(&self, path: &str) {
        // Another page first, so that a new fragment alone is a new visit.
        self.client.goto("about:blank").await.unwrap();
        self.client.goto(&format!("{}{path}", self.base)).await.unwrap();
    }

    /// The value of an expression in the page, with `host` and `root` for the element and its shadow root.
    pub async fn ask(&self, expression: &str) -> Value {
        let script = format!(
            "const host = document.querySelector('role-fit'); const root = host && host.shadowRoot; return {expression};"
        );
        self.client.execute(&script, vec![]).await.unwrap()
    }

    /// Waits until the expression is true; a test that waits in vain names what it waited for.
    pub async fn until(&self, expression: &str) {
        for _ in 0..600 {
            if self.ask(&format!("!!({expression})")).await == json!(true) {
                return;
            }
            tokio::time::sleep(Duration::from_millis(25)).await;
        }
        panic!("never came true: {expression}");
    }

    pub async fn close(self) {
        self.client.clone().close().await.unwrap();
    }
}

async fn connect(address: &str) -> Client {
    let chrome = std::env::var("CHROME").unwrap_or_else(|_| "/usr/bin/chromium".to_owned());
    let arguments = [
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--window-size=900,1000",
    ];
    let options = json!({ "goog:chromeOptions": { "binary": chrome, "args": arguments } });
    let Value::Object(capabilities) = options else { unreachable!() };
    for _ in 0..200 {
        let mut builder = ClientBuilder::new(HttpConnector::new());
        if let Ok(client) = builder.capabilities(capabilities.clone()).connect(address).await {
            return client;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("no browser answered at {address}");
}

/// The built page, and a page with the script line alone at `/alone`.
async fn serve() -> String {
    let dist = std::env::var("ROLE_FIT_DIST").expect("ROLE_FIT_DIST names the built page");
    let page = |tag: &'static str| {
        get(move || async move {
            Html(format!(
                "<!DOCTYPE html><html lang=en><title>A blog</title><link rel=icon href=data:,><main><h1>A blog</h1>{tag}</main>"
            ))
        })
    };
    let app = Router::new()
        .route("/alone", page("<script async src=/role-fit.js data-seed=7 data-loading=eager></script>"))
        .route("/broken", page("<script async src=/role-fit.js data-deck=/deck.json data-loading=eager></script>"))
        .route("/deck.json", get(|| async { "{\"id\": \"x\",\n \"items\": ]" }))
        .fallback_service(ServeDir::new(dist));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let base = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, app).await });
    base
}
