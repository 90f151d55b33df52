//! The whole page.

use super::context::{ViewContext, summary};
use super::deck_panel::deck_panel;
use super::embed_panel::embed_panel;
use super::part::PagePart;
use super::preview_panel::preview_panel;
use super::tabs::{panel, tab_list};
use crate::model::{Studio, Tab};
use std::cell::RefCell;
use std::rc::Rc;
use yew::prelude::*;

/// The whole page.
pub fn page(ctx: &ViewContext, state: &Rc<RefCell<Studio>>) -> Html {
    let studio = &*state.borrow();
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
                    { panel(Tab::Embed, studio.tab, embedding(ctx, state)) }
                </main>
                { preview_panel(ctx, studio) }
            </div>
            <p class="aside" role="status">{ announcement(studio) }</p>
        </>
    }
}

/// The panel for embedding. While it is hidden, it stays as it is: it has hundreds of elements.
fn embedding(ctx: &ViewContext, state: &Rc<RefCell<Studio>>) -> Html {
    let shown = (state.borrow().tab != Tab::Embed).then_some((0, 0));
    let (ctx, state) = (ctx.clone(), Rc::clone(state));
    let draw: Rc<dyn Fn() -> Html> = Rc::new(move || embed_panel(&ctx, &state.borrow()));
    html! { <PagePart {shown} {draw} /> }
}

/// What screen readers say when a check has ended.
fn announcement(studio: &Studio) -> String {
    if !studio.is_listed() {
        return String::new();
    }
    summary(studio)
}
