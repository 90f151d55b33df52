//! Copies a text and says honestly whether that has worked.

use crate::model::CopyOutcome;
use gloo::events::{EventListener, EventListenerOptions};
use gloo::utils::{document, window};
use js_sys::Promise;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{ClipboardEvent, HtmlDocument};

#[wasm_bindgen]
extern "C" {
    /// Without https there is no clipboard, which web-sys does not expect.
    #[wasm_bindgen(extends = web_sys::Navigator)]
    type Navigator;
    #[wasm_bindgen(method, catch, getter)]
    fn clipboard(this: &Navigator) -> Result<Clipboard, JsValue>;

    type Clipboard;
    #[wasm_bindgen(method, catch, js_name = writeText)]
    fn write_text(this: &Clipboard, text: &str) -> Result<Promise, JsValue>;
}

/// Starts to copy, within the press as browsers demand it.
pub fn start(text: &str) -> impl Future<Output = CopyOutcome> + use<> {
    let navigator: Navigator = window().navigator().unchecked_into();
    let writing = navigator.clipboard().and_then(|clipboard| clipboard.write_text(text));
    let text = text.to_owned();
    async move {
        let is_written = match writing {
            Ok(writing) => JsFuture::from(writing).await.is_ok(),
            Err(_) => false,
        };
        if is_written || copy_by_command(text) { CopyOutcome::Copied } else { CopyOutcome::Selected }
    }
}

/// The older command. What it returns says little, so the event that puts the text into the clipboard decides.
fn copy_by_command(text: String) -> bool {
    let is_copied = Rc::new(Cell::new(false));
    let copied = Rc::clone(&is_copied);
    let options = EventListenerOptions::enable_prevent_default();
    let _listener = EventListener::new_with_options(&document(), "copy", options, move |event| {
        event.prevent_default();
        let data = event.unchecked_ref::<ClipboardEvent>().clipboard_data();
        copied.set(data.is_some_and(|data| data.set_data("text/plain", &text).is_ok()));
    });
    let is_done = document().unchecked_into::<HtmlDocument>().exec_command("copy").unwrap_or(false);
    is_done && is_copied.get()
}
