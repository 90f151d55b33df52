//! One choice of a keyed item as a button.

use super::answer_mark::AnswerMark;
use crate::context::ScreenContext;
use role_fit_core::session::Action;
use yew::prelude::*;

/// One press answers. Afterwards the buttons stay, so that the focus is not lost, but do nothing.
pub fn option_button(ctx: &ScreenContext, mark: Option<AnswerMark>, answer: Action, content: Html) -> Html {
    let class = match mark {
        None => "option",
        Some(AnswerMark::Right | AnswerMark::Missed) => "option right",
        Some(AnswerMark::Wrong) => "option wrong",
        Some(AnswerMark::Differs) => "option differs",
        Some(AnswerMark::None) => "option other",
    };
    html! {
        <button type="button" {class} part="option" aria-disabled={mark.map(|_| "true")} onclick={ctx.send(answer)}>
            { content }
        </button>
    }
}
