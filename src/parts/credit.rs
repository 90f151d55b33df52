//! The line that names what the deck was made from.

use crate::context::ScreenContext;
use yew::prelude::*;

/// Draws the line with its link; nothing if the deck names no source.
pub fn credit(ctx: &ScreenContext) -> Html {
    let Some(credit) = ctx.deck.credit() else { return Html::default() };
    html! {
        <p class="small">
            { ctx.wording.credit(ctx.source_name()) }
            { " " }
            <a href={credit.url.to_string()} target="_blank" rel="noopener">{ &*credit.title }</a>
        </p>
    }
}
