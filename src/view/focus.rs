//! Moves the keyboard focus to a part of the screen, and selects what is in a field.
//!
//! Knows elements; knows nothing of why the focus moves. Casts are unchecked: only elements of
//! ours come here, and a checked cast asks the page's own classes, which a hostile or merely old
//! page may have replaced.

use yew::{FocusEvent, NodeRef};

/// Focuses the element, if it is on the page.
#[cfg(target_arch = "wasm32")]
pub fn focus(target: &NodeRef) {
    use wasm_bindgen::JsCast;
    if let Some(node) = target.get() {
        // An element that cannot take the focus leaves it where it is, which is all one can do.
        let _ = node.unchecked_into::<web_sys::HtmlElement>().focus();
    }
}

/// Selects the text of the field that has just got the focus.
#[cfg(target_arch = "wasm32")]
pub fn select_all(event: FocusEvent) {
    use yew::TargetCast;
    event.target_unchecked_into::<web_sys::HtmlInputElement>().select();
}

/// Natively nothing can be focused: screens are rendered to strings there.
#[cfg(not(target_arch = "wasm32"))]
pub fn focus(_target: &NodeRef) {}

/// Natively nothing can be selected.
#[cfg(not(target_arch = "wasm32"))]
pub fn select_all(_event: FocusEvent) {}
