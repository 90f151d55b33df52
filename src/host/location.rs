//! The page's URL.

use gloo::events::EventListener;
use gloo::utils::window;

/// The fragment of the page's URL with its `#`, or an empty text.
pub fn fragment() -> String {
    window().location().hash().unwrap_or_default()
}

/// The page's URL without its fragment.
pub fn page_url() -> String {
    let url = window().location().href().unwrap_or_default();
    url.split_once('#').map_or(&*url, |(page, _)| page).to_owned()
}

/// Calls back with each new fragment until the listener is dropped.
pub fn on_fragment_change(mut callback: impl FnMut(String) + 'static) -> EventListener {
    EventListener::new(&window(), "hashchange", move |_| callback(fragment()))
}
