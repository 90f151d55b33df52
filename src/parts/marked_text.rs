//! Texts of the deck with emphasis and code, drawn as elements. Everything else in them is text.

use role_fit_core::deck::MarkedText;
use role_fit_core::deck::markup::{Span, Style};
use yew::prelude::*;

/// Draws the text.
pub fn marked_text(text: &MarkedText) -> Html {
    let draw = |Span { style, text }| match style {
        Style::Plain => html! { { text } },
        Style::Emphasis => html! { <em>{ text }</em> },
        Style::Code => html! { <code>{ text }</code> },
    };
    text.spans().into_iter().map(draw).collect()
}

/// Draws an explanation as a paragraph; nothing if there is none.
pub fn paragraph(text: &MarkedText) -> Html {
    if text.is_empty() {
        Html::default()
    } else {
        html! { <p>{ marked_text(text) }</p> }
    }
}
