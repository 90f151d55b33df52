//! The list of problems, each with its place, what to do, and a button that does it where that is known.

use super::{ViewContext, counted};
use crate::messages::{Problem, Report};
use crate::model::Msg;
use std::rc::Rc;
use yew::prelude::*;

/// How many problems are shown at first, and how many more at a press.
const STEP: usize = 20;

/// What the list is made from.
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct Props {
    /// Takes what the author does.
    pub ctx: ViewContext,
    /// What was found.
    pub report: Rc<Report>,
}

/// The list. It owns how much of it is shown.
#[component]
pub fn ProblemList(props: &Props) -> Html {
    let Props { ctx, report } = props;
    let shown = use_state(|| STEP);
    let fixes = report.problems.iter().filter(|problem| problem.fix.is_some()).count();
    let hidden = report.problems.len().saturating_sub(*shown);
    let show_more = {
        let shown = shown.clone();
        Callback::from(move |_: MouseEvent| shown.set(*shown + STEP))
    };
    if report.problems.is_empty() {
        return Html::default();
    }
    html! {
        <section aria-labelledby="problems">
            <div class="heading">
                <h2 id="problems">{ "Problems and advice" }</h2>
                if fixes > 1 {
                    <button type="button" class="button" onclick={ctx.on(Msg::FixAll)}>{ format!("Fix all {fixes} that can be fixed") }</button>
                }
            </div>
            <ol class="problems">
                { for report.problems.iter().enumerate().take(*shown).map(|(index, problem)| problem_row(ctx, index, problem)) }
            </ol>
            if hidden > 0 {
                <button type="button" class="button" onclick={show_more}>{ format!("Show {} more", hidden.min(STEP)) }</button>
            } else if report.omitted > 0 {
                <p class="hint">
                    { format!("And {}. Fix these first.", counted(report.omitted, "more problem", "more problems")) }
                </p>
            }
        </section>
    }
}

fn problem_row(ctx: &ViewContext, index: usize, problem: &Problem) -> Html {
    let Problem { is_advice, line, column, message, help, fix, .. } = problem;
    let place = format!("Line {line}, column {column}");
    html! {
        <li key={index} class={if *is_advice { "problem advice" } else { "problem" }}>
            <p class="what">
                <strong>{ if *is_advice { "Advice" } else { "Problem" } }</strong>
                <button type="button" class="link" onclick={ctx.on(Msg::GoTo(*line, *column))}>{ place }</button>
            </p>
            <p>{ message }</p>
            if let Some(help) = help { <p class="hint">{ help }</p> }
            if let Some(fix) = fix {
                <button type="button" class="button" onclick={ctx.on(Msg::Fix(index))}>{ &fix.title }</button>
            }
        </li>
    }
}
