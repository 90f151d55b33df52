//! The browsers of the tests and their drivers, one for each engine: the programs in the environment, else those on PATH,
//! else Debian's. Debian has no driver for Firefox, so that one is compiled.

use super::{debian, programs};
use crate::workspace::{Workspace, on_path};
use anyhow::{Context, Result, bail};
use std::env;
use std::path::{Path, PathBuf};

const MAC_CHROME: &str = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";
const MAC_FIREFOX: &str = "/Applications/Firefox.app/Contents/MacOS/firefox";
/// Where distributions install helper programs. Debian has one directory for each architecture in the first.
const LIBRARIES: [&str; 3] = ["/usr/lib", "/usr/libexec", "/usr/lib64"];
/// WebKitGTK's test browser, for each version of the library, in the order of preference.
const MINI_BROWSERS: [&str; 3] =
    ["webkit2gtk-4.1/MiniBrowser", "webkit2gtk-4.0/MiniBrowser", "webkitgtk-6.0/MiniBrowser"];

/// A browser and the program that drives it.
#[derive(Debug)]
pub struct Browser {
    /// The browser.
    pub program: PathBuf,
    /// Its driver.
    pub driver: PathBuf,
}

/// WebKit's browser, which has no headless mode.
#[derive(Debug)]
pub struct WebKit {
    /// The browser and its driver.
    pub browser: Browser,
    /// Xvfb, which emulates a screen in memory.
    pub screen: PathBuf,
}

/// Installs Chromium and its driver.
pub fn chromium(workspace: &Workspace) -> Result<Browser> {
    let find = || {
        let names = ["chromium", "google-chrome", "google-chrome-stable", "chromium-browser"];
        let program = from_env("CHROME")?.or_else(|| names.into_iter().find_map(on_path)).or_else(|| file(MAC_CHROME));
        let driver = from_env("CHROMEDRIVER")?.or_else(|| on_path("chromedriver"));
        Ok(program.zip(driver).map(|(program, driver)| Browser { program, driver }))
    };
    let what = "Chromium or its driver";
    find_or_install(workspace, find, what, &["chromium", "chromium-driver"], "CHROME and CHROMEDRIVER")
}

/// Installs Firefox and its driver.
pub fn firefox(workspace: &Workspace) -> Result<Browser> {
    let find = || {
        let names = ["firefox-esr", "firefox"];
        Ok(from_env("FIREFOX")?.or_else(|| names.into_iter().find_map(on_path)).or_else(|| file(MAC_FIREFOX)))
    };
    let program = find_or_install(workspace, find, "Firefox", &["firefox-esr"], "FIREFOX")?;
    let driver = match from_env("GECKODRIVER")? {
        Some(driver) => driver,
        None => programs::geckodriver(workspace)?,
    };
    Ok(Browser { program, driver })
}

/// Installs WebKitGTK's browser, its driver and Xvfb. They exist for Linux only; elsewhere the tests run without them.
pub fn webkit(workspace: &Workspace) -> Result<Option<WebKit>> {
    if !cfg!(target_os = "linux") {
        return Ok(None);
    }
    let find = || {
        let program = from_env("MINIBROWSER")?.or_else(mini_browser);
        let driver = from_env("WEBKIT_DRIVER")?.or_else(|| on_path("WebKitWebDriver"));
        let screen = from_env("XVFB")?.or_else(|| on_path("Xvfb"));
        let browser = program.zip(driver).map(|(program, driver)| Browser { program, driver });
        Ok(browser.zip(screen).map(|(browser, screen)| WebKit { browser, screen }))
    };
    let what = "WebKitGTK's browser, its driver or Xvfb";
    find_or_install(workspace, find, what, &["webkit2gtk-driver", "xvfb"], "MINIBROWSER, WEBKIT_DRIVER and XVFB")
        .map(Some)
}

/// What `find` returns, after an install if necessary.
fn find_or_install<T>(
    workspace: &Workspace,
    find: impl Fn() -> Result<Option<T>>,
    what: &str,
    packages: &[&str],
    variables: &str,
) -> Result<T> {
    if let Some(found) = find()? {
        return Ok(found);
    }
    debian::install(workspace, what, packages)?;
    find()?.with_context(|| format!("{what} cannot be found; set {variables}"))
}

/// The preferred version that is installed, in the directory of any architecture.
fn mini_browser() -> Option<PathBuf> {
    let directories: Vec<PathBuf> =
        LIBRARIES.into_iter().map(PathBuf::from).chain(subdirectories(Path::new("/usr/lib"))).collect();
    MINI_BROWSERS.into_iter().find_map(|name| directories.iter().find_map(|directory| file(directory.join(name))))
}

fn subdirectories(directory: &Path) -> impl Iterator<Item = PathBuf> {
    std::fs::read_dir(directory).into_iter().flatten().flatten().map(|entry| entry.path())
}

fn file(path: impl Into<PathBuf>) -> Option<PathBuf> {
    Some(path.into()).filter(|path| path.is_file())
}

/// The program in an environment variable, if it is set. A wrong path is an error.
fn from_env(variable: &str) -> Result<Option<PathBuf>> {
    let Some(path) = env::var_os(variable).filter(|value| !value.is_empty()).map(PathBuf::from) else {
        return Ok(None);
    };
    if path.is_file() {
        return Ok(Some(path));
    }
    bail!("{variable} is set to {}, which is not a file", path.display())
}
