//! The browsers of the tests and their drivers, one for each engine. Each program is the one that its variable names,
//! else the one that is installed, else Debian's; Firefox's driver, which Debian lacks, is compiled.

use super::{debian, programs};
use crate::failure::Failure;
use crate::workspace::{Workspace, on_path};
use std::env;
use std::path::{Path, PathBuf};

const MAC_CHROME: &str = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";
const MAC_FIREFOX: &str = "/Applications/Firefox.app/Contents/MacOS/firefox";
/// Where the distributions keep what belongs to a library; Debian has a folder for each architecture in the first.
const LIBRARIES: [&str; 3] = ["/usr/lib", "/usr/libexec", "/usr/lib64"];
/// WebKitGTK's own small browser, for each of the library's versions, the one that is most tried first.
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

/// The browser of WebKit, which has no headless mode.
#[derive(Debug)]
pub struct WebKit {
    /// The browser and its driver.
    pub browser: Browser,
    /// Xvfb, which makes a screen in memory.
    pub screen: PathBuf,
}

/// Makes sure of Chromium and its driver.
pub fn chromium() -> Result<Browser, Failure> {
    let find = || {
        let names = ["chromium", "google-chrome", "google-chrome-stable", "chromium-browser"];
        let program = named("CHROME")?.or_else(|| names.into_iter().find_map(on_path)).or_else(|| file(MAC_CHROME));
        let driver = named("CHROMEDRIVER")?.or_else(|| on_path("chromedriver"));
        Ok(program.zip(driver).map(|(program, driver)| Browser { program, driver }))
    };
    let what = "Chromium or its driver";
    found(find, what, &["chromium", "chromium-driver"], "CHROME=… CHROMEDRIVER=…")
}

/// Makes sure of Firefox and its driver.
pub fn firefox(workspace: &Workspace) -> Result<Browser, Failure> {
    let find = || {
        let names = ["firefox-esr", "firefox"];
        Ok(named("FIREFOX")?.or_else(|| names.into_iter().find_map(on_path)).or_else(|| file(MAC_FIREFOX)))
    };
    let program = found(find, "Firefox", &["firefox-esr"], "FIREFOX=…")?;
    let driver = match named("GECKODRIVER")? {
        Some(driver) => driver,
        None => programs::geckodriver(workspace)?,
    };
    Ok(Browser { program, driver })
}

/// Makes sure of WebKitGTK's browser, its driver, and a screen for them.
pub fn webkit() -> Result<WebKit, Failure> {
    let find = || {
        let program = named("MINIBROWSER")?.or_else(mini_browser);
        let driver = named("WEBKIT_DRIVER")?.or_else(|| on_path("WebKitWebDriver"));
        let screen = named("XVFB")?.or_else(|| on_path("Xvfb"));
        let browser = program.zip(driver).map(|(program, driver)| Browser { program, driver });
        Ok(browser.zip(screen).map(|(browser, screen)| WebKit { browser, screen }))
    };
    let what = "WebKitGTK's browser, its driver or Xvfb";
    found(find, what, &["webkit2gtk-driver", "xvfb"], "MINIBROWSER=… WEBKIT_DRIVER=… XVFB=…")
}

/// What `find` finds, if need be after an install.
fn found<T>(
    find: impl Fn() -> Result<Option<T>, Failure>,
    what: &str,
    packages: &[&str],
    variables: &str,
) -> Result<T, Failure> {
    if let Some(found) = find()? {
        return Ok(found);
    }
    debian::install(what, packages)?;
    find()?.ok_or_else(|| {
        Failure::new(format!("{what} is not where it is looked for"))
            .hint(format!("install what is missing, or name it in the environment: {variables}"))
    })
}

/// The first of its versions, in the folder of any architecture.
fn mini_browser() -> Option<PathBuf> {
    let folders: Vec<PathBuf> =
        LIBRARIES.into_iter().map(PathBuf::from).chain(folders_in(Path::new("/usr/lib"))).collect();
    MINI_BROWSERS.into_iter().find_map(|name| folders.iter().find_map(|folder| file(folder.join(name))))
}

fn folders_in(folder: &Path) -> impl Iterator<Item = PathBuf> {
    std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path())
}

fn file(path: impl Into<PathBuf>) -> Option<PathBuf> {
    Some(path.into()).filter(|path| path.is_file())
}

/// The file that the variable names, if it is set. One that is not there is a failure, not a reason to guess.
fn named(variable: &str) -> Result<Option<PathBuf>, Failure> {
    let Some(path) = env::var_os(variable).filter(|value| !value.is_empty()).map(PathBuf::from) else {
        return Ok(None);
    };
    if path.is_file() {
        return Ok(Some(path));
    }
    Err(Failure::new(format!("{variable} names {}, which is no file", path.display()))
        .hint(format!("correct {variable} or unset it")))
}
