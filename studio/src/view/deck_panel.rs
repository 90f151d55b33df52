//! The part with the deck: the file, the editor, and what was found in the text.

use super::context::{ViewContext, summary};
use super::file_bar::{editor_head, file_bar};
use super::fingerprint::fingerprint;
use super::help::help;
use super::item_table::item_table;
use super::keeping::keeping;
use super::problem_list::problem_list;
use super::save_as::save_as;
use crate::model::{Checker, Studio};
use yew::prelude::*;

/// The panel.
pub fn deck_panel(ctx: &ViewContext, studio: &Studio) -> Html {
    html! {
        <>
            { file_bar(ctx) }
            { messages(studio) }
            <div class="sheet">
                { editor_head(ctx, studio) }
                <deck-editor
                    key="editor"
                    ref={ctx.editor.clone()}
                    label="The text of the deck"
                >
                    <p class="quiet">{ "The editor is loading …" }</p>
                </deck-editor>
            </div>
            <p class="hint">
                { "You can also drop a file anywhere, or paste its text. Tab leaves the editor, Ctrl+F searches in it, and in a deck \
                   Ctrl+Space completes." }
            </p>
            { status(ctx, studio) }
            { problem_list(ctx, studio) }
            { item_table(ctx, studio) }
            { save_as(ctx, studio) }
            { fingerprint(studio) }
            { help(ctx) }
        </>
    }
}

/// What the author should know about the file.
fn messages(studio: &Studio) -> Html {
    html! {
        <div role="alert" class="messages">
            if let Some(refusal) = &studio.refusal {
                <p class="message error">
                    <strong>{ format!("{} cannot be opened: ", refusal.name) }</strong>
                    { &refusal.reason }{ "." }
                </p>
            }
            { for studio.notes.iter().map(|note| html! { <p class="message">{ "About this file: " }{ note }{ "." }</p> }) }
            { checker(studio.checker) }
        </div>
    }
}

fn checker(checker: Checker) -> Html {
    let text = match checker {
        Checker::Works => return Html::default(),
        Checker::BrokeOff => "This text could not be checked to its end. After your next change it is checked again.",
        Checker::Stopped => "Texts cannot be checked any more. Copy your text to a safe place and reload the page.",
    };
    html! { <p class="message error">{ text }</p> }
}

fn status(ctx: &ViewContext, studio: &Studio) -> Html {
    let is_current = studio.is_listed();
    let checking = if studio.checker == Checker::Works { "Checking …" } else { "Not checked" };
    html! {
        <div class="status">
            <p class={classes!("summary", (!is_current).then_some("waiting"))}>
                { if is_current { summary(studio) } else { checking.to_owned() } }
            </p>
            { keeping(ctx, studio) }
        </div>
    }
}
