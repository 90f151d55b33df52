//! What every part of the page may use, and how it writes numbers.

use crate::messages::Report;
use crate::model::embedding::Change;
use crate::model::{Msg, Studio};
use yew::prelude::*;

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

    /// A button that sends this message.
    pub fn button(&self, class: &'static str, label: impl Into<AttrValue>, msg: Msg) -> Html {
        self.button_if(true, class, label.into(), msg)
    }

    /// The same, which cannot be pressed unless the condition holds.
    pub fn button_if(&self, is_enabled: bool, class: &'static str, label: AttrValue, msg: Msg) -> Html {
        html! { <button type="button" {class} disabled={!is_enabled} onclick={self.on(msg)}>{ label }</button> }
    }

    /// A callback that makes a change of a value.
    pub fn change<T: 'static>(&self, make: impl Fn(T) -> Change + 'static) -> Callback<T> {
        self.send.reform(move |value| Msg::Embed(make(value)))
    }
}

/// The result of the check in a line.
pub fn summary(studio: &Studio) -> String {
    let problems = &studio.report.problems;
    let (mut errors, mut advice) = (0, 0);
    for problem in problems {
        *(if problem.is_advice { &mut advice } else { &mut errors }) += 1;
    }
    *(if omits_advice(&studio.report) { &mut advice } else { &mut errors }) += studio.report.omitted;
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

/// Whether what is not listed is advice: advice comes last.
pub fn omits_advice(report: &Report) -> bool {
    report.problems.last().is_some_and(|problem| problem.is_advice)
}

/// A number with its noun.
pub fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}
