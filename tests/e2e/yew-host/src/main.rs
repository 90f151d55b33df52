//! A host page that is itself a Yew app, rendered into `<body>`, with the widget in it. It records which of its handlers
//! ran. Natively it is empty.

#[cfg(target_arch = "wasm32")]
mod page;

#[cfg(target_arch = "wasm32")]
fn main() {
    yew::Renderer::<page::Page>::new().render();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {}
