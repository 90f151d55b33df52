//! The facets of a result: where the reader stands in each of them in words, then as a number and on a small scale.

use super::meter::facet_scale;
use crate::context::ScreenContext;
use role_fit_core::deck::{Facet, Role};
use role_fit_core::result::meter::Marker;
use yew::prelude::*;

/// Draws the facets.
pub fn facet_list(ctx: &ScreenContext, placed: &[(&Facet, Marker)]) -> Html {
    html! {
        <ul class="facets">
            { for placed.iter().map(|(facet, marker)| facet_row(ctx, facet, *marker)) }
        </ul>
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
            <span class="small">{ ctx.wording.number(marker.percent()) }</span>
            { facet_scale(&[marker]) }
        </li>
    }
}
