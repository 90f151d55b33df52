//! What follows the answer to a keyed item: whether it is right, why, and where that is written.

use crate::context::ScreenContext;
use role_fit_core::answers::Choice;
use role_fit_core::deck::{Body, Item};
use yew::prelude::*;

/// The live region of the feedback. It exists, empty, before the answer, so that screen readers announce what comes into it.
pub fn feedback(ctx: &ScreenContext, item: &Item, answer: Option<&Choice>) -> Html {
    if !item.is_keyed() {
        return Html::default();
    }
    html! {
        <div class="slot" role="status">
            if let Some(choice) = answer { { panel(ctx, item, choice) } }
        </div>
    }
}

fn panel(ctx: &ScreenContext, item: &Item, choice: &Choice) -> Html {
    let is_right = item.is_right(choice) == Some(true);
    html! {
        <div class={if is_right { "feedback right" } else { "feedback wrong" }} part="feedback">
            <p class="mark">
                { mark_icon(is_right) }
                <span>{ headline(ctx, item, is_right) }</span>
            </p>
            <p>{ explanation(item, choice) }</p>
            { sources(ctx, item) }
        </div>
    }
}

fn headline(ctx: &ScreenContext, item: &Item, is_right: bool) -> AttrValue {
    match &item.body {
        Body::Duty(duty) if !is_right => match duty.key.role() {
            Some(role) => ctx.wording.wrong_duty(ctx.role_name(role)),
            None => ctx.wording.wrong_both(),
        },
        Body::Question(question) if !is_right => ctx.wording.wrong_question(&question.key().text),
        _ => ctx.wording.right(),
    }
}

/// The explanation of the chosen option.
fn explanation<'i>(item: &'i Item, choice: &Choice) -> &'i str {
    match (&item.body, choice) {
        (Body::Duty(duty), Choice::Owner(owner)) => duty.why(*owner),
        (Body::Question(question), Choice::Option(id)) => question.option(id).map_or("", |option| &option.why),
        _ => "",
    }
}

/// Where it is written, and what other texts say.
pub fn sources(ctx: &ScreenContext, item: &Item) -> Html {
    let mut lines = Vec::new();
    if !item.sections.is_empty() {
        lines.push(ctx.wording.source(ctx.source_name(), item.sections.join(", ")).to_string());
    }
    for note in item.notes.iter().filter_map(|id| ctx.deck.note(id)) {
        lines.push(ctx.wording.note(&note.source, &note.text).to_string());
    }
    lines.extend(item.sources.iter().map(ToString::to_string));
    html! { <p class="small">{ lines.join(" ") }</p> }
}

/// A tick or a cross; the words beside it say the same.
fn mark_icon(is_right: bool) -> Html {
    let path = if is_right { "M2 7l4 4 6-8" } else { "M3 3l8 8M11 3l-8 8" };
    html! {
        <svg class="sign" width="14" height="14" aria-hidden="true"><path d={path} /></svg>
    }
}
