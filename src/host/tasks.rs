//! Work that is split into several tasks, so that no single one blocks the page for long.

use gloo::utils::window;
use js_sys::{Function, Promise};
use wasm_bindgen_futures::JsFuture;

pub use wasm_bindgen_futures::spawn_local;

/// Waits for a task of its own.
pub async fn next_task() {
    called(|resolve| drop(window().set_timeout_with_callback(resolve))).await;
}

/// Waits until the next frame is drawn. The frame itself only starts a timer, so that nothing of ours delays its painting.
pub async fn after_next_frame() {
    called(|resolve| drop(window().request_animation_frame(resolve))).await;
    next_task().await;
}

/// Waits until the browser calls a function.
async fn called(mut give: impl FnMut(&Function)) {
    // A promise that nothing rejects.
    let _ = JsFuture::from(Promise::new(&mut |resolve, _| give(&resolve))).await;
}
