//! Buttons that send an action.

use crate::context::ScreenContext;
use role_fit_core::deck::Length;
use role_fit_core::reading_time::minutes;
use role_fit_core::run::Run;
use role_fit_core::session::Action;
use yew::prelude::*;

/// A button in one of the classes `button primary`, `button`, `button quiet` and `text`. The style draws an arrow before the
/// label of a button that is also `back`.
pub fn button(ctx: &ScreenContext, class: &'static str, label: AttrValue, action: Action) -> Html {
    html! {
        <button type="button" {class} part="button" lang={ctx.wording_language()} onclick={ctx.send(action)}>
            { label }
        </button>
    }
}

/// The button for another play of the same form. It promises new questions only if the deck has any left.
pub fn again_button(ctx: &ScreenContext, class: &'static str, run: &Run) -> Html {
    let has_others = run.play.cards().len() < ctx.deck.items().len();
    let label = if has_others { ctx.wording.again_button() } else { ctx.wording.again_same_button() };
    button(ctx, class, label, Action::PlayAgain)
}

/// The buttons that start a play, the form that the page prefers first; a deck with one form has one button.
pub fn start_buttons(ctx: &ScreenContext) -> Html {
    let wording = &ctx.wording;
    let (first, label, other) = match ctx.settings.length {
        Length::Short => (Length::Short, wording.start_short(), Length::Full),
        Length::Full => (Length::Full, wording.start_full(), Length::Short),
    };
    html! {
        // The key replaces the buttons if the page changes its mind about the form.
        <div key={label.as_str()} class="actions">
            if ctx.deck.has_two_lengths() {
                { button(ctx, "button primary", label, Action::Start(first)) }
                { button(ctx, "button", label_with_minutes(ctx, other), Action::Start(other)) }
            } else {
                { button(ctx, "button primary", wording.start_only(), Action::Start(first)) }
            }
        </div>
    }
}

fn label_with_minutes(ctx: &ScreenContext, length: Length) -> AttrValue {
    let minutes = minutes(&ctx.deck, length);
    match length {
        Length::Short => ctx.wording.other_short(minutes),
        Length::Full => ctx.wording.other_full(minutes),
    }
}
