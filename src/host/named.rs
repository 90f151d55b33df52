//! What the browser has, asked for by its name: where it is missing or throws, there is none.
//!
//! A typed binding for each of the calls that are made once would be a kibibyte more for the reader. Knows objects and
//! names; knows nothing of what is done with them.

use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// What the page knows by that name; undefined if nothing.
pub fn of_page(name: &str) -> JsValue {
    get(&js_sys::global(), name)
}

/// A property; undefined if there is none, or nothing to have one.
pub fn get(target: &JsValue, name: &str) -> JsValue {
    Reflect::get(target, &name.into()).unwrap_or_default()
}

/// A property that is a text; empty if there is none.
pub fn text(target: &JsValue, name: &str) -> String {
    get(target, name).as_string().unwrap_or_default()
}

/// Sets a property; of an object that the page has no part in, that cannot fail.
pub fn set(target: &JsValue, name: &str, value: &JsValue) {
    let _ = Reflect::set(target, &name.into(), value);
}

/// Sets a property to a text.
pub fn write(target: &JsValue, name: &str, value: &str) {
    set(target, name, &value.into());
}

/// What a method answers that is given texts; none if there is none or it throws.
pub fn call(target: &JsValue, name: &str, given: &[&str]) -> Option<JsValue> {
    let list = Array::new();
    for text in given {
        list.push(&JsValue::from(*text));
    }
    apply(target, name, &list)
}

/// The same of a method that is given something else.
pub fn call_with(target: &JsValue, name: &str, given: &JsValue) -> Option<JsValue> {
    apply(target, name, &Array::of1(given))
}

fn apply(target: &JsValue, name: &str, given: &Array) -> Option<JsValue> {
    Reflect::apply(get(target, name).unchecked_ref::<Function>(), target, given).ok()
}

/// A new object of the class of that name; none if the browser does not know it.
pub fn made(class: &str, given: &Array) -> Option<JsValue> {
    Reflect::construct(of_page(class).unchecked_ref::<Function>(), given).ok()
}

/// What a promise keeps, or a value that is none; an error if it is broken.
pub async fn kept(promise: JsValue) -> Result<JsValue, JsValue> {
    JsFuture::from(Promise::resolve(&promise)).await
}
