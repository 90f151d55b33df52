//! Starts browsers with fresh profiles through their WebDriver programs, and ends all their processes on drop.

pub use crate::engine::{Engine, Preference};

use crate::engine::{Home, Launch, program};
use fantoccini::wd::{PrintConfiguration, WebDriverCompatibleCommand};
use fantoccini::{Client, ClientBuilder};
use http::Method;
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::time::Duration;
use url::{ParseError, Url};

/// The size of the window in CSS pixels, including the toolbars of the browser.
const WINDOW: (u32, u32) = (900, 1000);
/// The least height of the page in such a window, in any engine.
const MIN_PAGE_HEIGHT: u64 = 750;
/// A screen that the window fits on, even where a test makes it wider.
const SCREEN: &str = "1600x1200x24";
/// Another process may take the port before the driver listens on it, so the start is retried.
const ATTEMPTS: usize = 3;
const START_TIMEOUT: Duration = Duration::from_secs(120);
const END_TIMEOUT: Duration = Duration::from_secs(20);
const POLL_INTERVAL: Duration = Duration::from_millis(20);

/// A running browser.
pub struct Driver {
    pub client: Client,
    pub engine: Engine,
    process: Process,
}

impl Driver {
    pub async fn start(engine: Engine) -> Self {
        Self::start_with(engine, &[]).await.unwrap()
    }

    /// A browser with these preferences, or the reason why the engine does not support them.
    pub async fn start_with(engine: Engine, preferences: &[Preference]) -> Result<Self, &'static str> {
        let mut error = String::new();
        for _ in 0..ATTEMPTS {
            let port = free_port();
            let launch = engine.launch(preferences, port)?;
            match tokio::time::timeout(START_TIMEOUT, Self::attempt(engine, launch, port)).await {
                Ok(Ok(driver)) => return Ok(driver),
                Ok(Err(problem)) => error = problem,
                Err(_) => "no answer in time".clone_into(&mut error),
            }
        }
        panic!("{} does not start: {error}", engine.name());
    }

    async fn attempt(engine: Engine, launch: Launch, port: u16) -> Result<Self, String> {
        let capabilities = launch.capabilities.clone();
        let mut process = Process::start(launch, port);
        process.wait_until_listening().await?;
        let mut builder = ClientBuilder::new(HttpConnector::new());
        let connected = builder.capabilities(capabilities).connect(&format!("http://127.0.0.1:{port}")).await;
        let client = connected.map_err(|error| error.to_string())?;
        process.session = client.session_id().await.map_err(|error| error.to_string())?;
        let (width, height) = WINDOW;
        client.set_window_rect(0, 0, width, height).await.map_err(|error| error.to_string())?;
        Ok(Self { client, engine, process })
    }

    /// Whether the page still has its full height. WebKit adds a bar to its window for each downloaded file, and has no
    /// command to close it.
    pub async fn has_full_height(&self) -> bool {
        let height = self.client.execute("return innerHeight", vec![]).await.unwrap();
        height.as_u64().unwrap() >= MIN_PAGE_HEIGHT
    }

    pub async fn close(mut self) {
        self.process.session = None;
        let _ = self.client.close().await;
    }
}

fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

/// The process of the driver and, once there is one, its session with the browser.
struct Process {
    child: Child,
    port: u16,
    session: Option<String>,
    /// Dropped after the browser has ended.
    _resources: (Option<Screen>, Home),
}

/// Ends the browser and the driver, even after a failed test. A driver that is killed leaves its browser running, so the
/// session is deleted first. A browser that stays, or was still starting, is killed by the id of its parent.
impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.end_session();
        let _ = Command::new("pkill").args(["-KILL", "-P", &self.child.id().to_string()]).status();
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Process {
    fn start(launch: Launch, port: u16) -> Self {
        let mut driver = launch.driver;
        let screen = launch.needs_screen.then(Screen::start);
        if let Some(screen) = &screen {
            driver.env("DISPLAY", &screen.name);
        }
        // Browsers print warnings about missing graphics cards and the like, which say nothing about the tests.
        let child = driver.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        Self { child, port, session: None, _resources: (screen, launch.home) }
    }

    /// Waits until the driver listens. It exits if its port has been taken.
    async fn wait_until_listening(&mut self) -> Result<(), String> {
        loop {
            if let Ok(Some(status)) = self.child.try_wait() {
                return Err(format!("its driver exited: {status}"));
            }
            if TcpStream::connect(("127.0.0.1", self.port)).is_ok() {
                return Ok(());
            }
            tokio::time::sleep(POLL_INTERVAL).await;
        }
    }

    /// Deletes the session without the client, since a failed test no longer drives its runtime.
    fn end_session(&mut self) -> std::io::Result<()> {
        let Some(session) = self.session.take() else { return Ok(()) };
        let port = self.port;
        let mut driver = TcpStream::connect(("127.0.0.1", port))?;
        driver.set_read_timeout(Some(END_TIMEOUT))?;
        write!(driver, "DELETE /session/{session} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n")?;
        // The driver of Chromium keeps the connection open after its response.
        driver.read(&mut [0]).map(drop)
    }
}

/// A virtual screen.
struct Screen {
    child: Child,
    name: String,
}

impl Screen {
    fn start() -> Self {
        let mut xvfb = Command::new(program("XVFB"));
        // It chooses a free display number and prints it once the screen is ready.
        xvfb.args(["-displayfd", "1", "-screen", "0", SCREEN, "-nolisten", "tcp"]);
        let child = xvfb.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let mut screen = Self { child, name: ":".to_owned() };
        BufReader::new(screen.child.stdout.as_mut().unwrap()).read_line(&mut screen.name).unwrap();
        screen.name.truncate(screen.name.trim_end().len());
        assert_ne!(screen.name, ":", "Xvfb started no screen");
        screen
    }
}

/// Ends by a signal, so that Xvfb removes its lock file. A browser that still runs ends with its screen.
impl Drop for Screen {
    fn drop(&mut self) {
        let _ = Command::new("kill").arg(self.child.id().to_string()).status();
        for _ in 0..END_TIMEOUT.as_millis() / POLL_INTERVAL.as_millis() {
            if matches!(self.child.try_wait(), Ok(Some(_))) {
                return;
            }
            std::thread::sleep(POLL_INTERVAL);
        }
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The printed page as a PDF, or the reason why the driver of the engine cannot print.
pub async fn print(engine: Engine, client: &Client) -> Result<Vec<u8>, &'static str> {
    match engine {
        Engine::Chromium | Engine::Firefox => Ok(client.print(PrintConfiguration::default()).await.unwrap()),
        Engine::WebKit => Err("WebKitWebDriver has no command to print"),
    }
}

/// Sends a command of the Chrome DevTools Protocol, for what WebDriver has no command.
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
