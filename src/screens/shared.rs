//! Somebody else's result, opened from a link, with an invitation to take the quiz.

use crate::parts::leave_buttons::leave_buttons;
use crate::parts::shared_result::{content, verdict};
use crate::view::pen::Pen;
use crate::wording::Message;
use role_fit_core::session::Action;
use role_fit_core::share::single::SharedResult;

pub fn draw(pen: &mut Pen, result: &SharedResult) {
    let heading = verdict(pen, result);
    pen.title(&heading);
    content(pen, result);
    if pen.deck().knows(result.fingerprint()) {
        pen.element("div[class=actions]", &[], |pen| {
            pen.button("button", Message::TeamButton, Action::OpenTeam);
        });
    }
    leave_buttons(pen);
}
