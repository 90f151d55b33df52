//! The buttons that lead from other people's results to the quiz, or back to what the reader did before.

use super::buttons::{Look, button, start_buttons};
use super::credit::credit;
use crate::context::ScreenContext;
use role_fit_core::session::{Action, Screen, Session, Stage};
use yew::prelude::*;

/// An invitation to take the quiz, for readers who have not.
pub fn invitation(ctx: &ScreenContext, session: &Session) -> Html {
    if session.played().is_some() {
        return Html::default();
    }
    html! {
        <>
            <p class="lead">{ ctx.wording.shared_take() }</p>
            { start_buttons(ctx) }
        </>
    }
}

/// Back to what the reader did before.
pub fn leave_buttons(ctx: &ScreenContext, session: &Session) -> Html {
    html! {
        <>
            if let Some(label) = back_label(ctx, session) {
                <div class="actions">{ button(ctx, Look::Back, label, Action::Leave) }</div>
            }
            { credit(ctx) }
        </>
    }
}

fn back_label(ctx: &ScreenContext, session: &Session) -> Option<AttrValue> {
    match (session.played(), session.stage()) {
        (Some((_, Screen::Item(_))), _) => Some(ctx.wording.back_to_question()),
        (Some(_), _) => Some(ctx.wording.review_back()),
        // From the team back to the result that was opened.
        (None, Stage::Team) if session.friend().is_some() => Some(ctx.wording.back()),
        (None, _) => None,
    }
}
