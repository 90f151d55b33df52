//! The three browser engines: the command line and capabilities of their drivers, and how they take preferences.

use serde_json::{Map, Value, json};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

/// Root needs `--no-sandbox`. The others keep Chromium from making requests of its own.
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

const NO_CANVAS_NOISE: &str = "only Firefox has a setting for it";

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Engine {
    Chromium,
    Firefox,
    WebKit,
}

/// What readers set in their system or browser.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Preference {
    ReducedMotion,
    ForcedColors,
    NoScripts,
    /// Whoever reads a canvas gets noise. Only Firefox has a setting for it, so `ALL` does not contain it.
    CanvasNoise,
}

/// What starting a browser takes.
pub struct Launch {
    pub driver: Command,
    pub capabilities: Map<String, Value>,
    /// Without a headless mode, the browser needs a screen.
    pub needs_screen: bool,
    /// The folder for files of this browser.
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

    /// Why this system has no such engine.
    pub fn obstacle(self) -> Option<&'static str> {
        (self == Self::WebKit && !cfg!(target_os = "linux")).then_some("WebKitGTK exists for Linux only")
    }

    /// How to start the engine with these preferences and its driver on that port, or why it does not support them.
    pub fn launch(self, preferences: &[Preference], port: u16) -> Result<Launch, &'static str> {
        match self {
            Self::Chromium => chromium(preferences, port),
            Self::Firefox => Ok(firefox(preferences, port)),
            Self::WebKit => webkit(preferences, port),
        }
    }
}

impl Preference {
    pub const ALL: [Self; 3] = [Self::ReducedMotion, Self::ForcedColors, Self::NoScripts];
}

fn chromium(preferences: &[Preference], port: u16) -> Result<Launch, &'static str> {
    let mut arguments = CHROMIUM_ARGUMENTS.to_vec();
    let mut browser_preferences = Map::new();
    for preference in preferences {
        match preference {
            Preference::ReducedMotion => arguments.push("--force-prefers-reduced-motion"),
            Preference::ForcedColors => arguments.push("--force-high-contrast"),
            Preference::NoScripts => {
                browser_preferences.insert("profile.managed_default_content_settings.javascript".to_owned(), json!(2));
            }
            Preference::CanvasNoise => return Err(NO_CANVAS_NOISE),
        }
    }
    let options = json!({ "binary": program("CHROME"), "args": arguments, "prefs": browser_preferences });
    let mut driver = Command::new(program("CHROMEDRIVER"));
    driver.arg(format!("--port={port}"));
    Ok(launch(driver, single("goog:chromeOptions", options), Home::new()))
}

fn firefox(preferences: &[Preference], port: u16) -> Launch {
    let browser_preference = |preference: &Preference| match preference {
        Preference::ReducedMotion => ("ui.prefersReducedMotion".to_owned(), json!(1)),
        Preference::ForcedColors => ("browser.display.document_color_use".to_owned(), json!(2)),
        Preference::NoScripts => ("javascript.enabled".to_owned(), json!(false)),
        Preference::CanvasNoise => ("privacy.resistFingerprinting".to_owned(), json!(true)),
    };
    let browser_preferences: Map<_, _> = preferences.iter().map(browser_preference).collect();
    let options = json!({ "binary": program("FIREFOX"), "args": ["-headless"], "prefs": browser_preferences });
    let mut driver = Command::new(program("GECKODRIVER"));
    // By default, all instances would use the same second port.
    driver.args(["--host", "127.0.0.1", "--port", &port.to_string(), "--websocket-port", "0"]);
    launch(driver, single("moz:firefoxOptions", options), Home::new())
}

fn webkit(preferences: &[Preference], port: u16) -> Result<Launch, &'static str> {
    let mut arguments = vec!["--automation"];
    let mut settings = "[Settings]\n".to_owned();
    for preference in preferences {
        match preference {
            Preference::ReducedMotion => settings.push_str("gtk-enable-animations=0\n"),
            Preference::ForcedColors => return Err("WebKitGTK answers forced-colors: none whatever the theme"),
            Preference::NoScripts => arguments.push("--enable-javascript=false"),
            Preference::CanvasNoise => return Err(NO_CANVAS_NOISE),
        }
    }
    let home = Home::new();
    home.write("gtk-3.0/settings.ini", &settings);
    home.write("gtk-4.0/settings.ini", &settings);
    let mut driver = Command::new(program("WEBKIT_DRIVER"));
    driver
        .args([format!("--port={port}"), "--host=127.0.0.1".to_owned()])
        // The sandbox does not run as root.
        .env("WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS", "1")
        .env("XDG_CONFIG_HOME", home.path())
        .env("XDG_DATA_HOME", home.path())
        // Windows belong on the virtual screen, with the GTK settings above.
        .env("GDK_BACKEND", "x11")
        .env_remove("WAYLAND_DISPLAY")
        .env_remove("GTK_THEME");
    let options = json!({ "binary": program("MINIBROWSER"), "args": arguments });
    Ok(Launch { needs_screen: true, ..launch(driver, single("webkitgtk:browserOptions", options), home) })
}

fn launch(mut driver: Command, capabilities: Map<String, Value>, home: Home) -> Launch {
    // The profile is removed with the folder. On other systems its path may be too long for the sockets in it.
    if cfg!(target_os = "linux") {
        driver.env("TMPDIR", home.path());
    }
    Launch { driver, capabilities, needs_screen: false, home }
}

/// The program that an environment variable names.
pub fn program(variable: &str) -> String {
    std::env::var(variable).unwrap_or_else(|_| panic!("`cargo xtask test` sets {variable} to the path of a program"))
}

fn single(name: &str, value: Value) -> Map<String, Value> {
    Map::from_iter([(name.to_owned(), value)])
}

/// A temporary folder, removed on drop.
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

/// Retries, since a process of the browser may still write to the folder.
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
