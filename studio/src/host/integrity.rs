//! The hash of the loader beside the studio, for pages that run this build and no other.

use super::urls::home;
use crate::model::embedding::Integrity;
use gloo::utils::window;
use js_sys::{ArrayBuffer, Promise, Uint8Array};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

#[wasm_bindgen]
extern "C" {
    /// Without https there is no `subtle`, which web-sys does not expect.
    #[wasm_bindgen(extends = web_sys::Crypto)]
    type Crypto;
    #[wasm_bindgen(method, catch, getter)]
    fn subtle(this: &Crypto) -> Result<Subtle, JsValue>;

    type Subtle;
    #[wasm_bindgen(method, catch)]
    fn digest(this: &Subtle, algorithm: &str, data: &ArrayBuffer) -> Result<Promise, JsValue>;
}

/// Computes it.
pub async fn of_loader() -> Integrity {
    match hash().await {
        Ok(hash) => Integrity::Known(hash),
        Err(_) => Integrity::Unavailable,
    }
}

async fn hash() -> Result<String, JsValue> {
    let crypto: Crypto = window().crypto()?.unchecked_into();
    let subtle = crypto.subtle()?;
    let response = JsFuture::from(window().fetch_with_str(&format!("{}role-fit.js", home()))).await?;
    let response: Response = response.unchecked_into();
    if !response.ok() {
        return Err(JsValue::NULL);
    }
    let bytes: ArrayBuffer = JsFuture::from(response.array_buffer()?).await?.unchecked_into();
    let digest = JsFuture::from(subtle.digest("SHA-384", &bytes)?).await?;
    let binary: String = Uint8Array::new(&digest).to_vec().into_iter().map(char::from).collect();
    Ok(format!("sha384-{}", window().btoa(&binary)?))
}
