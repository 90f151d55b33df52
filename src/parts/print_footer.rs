//! What a screen has on paper only: the way back to the result, as a link to type and a code to scan. The style hides it on
//! screens.

use super::changing_text::changing_text;
use crate::context::ScreenContext;
use role_fit_core::qr;
use role_fit_core::result::outcome::Outcome;
use yew::prelude::*;

/// Draws the footer; nothing where the result has no link.
pub fn print_footer(ctx: &ScreenContext, outcome: &Outcome) -> Html {
    let url =
        outcome.shared().and_then(|result| ctx.settings.share.result_url(result.meter().verdict(), &result.encode()));
    let Some(url) = url else { return Html::default() };
    html! {
        <div class="paper">
            { qr_code(&url) }
            <p>
                { ctx.wording.paper_link() }
                { " " }
                <b>{ changing_text(url.into()) }</b>
            </p>
        </div>
    }
}

fn qr_code(url: &str) -> Html {
    let Some(code) = qr::draw(url) else { return Html::default() };
    html! {
        <svg class="code" viewBox={format!("0 -.5 {size} {size}", size = code.size)} aria-hidden="true">
            <path d={code.path} />
        </svg>
    }
}
