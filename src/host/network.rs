//! Downloads.

use super::optional_api;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

/// The text at a URL, or `None` if it cannot be fetched.
pub async fn fetch_text(url: &str) -> Option<String> {
    let response = optional_api::fetch(url).await.ok().filter(JsValue::is_object)?;
    let response: Response = response.unchecked_into();
    if !response.ok() {
        return None;
    }
    JsFuture::from(response.text().ok()?).await.ok()?.as_string()
}
