//! The table of questions, to walk through the deck by.

use super::ViewContext;
use crate::messages::{Item, Report};
use crate::model::Msg;
use std::rc::Rc;
use yew::prelude::*;

/// How many rows are on a page, so that a deck of 500 questions is drawn as fast as one of 50.
const ROWS: usize = 50;

/// What the table is made from.
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct Props {
    /// Takes what the author does.
    pub ctx: ViewContext,
    /// What was found.
    pub report: Rc<Report>,
    /// Whether the deck can be played.
    pub can_play: bool,
}

/// The table. It owns which of its pages is shown.
#[component]
pub fn ItemTable(props: &Props) -> Html {
    let Props { ctx, report, can_play } = props;
    let page = use_state(|| 0_usize);
    let items = &report.items;
    if items.is_empty() {
        return Html::default();
    }
    let last = (items.len() - 1) / ROWS;
    let current = (*page).min(last);
    let to = |target: usize| {
        let page = page.clone();
        Callback::from(move |_: MouseEvent| page.set(target))
    };
    let has_kinds = items.iter().any(|item| Some(&item.kind) != items.first().map(|first| &first.kind));
    let has_facts = items.iter().any(|item| !item.facts.is_empty());
    let first = current * ROWS;
    let rows = items.iter().enumerate().skip(first).take(ROWS);
    html! {
        <section aria-labelledby="questions">
            <div class="heading">
                <h2 id="questions">{ "Questions" }</h2>
                if last > 0 {
                    <p class="pages">
                        <button type="button" class="button" disabled={current == 0} onclick={to(current.saturating_sub(1))}>{ "Previous" }</button>
                        <span>{ format!("{} to {} of {}", first + 1, (first + ROWS).min(items.len()), items.len()) }</span>
                        <button type="button" class="button" disabled={current == last} onclick={to(current + 1)}>{ "Next" }</button>
                    </p>
                }
            </div>
            <table class="questions" role="table">
                <thead role="rowgroup">
                    <tr role="row">
                        <th role="columnheader" scope="col"><span class="aside">{ "Number" }</span></th>
                        if has_kinds { <th role="columnheader" scope="col" class="extra">{ "Kind" }</th> }
                        <th role="columnheader" scope="col">{ "Question" }</th>
                        <th role="columnheader" scope="col">{ "Right answer" }</th>
                        if has_facts { <th role="columnheader" scope="col" class="extra">{ "Facts" }</th> }
                        <th role="columnheader" scope="col"><span class="aside">{ "Play" }</span></th>
                    </tr>
                </thead>
                <tbody role="rowgroup">{ for rows.map(|(index, item)| row(ctx, index, item, Columns { has_kinds, has_facts }, *can_play)) }</tbody>
            </table>
        </section>
    }
}

/// The columns that not every deck needs.
#[derive(Clone, Copy)]
struct Columns {
    has_kinds: bool,
    has_facts: bool,
}

fn row(ctx: &ViewContext, index: usize, item: &Item, columns: Columns, can_play: bool) -> Html {
    let Item { line, kind, stem, key, facts } = item;
    let number = index + 1;
    let stem = if stem.is_empty() { "(no text)" } else { stem };
    html! {
        <tr key={index} role="row">
            <td role="cell">{ number }</td>
            if columns.has_kinds { <td role="cell" class="extra">{ kind }</td> }
            <td role="cell">
                <button type="button" class="link" title="Show it in the editor" onclick={ctx.on(Msg::GoTo(*line, 1))}>{ stem }</button>
            </td>
            <td role="cell" class="answer">{ if key.is_empty() { "–" } else { key } }</td>
            if columns.has_facts { <td role="cell" class="extra">{ facts }</td> }
            <td role="cell" class="start">
                <button
                    type="button"
                    class="button play"
                    disabled={!can_play}
                    aria-label={format!("Play from question {number}")}
                    onclick={ctx.on(Msg::PlayFrom(index))}
                >
                    { "Play" }
                </button>
            </td>
        </tr>
    }
}
