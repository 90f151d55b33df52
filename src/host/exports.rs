//! What the loader calls; `src/main.rs` exports it.

use super::options::Options;
use super::widgets::{Widget, add, remove, send, with_widget};
use super::{links, location, startup, tasks};
use crate::message::Msg;
use js_sys::{Array, Function};
use role_fit_core::session::Action;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Element;

/// Mounts a widget in an empty element and returns the widget's id. `options` alternates between names and values;
/// `emit` is called with the name and the detail of everything that happens. `deck` is a promise of what
/// the loader downloads: the bytes, or a text that says why there are none; undefined for the shipped deck. `find_pack` takes
/// the tag of a language and returns a promise of the text of its pack; undefined if there is none. `pictures` gives
/// a task to the picture module: it takes the number of the task, an element and a list of texts, and returns the
/// number of the outcome or a promise of it.
pub fn mount(
    root: Element,
    options: &[String],
    emit: Function,
    deck: JsValue,
    find_pack: Function,
    pictures: Function,
) -> u32 {
    let options = Rc::new(Options::from_pairs(options));
    // A router may have removed the fragment that the page was opened with; the loader still knows it.
    links::offer(options.fragment.clone().unwrap_or_else(location::fragment));
    let id = add(Widget { emit, pictures, options, pages_language: String::new(), running: None });
    if id == 0 {
        links::listen();
    }
    tasks::spawn_local(startup::start(id, root, deck, find_pack));
    id
}

/// Applies changed attributes as far as they can change a running widget.
pub fn update(id: u32, options: &[String]) {
    with_widget(id, |widget| {
        widget.options = Rc::new(Options::from_pairs(options));
        if let Some(running) = &mut widget.running {
            running.props.settings = widget.options.settings(&widget.pages_language);
            running.app.update(running.props.clone());
        }
    });
}

/// CSS declarations that replace colours with too little contrast. `colour_of` takes the name of a custom property without
/// its dashes and returns red, green and blue, each from 0 to 1.
pub fn repairs(colour_of: &Function) -> String {
    role_fit_colours::repairs(|name| {
        let Ok(parts) = colour_of.call1(&JsValue::UNDEFINED, &name.into()) else { return [0.0; 3] };
        let parts: Array = parts.unchecked_into();
        [0, 1, 2].map(|at| parts.get(at).as_f64().unwrap_or_default() as f32)
    })
}

/// Returns to the start card.
pub fn restart(id: u32) {
    send(id, Msg::Act(Action::Restart));
}

/// Unmounts a widget. Its saved play stays in the tab.
pub fn unmount(id: u32) {
    remove(id);
    links::removed(id);
}
