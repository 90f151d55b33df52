//! Writes CSV that spreadsheets open and Anki imports: the first two columns are the front and the back of a card.

use crate::deck::{Deck, Question};
use crate::loss::{Export, Loss};
use crate::text::{Text, html};

/// A column: its name and its cell.
struct Column<'d> {
    name: String,
    cell: Box<dyn Fn(&Question) -> String + 'd>,
}

pub(crate) fn write(deck: &Deck) -> Export {
    // Cells are HTML only where something needs it, so that they stay readable.
    let is_html = texts(deck).any(|text| !text.is_plain());
    let columns = columns(deck, is_html);
    // Anki takes a row that begins with # for a setting.
    let has_hash = deck.questions.iter().any(|question| question.stem.plain().starts_with('#'));
    let row = |cells: Vec<String>| {
        let cells: Vec<String> = cells.into_iter().map(|cell| written(cell, has_hash)).collect();
        format!("{}\n", cells.join(","))
    };
    let mut table = row(columns.iter().map(|column| column.name.clone()).collect());
    for question in &deck.questions {
        table.push_str(&row(columns.iter().map(|column| (column.cell)(question)).collect()));
    }
    let text = format!("#separator:Comma\n#html:{is_html}\n#columns:{table}");
    let of_deck = [
        ("the title", deck.title.is_some()),
        ("the language", deck.lang.is_some()),
        ("the id of the deck", deck.has_own_id()),
    ];
    let own_ids = deck.questions.iter().filter(|question| question.has_own_option_ids()).count();
    Export { text, losses: Loss::list(&of_deck, [("the ids of options", own_ids)]) }
}

/// A cell in quotation marks, if it needs them. The writer of `csv-core` can also tell numbers from texts: the tables for
/// that are a large part of a download.
fn written(cell: String, is_always_quoted: bool) -> String {
    if !is_always_quoted && !cell.contains(['"', ',', '\n', '\r']) {
        return cell;
    }
    // Each byte may be a quotation mark, which is doubled.
    let mut quoted = vec![0; 2 * cell.len()];
    let (_, _, length) = csv_core::quote(cell.as_bytes(), &mut quoted, b'"', b'"', true);
    quoted.truncate(length);
    format!("\"{}\"", String::from_utf8(quoted).unwrap_or_default())
}

fn columns(deck: &Deck, is_html: bool) -> Vec<Column<'_>> {
    let cell = move |text: &Text| if is_html { html::write(text) } else { text.plain() };
    let plain = move |text: &str| cell(&Text::from_plain(text));
    let any = |test: &dyn Fn(&Question) -> bool| deck.questions.iter().any(test);
    let mut columns = vec![
        column("question", move |question| cell(&question.stem)),
        column("answer", move |question| {
            question.options.get(question.key).map(|option| cell(&option.text)).unwrap_or_default()
        }),
    ];
    let most = deck.questions.iter().map(|question| question.options.len()).max().unwrap_or(0);
    for index in 0..most {
        columns.push(column(&format!("option {}", index + 1), move |question| {
            question.options.get(index).map(|option| cell(&option.text)).unwrap_or_default()
        }));
    }
    if any(&|question| question.why.is_some()) {
        columns.push(column("explanation", move |question| question.why.as_ref().map(cell).unwrap_or_default()));
    }
    for index in 0..most {
        let why = move |question: &Question| question.options.get(index).and_then(|option| option.why.clone());
        if any(&|question| why(question).is_some()) {
            let name = format!("explanation {}", index + 1);
            columns.push(column(&name, move |question| why(question).as_ref().map(cell).unwrap_or_default()));
        }
    }
    if any(&|question| question.heading.is_some()) {
        columns.push(column("heading", move |question| question.heading.as_deref().map(plain).unwrap_or_default()));
    }
    if any(&|question| question.id.is_some()) {
        columns.push(column("id", |question| question.id.clone().unwrap_or_default()));
    }
    if any(&|question| question.is_order_fixed) {
        columns.push(column("order", |question| if question.is_order_fixed { "fixed" } else { "" }.to_owned()));
    }
    columns
}

fn column<'d>(name: &str, cell: impl Fn(&Question) -> String + 'd) -> Column<'d> {
    Column { name: name.to_owned(), cell: Box::new(cell) }
}

fn texts(deck: &Deck) -> impl Iterator<Item = &Text> {
    deck.questions.iter().flat_map(|question| {
        let options = question.options.iter().flat_map(|option| [Some(&option.text), option.why.as_ref()]);
        [Some(&question.stem), question.why.as_ref()].into_iter().chain(options).flatten()
    })
}
