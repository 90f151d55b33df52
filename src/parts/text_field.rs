//! Selects and reads what is in a field of ours. Natively there is none: screens are rendered to strings there.
//!
//! The one file of the view that touches the page. The casts are unchecked: only events of our own
//! fields come here, and a checked one asks the page's classes, which a hostile or merely old page
//! may have replaced.

use yew::Event;
#[cfg(target_arch = "wasm32")]
use {
    wasm_bindgen::JsCast,
    web_sys::{Element, HtmlInputElement},
    yew::TargetCast,
};

/// Selects the text of the field that has just got the focus.
#[cfg(target_arch = "wasm32")]
pub fn select_all(event: &Event) {
    event.target_unchecked_into::<HtmlInputElement>().select();
}

/// The text of the field that has changed.
#[cfg(target_arch = "wasm32")]
pub fn text_of(event: &Event) -> String {
    event.target_unchecked_into::<HtmlInputElement>().value()
}

/// The text of the field in the section of the pressed button.
#[cfg(target_arch = "wasm32")]
pub fn text_beside(event: &Event) -> String {
    let section = event.target_unchecked_into::<Element>().closest("section").ok().flatten();
    let field = section.and_then(|section| section.query_selector("textarea").ok().flatten());
    field.map(|field| field.unchecked_into::<HtmlInputElement>().value()).unwrap_or_default()
}

#[cfg(not(target_arch = "wasm32"))]
pub fn select_all(_: &Event) {}

#[cfg(not(target_arch = "wasm32"))]
pub fn text_of(_: &Event) -> String {
    String::new()
}

#[cfg(not(target_arch = "wasm32"))]
pub fn text_beside(_: &Event) -> String {
    String::new()
}
