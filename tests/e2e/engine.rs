//! The three engines: the command line of each one's driver, what the driver is asked for, and how a reader's
//! settings are made there.
//!
//! Knows switches, capabilities and preferences; starts nothing itself.

use serde_json::{Map, Value, json};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

/// Root needs no-sandbox; the rest keeps Chromium from looking for the network by itself.
const CHROMIUM_ARGUMENTS: [&str; 10] = [
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

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Engine {
    Chromium,
    Firefox,
    WebKit,
}

/// What a reader has set in the system or the browser.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Wish {
    ReducedMotion,
    ForcedColors,
    NoScripts,
}

/// All that it takes to start a browser.
pub struct Launch {
    pub driver: Command,
    pub capabilities: Map<String, Value>,
    /// It has no headless mode and needs a screen to draw on.
    pub needs_screen: bool,
    /// For the files of this one browser.
    pub home: Home,
}

impl Engine {
    pub const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::WebKit];

    pub fn name(self) -> &'static str {
        match self {
            Self::Chromium => "Chromium",
            Self::Firefox => "Firefox",
            Self::WebKit => "WebKit",
        }
    }

    /// How it is started with these wishes, its driver on that port; else why they cannot be had.
    pub fn launch(self, wishes: &[Wish], port: u16) -> Result<Launch, &'static str> {
        match self {
            Self::Chromium => Ok(chromium(wishes, port)),
            Self::Firefox => Ok(firefox(wishes, port)),
            Self::WebKit => webkit(wishes, port),
        }
    }
}

impl Wish {
    pub const ALL: [Self; 3] = [Self::ReducedMotion, Self::ForcedColors, Self::NoScripts];
}

fn chromium(wishes: &[Wish], port: u16) -> Launch {
    let mut arguments = CHROMIUM_ARGUMENTS.to_vec();
    let mut preferences = Map::new();
    for wish in wishes {
        match wish {
            Wish::ReducedMotion => arguments.push("--force-prefers-reduced-motion"),
            Wish::ForcedColors => arguments.push("--force-high-contrast"),
            Wish::NoScripts => {
                preferences.insert("profile.managed_default_content_settings.javascript".to_owned(), json!(2));
            }
        }
    }
    let options = json!({ "binary": program("CHROME"), "args": arguments, "prefs": preferences });
    let mut driver = Command::new(program("CHROMEDRIVER"));
    driver.arg(format!("--port={port}"));
    launch(driver, one("goog:chromeOptions", options), Home::new())
}

fn firefox(wishes: &[Wish], port: u16) -> Launch {
    let preference = |wish: &Wish| match wish {
        Wish::ReducedMotion => ("ui.prefersReducedMotion".to_owned(), json!(1)),
        Wish::ForcedColors => ("browser.display.document_color_use".to_owned(), json!(2)),
        Wish::NoScripts => ("javascript.enabled".to_owned(), json!(false)),
    };
    let preferences: Map<_, _> = wishes.iter().map(preference).collect();
    let options = json!({ "binary": program("FIREFOX"), "args": ["-headless"], "prefs": preferences });
    let mut driver = Command::new(program("GECKODRIVER"));
    // Its other port would be the same one for all.
    driver.args(["--host", "127.0.0.1", "--port", &port.to_string(), "--websocket-port", "0"]);
    launch(driver, one("moz:firefoxOptions", options), Home::new())
}

fn webkit(wishes: &[Wish], port: u16) -> Result<Launch, &'static str> {
    let mut arguments = vec!["--automation"];
    let mut settings = "[Settings]\n".to_owned();
    for wish in wishes {
        match wish {
            Wish::ReducedMotion => settings.push_str("gtk-enable-animations=0\n"),
            Wish::ForcedColors => return Err("WebKitGTK answers forced-colors: none whatever the theme"),
            Wish::NoScripts => arguments.push("--enable-javascript=false"),
        }
    }
    let home = Home::new();
    home.write("gtk-3.0/settings.ini", &settings);
    home.write("gtk-4.0/settings.ini", &settings);
    let mut driver = Command::new(program("WEBKIT_DRIVER"));
    driver
        .args([format!("--port={port}"), "--host=127.0.0.1".to_owned()])
        // Root may not use its sandbox.
        .env("WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS", "1")
        .env("XDG_CONFIG_HOME", home.path())
        .env("XDG_DATA_HOME", home.path())
        // The windows belong on the test's own screen, in the look of the settings above.
        .env("GDK_BACKEND", "x11")
        .env_remove("WAYLAND_DISPLAY")
        .env_remove("GTK_THEME");
    let options = json!({ "binary": program("MINIBROWSER"), "args": arguments });
    Ok(Launch { needs_screen: true, ..launch(driver, one("webkitgtk:browserOptions", options), home) })
}

fn launch(mut driver: Command, capabilities: Map<String, Value>, home: Home) -> Launch {
    // Profiles go with the folder; elsewhere its path could be too long for the sockets in it.
    if cfg!(target_os = "linux") {
        driver.env("TMPDIR", home.path());
    }
    Launch { driver, capabilities, needs_screen: false, home }
}

/// The program that a variable names.
pub fn program(variable: &str) -> String {
    std::env::var(variable).unwrap_or_else(|_| panic!("{variable} names a program; `cargo xtask test` sets it"))
}

fn one(name: &str, value: Value) -> Map<String, Value> {
    Map::from_iter([(name.to_owned(), value)])
}

/// A folder that goes with the value.
pub struct Home(PathBuf);

impl Home {
    fn new() -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let home = Self(std::env::temp_dir().join(format!("role-fit-{}-{number}", std::process::id())));
        std::fs::create_dir_all(home.path()).unwrap();
        home
    }

    fn path(&self) -> &Path {
        &self.0
    }

    fn write(&self, name: &str, text: &str) {
        let file = self.path().join(name);
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(file, text).unwrap();
    }
}

/// The last of a browser's processes may still be writing, hence more than one try.
impl Drop for Home {
    fn drop(&mut self) {
        for _ in 0..100 {
            let _ = std::fs::remove_dir_all(self.path());
            if !self.path().exists() {
                return;
            }
            std::thread::sleep(Duration::from_millis(20));
        }
    }
}
