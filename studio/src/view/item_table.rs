//! The table of questions, to walk through the deck by.

use super::context::ViewContext;
use super::part::PagePart;
use crate::messages::{Item, Report};
use crate::model::{Msg, ROWS, Studio};
use std::rc::Rc;
use yew::prelude::*;

/// The table; nothing if there are no questions.
pub fn item_table(ctx: &ViewContext, studio: &Studio) -> Html {
    if studio.listed_items.items.is_empty() {
        return Html::default();
    }
    let (ctx, report, pages) = (ctx.clone(), Rc::clone(&studio.listed_items), studio.item_pages());
    // The report lives as long as the part that shows it, so no other one has its address.
    let shown = (Rc::as_ptr(&report) as usize, pages.0);
    let draw: Rc<dyn Fn() -> Html> = Rc::new(move || table(&ctx, &report, pages));
    html! { <PagePart key="questions" shown={Some(shown)} {draw} /> }
}

fn table(ctx: &ViewContext, report: &Report, (page, last): (usize, usize)) -> Html {
    let items = &report.items;
    let can_play = report.deck.is_some();
    let has_kinds = items.iter().any(|item| Some(&item.kind) != items.first().map(|first| &first.kind));
    let has_facts = items.iter().any(|item| !item.facts.is_empty());
    let first = page * ROWS;
    let rows = items.iter().enumerate().skip(first).take(ROWS);
    html! {
        <section class="far" aria-labelledby="questions">
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
                        <th role="columnheader" scope="col" class="answer">{ "Right answer" }</th>
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
            <td role="cell">
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
