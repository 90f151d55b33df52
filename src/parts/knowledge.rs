//! The part of the result that says what the reader knew and what they mixed up.

use super::buttons::{Look, button};
use super::fold::fold;
use crate::context::ScreenContext;
use role_fit_core::answers::Choice;
use role_fit_core::deck::{Body, Item, Kind, Owner, Role};
use role_fit_core::result::knowledge::{DutyTable, Knowledge, Score};
use role_fit_core::session::Action;
use yew::prelude::*;

/// Draws the part.
pub fn knowledge_section(ctx: &ScreenContext, knowledge: &Knowledge, guessed: Option<usize>) -> Html {
    let Score { right, asked } = knowledge.total;
    let content = html! {
        <>
            <p>{ scores(ctx, knowledge) }</p>
            if knowledge.duties.is_pull_notable() {
                <p>{ pull(ctx, &knowledge.duties) }</p>
            }
            if !knowledge.missed.is_empty() {
                <ul class="missed">
                    for (item, choice) in &knowledge.missed {
                        <li key={item.id.as_str()}>
                            { missed(ctx, item, choice) }
                            { " " }
                            { review_link(ctx, item) }
                        </li>
                    }
                </ul>
                <div class="actions">
                    { button(ctx, Look::Plain, ctx.wording.practise_button(), Action::Practise) }
                </div>
            }
            if let Some(expected) = guessed {
                <p class="small">{ ctx.wording.guessing(expected) }</p>
            }
            if knowledge.duties.asked() > 0 { { duty_table(ctx, &knowledge.duties) } }
        </>
    };
    fold(ctx, ctx.wording.knowledge_title(), Some(ctx.wording.count_of(asked, right)), false, content)
}

/// The scores of the duties by role, then of the other topics, in one line.
fn scores(ctx: &ScreenContext, knowledge: &Knowledge) -> String {
    let (duties, wording) = (&knowledge.duties, &ctx.wording);
    let mut scores = Vec::new();
    if duties.asked() > 0 {
        let Score { right, asked } = duties.found(Owner::Po);
        scores.push(wording.found_po(asked, ctx.role_short(Role::Po), right));
        let Score { right, asked } = duties.found(Owner::Pm);
        scores.push(wording.found_pm(asked, ctx.role_short(Role::Pm), right));
        let Score { right, asked } = duties.found(Owner::Both);
        scores.push(wording.found_shared(asked, right));
    }
    for (kind, Score { right, asked }) in &knowledge.topics {
        scores.push(match kind {
            Kind::Origin => wording.topic_origin(asked, right),
            Kind::Expert => wording.topic_expert(asked, right),
            Kind::Readiness => wording.topic_readiness(asked, right),
            Kind::MixUp => wording.topic_mix_up(asked, right),
            Kind::Question => wording.topic_question(asked, right),
            Kind::Duty | Kind::Scenario | Kind::Fit | Kind::SelfCheck => continue,
        });
    }
    // No line begins with a dot.
    scores.join("\u{a0}· ")
}

/// Which role the reader tends to give the other's duties to.
fn pull(ctx: &ScreenContext, duties: &DutyTable) -> AttrValue {
    let [po, pm] = [Role::Po, Role::Pm].map(|role| ctx.role_short(role));
    if duties.pull() > 0 { ctx.wording.pull_to_po(pm, po) } else { ctx.wording.pull_to_pm(pm, po) }
}

fn missed(ctx: &ScreenContext, item: &Item, choice: &Choice) -> AttrValue {
    let (wording, stem, name) = (&ctx.wording, &item.stem, ctx.source_name());
    match (&item.body, choice) {
        (Body::Duty(duty), Choice::Owner(given)) => {
            let (key, given_name) = (owner_name(ctx, duty.key), owner_name(ctx, *given));
            match (duty.key, given) {
                (Owner::Both, _) => wording.missed_split(given_name, name, stem),
                (_, Owner::Both) => wording.missed_joined(key, name, stem),
                _ => wording.missed_given(given_name, key, name, stem),
            }
        }
        (Body::Question(question), _) => wording.missed_question(&question.key().text, stem),
        _ => AttrValue::default(),
    }
}

/// The way to the explanations of one item.
fn review_link(ctx: &ScreenContext, item: &Item) -> Html {
    let id = item.id.clone();
    html! {
        <button
            type="button" class="text" part="button" aria-label={ctx.wording.missed_review_of(&item.stem)}
            onclick={ctx.review.reform(move |_| id.clone())}
        >
            { ctx.wording.missed_review() }
        </button>
    }
}

fn owner_name(ctx: &ScreenContext, owner: Owner) -> AttrValue {
    owner.role().map_or_else(|| ctx.wording.both(), |role| AttrValue::from(ctx.role_short(role).to_owned()))
}

/// Nine counts: rows by the owner of the duty, columns by the answer.
fn duty_table(ctx: &ScreenContext, duties: &DutyTable) -> Html {
    html! {
        <details>
            <summary>{ ctx.wording.table_title() }</summary>
            <table>
                <tr>
                    <th scope="col">{ ctx.wording.table_corner() }</th>
                    for owner in Owner::ALL {
                        <th scope="col">{ ctx.wording.table_column(owner_name(ctx, owner)) }</th>
                    }
                </tr>
                { for Owner::ALL.map(|key| table_row(ctx, duties, key)) }
            </table>
        </details>
    }
}

fn table_row(ctx: &ScreenContext, duties: &DutyTable, key: Owner) -> Html {
    html! {
        <tr>
            <th scope="row">{ owner_name(ctx, key) }</th>
            for given in Owner::ALL {
                if key == given {
                    <td class="diagonal">{ ctx.wording.number(duties.given(key, given)) }</td>
                } else {
                    <td>{ ctx.wording.number(duties.given(key, given)) }</td>
                }
            }
        </tr>
    }
}
