//! Text that can change while its element stays on the screen.

use yew::prelude::*;

/// The text in an element that is replaced along with it.
///
/// Translators and extensions put elements of their own in the place of text nodes. Yew would then change a text node that
/// is no longer on the page, and readers would go on seeing the old text (rust-book#378). It must be the only child of its
/// element: Yew cannot insert anything before a text node that somebody has removed.
pub fn changing_text(text: AttrValue) -> Html {
    html! { <span key={text.as_str()}>{ text }</span> }
}
