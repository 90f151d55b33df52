//! Reads and selects the text of the widget's own fields: the one file outside of `host` that calls the browser.
//!
//! The casts are unchecked. Only events of these fields come here, and a checked cast (`dyn_into`) asks for the page's
//! classes, which a page may have replaced.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement, HtmlTextAreaElement};
use yew::{Event, TargetCast};

/// Selects the text of the field that the event is about.
pub fn select_all(event: &Event) {
    event.target_unchecked_into::<HtmlInputElement>().select();
}

/// The text of the field that the event is about.
pub fn text_of(event: &Event) -> String {
    event.target_unchecked_into::<HtmlInputElement>().value()
}

/// The text of the text area in the section of the pressed button.
pub fn text_beside(event: &Event) -> String {
    let section = event.target_unchecked_into::<Element>().closest("section").ok().flatten();
    let field = section.and_then(|section| section.query_selector("textarea").ok().flatten());
    field.map(|field| field.unchecked_into::<HtmlTextAreaElement>().value()).unwrap_or_default()
}
