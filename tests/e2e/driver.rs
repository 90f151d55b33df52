//! A browser with a fresh profile and the processes that it takes, all ended with the value.
//!
//! Knows processes, ports and the driver's protocol; knows nothing of the quiz.

pub use crate::engine::{Engine, Wish};

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

/// The window's size in CSS pixels, with what the browser draws around the page.
const WINDOW: (u32, u32) = (900, 1000);
/// So much of its height every engine leaves to the page.
const INSIDE: u64 = 750;
/// A screen that the window fits on, also where a test makes it wider.
const SCREEN: &str = "1600x1200x24";
/// A browser that does not come may be in want of the port that another took, so it is tried again.
const ATTEMPTS: usize = 3;
const STARTS_WITHIN: Duration = Duration::from_secs(120);
const ENDS_WITHIN: Duration = Duration::from_secs(20);
const STEP: Duration = Duration::from_millis(20);

/// A browser of one's own.
pub struct Driver {
    pub client: Client,
    pub engine: Engine,
    process: Process,
}

impl Driver {
    pub async fn start(engine: Engine) -> Self {
        Self::start_with(engine, &[]).await.unwrap()
    }

    /// A browser of a reader with these settings; where the engine cannot be had so, the reason.
    pub async fn start_with(engine: Engine, wishes: &[Wish]) -> Result<Self, &'static str> {
        let mut why = String::new();
        for _ in 0..ATTEMPTS {
            let port = free_port();
            let launch = engine.launch(wishes, port)?;
            match tokio::time::timeout(STARTS_WITHIN, Self::attempt(engine, launch, port)).await {
                Ok(Ok(driver)) => return Ok(driver),
                Ok(Err(error)) => why = error,
                Err(_) => "it did not answer in time".clone_into(&mut why),
            }
        }
        panic!("{} does not start: {why}", engine.name());
    }

    async fn attempt(engine: Engine, launch: Launch, port: u16) -> Result<Self, String> {
        let capabilities = launch.capabilities.clone();
        let mut process = Process::start(launch, port);
        process.answers().await?;
        let mut builder = ClientBuilder::new(HttpConnector::new());
        let connected = builder.capabilities(capabilities).connect(&format!("http://127.0.0.1:{port}")).await;
        let client = connected.map_err(|error| error.to_string())?;
        process.session = client.session_id().await.map_err(|error| error.to_string())?;
        let (width, height) = WINDOW;
        client.set_window_rect(0, 0, width, height).await.map_err(|error| error.to_string())?;
        Ok(Self { client, engine, process })
    }

    /// Whether the page still has its height. WebKit's window has a bar for every file that was downloaded, and no command
    /// that takes one away.
    pub async fn has_its_height(&self) -> bool {
        let inside = self.client.execute("return innerHeight", vec![]).await.unwrap();
        inside.as_u64().unwrap() >= INSIDE
    }

    pub async fn close(mut self) {
        self.process.session = None;
        let _ = self.client.close().await;
    }
}

fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

/// The driver's process and, once it has one, the session with the browser.
struct Process {
    child: Child,
    port: u16,
    session: Option<String>,
    /// What the browser stands on goes after it.
    _ground: (Option<Screen>, Home),
}

/// Both are ended, the driver by its own process id, whatever became of the test: a driver that is killed leaves its
/// browser behind, so the browser is asked to go first. One that does not, or was still starting, is killed as well,
/// by its parent's id.
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
        // The browsers' own talk, of missing graphics cards and the like, is of no use to whoever reads the tests.
        let child = driver.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        Self { child, port, session: None, _ground: (screen, launch.home) }
    }

    /// Waits until the driver listens; it gives up if its port was not free any more.
    async fn answers(&mut self) -> Result<(), String> {
        loop {
            if let Ok(Some(status)) = self.child.try_wait() {
                return Err(format!("its driver ended: {status}"));
            }
            if TcpStream::connect(("127.0.0.1", self.port)).is_ok() {
                return Ok(());
            }
            tokio::time::sleep(STEP).await;
        }
    }

    /// A test that has failed has no runtime left to ask with: by input, then.
    fn end_session(&mut self) -> std::io::Result<()> {
        let Some(session) = self.session.take() else { return Ok(()) };
        let port = self.port;
        let mut driver = TcpStream::connect(("127.0.0.1", port))?;
        driver.set_read_timeout(Some(ENDS_WITHIN))?;
        write!(driver, "DELETE /session/{session} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n")?;
        // Chromium's driver leaves the line open after its answer.
        driver.read(&mut [0]).map(drop)
    }
}

/// A screen in memory.
struct Screen {
    child: Child,
    name: String,
}

impl Screen {
    fn start() -> Self {
        let mut xvfb = Command::new(program("XVFB"));
        // It takes a number that is free and writes it, once it can be used, to its standard output.
        xvfb.args(["-displayfd", "1", "-screen", "0", SCREEN, "-nolisten", "tcp"]);
        let child = xvfb.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let mut screen = Self { child, name: ":".to_owned() };
        BufReader::new(screen.child.stdout.as_mut().unwrap()).read_line(&mut screen.name).unwrap();
        screen.name.truncate(screen.name.trim_end().len());
        assert_ne!(screen.name, ":", "Xvfb gave no screen");
        screen
    }
}

/// Asked to end, it takes its lock file along. A browser that is still there cannot live without it.
impl Drop for Screen {
    fn drop(&mut self) {
        let _ = Command::new("kill").arg(self.child.id().to_string()).status();
        for _ in 0..ENDS_WITHIN.as_millis() / STEP.as_millis() {
            if matches!(self.child.try_wait(), Ok(Some(_))) {
                return;
            }
            std::thread::sleep(STEP);
        }
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The page as a PDF, as it would come out of a printer; where the engine's driver cannot, the reason.
pub async fn print(engine: Engine, client: &Client) -> Result<Vec<u8>, &'static str> {
    match engine {
        Engine::Chromium | Engine::Firefox => Ok(client.print(PrintConfiguration::default()).await.unwrap()),
        Engine::WebKit => Err("WebKitWebDriver has no command to print"),
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
