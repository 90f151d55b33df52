//! The question before leaving the page.

use gloo::events::{EventListener, EventListenerOptions};
use gloo::utils::window;
use std::cell::RefCell;
use wasm_bindgen::JsCast;
use web_sys::BeforeUnloadEvent;

/// The question before leaving, if changes would be lost. Browsers keep pages without such a listener for the way back.
#[derive(Default)]
pub struct Leaving(RefCell<Option<EventListener>>);

impl Leaving {
    /// Asks from now on, or no longer.
    pub fn warn(&self, is_wanted: bool) {
        let listener = is_wanted.then(|| {
            let options = EventListenerOptions::enable_prevent_default();
            EventListener::new_with_options(&window(), "beforeunload", options, |event| {
                event.prevent_default();
                // Older browsers look at this alone.
                event.unchecked_ref::<BeforeUnloadEvent>().set_return_value("unsaved");
            })
        });
        self.0.replace(listener);
    }
}
