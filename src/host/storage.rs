//! The tab's session storage.
//!
//! A page that denies storage only loses the play that a reload would have restored. gloo's `SessionStorage` panics on
//! such a page as soon as it is asked for anything, hence web-sys.

use gloo::utils::window;
use web_sys::Storage;

/// The text saved under a key.
pub fn saved(key: &str) -> Option<String> {
    session_storage()?.get_item(key).ok()?
}

/// Saves a text under a key, or removes what was saved.
pub fn save(key: &str, text: Option<&str>) {
    let Some(storage) = session_storage() else { return };
    // A full or denied storage is not an error for the reader.
    let _ = match text {
        Some(text) => storage.set_item(key, text),
        None => storage.remove_item(key),
    };
}

fn session_storage() -> Option<Storage> {
    window().session_storage().ok()?
}
