//! A headless browser with a fresh profile and the process that drives it, both ended with the value.
//!
//! Knows processes, ports and the driver's protocol; knows nothing of the quiz.

use fantoccini::wd::WebDriverCompatibleCommand;
use fantoccini::{Client, ClientBuilder};
use http::Method;
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::time::Duration;
use url::{ParseError, Url};

/// Root needs no-sandbox; the rest keeps Chromium from looking for the network by itself.
const ARGUMENTS: [&str; 10] = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
    "--window-size=900,1000",
];

/// A browser of one's own.
pub struct Driver {
    pub client: Client,
    process: Process,
}

/// The driver's process and, once it has one, the session with the browser.
struct Process {
    child: Child,
    port: u16,
    session: Option<String>,
}

/// Both are ended, the driver by its own process id, whatever became of the test: a driver that is killed leaves its
/// browser behind, so the browser is asked to go first.
impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.end_session();
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Process {
    /// A test that has failed has no runtime left to ask with: by hand, then.
    fn end_session(&mut self) -> std::io::Result<()> {
        let Some(session) = self.session.take() else { return Ok(()) };
        let mut driver = TcpStream::connect(("127.0.0.1", self.port))?;
        write!(driver, "DELETE /session/{session} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")?;
        driver.read_to_end(&mut Vec::new()).map(drop)
    }
}

impl Driver {
    pub async fn start() -> Self {
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let driver = std::env::var("CHROMEDRIVER").expect("CHROMEDRIVER names the driver; `cargo xtask test` sets it");
        let child = Command::new(driver).arg(format!("--port={port}")).stdout(Stdio::null()).spawn().unwrap();
        let mut process = Process { child, port, session: None };
        let client = connect(&format!("http://127.0.0.1:{port}")).await;
        process.session = client.session_id().await.unwrap();
        Self { client, process }
    }

    pub async fn close(mut self) {
        self.process.session = None;
        let _ = self.client.close().await;
    }
}

/// A command of Chromium's own protocol: what WebDriver has no word for.
pub async fn chromium(client: &Client, method: &'static str, parameters: Value) -> Value {
    client.issue_cmd(Chromium { method, parameters }).await.unwrap()
}

#[derive(Debug)]
struct Chromium {
    method: &'static str,
    parameters: Value,
}

impl WebDriverCompatibleCommand for Chromium {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        base.join(&format!("session/{}/goog/cdp/execute", session.unwrap_or_default()))
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        (Method::POST, Some(json!({ "cmd": self.method, "params": self.parameters }).to_string()))
    }
}

async fn connect(address: &str) -> Client {
    let chrome = std::env::var("CHROME").unwrap_or_else(|_| "/usr/bin/chromium".to_owned());
    let options = json!({ "goog:chromeOptions": { "binary": chrome, "args": ARGUMENTS } });
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
