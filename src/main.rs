//! The engine: everything that the loader calls, as one WebAssembly module.
//!
//! It is a binary because a library that is built both as `rlib` and as `cdylib` misses the last round of link-time
//! optimisation, which added 10 KiB to the download. It has no `main` in WebAssembly: nothing would call it.

#![cfg_attr(target_arch = "wasm32", no_main)]

/// The exports, whose parameters and results the library describes.
#[cfg(target_arch = "wasm32")]
mod exports {
    use js_sys::Function;
    use role_fit::host::exports;
    use wasm_bindgen::JsValue;
    use wasm_bindgen::prelude::wasm_bindgen;
    use web_sys::Element;

    /// Mounts a widget and returns its id.
    #[wasm_bindgen]
    pub fn mount(
        root: Element,
        options: Vec<String>,
        emit: Function,
        deck: JsValue,
        find_pack: Function,
        pictures: Function,
    ) -> u32 {
        exports::mount(root, &options, emit, deck, find_pack, pictures)
    }

    /// Applies changed attributes.
    #[wasm_bindgen]
    pub fn update(id: u32, options: Vec<String>) {
        exports::update(id, &options);
    }

    /// CSS declarations that replace colours with too little contrast.
    #[wasm_bindgen]
    pub fn repairs(colour_of: &Function) -> String {
        exports::repairs(colour_of)
    }

    /// Returns to the start card.
    #[wasm_bindgen]
    pub fn restart(id: u32) {
        exports::restart(id);
    }

    /// Unmounts a widget.
    #[wasm_bindgen]
    pub fn unmount(id: u32) {
        exports::unmount(id);
    }
}

/// The standard library's allocator is three times as large.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

#[cfg(not(target_arch = "wasm32"))]
fn main() {}
