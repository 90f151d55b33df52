//! Where the studio is, and the quiz that it belongs to.

use gloo::utils::{document, window};
use wasm_bindgen::JsCast;
use web_sys::{HtmlScriptElement, Url};

/// The URL of the folder of the quiz, in which the studio is a folder.
pub fn home() -> String {
    let page = window().location().href().unwrap_or_default();
    Url::new_with_base("../", &page).map(|url| url.href()).unwrap_or_default()
}

/// The URL of one of the studio's own files, which are beside the script that starts it.
pub fn file_url(name: &str) -> String {
    let script = document().query_selector("script[src$='/start.js']").ok().flatten();
    let start = script.map(|script| script.unchecked_into::<HtmlScriptElement>().src()).unwrap_or_default();
    Url::new_with_base(name, &start).map(|url| url.href()).unwrap_or_default()
}
