//! A host page that is itself a Yew app, drawn from `<body>`, with our element in the middle of it. Natively it is empty.
//!
//! Knows nothing of the quiz; it writes down which of its own handlers ran.

#[cfg(target_arch = "wasm32")]
mod page;

#[cfg(target_arch = "wasm32")]
fn main() {
    yew::Renderer::<page::Page>::new().render();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {}
