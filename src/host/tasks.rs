//! Work that is split into several tasks, so that no single one blocks the page for long.

use futures_channel::oneshot;
use gloo::render::request_animation_frame;
use gloo::timers::callback::Timeout;
use gloo::timers::future::TimeoutFuture;

pub use wasm_bindgen_futures::spawn_local;

/// Waits for a task of its own.
pub async fn next_task() {
    TimeoutFuture::new(0).await;
}

/// Waits until the next frame is drawn. The frame itself only starts a timer, so that nothing of ours delays its painting.
pub async fn after_next_frame() {
    let (sender, receiver) = oneshot::channel();
    // Dropping the handle would cancel the request.
    let _frame = request_animation_frame(move |_| {
        let wake = move || {
            let _ = sender.send(());
        };
        Timeout::new(0, wake).forget();
    });
    let _ = receiver.await;
}
