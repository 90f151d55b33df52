//! Saves a file.

use super::texts::value_of;
use crate::model::LongText;
use gloo::timers::callback::Timeout;
use gloo::utils::document;
use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

/// Some browsers read the file only after a while.
const MILLISECONDS_UNTIL_FREED: u32 = 60_000;

/// Saves a text as a file of that name.
pub fn save(name: &str, text: &LongText) {
    // Excel takes a table without a byte order mark for Windows-1252.
    let mark = if name.ends_with(".csv") { "\u{feff}" } else { "" };
    let _ = try_to_save(name, &Array::of2(&mark.into(), &value_of(text)));
}

fn try_to_save(name: &str, parts: &Array) -> Result<(), JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type("text/plain;charset=utf-8");
    let blob = Blob::new_with_str_sequence_and_options(parts, &options)?;
    let url = Url::create_object_url_with_blob(&blob)?;
    let link: HtmlAnchorElement = document().create_element("a")?.unchecked_into();
    link.set_href(&url);
    link.set_download(name);
    link.click();
    Timeout::new(MILLISECONDS_UNTIL_FREED, move || drop(Url::revoke_object_url(&url))).forget();
    Ok(())
}
