//! A section that unfolds: its heading, a figure that is in sight while it is folded, and its content.

use super::headings::subtitle_of;
use crate::context::ScreenContext;
use yew::prelude::*;

/// Draws the section. On paper the style shows its content in any case.
pub fn fold(ctx: &ScreenContext, heading: &str, figure: Option<AttrValue>, is_open: bool, content: Html) -> Html {
    fold_of(ctx, html! { { heading } }, figure, is_open, content)
}

/// The same with a heading that is more than a text.
pub fn fold_of(ctx: &ScreenContext, heading: Html, figure: Option<AttrValue>, is_open: bool, content: Html) -> Html {
    html! {
        <details class="fold" open={is_open || ctx.is_unfolded}>
            <summary>
                { subtitle_of(ctx, heading) }
                // The space keeps the two apart for screen readers. It is no text of its own: the heading can change, and
                // nothing can be inserted before a text that an extension has replaced.
                if let Some(figure) = figure { <span class="count">{ [" ", &figure].concat() }</span> }
            </summary>
            <div class="inside">{ content }</div>
        </details>
    }
}
