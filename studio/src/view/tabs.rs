//! The two parts of the page as tabs: one of them can be tabbed to, the arrow keys move between them.

use super::context::ViewContext;
use crate::model::{Msg, Tab};
use yew::prelude::*;

/// The list of tabs.
pub fn tab_list(ctx: &ViewContext, chosen: Tab) -> Html {
    html! {
        <div class="tab-bar">
            <div class="tabs" role="tablist" aria-label="Parts of the studio">
                { for Tab::ALL.map(|tab| tab_button(ctx, tab, chosen)) }
            </div>
            // Where there is no room beside the work, the preview is at the end of the page.
            <a class="to-preview" href="#preview">{ "To the preview" }</a>
        </div>
    }
}

fn tab_button(ctx: &ViewContext, tab: Tab, chosen: Tab) -> Html {
    let is_chosen = tab == chosen;
    html! {
        <button
            type="button"
            role="tab"
            id={tab_id(tab)}
            class="tab"
            aria-selected={is_chosen.to_string()}
            aria-controls={panel_id(tab)}
            tabindex={if is_chosen { "0" } else { "-1" }}
            onclick={ctx.on(Msg::ChooseTab(tab))}
            onkeydown={on_key(ctx, tab)}
        >
            { label(tab) }
        </button>
    }
}

/// The arrow keys choose the tab beside, Home and End the first and the last. The focus follows the choice.
fn on_key(ctx: &ViewContext, tab: Tab) -> Callback<KeyboardEvent> {
    let send = ctx.send.clone();
    Callback::from(move |event: KeyboardEvent| {
        let next = match event.key().as_str() {
            "ArrowLeft" | "ArrowRight" => Tab::ALL.into_iter().find(|other| *other != tab),
            "Home" => Tab::ALL.first().copied(),
            "End" => Tab::ALL.last().copied(),
            _ => None,
        };
        if let Some(next) = next {
            event.prevent_default();
            send.emit(Msg::MoveToTab(next));
        }
    })
}

/// The panel of a tab. It stays on the page while the other one is shown, so that the editor keeps its state.
pub fn panel(tab: Tab, chosen: Tab, content: Html) -> Html {
    html! {
        <section key={panel_id(tab)} role="tabpanel" id={panel_id(tab)} aria-labelledby={tab_id(tab)} hidden={tab != chosen}>
            { content }
        </section>
    }
}

fn label(tab: Tab) -> &'static str {
    match tab {
        Tab::Deck => "Deck",
        Tab::Embed => "Embed",
    }
}

/// The id of a tab's button.
pub fn tab_id(tab: Tab) -> &'static str {
    match tab {
        Tab::Deck => "tab-deck",
        Tab::Embed => "tab-embed",
    }
}

fn panel_id(tab: Tab) -> &'static str {
    match tab {
        Tab::Deck => "panel-deck",
        Tab::Embed => "panel-embed",
    }
}
