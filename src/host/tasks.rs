//! Work that is split into several tasks, so that no single one blocks the page for long.

use gloo::utils::window;
use js_sys::{Function, Promise};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

pub use wasm_bindgen_futures::spawn_local;

/// Waits for a task of its own.
pub async fn next_task() {
    callback(|resolve| window().set_timeout_with_callback(resolve)).await;
}

/// Waits until the next frame is drawn. The frame itself only starts a timer, so that nothing of ours delays its painting.
pub async fn after_next_frame() {
    callback(|resolve| window().request_animation_frame(resolve)).await;
    next_task().await;
}

/// Waits for a callback that the browser is asked for. A page may have replaced the function that asks: if it throws, there is
/// nothing to wait for.
async fn callback(mut ask: impl FnMut(&Function) -> Result<i32, JsValue>) {
    let mut is_asked = false;
    let called = Promise::new(&mut |resolve, _| is_asked = ask(&resolve).is_ok());
    if is_asked {
        // Nothing rejects it.
        let _ = JsFuture::from(called).await;
    }
}
