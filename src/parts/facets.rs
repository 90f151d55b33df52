//! The facets of a result, each with its small scale and the same in words.

use super::headings::subtitle;
use super::meter::facet_scale;
use crate::context::ScreenContext;
use role_fit_core::deck::{Facet, Role};
use role_fit_core::result::meter::Marker;
use yew::prelude::*;

/// Draws the facets under their heading; nothing if there are none.
pub fn facet_list(ctx: &ScreenContext, placed: &[(&Facet, Marker)]) -> Html {
    if placed.is_empty() {
        return Html::default();
    }
    html! {
        <section>
            { subtitle(ctx, &ctx.wording.facets_title()) }
            <ul class="facets">
                { for placed.iter().map(|(facet, marker)| facet_row(ctx, facet, *marker)) }
            </ul>
        </section>
    }
}

fn facet_row(ctx: &ScreenContext, facet: &Facet, marker: Marker) -> Html {
    let text = match marker.side() {
        Some(Role::Po) => ctx.wording.facet_value(&facet.po),
        Some(Role::Pm) => ctx.wording.facet_value(&facet.pm),
        None => ctx.wording.facet_even(),
    };
    html! {
        <li key={facet.id.as_str()}>
            <p>
                <b>{ &*facet.name }</b>
                { " " }
                <span>{ text }</span>
            </p>
            { " " }
            <span class="small">{ marker.percent() }</span>
            { facet_scale(&[marker]) }
        </li>
    }
}
