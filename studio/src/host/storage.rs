//! What this browser keeps for the next visit.

use crate::model::stored::Stored;
use gloo::utils::window;
use std::rc::Rc;
use web_sys::Storage;

const TEXT: &str = "role-fit-studio-text";
const REST: &str = "role-fit-studio";

/// What an earlier visit has left.
pub fn read() -> Option<(Stored, Rc<str>)> {
    let storage = storage()?;
    let text = storage.get_item(TEXT).ok()??;
    let rest = storage.get_item(REST).ok()?.unwrap_or_default();
    Some((Stored::of_text(&rest), text.into()))
}

/// Keeps the text. Returns whether the browser does.
pub fn save(text: &str, stored: &Stored) -> bool {
    let Some(storage) = storage() else { return false };
    storage.set_item(TEXT, text).and_then(|()| storage.set_item(REST, &stored.to_text())).is_ok()
}

/// Removes what is saved.
pub fn forget() {
    if let Some(storage) = storage() {
        let _ = storage.remove_item(TEXT);
        let _ = storage.remove_item(REST);
    }
}

/// A browser may deny it.
fn storage() -> Option<Storage> {
    window().local_storage().ok()?
}
