//! What this browser keeps for the next visit.

use super::texts::text_of;
use crate::model::LongText;
use crate::model::stored::Stored;
use gloo::utils::window;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Storage;

#[wasm_bindgen]
extern "C" {
    /// The storage, with texts that are not copied.
    #[wasm_bindgen(extends = Storage)]
    type TextStorage;
    #[wasm_bindgen(method, catch, js_name = getItem)]
    fn text(this: &TextStorage, key: &str) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, catch, js_name = setItem)]
    fn set_text(this: &TextStorage, key: &str, text: &JsValue) -> Result<(), JsValue>;
}

const TEXT: &str = "role-fit-studio-text";
const REST: &str = "role-fit-studio";

/// What an earlier visit has left.
pub fn read() -> Option<(Stored, LongText)> {
    let storage = storage()?;
    let text = text_of(storage.unchecked_ref::<TextStorage>().text(TEXT).ok()?)?;
    let rest = storage.get_item(REST).ok()?.unwrap_or_default();
    Some((Stored::of_text(&rest), text))
}

/// Keeps the text. Returns whether the browser does.
pub fn save(text: &JsValue, stored: &Stored) -> bool {
    let Some(storage) = storage() else { return false };
    storage
        .unchecked_ref::<TextStorage>()
        .set_text(TEXT, text)
        .and_then(|()| storage.set_item(REST, &stored.to_text()))
        .is_ok()
}

/// Removes what is saved.
pub fn forget() {
    if let Some(storage) = storage() {
        let _ = storage.remove_item(TEXT);
        let _ = storage.remove_item(REST);
    }
}

/// A browser may deny it.
fn storage() -> Option<Storage> {
    window().local_storage().ok()?
}
