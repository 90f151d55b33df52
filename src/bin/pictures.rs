//! The picture module: a WebAssembly module beside the engine. The loader requests it when a reader first
//! wants a picture of a result or a code to scan.

#![cfg_attr(target_arch = "wasm32", no_main)]

#[cfg(target_arch = "wasm32")]
mod exports {
    use role_fit::host::picture_part;
    use wasm_bindgen::JsValue;
    use wasm_bindgen::prelude::wasm_bindgen;
    use web_sys::Element;

    /// Does a task with an element and a list of texts. Returns the number of the outcome, or a promise of it.
    #[wasm_bindgen]
    pub fn run(task: u8, place: Option<Element>, fields: Vec<String>) -> Result<JsValue, JsValue> {
        picture_part::run(task, place.as_ref(), &fields)
    }
}

/// The standard library's allocator is three times as large.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

#[cfg(not(target_arch = "wasm32"))]
fn main() {}
