//! The table of questions, to walk through the deck by.

use super::context::ViewContext;
use crate::messages::Item;
use crate::model::{Msg, ROWS, Studio};
use yew::prelude::*;

/// The table; nothing if there are no questions.
pub fn item_table(ctx: &ViewContext, studio: &Studio) -> Html {
    let items = &studio.report.items;
    if items.is_empty() {
        return Html::default();
    }
    let can_play = studio.report.deck.is_some();
    let (page, last) = studio.item_pages();
    let has_kinds = items.iter().any(|item| Some(&item.kind) != items.first().map(|first| &first.kind));
    let has_facts = items.iter().any(|item| !item.facts.is_empty());
    let first = page * ROWS;
    let rows = items.iter().enumerate().skip(first).take(ROWS);
    html! {
        <section key="questions" aria-labelledby="questions">
            <div class="heading">
                <h2 id="questions">{ "Questions" }</h2>
                if last > 0 {
                    <p class="pages">
                        { ctx.button_if(page > 0, "button", "Previous".into(), Msg::TurnTo(page.saturating_sub(1))) }
                        <span>{ format!("{} to {} of {}", first + 1, (first + ROWS).min(items.len()), items.len()) }</span>
                        { ctx.button_if(page < last, "button", "Next".into(), Msg::TurnTo(page + 1)) }
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
                <tbody role="rowgroup">{ for rows.map(|(index, item)| row(ctx, index, item, Columns { has_kinds, has_facts }, can_play)) }</tbody>
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
    let stem = if stem.is_empty() { "(no text)".to_owned() } else { stem.clone() };
    html! {
        <tr key={index} role="row">
            <td role="cell">{ number }</td>
            if columns.has_kinds { <td role="cell" class="extra">{ kind }</td> }
            <td role="cell">
                { ctx.button("link", stem, Msg::GoTo(*line, 1)) }
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
