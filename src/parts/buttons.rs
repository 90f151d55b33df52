//! Buttons that send an action.

use crate::context::ScreenContext;
use role_fit_core::deck::Length;
use role_fit_core::reading_time::minutes;
use role_fit_core::run::Run;
use role_fit_core::session::Action;
use yew::prelude::*;

/// How a button looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Look {
    /// The one that most readers want.
    Primary,
    /// One that is offered too.
    Plain,
    /// One that leads back. The style draws an arrow before its label.
    Back,
    /// One without a border.
    Quiet,
    /// Without a border, and leading back.
    QuietBack,
    /// A link among others.
    Text,
    /// A link that leads back.
    TextBack,
}

/// A button that sends an action.
pub fn button(ctx: &ScreenContext, look: Look, label: AttrValue, action: Action) -> Html {
    let (lang, onclick) = (ctx.wording_language(), ctx.send(action));
    // For a class that is not a literal, every reader would download the code of Yew's sets of classes: 1 KB.
    macro_rules! button {
        ($class:tt) => {
            html! { <button type="button" class=$class part="button" {lang} {onclick}>{ label }</button> }
        };
    }
    match look {
        Look::Primary => button!("button primary"),
        Look::Plain => button!("button"),
        Look::Back => button!("button back"),
        Look::Quiet => button!("button quiet"),
        Look::QuietBack => button!("button quiet back"),
        Look::Text => button!("text"),
        Look::TextBack => button!("text back"),
    }
}

/// The button for another play of the same form. It promises new questions only if the deck has any left.
pub fn again_button(ctx: &ScreenContext, look: Look, run: &Run) -> Html {
    let has_others = run.play.cards().len() < ctx.deck.items().len();
    let label = if has_others { ctx.wording.again_button() } else { ctx.wording.again_same_button() };
    button(ctx, look, label, Action::PlayAgain)
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
                { button(ctx, Look::Primary, label, Action::Start(first)) }
                { button(ctx, Look::Plain, label_with_minutes(ctx, other), Action::Start(other)) }
            } else {
                { button(ctx, Look::Primary, wording.start_only(), Action::Start(first)) }
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
