//! Selects what is in a field of ours.
//!
//! The one file of the view that touches the page. The cast is unchecked: only events of our own
//! fields come here, and a checked one asks the page's classes, which a hostile or merely old page
//! may have replaced.

use yew::FocusEvent;

/// Selects the text of the field that has just got the focus.
#[cfg(target_arch = "wasm32")]
pub fn select_all(event: FocusEvent) {
    use yew::TargetCast;
    event.target_unchecked_into::<web_sys::HtmlInputElement>().select();
}

/// Natively nothing can be selected: screens are rendered to strings there.
#[cfg(not(target_arch = "wasm32"))]
pub fn select_all(_event: FocusEvent) {}
