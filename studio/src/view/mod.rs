//! Draws the page. Functions of the state; knows no browser.

mod code;
mod colour_fields;
mod deck_panel;
mod embed_panel;
mod fields;
mod file_bar;
mod fingerprint;
mod help;
mod item_table;
mod keeping;
mod preview_panel;
mod problem_list;
mod save_as;
mod tabs;

use crate::model::{Msg, Studio, Tab};
use deck_panel::deck_panel;
use embed_panel::embed_panel;
use preview_panel::preview_panel;
use tabs::{panel, tab_list};
use yew::prelude::*;

pub use tabs::tab_id;

/// What every part of the page may use.
#[derive(Debug, Clone, PartialEq)]
pub struct ViewContext {
    /// Takes what the author does.
    pub send: Callback<Msg>,
    /// Takes the number of files that the author has chosen, and their element.
    pub choose_files: Callback<Event>,
    /// Undoes or redoes a change in the editor.
    pub step: Callback<Step>,
    /// The element of the editor.
    pub editor: NodeRef,
    /// The element that holds the quiz.
    pub stage: NodeRef,
    /// The region around it.
    pub preview: NodeRef,
}

/// A step through the history of the editor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// One change back.
    Undo,
    /// One change forth.
    Redo,
}

impl ViewContext {
    /// A listener that sends this message.
    pub fn on<E: 'static>(&self, msg: Msg) -> Callback<E> {
        self.send.reform(move |_| msg.clone())
    }
}

/// The whole page.
pub fn page(ctx: &ViewContext, studio: &Studio) -> Html {
    html! {
        <>
            <header class="top">
                <h1>{ "Quiz studio" }</h1>
                <p class="lead">
                    { "Write questions or open a file of them, see what is wrong with it, play it, and put it on your page." }
                </p>
                <p class="quiet">{ "Everything happens in this browser. Nothing that you write is sent anywhere." }</p>
            </header>
            <div class="columns">
                <main class="work">
                    { tab_list(ctx, studio.tab) }
                    { panel(Tab::Deck, studio.tab, deck_panel(ctx, studio)) }
                    { panel(Tab::Embed, studio.tab, embed_panel(ctx, studio)) }
                </main>
                { preview_panel(ctx, studio) }
            </div>
            <p class="aside" role="status">{ announcement(studio) }</p>
        </>
    }
}

/// What screen readers say when a check has ended.
fn announcement(studio: &Studio) -> String {
    if !studio.is_report_current() {
        return String::new();
    }
    summary(studio)
}

/// The result of the check in a line.
fn summary(studio: &Studio) -> String {
    let errors = studio.report.problems.iter().filter(|problem| !problem.is_advice).count() + studio.report.omitted;
    let advice = studio.report.problems.iter().filter(|problem| problem.is_advice).count();
    let items = studio.report.items.len();
    let found = match (errors, advice) {
        (0, 0) => "No problems".to_owned(),
        (0, advice) => counted(advice, "piece of advice", "pieces of advice"),
        (errors, 0) => counted(errors, "problem", "problems"),
        (errors, advice) => {
            format!(
                "{}, {}",
                counted(errors, "problem", "problems"),
                counted(advice, "piece of advice", "pieces of advice")
            )
        }
    };
    format!("{found}. {}.", counted(items, "question", "questions"))
}

/// A number with its noun.
fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}
