//! Saving at the last moment.

use super::page::Host;
use crate::model::Msg;
use gloo::events::EventListener;
use gloo::utils::document;
use std::rc::Rc;
use web_sys::VisibilityState;

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
