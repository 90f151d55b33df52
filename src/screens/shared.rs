//! Somebody else's result, opened from a link, with an invitation to take the quiz.

use crate::context::ScreenContext;
use crate::parts::buttons::{Look, button};
use crate::parts::headings::title;
use crate::parts::leave_buttons::{invitation, leave_buttons};
use crate::parts::shared_result::{shared_facets, shared_name, shared_result};
use role_fit_core::session::{Action, Session};
use role_fit_core::share::single::SharedResult;
use yew::prelude::*;

/// Draws the result. The invitation comes before the details, so that it is in the first screenful of a phone.
pub fn shared_screen(ctx: &ScreenContext, session: &Session, result: &SharedResult) -> Html {
    html! {
        <>
            { title(ctx, shared_name(ctx, result)) }
            { shared_result(ctx, result) }
            { invitation(ctx, session) }
            { shared_facets(ctx, result) }
            if ctx.deck.knows(result.fingerprint()) {
                <div class="actions">
                    { button(ctx, Look::Plain, ctx.wording.team_button(), Action::OpenTeam) }
                </div>
            }
            { leave_buttons(ctx, session) }
        </>
    }
}
