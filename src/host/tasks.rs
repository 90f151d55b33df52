//! Work that is split into several tasks, so that no single one blocks the page for long.

use futures_channel::oneshot;
use gloo::render::request_animation_frame;
use gloo::timers::future::TimeoutFuture;

pub use wasm_bindgen_futures::spawn_local;

/// Waits for a task of its own.
pub async fn next_task() {
    TimeoutFuture::new(0).await;
}

/// Waits for the next frame.
pub async fn next_frame() {
    let (sender, receiver) = oneshot::channel();
    // Dropping the handle would cancel the request.
    let _frame = request_animation_frame(move |_| {
        let _ = sender.send(());
    });
    let _ = receiver.await;
}
