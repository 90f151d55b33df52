//! The page's URL.

use gloo::events::EventListener;
use gloo::utils::window;

/// The fragment of the page's URL with its `#`, or an empty text.
pub fn fragment() -> String {
    window().location().hash().unwrap_or_default()
}

/// Calls back with each new fragment until the listener is dropped.
pub fn on_fragment_change(mut callback: impl FnMut(String) + 'static) -> EventListener {
    EventListener::new(&window(), "hashchange", move |_| callback(fragment()))
}
