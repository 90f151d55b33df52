//! The line about a result link that cannot be read.

use crate::context::ScreenContext;
use role_fit_core::share::code::LinkFault;
use yew::prelude::*;

/// Draws the line; nothing for a fragment that is not a result link. `changes` counts the links too: a second damaged link
/// is announced like the first, although its line is the same.
pub fn link_notice(ctx: &ScreenContext, fault: Option<LinkFault>, changes: usize) -> Html {
    let text = match fault {
        Some(LinkFault::UnknownVersion) => ctx.wording.link_unknown_version(),
        Some(LinkFault::Damaged) => ctx.wording.link_damaged(),
        Some(LinkFault::NotOurs) | None => return Html::default(),
    };
    html! { <p key={changes} class="notice" lang={ctx.wording_language()}>{ text }</p> }
}
