//! What follows the answer to a keyed item: whether it is right, why, and where that is written.

use super::marked_text::paragraph;
use crate::context::ScreenContext;
use role_fit_core::answers::Choice;
use role_fit_core::deck::report::is_mail;
use role_fit_core::deck::{Body, Item, Note};
use yew::prelude::*;

/// The live region of the feedback. It exists, empty, before the answer, so that screen readers announce what comes into it.
pub fn feedback(ctx: &ScreenContext, item: &Item, answer: Option<&Choice>) -> Html {
    if !item.is_keyed() {
        return Html::default();
    }
    html! {
        <div class="slot" role="status">
            if let Some(choice) = answer { { feedback_panel(ctx, item, choice) } }
        </div>
    }
}

/// Whether the answer to a keyed item is right, why, and where that is written.
pub fn feedback_panel(ctx: &ScreenContext, item: &Item, choice: &Choice) -> Html {
    let is_right = item.is_right(choice) == Some(true);
    let content = html! {
        <>
            <p class="mark">
                if is_right || !item.is_disputed { { mark_icon(is_right) } }
                <span>{ headline(ctx, item, is_right) }</span>
            </p>
            { explanations(item, choice) }
            { sources(ctx, item) }
        </>
    };
    match (is_right, item.is_disputed) {
        (true, _) => html! { <div class="feedback right" part="feedback">{ content }</div> },
        (false, true) => html! { <div class="feedback" part="feedback">{ content }</div> },
        (false, false) => html! { <div class="feedback wrong" part="feedback">{ content }</div> },
    }
}

/// Whether the answer is right. Where practitioners disagree with the key, another answer is not called wrong.
fn headline(ctx: &ScreenContext, item: &Item, is_right: bool) -> AttrValue {
    let (wording, name) = (&ctx.wording, || ctx.source_name());
    match &item.body {
        Body::Duty(duty) if !is_right => match (duty.key.role(), item.is_disputed) {
            (Some(role), false) => wording.wrong_duty(ctx.role_name(role)),
            (Some(role), true) => wording.disputed_duty(name(), ctx.role_short(role)),
            (None, false) => wording.wrong_both(),
            (None, true) => wording.disputed_both(name()),
        },
        Body::Question(question) if !is_right => {
            let answer = &question.key().text;
            if item.is_disputed { wording.disputed_question(answer, name()) } else { wording.wrong_question(answer) }
        }
        _ => wording.right(),
    }
}

/// The explanation of the chosen option, and the one that belongs to all options.
fn explanations(item: &Item, choice: &Choice) -> Html {
    match (&item.body, choice) {
        (Body::Duty(duty), Choice::Owner(owner)) => paragraph(duty.why(*owner)),
        (Body::Question(question), Choice::Option(id)) => html! {
            <>
                { question.option(id).map(|option| paragraph(&option.why)) }
                { paragraph(&question.why) }
            </>
        },
        _ => Html::default(),
    }
}

/// Where it is written, what other texts say, and where to report a fault.
pub fn sources(ctx: &ScreenContext, item: &Item) -> Html {
    let notes = item.notes.iter().filter_map(|id| ctx.deck.note(id)).enumerate().map(|(index, note)| {
        let Note { source, text, .. } = note;
        // The lead-in of the first note holds for those after it.
        if item.is_disputed && index == 0 {
            html! { <p>{ ctx.wording.note_disputed(source, text) }</p> }
        } else {
            html! { <p>{ ctx.wording.note(source, text) }</p> }
        }
    });
    html! {
        <div class="sources">
            { for notes }
            if !item.sections.is_empty() || !item.sources.is_empty() {
                <p class="small">
                    { parts_of_source(ctx, item) }
                    { " " }
                    if !item.sources.is_empty() {
                        <bdi>{ item.sources.join(" ") }</bdi>
                    }
                </p>
            }
            { report_link(ctx, item) }
        </div>
    }
}

/// The way to tell the author of the deck that the item has a fault. Nothing is requested before it is pressed.
fn report_link(ctx: &ScreenContext, item: &Item) -> Html {
    let Some(url) = ctx.deck.report_url(item) else { return Html::default() };
    // A mail opens no page, so it needs no tab.
    let target = if is_mail(&url) { "_self" } else { "_blank" };
    html! {
        <p class="small">
            <a href={url} {target} rel="noopener noreferrer">{ ctx.wording.report_question() }</a>
        </p>
    }
}

/// The parts of the deck's source that the item rests on, as a link to it.
fn parts_of_source(ctx: &ScreenContext, item: &Item) -> Html {
    let name = ctx.source_name();
    let text = match &*item.sections {
        [] => return Html::default(),
        [part] if &**part == "0" => ctx.wording.source_introduction(name),
        [part] => ctx.wording.source_part(name, part),
        parts => {
            ctx.wording.source_parts(name, ctx.wording.list(&parts.iter().map(|part| &**part).collect::<Vec<_>>()))
        }
    };
    match ctx.deck.credit() {
        Some(credit) => html! { <a href={credit.url.to_string()} target="_blank" rel="noopener">{ text }</a> },
        None => html! { { text } },
    }
}

/// A tick or a cross; the words beside it say the same.
fn mark_icon(is_right: bool) -> Html {
    let path = if is_right { "M2 7l4 4 6-8" } else { "M3 3l8 8M11 3l-8 8" };
    html! {
        <svg class="sign" width="14" height="14" aria-hidden="true"><path d={path} /></svg>
    }
}
