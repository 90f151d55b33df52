//! The list of problems, each with its place, what to do, and a button that does it where that is known.

use super::context::{ViewContext, counted, omits_advice};
use crate::messages::{Problem, Report};
use crate::model::{Msg, PROBLEMS, Studio};
use yew::prelude::*;

/// The list; nothing if there are no problems.
pub fn problem_list(ctx: &ViewContext, studio: &Studio) -> Html {
    let report = &studio.listed_problems;
    let fixes = studio.fixes();
    let hidden = report.problems.len().saturating_sub(studio.shown_problems);
    if report.problems.is_empty() {
        return Html::default();
    }
    html! {
        <section key="problems" class="far" aria-labelledby="problems">
            <div class="heading">
                <h2 id="problems">{ "Problems and advice" }</h2>
                if fixes > 1 {
                    { ctx.button("button", format!("Fix all {fixes} that can be fixed"), Msg::FixAll) }
                }
            </div>
            <ol class="problems">
                { for report.problems.iter().enumerate().take(studio.shown_problems).map(|(index, problem)| {
                    problem_row(ctx, index, problem)
                }) }
            </ol>
            if hidden > 0 {
                { ctx.button("button", format!("Show {} more", hidden.min(PROBLEMS)), Msg::ShowMoreProblems) }
            } else if report.omitted > 0 {
                <p class="hint">{ format!("And {}. Fix these first.", omitted(report)) }</p>
            }
        </section>
    }
}

fn omitted(report: &Report) -> String {
    if omits_advice(report) {
        counted(report.omitted, "more piece of advice", "more pieces of advice")
    } else {
        counted(report.omitted, "more problem", "more problems")
    }
}

fn problem_row(ctx: &ViewContext, index: usize, problem: &Problem) -> Html {
    let Problem { is_advice, line, column, message, help, fix, .. } = problem;
    let place = format!("Line {line}, column {column}");
    html! {
        <li key={index} class={if *is_advice { "problem advice" } else { "problem" }}>
            <p class="what">
                <strong>{ if *is_advice { "Advice" } else { "Problem" } }</strong>
                { ctx.button("link", place, Msg::GoTo(*line, *column)) }
            </p>
            <p>{ message }</p>
            if let Some(help) = help { <p class="hint">{ help }</p> }
            if let Some(fix) = fix {
                { ctx.button("button", fix.title.clone(), Msg::Fix(index)) }
            }
        </li>
    }
}
