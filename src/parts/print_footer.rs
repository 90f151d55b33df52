//! What a screen has on paper only: the way back to the result, as a link to type and a code to scan. The style hides it on
//! screens.

use super::changing_text::changing_text;
use crate::context::ScreenContext;
use role_fit_core::result::outcome::Outcome;
use yew::prelude::*;

/// Draws the footer; nothing where the result has no link.
pub fn print_footer(ctx: &ScreenContext, outcome: &Outcome) -> Html {
    let Some(url) = result_url(ctx, outcome) else { return Html::default() };
    html! {
        // The key removes the code of another link.
        <div key={url.as_str()} class="paper">
            <div class="code" aria-hidden="true" ref={&ctx.code_place} />
            <p>
                { ctx.wording.paper_link() }
                { " " }
                <b>{ changing_text(url.into()) }</b>
            </p>
        </div>
    }
}

/// The link to a result, if it has one.
pub fn result_url(ctx: &ScreenContext, outcome: &Outcome) -> Option<String> {
    let result = outcome.shared()?;
    ctx.settings.share.result_url(result.meter().verdict(), &result.encode())
}
