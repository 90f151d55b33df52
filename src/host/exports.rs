//! The exports that the loader calls.

use super::colours;
use super::options::Options;
use super::startup::DeckFile;
use super::widgets::{Widget, add, remove, send, with_widget};
use super::{location, startup, tasks};
use crate::message::Msg;
use js_sys::{Array, Function, Uint8Array};
use role_fit_core::session::Action;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Element;

/// Mounts a widget in an empty element and returns the widget's id. `options` alternates between names and values;
/// `emit` is called with the name and the detail of everything that happens. `deck` is what the loader has downloaded: the
/// bytes, or a text that says why there are none; undefined for the shipped deck.
#[wasm_bindgen]
pub fn mount(root: Element, options: Vec<String>, emit: Function, deck: JsValue) -> u32 {
    let options = Options::from_pairs(&options);
    let file = match deck.as_string() {
        Some(reason) => DeckFile::Failed(reason),
        None if deck.is_undefined() => DeckFile::Shipped,
        None => DeckFile::Downloaded(Uint8Array::new(&deck).to_vec()),
    };
    let id = add(Widget { emit, options, running: None });
    tasks::spawn_local(startup::start(id, root, file));
    id
}

/// Applies changed attributes as far as they can change a running widget.
#[wasm_bindgen]
pub fn update(id: u32, options: Vec<String>) {
    with_widget(id, |widget| {
        widget.options = Options::from_pairs(&options);
        if let Some(running) = &mut widget.running {
            running.props.settings = widget.options.settings(&location::page_url());
            running.app.update(running.props.clone());
        }
    });
}

/// CSS declarations that replace colours with too little contrast. `colour_of` takes the name of a custom property without
/// its dashes and returns red, green and blue, each from 0 to 1.
#[wasm_bindgen]
pub fn repairs(colour_of: Function) -> String {
    colours::repairs(|name| {
        let Ok(parts) = colour_of.call1(&JsValue::UNDEFINED, &name.into()) else { return [0.0; 3] };
        let parts: Array = parts.unchecked_into();
        [0, 1, 2].map(|at| parts.get(at).as_f64().unwrap_or_default() as f32)
    })
}

/// Returns to the start card.
#[wasm_bindgen]
pub fn restart(id: u32) {
    send(id, Msg::Act(Action::Restart));
}

/// Unmounts a widget. Its saved play stays in the tab.
#[wasm_bindgen]
pub fn unmount(id: u32) {
    remove(id);
}
