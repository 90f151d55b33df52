//! The browser of the tests and its driver: CHROME and CHROMEDRIVER where they are set, else Chromium or Chrome
//! as they are installed, else Debian's Chromium.

use super::debian;
use crate::failure::Failure;
use crate::workspace::on_path;
use std::env;
use std::path::PathBuf;

const MAC_CHROME: &str = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";

/// A Chromium-like browser and the program that drives it.
#[derive(Debug)]
pub struct Browser {
    /// The browser.
    pub chrome: PathBuf,
    /// Its driver.
    pub driver: PathBuf,
}

/// Makes sure of both.
pub fn browser() -> Result<Browser, Failure> {
    if let Some(browser) = find()? {
        return Ok(browser);
    }
    debian::install("Chromium or its driver", &["chromium", "chromium-driver"])?;
    find()?.ok_or_else(|| {
        Failure::new("Chromium or chromedriver is not on PATH")
            .hint("install both, or name them in the environment: CHROME=… CHROMEDRIVER=…")
    })
}

fn find() -> Result<Option<Browser>, Failure> {
    let chrome = named("CHROME")?.or_else(|| {
        ["chromium", "google-chrome", "google-chrome-stable", "chromium-browser"]
            .into_iter()
            .find_map(on_path)
            .or_else(|| Some(PathBuf::from(MAC_CHROME)).filter(|path| path.is_file()))
    });
    let driver = named("CHROMEDRIVER")?.or_else(|| on_path("chromedriver"));
    Ok(chrome.zip(driver).map(|(chrome, driver)| Browser { chrome, driver }))
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
