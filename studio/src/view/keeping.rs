//! Whether this browser keeps the text, and how to make it forget.

use super::context::ViewContext;
use super::fields::checkbox;
use crate::model::{Msg, Studio};
use yew::prelude::*;

/// The box to tick and what it means at the moment.
pub fn keeping(ctx: &ViewContext, studio: &Studio) -> Html {
    let change = ctx.send.reform(Msg::Keep);
    html! {
        <div class="keeping">
            { checkbox("Keep my work in this browser".into(), studio.keeping.is_on, &change) }
            <p class="hint" role="status">{ state(studio) }</p>
        </div>
    }
}

fn state(studio: &Studio) -> &'static str {
    if !studio.keeping.is_on {
        "Nothing is kept. What you have not saved as a file is lost when you leave."
    } else if studio.keeping.has_failed {
        "This browser does not let the page keep anything. Save your work as a file."
    } else if studio.is_example {
        "As soon as you change something, it is kept here until you untick this."
    } else if studio.is_restored && studio.is_kept() {
        "Restored from your last visit. Only this browser has it; untick this to make it forget."
    } else if studio.is_kept() {
        "Kept. Only this browser has it; untick this to make it forget."
    } else {
        "Not kept yet."
    }
}
