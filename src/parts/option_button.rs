//! One choice of a keyed item as a button.

use super::answer_mark::AnswerMark;
use crate::context::ScreenContext;
use role_fit_core::session::Action;
use yew::prelude::*;

/// One press answers. Afterwards the buttons stay, so that the focus is not lost, but do nothing.
pub fn option_button(ctx: &ScreenContext, mark: Option<AnswerMark>, answer: Action, content: Html) -> Html {
    let onclick = ctx.send(answer);
    // A class must be a literal, as in `button`.
    macro_rules! marked {
        ($class:tt) => {
            html! {
                <button type="button" class=$class part="option" aria-disabled="true" {onclick}>{ content }</button>
            }
        };
    }
    match mark {
        None => html! { <button type="button" class="option" part="option" {onclick}>{ content }</button> },
        Some(AnswerMark::Right | AnswerMark::Missed) => marked!("option right"),
        Some(AnswerMark::Wrong) => marked!("option wrong"),
        Some(AnswerMark::Differs) => marked!("option differs"),
        Some(AnswerMark::None) => marked!("option other"),
    }
}
