//! Moves the focus, without taking it from a reader who has moved on.

use super::tasks::after_next_frame;
use gloo::utils::document;
use std::cell::Cell;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, Node, ShadowRoot};
use yew::NodeRef;

thread_local! {
    /// How many requests there were so far, in all widgets together.
    static REQUESTS: Cell<u32> = const { Cell::new(0) };
}

/// Focuses an element of a new screen after the next frame. Doing it at once would make the browser lay out the screen
/// twice, which is half of the work of a press. The frame's own task is too early for Firefox: it is still busy with
/// removing the focus from the pressed button, and the new focus gets lost.
///
/// A reader who focuses something else in the meantime stays there: on a busy machine the frame comes later than the next
/// key. If there are several requests, only the last one counts, so that screen readers do not announce the others.
pub async fn request_focus(target: NodeRef) {
    let request = REQUESTS.get() + 1;
    REQUESTS.set(request);
    let Some(root) = target.get().map(|target| root_of(&target)) else { return };
    let before = root.active_element();
    // The loader moves the focus from its first card to the engine's copy of that card; that is not the reader's doing.
    let was_on_first_card = before.as_ref().is_some_and(|element| matches(element, ".first *"));
    after_next_frame().await;
    let Some(target) = target.get() else { return };
    let target: HtmlElement = target.unchecked_into();
    let has_moved_on = match root.active_element() {
        // A step that the reader chose on the first card keeps the focus.
        Some(focused) if was_on_first_card => matches(&focused, ":checked"),
        focused @ Some(_) => focused != before,
        None => is_elsewhere(&root),
    };
    if REQUESTS.get() == request && !has_moved_on && !is_behind_first_card(&target) {
        unfold(&target);
        // An element that cannot take the focus leaves it where it is, which is all one can do.
        let _ = target.focus();
    }
}

/// Unfolds what the element is in: nothing inside a folded section can take the focus.
fn unfold(target: &Element) {
    while let Ok(Some(folded)) = target.closest("details:not([open])") {
        if folded.set_attribute("open", "").is_err() {
            return;
        }
    }
}

/// Removes the focus from a screen that is about to disappear. Otherwise the browser would lay out the page in the middle
/// of removing it.
pub fn drop_focus(app_root: &Element) {
    // The loader's first card is beside the app, and its reader keeps the focus.
    let focused = root_of(app_root).active_element().filter(|focused| app_root.contains(Some(focused)));
    if let Some(focused) = focused {
        let _ = focused.unchecked_into::<HtmlElement>().blur();
    }
}

/// The shadow root or document that a node is in; both have an `activeElement`.
pub fn root_of(node: &Node) -> ShadowRoot {
    node.get_root_node().unchecked_into()
}

/// Whether the loader's first card still hides the element. Firefox gives the focus that is meant for a hidden legend to
/// whatever comes next on the page.
fn is_behind_first_card(target: &Element) -> bool {
    matches(target, ".first ~ .app *")
}

/// Whether something of the page outside this root has the focus: a press on the first card may be seconds old when it is
/// handled (issue 5). Firefox names the host element for a while after the focused element inside it was removed.
fn is_elsewhere(root: &ShadowRoot) -> bool {
    let document = document();
    let focused = document.active_element();
    focused.is_some() && focused.as_ref() != document.body().as_deref() && focused != Some(root.host())
}

fn matches(element: &Element, selector: &str) -> bool {
    element.matches(selector).unwrap_or(false)
}
