//! What can be opened here, for authors who come with nothing or with anything.

use super::context::ViewContext;
use yew::prelude::*;

/// Each format, where it comes from, and a question in it.
const FORMATS: [(&str, &str, &str); 5] = [
    (
        "Markdown",
        "Notes, or quizdown. Mark the right option with [x].",
        "### What do yaks eat?\n\n- [x] Grass\n- [ ] Meat",
    ),
    (
        "GIFT",
        "Moodle: Question bank, Export, GIFT format. = marks the right option.",
        "What do yaks eat? { =Grass ~Meat }",
    ),
    (
        "Aiken",
        "Word processors. A line with the letter of the right option ends the question.",
        "What do yaks eat?\nA. Grass\nB. Meat\nANSWER: A",
    ),
    (
        "Table (CSV)",
        "Excel, Google Sheets, Anki. The first row names the columns.",
        "question,answer,wrong 1\nWhat do yaks eat?,Grass,Meat",
    ),
    ("Deck (JSON)", "Everything that the quiz can do.", "{ \"id\": \"yaks\", \"title\": \"Yaks\", \"items\": [ … ] }"),
];

/// The section.
pub fn help(_: &ViewContext) -> Html {
    let rows = FORMATS.map(|(name, origin, example)| {
        html! { <><dt>{ name }</dt><dd><p>{ origin }</p><pre><code>{ example }</code></pre></dd></> }
    });
    html! {
        <details class="fold">
            <summary>{ "What can I open here?" }</summary>
            <p>{ "Text files with questions that have 2 to 6 options, one of them right. Open them, drop them, or paste their text." }</p>
            <dl class="formats">{ for rows }</dl>
        </details>
    }
}
