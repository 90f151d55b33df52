//! Hides from the page the keys that belong to the quiz.

use super::optional_api::key_of;
use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, KeyboardEvent};

/// Stops the keys by which a reader answers or types from reaching the page: a slide show would change its slide with each
/// arrow key, and a page with keyboard shortcuts cannot see that a key was typed into a field of our shadow root.
pub fn stop_quiz_keys(root: &Element) -> [EventListener; 3] {
    ["keydown", "keypress", "keyup"].map(|name| {
        EventListener::new(root, name, |event| {
            let key = key_of(event).unwrap_or_default();
            if key.starts_with("Arrow") || key == "Enter" || key == " " || is_typed(event, &key) {
                event.stop_propagation();
            }
        })
    })
}

/// Whether the key changes the text of a field. Escape, Tab and the browser's own shortcuts do not.
fn is_typed(event: &Event, key: &str) -> bool {
    let field = event.target().map(|target| target.unchecked_into::<Element>());
    let keyboard: &KeyboardEvent = event.unchecked_ref();
    field.is_some_and(|field| field.matches("textarea,[type=text]").unwrap_or(false))
        && (key.chars().count() == 1 || key == "Backspace" || key == "Delete")
        && !keyboard.ctrl_key()
        && !keyboard.meta_key()
}
