//! Browser APIs that may be missing or may throw where web-sys expects neither.
//!
//! Without https a page has no clipboard; some browsers have no share sheet; a rejected promise may
//! hold anything. An exception in an ordinary binding ends the engine, so these catch it and return an `Err`. Everything
//! else in the host uses web-sys, whose bindings already catch what the standards let throw.

use js_sys::{Array, Promise, Uint8Array};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{CanvasRenderingContext2d, DataTransfer, Event, ShareData};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(extends = web_sys::Navigator)]
    type Navigator;
    #[wasm_bindgen(method, catch)]
    fn share(this: &Navigator, data: &ShareData) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, catch, getter)]
    fn clipboard(this: &Navigator) -> Result<Clipboard, JsValue>;

    type Clipboard;
    #[wasm_bindgen(method, catch)]
    fn write(this: &Clipboard, items: &Array) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, catch, js_name = writeText)]
    fn write_text(this: &Clipboard, text: &str) -> Result<JsValue, JsValue>;

    /// Anything that may have these properties.
    type Properties;
    #[wasm_bindgen(method, catch, getter, js_name = clipboardData)]
    fn clipboard_data(this: &Properties) -> Result<Option<DataTransfer>, JsValue>;
    #[wasm_bindgen(method, catch, js_name = getImageData)]
    fn get_image_data(this: &Properties, x: f64, y: f64, width: f64, height: f64) -> Result<Properties, JsValue>;
    #[wasm_bindgen(method, catch, getter)]
    fn data(this: &Properties) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, catch, getter)]
    fn name(this: &Properties) -> Result<Option<String>, JsValue>;
    #[wasm_bindgen(method, catch, setter)]
    fn set_direction(this: &Properties, value: &str) -> Result<(), JsValue>;
}

/// Opens the system's share sheet and returns what `navigator.share` returned. Browsers allow it only within a press.
pub fn open_share_sheet(data: &ShareData) -> Result<JsValue, JsValue> {
    navigator().share(data)
}

/// Starts to write items to the clipboard. Browsers allow it only within a press.
pub fn write_items(items: &Array) -> Result<JsValue, JsValue> {
    navigator().clipboard()?.write(items)
}

/// Writes a text to the clipboard.
pub async fn write_text(text: &str) -> Result<JsValue, JsValue> {
    settled(navigator().clipboard()?.write_text(text)?).await
}

/// Puts a text into the clipboard by an event of the copy command.
pub fn set_clipboard_text(event: &Event, text: &str) -> Result<(), JsValue> {
    let clipboard = event.unchecked_ref::<Properties>().clipboard_data()?.ok_or(JsValue::NULL)?;
    clipboard.set_data("text/plain", text)
}

/// Red, green, blue and alpha of a canvas' first pixel, as the browser hands them out. Extensions that protect privacy
/// replace the method, and return anything.
pub fn pixel(context: &CanvasRenderingContext2d) -> Result<Vec<u8>, JsValue> {
    let image = context.unchecked_ref::<Properties>().get_image_data(0.0, 0.0, 1.0, 1.0)?;
    Ok(Uint8Array::new(&image.data()?).to_vec())
}

/// The name of what a promise was rejected with.
pub fn error_name(error: &JsValue) -> Option<String> {
    error.unchecked_ref::<Properties>().name().ok()?
}

/// Sets the direction of a canvas' texts, which web-sys does not know.
pub fn set_direction(context: &CanvasRenderingContext2d, direction: &str) -> Result<(), JsValue> {
    context.unchecked_ref::<Properties>().set_direction(direction)
}

/// Waits for a value that is a promise if the browser's own function returned it, but anything if the page's did.
pub async fn settled(value: JsValue) -> Result<JsValue, JsValue> {
    JsFuture::from(Promise::resolve(&value)).await
}

fn navigator() -> Navigator {
    gloo::utils::window().navigator().unchecked_into()
}
