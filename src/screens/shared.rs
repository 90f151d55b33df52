//! Somebody else's result, opened from a link, with an invitation to take the quiz.

use crate::context::ScreenContext;
use crate::parts::buttons::button;
use crate::parts::headings::title;
use crate::parts::leave_buttons::leave_buttons;
use crate::parts::shared_result::{shared_name, shared_result};
use role_fit_core::session::{Action, Session};
use role_fit_core::share::single::SharedResult;
use yew::prelude::*;

/// Draws the result.
pub fn shared_screen(ctx: &ScreenContext, session: &Session, result: &SharedResult) -> Html {
    html! {
        <>
            { title(ctx, shared_name(ctx, result)) }
            { shared_result(ctx, result) }
            if ctx.deck.knows(result.fingerprint()) {
                <div class="actions">
                    { button(ctx, "button", ctx.wording.team_button(), Action::OpenTeam) }
                </div>
            }
            { leave_buttons(ctx, session) }
        </>
    }
}
