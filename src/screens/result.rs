//! The reader's own result: name, meter and portrait of the verdict, sharing, and the sections that unfold.

use crate::context::ScreenContext;
use crate::geometry::Numbers;
use crate::message::{Notice, ShareTarget};
use crate::parts::buttons::{Look, again_button, button};
use crate::parts::comparison::friend_comparison;
use crate::parts::credit::credit;
use crate::parts::facets::facet_list;
use crate::parts::fold::fold;
use crate::parts::headings::title;
use crate::parts::knowledge::knowledge_section;
use crate::parts::meter::meter;
use crate::parts::names::{level_name, role_text};
use crate::parts::portrait::{portrait, result_name, verdict_text};
use crate::parts::print_footer::{print_footer, result_url};
use crate::parts::score::{missed, score};
use crate::parts::share_panel::{ShareContent, SharePanel};
use crate::parts::shareable::{shareable_result, shareable_score};
use role_fit_core::answers::Level;
use role_fit_core::deck::{Body, Role};
use role_fit_core::result::knowledge::Light;
use role_fit_core::result::meter::{Meter, Verdict};
use role_fit_core::result::outcome::{Move, Outcome};
use role_fit_core::run::Run;
use role_fit_core::session::Action;
use role_fit_core::share::single::SharedResult;
use std::rc::Rc;
use yew::prelude::*;

/// How many of the answers that moved the meter most are listed.
const MOVES_SHOWN: usize = 3;

/// Draws the result of a run. `friend` is the result that the reader opened from a link, if there was one.
pub fn result_screen(ctx: &ScreenContext, run: &Run, friend: Option<SharedResult>) -> Html {
    let outcome = Outcome::of(&ctx.deck, run);
    let own = outcome.shared();
    let sharpen = run.more_pairs(&ctx.deck);
    // The band is an invitation as long as it covers the middle.
    let has_roles = ctx.deck.roles().is_some();
    let is_open = outcome.meter.is_some_and(|meter| !meter.verdict().is_settled());
    html! {
        <>
            if let Some(meter) = &outcome.meter {
                { verdict(ctx, meter) }
            } else if !has_roles {
                { score(ctx, &outcome) }
            } else {
                { title(ctx, ctx.wording.result_no_meter()) }
            }
            { share_panel(ctx, &outcome, sharpen.filter(|_| is_open)) }
            if !has_roles { { missed(ctx, run, &outcome) } }
            <div class="folds">
                if let Some(meter) = &outcome.meter { { moves_section(ctx, &outcome, meter) } }
                { facets(ctx, &outcome) }
                if let Some(knowledge) = outcome.knowledge.as_ref().filter(|_| has_roles) {
                    { knowledge_section(ctx, knowledge, outcome.guessed) }
                }
                { readiness_section(ctx, &outcome.lights) }
                if has_roles { { comparison(ctx, own.as_ref(), friend.as_ref()) } }
                if let Some(meter) = &outcome.meter { { picture_section(ctx, meter) } }
            </div>
            { nav_buttons(ctx, run, &outcome, sharpen.filter(|_| !is_open || ctx.settings.share == ShareTarget::None)) }
            if outcome.meter.is_some() { { limits(ctx, run) } }
            { credit(ctx) }
            { print_footer(ctx, &outcome) }
        </>
    }
}

/// The name of the verdict, the meter, and both in words.
fn verdict(ctx: &ScreenContext, value: &Meter) -> Html {
    let Numbers { marker, low, high } = Numbers::of(value);
    let text = verdict_text(ctx, value);
    // In the middle, no preference and some of each are different things.
    let is_in_middle = (80..=120).contains(&value.marker().half_percents());
    let is_undecided = value.decisiveness() < 25;
    html! {
        <>
            { title(ctx, result_name(ctx, value)) }
            if text.is_some() {
                <p class="sub">{ ctx.wording.own_verdict(&ctx.deck, value.verdict()) }</p>
            }
            { meter(ctx, value) }
            <p>{ ctx.wording.meter_text(high, low, marker, ctx.role_name(Role::Pm), ctx.role_name(Role::Po)) }</p>
            if let Some(text) = &text {
                { portrait(ctx, text) }
            } else if is_in_middle {
                <p>{ if is_undecided { ctx.wording.alike() } else { ctx.wording.parts_of_each() } }</p>
            }
        </>
    }
}

/// The answers that moved the meter most, and how many others would change the verdict.
fn moves_section(ctx: &ScreenContext, outcome: &Outcome, meter: &Meter) -> Html {
    let shown = outcome.moved.len().min(MOVES_SHOWN);
    let content = html! {
        <>
            if shown == 0 {
                <p>{ ctx.wording.moved_none() }</p>
            } else {
                <ul class="moved">
                    { for outcome.moved.iter().take(shown).map(|moved| moved_row(ctx, moved)) }
                </ul>
            }
            if let Some(count) = outcome.changes_to_flip() {
                <p class="small">{ changes_to_flip(ctx, meter.verdict(), count) }</p>
            }
        </>
    };
    fold(ctx, ctx.wording.moved_title(), None, false, content)
}

fn moved_row(ctx: &ScreenContext, moved: &Move) -> Html {
    let Some(pair) = moved.item.pair() else { return Html::default() };
    let [chosen, other] = [moved.role, moved.role.other()].map(|role| &pair.pole(role).text);
    html! {
        <li key={moved.item.id.as_str()}>
            <span class="what">{ ctx.wording.moved_row(chosen, other) }</span>
            { " " }
            { role_text(Some(moved.role), ctx.wording.moved_points(moved.percent, ctx.role_short(moved.role))) }
        </li>
    }
}

