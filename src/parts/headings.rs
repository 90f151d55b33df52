//! The headings of a screen, at the levels that the page sets.

use super::marked_text::marked_text;
use crate::context::ScreenContext;
use role_fit_core::deck::MarkedText;
use yew::prelude::*;

/// The main heading of a screen; it gets the focus when the screen is new.
pub fn title(ctx: &ScreenContext, text: &str) -> Html {
    html! {
        <@{tag(ctx.settings.heading_level)} class="title" tabindex="-1" ref={ctx.focus_target.clone()}>{ text }</@>
    }
}

/// The main heading of a screen on which something else gets the focus.
pub fn title_without_focus(ctx: &ScreenContext, text: &str) -> Html {
    html! { <@{tag(ctx.settings.heading_level)} class="title">{ text }</@> }
}

/// The question of an item: the main heading of its screen, for readers who navigate by headings.
pub fn stem(ctx: &ScreenContext, text: &MarkedText) -> Html {
    html! { <@{tag(ctx.settings.heading_level)} class="stem">{ marked_text(text) }</@> }
}

/// A heading inside a screen.
pub fn subtitle(ctx: &ScreenContext, text: &str) -> Html {
    subtitle_of(ctx, html! { { text } })
}

/// The same with more than a text.
pub fn subtitle_of(ctx: &ScreenContext, content: Html) -> Html {
    html! { <@{tag(ctx.settings.heading_level + 1)} class="subtitle">{ content }</@> }
}

fn tag(level: u8) -> &'static str {
    match level {
        ..=2 => "h2",
        3 => "h3",
        4 => "h4",
        5 => "h5",
        6.. => "h6",
    }
}
