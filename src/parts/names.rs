//! What roles, owners and levels are called, and texts in the roles' colours.

use crate::context::ScreenContext;
use role_fit_core::answers::Level;
use role_fit_core::deck::Role;
use yew::{AttrValue, Html, html};

/// A text in bold, in the colour of its role if it has one.
pub fn role_text(role: Option<Role>, text: AttrValue) -> Html {
    match role {
        Some(Role::Po) => html! { <b class="po">{ text }</b> },
        Some(Role::Pm) => html! { <b class="pm">{ text }</b> },
        None => html! { <b>{ text }</b> },
    }
}

/// A level of a self-check in words.
pub fn level_name(ctx: &ScreenContext, level: Level) -> AttrValue {
    match level {
        Level::NotYet => ctx.wording.level_0(),
        Level::Partly => ctx.wording.level_1(),
        Level::Yes => ctx.wording.level_2(),
    }
}
