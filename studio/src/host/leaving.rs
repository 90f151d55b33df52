//! Leaving the page: what is not saved is saved at the last moment, or the browser asks.

use super::Host;
use crate::model::Msg;
use gloo::events::{EventListener, EventListenerOptions};
use gloo::utils::{document, window};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{BeforeUnloadEvent, VisibilityState};

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

/// Saves at once when the page is hidden: an author may close it within the pause before saving.
pub fn listen(host: &Rc<Host>) {
    let host = Rc::clone(host);
    EventListener::new(&document(), "visibilitychange", move |_| {
        if document().visibility_state() == VisibilityState::Hidden && host.save_timer.cancel() {
            host.send(Msg::SaveDue);
        }
    })
    .forget();
}
