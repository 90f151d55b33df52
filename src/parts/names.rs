//! What roles, owners and levels are called, and the classes of the roles' colours.

use crate::context::ScreenContext;
use role_fit_core::answers::Level;
use role_fit_core::deck::Role;
use yew::AttrValue;

/// The CSS class of a role's colour.
pub fn role_class(role: Role) -> &'static str {
    match role {
        Role::Po => "po",
        Role::Pm => "pm",
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
