//! Calls the loader's `emit` with states and events.

use super::events::{PublicEvent, Value};
use super::widgets::with_widget;
use js_sys::{Array, Object};
use wasm_bindgen::JsValue;

/// Reports the status and then the events, because a listener may ask for the status.
pub fn emit_all(id: u32, status: &str, events: Vec<PublicEvent>) {
    call(id, "status", &status.into());
    for event in events {
        emit(id, event);
    }
}

/// Reports one event.
pub fn emit(id: u32, event: PublicEvent) {
    let detail = if event.detail.is_empty() { JsValue::UNDEFINED } else { object(event.detail) };
    call(id, event.name, &detail);
}

/// The page's listeners may do anything, such as unmount this widget, so nothing is borrowed during the call. A listener
/// that throws is the page's own affair.
fn call(id: u32, name: &str, detail: &JsValue) {
    if let Some(emit) = with_widget(id, |widget| widget.emit.clone()) {
        let _ = emit.call2(&JsValue::UNDEFINED, &name.into(), detail);
    }
}

fn object(detail: Vec<(&str, Value)>) -> JsValue {
    let entries: Array = detail.into_iter().map(|(name, value)| Array::of2(&name.into(), &value.into())).collect();
    Object::from_entries(&entries).map_or(JsValue::NULL, JsValue::from)
}

impl From<Value> for JsValue {
    fn from(value: Value) -> Self {
        match value {
            Value::Number(number) => number.into(),
            Value::Text(text) => text.into(),
            Value::Null => Self::NULL,
        }
    }
}