fn changes_to_flip(ctx: &ScreenContext, verdict: Verdict, count: usize) -> AttrValue {
    match verdict {
        Verdict::Even => ctx.wording.flip_lean(count),
        Verdict::Toward(..) => ctx.wording.flip_even(count),
    }
}

fn facets(ctx: &ScreenContext, outcome: &Outcome) -> Html {
    let placed = ctx.deck.facets().iter().filter_map(|facet| {
        let (_, marker) = outcome.facets.iter().find(|(id, _)| facet.id == *id)?;
        Some((facet, *marker))
    });
    let placed: Vec<_> = placed.collect();
    if placed.is_empty() {
        return Html::default();
    }
    fold(ctx, ctx.wording.facets_title(), None, false, facet_list(ctx, &placed))
}

fn readiness_section(ctx: &ScreenContext, lights: &[Light]) -> Html {
    let Some(frame) = ctx.deck.readiness().filter(|_| !lights.is_empty()) else { return Html::default() };
    let lit = lights.iter().filter(|light| light.level == Level::Yes).count();
    let content = html! {
        <>
            <ul class="lights">
                { for lights.iter().map(|light| light_row(ctx, light)) }
            </ul>
            <p class="small">{ &*frame.text }</p>
        </>
    };
    fold(ctx, frame.title.to_string().into(), Some(ctx.wording.count_of(lights.len(), lit)), false, content)
}

fn light_row(ctx: &ScreenContext, light: &Light) -> Html {
    let Body::Check(check) = &light.item.body else { return Html::default() };
    let lit = match light.level {
        Level::NotYet => 1,
        Level::Partly => 2,
        Level::Yes => 3,
    };
    html! {
        <li key={light.item.id.as_str()}>
            <svg class="light" width="42" height="14" aria-hidden="true">
                for (index, x) in ["7", "21", "35"].into_iter().enumerate() {
                    if index < lit {
                        <circle class="lit" cx={x} cy="7" r="5" />
                    } else {
                        <circle class="unlit" cx={x} cy="7" r="5" />
                    }
                }
            </svg>
            <span>{ ctx.wording.level_of(&check.label, level_name(ctx, light.level)) }</span>
        </li>
    }
}

/// Shares the link to the result, or the score as a text if there is no meter and so no link.
fn share_panel(ctx: &ScreenContext, outcome: &Outcome, sharpen: Option<usize>) -> Html {
    let result = outcome.shared();
    let shareable = match &result {
        Some(result) => shareable_result(ctx, result),
        None => outcome.knowledge.as_ref().and_then(|knowledge| shareable_score(ctx, knowledge.total)),
    };
    let Some(shareable) = shareable else { return Html::default() };
    html! {
        <SharePanel ctx={ctx.clone()} content={ShareContent::Own { shareable: Rc::new(shareable), result }} {sharpen} />
    }
}

/// The way to other people's results. Readers who came from somebody's link see both at once.
fn comparison(ctx: &ScreenContext, own: Option<&SharedResult>, friend: Option<&SharedResult>) -> Html {
    // The reader's own link is not compared with itself.
    let pair = own.zip(friend).filter(|(own, friend)| own != friend);
    let content = match pair {
        Some((own, friend)) => friend_comparison(ctx, own, friend),
        None => html! {
            <>
                <p>{ ctx.wording.team_about() }</p>
                <div class="actions">{ button(ctx, Look::Plain, ctx.wording.team_open_button(), Action::OpenTeam) }</div>
            </>
        },
    };
    let heading = if pair.is_some() { ctx.wording.compare_title() } else { ctx.wording.team_button() };
    fold(ctx, heading, None, pair.is_some(), content)
}

fn picture_section(ctx: &ScreenContext, meter: &Meter) -> Html {
    if ctx.settings.share == ShareTarget::None {
        return Html::default();
    }
    html! { <SharePanel ctx={ctx.clone()} content={ShareContent::Picture(*meter)} /> }
}

fn nav_buttons(ctx: &ScreenContext, run: &Run, outcome: &Outcome, sharpen: Option<usize>) -> Html {
    let (code, url) = (ctx.code_place.clone(), result_url(ctx, outcome));
    let print =
        ctx.notices.reform(move |_: MouseEvent| Notice::PrintRequested { code: code.clone(), url: url.clone() });
    html! {
        <div class="links">
            if let Some(count) = sharpen {
                { button(ctx, Look::Text, ctx.wording.sharpen_button(count), Action::Sharpen) }
            }
            { button(ctx, Look::Text, ctx.wording.review_button(), Action::OpenReview) }
            // Without roles it is below what was missed.
            if ctx.deck.roles().is_some() { { again_button(ctx, Look::Text, run) } }
            <button type="button" class="text" part="button" lang={ctx.wording_language()} onclick={print}>
                { ctx.wording.print_button() }
            </button>
            { button(ctx, Look::TextBack, ctx.wording.change_button(), Action::Back) }
            { button(ctx, Look::Text, ctx.wording.restart_button(), Action::Restart) }
            { button(ctx, Look::Text, ctx.wording.forget_button(), Action::Forget) }
        </div>
    }
}

/// What the meter does not say.
fn limits(ctx: &ScreenContext, run: &Run) -> Html {
    let pairs = run.answers.iter().filter(|answer| answer.item.pair().is_some()).count();
    html! { <p class="small">{ ctx.wording.limits(pairs) }</p> }
}
