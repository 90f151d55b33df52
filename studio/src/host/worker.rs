//! Answers requests, in the worker itself.

use crate::checks::{Answered, Body, answer};
use crate::messages::{Request, decode, encode};
use gloo::events::EventListener;
use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DedicatedWorkerGlobalScope, Event, MessageEvent};

/// Listens for requests, and says so.
pub fn serve() {
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let answers = scope.clone();
    EventListener::new(&scope, "message", move |event| {
        if let Some(message) = received(event) {
            let _ = answers.post_message(&message);
        }
    })
    .forget();
    let _ = scope.post_message(&JsValue::TRUE);
}

fn received(event: &Event) -> Option<Array> {
    let parts: Array = event.unchecked_ref::<MessageEvent>().data().unchecked_into();
    let request: Request = decode(&Uint8Array::new(&parts.get(0)).to_vec())?;
    let body = parts.get(1);
    let Answered { answer, text, for_editor } = match body.as_string() {
        Some(text) => answer(request, Body::Text(&text)),
        None => answer(request, Body::Bytes(&Uint8Array::new(&body).to_vec())),
    };
    let answer = Uint8Array::from(encode(&answer).as_slice());
    let value = |text: Option<String>| text.map_or(JsValue::NULL, JsValue::from);
    Some(Array::of3(&answer, &value(text), &value(for_editor)))
}
