//! The row above the editor: opening files and examples, the format, undo and redo.

use super::fields::select;
use super::{Step, ViewContext, format_name};
use crate::messages::FileFormat;
use crate::model::examples::Example;
use crate::model::{Msg, Studio};
use yew::prelude::*;

/// What the file dialog offers.
const ENDINGS: &str = ".md,.markdown,.qmd,.gift,.txt,.aiken,.csv,.tsv,.tab,.json,text/plain,text/csv,application/json";

/// The row.
pub fn file_bar(ctx: &ViewContext, studio: &Studio) -> Html {
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
            { step_button(ctx, "Undo", Step::Undo) }
            { step_button(ctx, "Redo", Step::Redo) }
            { format_field(ctx, studio) }
        </div>
    }
}

fn example_button(ctx: &ViewContext, index: usize, example: &Example) -> Html {
    html! { <li><button type="button" class="item" onclick={ctx.on(Msg::OpenExample(index))}>{ example.label }</button></li> }
}

fn step_button(ctx: &ViewContext, label: &'static str, step: Step) -> Html {
    let onclick = ctx.step.reform(move |_: MouseEvent| step);
    html! { <button type="button" class="button" {onclick}>{ label }</button> }
}

/// Which file it is, and its format.
fn format_field(ctx: &ViewContext, studio: &Studio) -> Html {
    let recognised =
        format!("Recognised: {}", format_name(studio.report.format.filter(|_| studio.source.format.is_none())));
    let automatic = if studio.source.format.is_none() { recognised } else { "Recognise it".to_owned() };
    let choices: Vec<(&'static str, AttrValue)> = [("", AttrValue::from(automatic))]
        .into_iter()
        .chain(FileFormat::READ.map(|format| (format.as_str(), AttrValue::from(format.label()))))
        .collect();
    let chosen = studio.source.format.map_or("", FileFormat::as_str);
    let change = ctx.send.reform(|value: String| Msg::ChooseFormat(FileFormat::of_str(&value)));
    html! {
        <div class="file">
            <p class="name">{ file_name(studio) }</p>
            { select("format".into(), "Format".into(), AttrValue::default(), &choices, chosen, &change) }
        </div>
    }
}

fn file_name(studio: &Studio) -> String {
    let name = if studio.source.name.is_empty() { "Without a name" } else { &studio.source.name };
    if studio.is_example { format!("{name} (an example)") } else { name.to_owned() }
}
