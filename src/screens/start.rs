//! The start card: what the quiz is about, how long it takes, and the buttons that start it.

use crate::context::ScreenContext;
use crate::parts::buttons::start_buttons;
use crate::parts::headings::title;
use crate::parts::meter::emblem;
use role_fit_core::deck::Kind;
use role_fit_core::reading_time::minutes;
use yew::prelude::*;

/// The line above the card.
pub fn eyebrow(ctx: &ScreenContext) -> AttrValue {
    ctx.wording.intro_eyebrow(minutes(&ctx.deck, ctx.settings.length))
}

/// Draws the card.
pub fn start_screen(ctx: &ScreenContext) -> Html {
    // Only pairs move the meter.
    let has_meter = ctx.deck.items().iter().any(|item| item.kind == Kind::Fit);
    html! {
        <>
            { title(ctx, ctx.deck.title()) }
            if !ctx.deck.intro().is_empty() {
                <p class="lead">{ ctx.deck.intro() }</p>
            }
            if has_meter { { emblem(ctx) } }
            { start_buttons(ctx) }
            <p class="small">
                if ctx.deck.credit().is_some() {
                    { ctx.wording.intro_source(ctx.source_name()) }
                    { " " }
                }
                { ctx.wording.intro_privacy() }
            </p>
        </>
    }
}
