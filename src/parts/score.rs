//! The result of a quiz without roles: the score, and what was missed with its explanations.

use super::bar::bar;
use super::buttons::{Look, again_button, button};
use super::feedback::feedback_panel;
use super::fold::fold_of;
use super::headings::{subtitle, title};
use super::marked_text::marked_text;
use crate::context::ScreenContext;
use role_fit_core::answers::Choice;
use role_fit_core::deck::{Body, Item};
use role_fit_core::result::knowledge::Score;
use role_fit_core::result::outcome::Outcome;
use role_fit_core::run::Run;
use role_fit_core::session::Action;
use yew::prelude::*;

/// The score as the heading of the result, as a bar, and compared with guessing.
pub fn score(ctx: &ScreenContext, outcome: &Outcome) -> Html {
    let Some(knowledge) = &outcome.knowledge else { return title(ctx, ctx.wording.result_no_meter()) };
    let Score { right, asked } = knowledge.total;
    html! {
        <>
            { title(ctx, ctx.wording.score_title(asked, right)) }
            { bar(right, asked) }
            if let Some(guessed) = outcome.guessed {
                <p>{ ctx.wording.guessing(guessed) }</p>
            }
        </>
    }
}

/// The questions that were answered wrong, each with its explanation folded below it, and the ways to another play.
pub fn missed(ctx: &ScreenContext, run: &Run, outcome: &Outcome) -> Html {
    let missed = outcome.knowledge.as_ref().map_or(&[][..], |knowledge| &knowledge.missed);
    html! {
        <>
            if !missed.is_empty() {
                <section>
                    { subtitle(ctx, ctx.wording.missed_title()) }
                    <div class="folds">
                        { for missed.iter().map(|(item, choice)| missed_question(ctx, item, choice)) }
                    </div>
                </section>
            }
            <div class="actions">
                if !missed.is_empty() {
                    { button(ctx, Look::Plain, ctx.wording.practise_button(), Action::Practise) }
                }
                { again_button(ctx, Look::Plain, run) }
            </div>
        </>
    }
}

fn missed_question(ctx: &ScreenContext, item: &Item, choice: &Choice) -> Html {
    let chosen = match (&item.body, choice) {
        (Body::Question(question), Choice::Option(id)) => question.option(id),
        _ => None,
    };
    let content = html! {
        <>
            if let Some(option) = chosen {
                <p>{ ctx.wording.review_said(&option.text) }</p>
            }
            { feedback_panel(ctx, item, choice) }
        </>
    };
    fold_of(ctx, marked_text(&item.stem), None, false, content)
}
