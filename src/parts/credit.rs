//! The line that names what the deck was made from.

use crate::context::ScreenContext;
use yew::prelude::*;

/// Draws the line with its link; nothing if the deck names no source.
pub fn credit(ctx: &ScreenContext) -> Html {
    let Some(credit) = ctx.deck.credit() else { return Html::default() };
    html! {
        <p class="small">
            <a href={credit.url.to_string()} target="_blank" rel="noopener">
                { if credit.name.is_empty() { ctx.wording.isolated(&credit.title).into() } else { ctx.wording.credit(&credit.name) } }
            </a>
        </p>
    }
}
