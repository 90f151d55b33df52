//! The code for the author's page, with buttons that copy it and say whether that has worked.

use super::context::ViewContext;
use super::fields::{TextField, checkbox, text_field};
use crate::model::embedding::{Change, Delivery, Embedding, Integrity};
use crate::model::snippets::Piece;
use crate::model::{CopyOutcome, Msg, Studio, Tab};
use yew::prelude::*;

/// The section.
pub fn code(ctx: &ViewContext, studio: &Studio) -> Html {
    let embedding = &studio.embedding;
    // It is long, so it is drawn only where it can be seen.
    let pieces = if studio.tab == Tab::Embed { studio.shown_snippets() } else { Vec::new() };
    html! {
        <section aria-labelledby="code">
            <h2 id="code">{ "Code for your page" }</h2>
            { missing(studio) }
            { for pieces.iter().enumerate().map(|(index, piece)| piece_box(ctx, studio, index, piece)) }
            { version(ctx, embedding) }
        </section>
    }
}

/// What the code lacks.
fn missing(studio: &Studio) -> Html {
    let embedding = &studio.embedding;
    let has_deck = embedding.delivery == Delivery::Address || studio.deck.is_some();
    html! {
        <>
            if !has_deck {
                <p class="message">{ "There is no deck yet that can be played, so the code shows the quiz that comes with the widget." }</p>
            }
            if embedding.delivery == Delivery::Address && embedding.address.trim().is_empty() {
                <p class="message">{ "Write the address of the deck above." }</p>
            }
            if !embedding.is_host_public() {
                <p class="message">
                    { "This studio is served from " }<code>{ embedding.host() }</code>
                    { ", which others cannot reach. Write below where the quiz will be." }
                </p>
            }
        </>
    }
}

fn piece_box(ctx: &ViewContext, studio: &Studio, index: usize, piece: &Piece) -> Html {
    let outcome = studio.copied.filter(|(copied, _)| *copied == index).map(|(_, outcome)| outcome);
    let id = format!("code-{index}");
    html! {
        <div class="piece" key={index}>
            <p id={format!("{id}-title")}>{ &piece.title }</p>
            <pre id={id.clone()} tabindex="0" role="group" aria-labelledby={format!("{id}-title")}><code>{ &piece.code }</code></pre>
            <p class="bar">
                <button type="button" class="button" aria-describedby={format!("{id}-title")} onclick={ctx.on(Msg::Copy(index))}>{ "Copy" }</button>
                <span role="status">{ told(outcome) }</span>
            </p>
            if outcome == Some(CopyOutcome::Selected) {
                <textarea id={format!("{id}-all")} readonly=true aria-labelledby={format!("{id}-title")} value={whole(studio, index)} />
            }
        </div>
    }
}

/// The whole code, for the author to copy.
fn whole(studio: &Studio, index: usize) -> String {
    studio.snippets().into_iter().nth(index).map(|piece| piece.code).unwrap_or_default()
}

fn told(outcome: Option<CopyOutcome>) -> &'static str {
    match outcome {
        None => "",
        Some(CopyOutcome::Copied) => "Copied.",
        Some(CopyOutcome::Selected) => {
            "This browser does not let the page copy. The code is selected: press Ctrl+C, or ⌘C on a Mac."
        }
    }
}

/// Where the quiz is loaded from, and which version.
fn version(ctx: &ViewContext, embedding: &Embedding) -> Html {
    html! {
        <details class="fold">
            <summary>{ "Where the quiz is loaded from" }</summary>
            { text_field(
                TextField {
                    id: "home".into(),
                    label: "Folder of the quiz".into(),
                    hint: "The place of the files that this studio belongs to.".into(),
                    kind: "url",
                    placeholder: embedding.home.clone().into(),
                    value: embedding.other_home.clone().into(),
                },
                &ctx.change(Change::Home),
            ) }
            { checkbox("Run this version and no other".into(), embedding.is_pinned, &ctx.change(Change::Pinned)) }
            <p class="hint">
                { match (&embedding.integrity, embedding.is_pinned) {
                    (Integrity::Unavailable, _) => {
                        "The hash of this version cannot be computed here: browsers do it on https pages only."
                    }
                    (Integrity::Unknown, _) => "The hash of this version is being computed.",
                    (Integrity::Known(_), true) => {
                        "Browsers will refuse any other file at that address, also the next version. Put each version into a \
                         folder of its own."
                    }
                    (Integrity::Known(_), false) => "Readers get new versions by themselves.",
                } }
            </p>
        </details>
    }
}
