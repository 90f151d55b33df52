//! The whole page.

use super::context::{ViewContext, summary};
use super::deck_panel::deck_panel;
use super::embed_panel::EmbedPanel;
use super::preview_panel::preview_panel;
use super::tabs::{panel, tab_list};
use crate::model::{Studio, Tab};
use std::cell::RefCell;
use std::rc::Rc;
use yew::prelude::*;

/// The whole page.
pub fn page(ctx: &ViewContext, state: &Rc<RefCell<Studio>>) -> Html {
    let studio = &*state.borrow();
    let is_embedding = studio.tab == Tab::Embed;
    html! {
        <>
            <header class="top">
                <h1>{ "Quiz studio" }</h1>
                <p class="lead">
                    { "Write questions or open a file of them, see what is wrong with it, play it, and put it on your page." }
                </p>
                <p class="quiet">{ "Everything happens in this browser. Nothing that you write is sent anywhere." }</p>
            </header>
            <div class="columns">
                <main class="work">
                    { tab_list(ctx, studio.tab) }
                    { panel(Tab::Deck, studio.tab, deck_panel(ctx, studio)) }
                    { panel(Tab::Embed, studio.tab, html! { <EmbedPanel context={ctx.clone()} studio={Rc::clone(state)} is_shown={is_embedding} /> }) }
                </main>
                { preview_panel(ctx, studio) }
            </div>
            <p class="aside" role="status">{ announcement(studio) }</p>
        </>
    }
}

/// What screen readers say when a check has ended.
fn announcement(studio: &Studio) -> String {
    if !studio.is_report_current() {
        return String::new();
    }
    summary(studio)
}
