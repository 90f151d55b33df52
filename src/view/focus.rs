//! Moves the keyboard focus to a part of the screen.
//!
//! Knows elements; knows nothing of why the focus moves.

use yew::NodeRef;

/// Focuses the element, if it is on the page.
#[cfg(target_arch = "wasm32")]
pub fn focus(target: &NodeRef) {
    use wasm_bindgen::JsCast;
    if let Some(node) = target.get() {
        // Unchecked, as only elements of ours get a reference, and a checked cast asks the page's
        // own HTMLElement, which a hostile or merely old page may have replaced.
        let element: web_sys::HtmlElement = node.unchecked_into();
        // An element that cannot take the focus leaves it where it is, which is all one can do.
        let _ = element.focus();
    }
}

/// Natively nothing can be focused: screens are rendered to strings there.
#[cfg(not(target_arch = "wasm32"))]
pub fn focus(_target: &NodeRef) {}
