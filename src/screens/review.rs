//! Every item of the deck with its explanations, the played ones first.

use crate::context::ScreenContext;
use crate::parts::answer_mark::AnswerMark;
use crate::parts::buttons::{Look, again_button, button};
use crate::parts::credit::credit;
use crate::parts::feedback::sources;
use crate::parts::headings::{subtitle, title, title_without_focus};
use crate::parts::marked_text::{marked_text, paragraph};
use crate::parts::names::level_name;
use crate::parts::print_footer::print_footer;
use role_fit_core::answers::Choice;
use role_fit_core::deck::{Body, Duty, Id, Item, MarkedText, Owner, Pair, Question, QuestionOption, Role};
use role_fit_core::result::outcome::Outcome;
use role_fit_core::run::Run;
use role_fit_core::session::Action;
use yew::prelude::*;

/// Draws the list. The item that it was opened at gets the focus, else the heading.
pub fn review_screen(ctx: &ScreenContext, run: &Run, target: Option<&Id>) -> Html {
    let played: Vec<&Item> = run.play.cards().iter().map(|card| &*card.item).collect();
    let is_played = |item: &Item| played.iter().any(|played| played.id == item.id);
    let rest: Vec<&Item> = ctx.deck.items().iter().map(|item| &**item).filter(|item| !is_played(item)).collect();
    html! {
        <>
            if target.is_some() {
                { title_without_focus(ctx, ctx.wording.review_heading()) }
            } else {
                { title(ctx, ctx.wording.review_heading()) }
            }
            { nav_buttons(ctx, run) }
            { list(ctx, ctx.wording.review_played(), &played, run, target) }
            { list(ctx, ctx.wording.review_rest(), &rest, run, target) }
            { nav_buttons(ctx, run) }
            { credit(ctx) }
            { print_footer(ctx, &Outcome::of(&ctx.deck, run)) }
        </>
    }
}

fn nav_buttons(ctx: &ScreenContext, run: &Run) -> Html {
    html! {
        <div class="actions">
            { button(ctx, Look::Back, ctx.wording.review_back(), Action::CloseReview) }
            { again_button(ctx, Look::Quiet, run) }
        </div>
    }
}

fn list(ctx: &ScreenContext, heading: AttrValue, items: &[&Item], run: &Run, target: Option<&Id>) -> Html {
    if items.is_empty() {
        return Html::default();
    }
    html! {
        <section>
            { subtitle(ctx, heading) }
            <ul class="explained">
                for item in items {
                    <li key={item.id.as_str()}>
                        { stem(ctx, item, target == Some(&item.id)) }
                        { explanations(ctx, item, run.answers.to(item)) }
                        { sources(ctx, item) }
                    </li>
                }
            </ul>
        </section>
    }
}

fn stem(ctx: &ScreenContext, item: &Item, is_target: bool) -> Html {
    html! {
        <p class="stem" tabindex={is_target.then_some("-1")} ref={ctx.focus_if(is_target)}>{ marked_text(&item.stem) }</p>
    }
}

fn explanations(ctx: &ScreenContext, item: &Item, answer: Option<&Choice>) -> Html {
    match &item.body {
        Body::Duty(duty) => owners(ctx, item, duty, answer),
        Body::Question(question) => options(ctx, item, question, answer),
        Body::Pair(pair) => poles(ctx, pair, answer),
        Body::Check(_) => match answer {
            Some(Choice::Level(level)) => chosen_level(ctx, level_name(ctx, *level)),
            _ => Html::default(),
        },
    }
}

fn owners(ctx: &ScreenContext, item: &Item, duty: &Duty, answer: Option<&Choice>) -> Html {
    let row = |owner: Owner| {
        let name = owner.role().map_or_else(|| ctx.wording.both(), |role| ctx.role_name(role).into());
        let mark = AnswerMark::new(item, duty.key == owner, answer == Some(&Choice::Owner(owner)));
        option_row(ctx, html! { { name } }, mark, duty.why(owner))
    };
    html! { <ul class="whys">{ for Owner::ALL.map(row) }</ul> }
}

fn options(ctx: &ScreenContext, item: &Item, question: &Question, answer: Option<&Choice>) -> Html {
    let row = |option: &QuestionOption| {
        let is_chosen = matches!(answer, Some(Choice::Option(id)) if *id == option.id);
        let mark = AnswerMark::new(item, question.key().id == option.id, is_chosen);
        option_row(ctx, marked_text(&option.text), mark, &option.why)
    };
    html! {
        <>
            <ul class="whys">{ for question.options().map(row) }</ul>
            { paragraph(&question.why) }
        </>
    }
}

/// One option of a keyed item with its explanation.
fn option_row(ctx: &ScreenContext, name: Html, mark: AnswerMark, why: &MarkedText) -> Html {
    let content = row_content(name, mark.text(ctx), why);
    match mark {
        AnswerMark::Right | AnswerMark::Missed => html! { <li class="right">{ content }</li> },
        AnswerMark::Wrong => html! { <li class="wrong">{ content }</li> },
        AnswerMark::Differs | AnswerMark::None => html! { <li>{ content }</li> },
    }
}

fn row_content(name: Html, mark: Option<AttrValue>, text: &MarkedText) -> Html {
    html! {
        <>
            <b>{ name }</b>
            { " " }
            if let Some(mark) = mark {
                <span class="tag">{ mark }</span>
                { " " }
            }
            if !text.is_empty() {
                <span class="why">{ marked_text(text) }</span>
            }
        </>
    }
}

/// After the play the reader may see which pole belongs to which role.
fn poles(ctx: &ScreenContext, pair: &Pair, answer: Option<&Choice>) -> Html {
    let chosen = match answer {
        Some(Choice::Step(step)) => step.side(),
        _ => None,
    };
    let pole = |role: Role| {
        let mark = (chosen == Some(role)).then(|| ctx.wording.your_answer());
        let name = html! { { ctx.role_name(role) } };
        html! { <li>{ row_content(name, mark, &pair.pole(role).text) }</li> }
    };
    html! {
        <>
            <ul class="whys">{ for [Role::Po, Role::Pm].map(pole) }</ul>
            if answer.is_some() && chosen.is_none() {
                { chosen_level(ctx, ctx.wording.step_2()) }
            }
        </>
    }
}

fn chosen_level(ctx: &ScreenContext, level: AttrValue) -> Html {
    html! { <p>{ ctx.wording.review_said(level) }</p> }
}
