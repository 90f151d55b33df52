//! Saving the deck as a file of any format, with what that format cannot hold, and turning another format into a deck.

use super::context::ViewContext;
use crate::messages::{FileFormat, Purpose};
use crate::model::{Conversion, Msg, Studio};
use yew::prelude::*;

/// The section.
pub fn save_as(ctx: &ViewContext, studio: &Studio) -> Html {
    let is_deck = studio.format() == Some(FileFormat::Json);
    html! {
        <section aria-labelledby="save">
            <h2 id="save">{ "Save it as a file" }</h2>
            <div class="bar">{ for FileFormat::WRITTEN.map(|format| save_button(ctx, format)) }</div>
            if !is_deck {
                <p class="hint">
                    { "A deck can do more: two roles with a meter, notes, plays of several lengths. " }
                    { ctx.button("link", "Turn this text into a deck", Msg::Convert(FileFormat::Json, Purpose::Edit)) }
                    { " and go on in the editor. Undo brings the text back." }
                </p>
            }
            <div role="status">
                if let Some(conversion) = &studio.conversion { { losses(ctx, conversion) } }
            </div>
        </section>
    }
}

fn save_button(ctx: &ViewContext, format: FileFormat) -> Html {
    ctx.button("button", format.label(), Msg::Convert(format, Purpose::Download))
}

/// What would be missing, before it is.
fn losses(ctx: &ViewContext, conversion: &Conversion) -> Html {
    let Conversion { name, purpose, losses, text, .. } = conversion;
    let title = match text {
        Some(_) => format!("This will be missing in {name}:"),
        None => "There is no question that could be written. Fix the problems first.".to_owned(),
    };
    let go_on = match purpose {
        Purpose::Download => "Save it without them",
        Purpose::Edit => "Go on without them",
    };
    html! {
        <div class="message">
            <p><strong>{ title }</strong></p>
            <ul>{ for losses.iter().map(|loss| html! { <li>{ loss }</li> }) }</ul>
            <p class="bar">
                if text.is_some() {
                    { ctx.button("button primary", go_on, Msg::ConfirmConversion) }
                }
                { ctx.button("button", "Leave it", Msg::CancelConversion) }
            </p>
        </div>
    }
}
