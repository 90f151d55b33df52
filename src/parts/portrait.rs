//! What the deck says about a verdict: what the reader likes, a blind spot, a next step, and what to read.

use crate::context::ScreenContext;
use role_fit_core::deck::VerdictText;
use role_fit_core::result::meter::Meter;
use yew::prelude::*;

/// The heading of a reader's own result: the deck's name for the verdict, or else the verdict as a sentence.
pub fn result_name(ctx: &ScreenContext, meter: &Meter) -> AttrValue {
    match verdict_text(ctx, meter) {
        Some(text) => text.name.to_owned().into(),
        None => ctx.wording.own_verdict(&ctx.deck, meter.verdict()),
    }
}

/// The deck's words for the verdict of a meter, if it has any.
pub fn verdict_text<'c>(ctx: &'c ScreenContext, meter: &Meter) -> Option<VerdictText<'c>> {
    ctx.deck.verdict_text(meter.verdict(), meter.decisiveness())
}

/// Draws the words.
pub fn portrait(ctx: &ScreenContext, text: &VerdictText) -> Html {
    html! {
        <div class="portrait">
            <p>{ text.text }</p>
            <p>
                <b lang={ctx.wording_language()}>{ ctx.wording.next_step() }</b>
                { " " }
                { text.next }
                if let Some(link) = text.link {
                    { " " }
                    <a href={link.url.to_string()} target="_blank" rel="noopener">{ &*link.label }</a>
                }
            </p>
        </div>
    }
}
