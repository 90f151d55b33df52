//! A result as others see it: behind its link, and as a preview for its owner.
//!
//! Shows no more of a result than the current deck knows.

use super::facets::facet_list;
use super::headings::subtitle;
use super::meter::meter;
use super::portrait::verdict_text;
use crate::context::ScreenContext;
use crate::geometry::Numbers;
use role_fit_core::compare::facets_of;
use role_fit_core::deck::{Role, VerdictText};
use role_fit_core::share::single::SharedResult;
use yew::prelude::*;

/// What a friend will see, without the invitation to take the quiz.
pub fn preview(ctx: &ScreenContext, result: &SharedResult) -> Html {
    html! {
        <>
            { subtitle(ctx, shared_name(ctx, result)) }
            { shared_result(ctx, result) }
            { shared_facets(ctx, result) }
        </>
    }
}

/// The heading of somebody's result: the deck's name for the verdict, or else the verdict in words.
pub fn shared_name(ctx: &ScreenContext, result: &SharedResult) -> AttrValue {
    match known_text(ctx, result) {
        Some(text) => text.name.to_owned().into(),
        None => ctx.wording.shared_verdict(&ctx.deck, result.meter().verdict()),
    }
}

/// The deck's words for the verdict; those of another deck are unknown.
fn known_text<'c>(ctx: &'c ScreenContext, result: &SharedResult) -> Option<VerdictText<'c>> {
    verdict_text(ctx, result.meter()).filter(|_| ctx.deck.knows(result.fingerprint()))
}

/// The meter, and the score if it is of this deck.
pub fn shared_result(ctx: &ScreenContext, result: &SharedResult) -> Html {
    let Numbers { marker, low, high } = Numbers::of(result.meter());
    let is_known = ctx.deck.knows(result.fingerprint());
    html! {
        <>
            if known_text(ctx, result).is_some() {
                <p class="sub">{ ctx.wording.shared_verdict(&ctx.deck, result.meter().verdict()) }</p>
            }
            if !is_known {
                <p class="notice">{ ctx.wording.shared_other_deck() }</p>
            } else if result.fingerprint() != ctx.deck.fingerprint() {
                <p class="notice">{ ctx.wording.shared_earlier() }</p>
            }
            { meter(ctx, result.meter()) }
            <p>{ ctx.wording.shared_text(high, low, marker, ctx.role_name(Role::Pm), ctx.role_name(Role::Po)) }</p>
            if let Some(score) = result.score().filter(|_| is_known) {
                <p>{ ctx.wording.shared_score(score.asked(), score.right()) }</p>
            }
        </>
    }
}

/// The facets, which only the same deck can name.
pub fn shared_facets(ctx: &ScreenContext, result: &SharedResult) -> Html {
    let markers = facets_of(&ctx.deck, result).iter().copied();
    let facets: Vec<_> = ctx.deck.facets().iter().zip(markers).collect();
    if facets.is_empty() {
        return Html::default();
    }
    html! {
        <section>
            { subtitle(ctx, ctx.wording.facets_title()) }
            { facet_list(ctx, &facets) }
        </section>
    }
}
