//! The quiz as readers get it, beside the deck.

use super::context::ViewContext;
use super::fields::radios;
use crate::model::preview::Width;
use crate::model::scheme::Scheme;
use crate::model::{Msg, Studio};
use yew::prelude::*;

/// The panel.
pub fn preview_panel(ctx: &ViewContext, studio: &Studio) -> Html {
    let preview = &studio.preview;
    let widths = Width::ALL.map(|width| (width, AttrValue::from(format!("{} px", width.pixels()))));
    let schemes = Scheme::ALL.map(|scheme| (scheme, AttrValue::from(scheme.label())));
    let width = match preview.width {
        Width::Narrow => "narrow",
        Width::Middle => "middle",
        Width::Wide => "wide",
    };
    let scheme = match preview.scheme {
        Scheme::Light => "light",
        Scheme::Dark => "dark",
    };
    html! {
        <aside class="preview" aria-labelledby="preview" ref={ctx.preview.clone()} tabindex="-1">
            <div class="heading">
                <h2 id="preview">{ "Preview" }</h2>
                { ctx.button_if(studio.deck.is_some(), "button", "Start again".into(), Msg::PlayAll) }
            </div>
            <div class="bar">
                { radios("width", "Width", widths, preview.width, &ctx.send.reform(Msg::ChooseWidth)) }
                { radios("scheme", "Page", schemes, preview.scheme, &ctx.send.reform(Msg::ChooseScheme)) }
            </div>
            <p class="hint" role="status">{ state(studio) }</p>
            <div class={classes!("desk", scheme)}>
                <div key="stage" class={classes!("stage", width)} ref={ctx.stage.clone()}></div>
            </div>
        </aside>
    }
}

fn state(studio: &Studio) -> String {
    if let Some(start) = &studio.preview.start {
        return format!("This play begins with question {}.", start.item + 1);
    }
    if studio.is_preview_older() {
        return "The text cannot be played as it is. This is the last version that could.".to_owned();
    }
    if studio.deck.is_none() && studio.is_report_current() {
        return "Nothing to play yet. The list of problems says why.".to_owned();
    }
    String::new()
}
