//! A bar that is filled in part; words beside it say the same.

use yew::prelude::*;

/// Draws a bar that is filled to `part` of `all`.
pub fn bar(part: usize, all: usize) -> Html {
    let percent = part * 100 / all.max(1);
    html! {
        <svg class="bar" width="100%" height="4" aria-hidden="true">
            <rect class="track" width="100%" height="4" rx="2" />
            <rect class="done" width={format!("{percent}%")} height="4" rx="2" />
        </svg>
    }
}
