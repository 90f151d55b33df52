//! The buttons that lead from other people's results back to what the reader did before.

use super::buttons::{back_button, start_buttons};
use super::credit::credit;
use crate::view::pen::Pen;
use crate::wording::Message;
use role_fit_core::session::{Action, Screen, Stage};

/// Back to the play that waits; an invitation to take the quiz if there is none.
pub fn leave_buttons(pen: &mut Pen) {
    let ctx = pen.context;
    if pen.session.played().is_none() {
        pen.say("p[class=lead]", Message::SharedTake);
        pen.push_html(start_buttons(ctx));
    }
    let back = match (pen.session.played(), pen.session.stage()) {
        (Some((_, Screen::Item(_))), _) => ctx.wording.back_to_question(),
        (Some(_), _) => ctx.wording.review_back(),
        // From the team back to the result that was opened.
        (None, Stage::Team) if pen.session.friend().is_some() => ctx.wording.back(),
        _ => return pen.push_html(credit(ctx)),
    };
    pen.element("div[class=actions]", &[], |pen| pen.push_html(back_button(ctx, "button", &back, Action::Leave)));
    pen.push_html(credit(ctx));
}
