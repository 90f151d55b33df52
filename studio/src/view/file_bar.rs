//! What is above the editor: opening files and examples, the format, undo and redo.

use super::context::{Step, ViewContext};
use super::fields::select;
use crate::messages::FileFormat;
use crate::model::examples::Example;
use crate::model::{Msg, Studio};
use yew::prelude::*;

/// What the file dialog offers.
const ENDINGS: &str = ".md,.markdown,.qmd,.gift,.txt,.aiken,.csv,.tsv,.tab,.json,text/plain,text/csv,application/json";

/// The row above the editor: what can be opened, and the way back.
pub fn file_bar(ctx: &ViewContext) -> Html {
    html! {
        <div class="bar">
            <label class="button primary">
                { "Open a file …" }
                <input type="file" class="aside" accept={ENDINGS} onchange={ctx.choose_files.clone()} />
            </label>
            <details class="menu">
                <summary class="button">{ "Examples" }</summary>
                <ul>{ for Example::ALL.iter().enumerate().map(|(index, example)| example_button(ctx, index, example)) }</ul>
            </details>
            <div class="bar steps">
                { step_button(ctx, "Undo", Step::Undo) }
                { step_button(ctx, "Redo", Step::Redo) }
            </div>
        </div>
    }
}

/// The head of the editor: which file it is, and its format.
pub fn editor_head(ctx: &ViewContext, studio: &Studio) -> Html {
    html! {
        <div class="sheet-head">
            <p class="name">{ file_name(studio) }</p>
            { format_field(ctx, studio) }
        </div>
    }
}

fn example_button(ctx: &ViewContext, index: usize, example: &Example) -> Html {
    html! { <li>{ ctx.button("item", example.label, Msg::OpenExample(index)) }</li> }
}

fn step_button(ctx: &ViewContext, label: &'static str, step: Step) -> Html {
    let onclick = ctx.step.reform(move |_: MouseEvent| step);
    html! { <button type="button" class="button" {onclick}>{ label }</button> }
}

fn format_field(ctx: &ViewContext, studio: &Studio) -> Html {
    let recognised = match studio.report.format.filter(|_| studio.source.format.is_none()) {
        Some(format) => format!("{} (recognised)", format.label()),
        None => "Recognise it".to_owned(),
    };
    let choices: Vec<(&'static str, AttrValue)> = [("", AttrValue::from(recognised))]
        .into_iter()
        .chain(FileFormat::READ.map(|format| (format.as_str(), AttrValue::from(format.label()))))
        .collect();
    let chosen = studio.source.format.map_or("", FileFormat::as_str);
    let change = ctx.send.reform(|value: String| Msg::ChooseFormat(FileFormat::of_str(&value)));
    select("format".into(), "Format".into(), AttrValue::default(), &choices, chosen, &change)
}

fn file_name(studio: &Studio) -> String {
    let name = if studio.source.name.is_empty() { "Without a name" } else { &studio.source.name };
    if studio.is_example { format!("{name} – an example") } else { name.to_owned() }
}
