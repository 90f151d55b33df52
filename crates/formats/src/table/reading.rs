//! Reads tables.

use super::cells::{self, Cell};
use super::header::{Column, Header};
use super::key::{self, Key};
use crate::draft::{Draft, DraftOption, Questions};
use crate::text::{Reading, html};

const SEPARATORS: [u8; 4] = *b"\t;,|";

/// How many rows are searched for a header: templates of quiz sites begin with instructions.
const HEADER_ROWS: usize = 20;

/// How much of a file is read to find its header.
const HEADER_BYTES: usize = 32 * 1024;

/// The opening quotes of word processors.
const CURLY_QUOTES: [char; 3] = ['“', '„', '«'];

const HEADER_HELP: &str = "the table needs a header such as question,answer,wrong 1,wrong 2,explanation or \
    question,option a,option b,correct";

const MARKING: &str = "write its text, its letter or its number into the column answer";

/// What the first lines say, and where the table begins.
#[derive(Default)]
struct Preamble {
    separator: Option<u8>,
    is_html: Option<bool>,
    /// The offset of the names of the columns.
    columns: Option<usize>,
    end: usize,
}

/// Where the header is, and what separates its cells.
struct Found {
    header: Header,
    separator: u8,
    start: usize,
    /// Whether the names are in curly quotes, so that those of all cells are meant as quotes of the format.
    is_curly: bool,
    /// The offset of the first row of data.
    data: usize,
}

/// Whether a text begins with a header of at least three known columns.
pub(crate) fn has_header(text: &str) -> bool {
    find_header(text, &preamble(text)).is_some_and(|found| found.header.recognised() >= 3)
}

pub(crate) fn read(text: &str, questions: &mut Questions<'_>) {
    let preamble = preamble(text);
    let Some(found) = find_header(text, &preamble) else {
        questions.faults().error(preamble.end, HEADER_HELP);
        return;
    };
    let mut rows = cells::rows(text, found.data, found.separator, usize::MAX);
    if found.is_curly {
        let message = "the quotes are curly; they are removed, but a text with the separator in it needs straight ones";
        questions.faults().warning(found.start, message);
        rows.iter_mut().flatten().for_each(|cell| cell.text = without_curly_quotes(&cell.text).to_owned());
    }
    if let Some(message) = missing_column(&found.header, &rows) {
        questions.faults().error(found.start, message);
        return;
    }
    let width = found.header.0.len();
    for row in rows {
        if questions.is_over() {
            break;
        }
        if row.iter().all(|cell| cell.text.trim().is_empty()) {
            continue;
        }
        if let Some(cell) = row.iter().find(|cell| cell.is_unclosed) {
            questions
                .faults()
                .error(cell.offset, "the quote \" is never closed; add one, or double it if it is a part of the text");
            continue;
        }
        if let Some(extra) = row.iter().skip(width).find(|cell| !cell.text.trim().is_empty()) {
            let quotes = if row.iter().any(|cell| cell.text.trim_start().starts_with(CURLY_QUOTES)) {
                "; the quotes are curly, which do not count, so use straight ones"
            } else {
                "; put a text with the separator in it between straight quotes"
            };
            let message = format!("the row has {} cells, but the header has {width}{quotes}", row.len());
            questions.faults().error(extra.offset, message);
            continue;
        }
        let draft = Row::of(&found.header, &row, &preamble).draft(questions);
        if let Some(draft) = draft {
            questions.add(draft);
        }
    }
}

/// What a table lacks altogether, so that not each row needs a fault of its own.
fn missing_column(header: &Header, rows: &[Vec<Cell>]) -> Option<String> {
    let Some(key) = header.0.iter().position(|column| *column == Some(Column::Key)) else {
        return Some(format!("the table has no column for the right option; {HEADER_HELP}"));
    };
    let has_options = header.has(|column| matches!(column, Column::Option(_) | Column::Wrong | Column::Options));
    let is_true_false = |row: &Vec<Cell>| row.get(key).is_some_and(|cell| truth(&cell.text).is_some());
    (!has_options && !rows.iter().any(is_true_false)).then(|| {
        format!("the table has a question and its answer, as flash cards have, but no wrong options; {HEADER_HELP}")
    })
}

/// Reads `sep=;` of Excel and `#separator:tab` of Anki.
fn preamble(text: &str) -> Preamble {
    let mut preamble = Preamble::default();
    for line in text.split_inclusive('\n') {
        let trimmed = line.trim();
        let (name, value) = match trimmed.strip_prefix('#').and_then(|rest| rest.split_once(':')) {
            Some(pair) => pair,
            None => match trimmed.split_once('=') {
                Some(("sep", value)) => ("separator", value),
                _ => break,
            },
        };
        match name {
            "separator" => preamble.separator = separator(value),
            "html" => preamble.is_html = Some(value.eq_ignore_ascii_case("true")),
            "columns" => {
                preamble.columns = Some(preamble.end + line.find(':').map_or(0, |at| at + 1));
            }
            name if name == "tags" || name == "deck" || name == "notetype" || name.ends_with(" column") => {}
            _ => break,
        }
        preamble.end += line.len();
    }
    preamble
}

fn separator(value: &str) -> Option<u8> {
    match value.to_ascii_lowercase().as_str() {
        "tab" | "\\t" => Some(b'\t'),
        "comma" => Some(b','),
        "semicolon" => Some(b';'),
        "pipe" => Some(b'|'),
        "space" => Some(b' '),
        "colon" => Some(b':'),
        value => match value.as_bytes() {
            [byte] if byte.is_ascii() => Some(*byte),
            _ => None,
        },
    }
}

/// The header with the most known columns among the first rows, for each possible separator.
fn find_header(text: &str, preamble: &Preamble) -> Option<Found> {
    let mut end = text.len().min(preamble.end + HEADER_BYTES);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let part = text.get(..end)?;
    let separators = preamble.separator.map_or(SEPARATORS.to_vec(), |separator| vec![separator]);
    let start = preamble.columns.unwrap_or(preamble.end);
    let rows_to_search = if preamble.columns.is_some() { 1 } else { HEADER_ROWS };
    let mut best: Option<Found> = None;
    for separator in separators {
        let rows = cells::rows(part, start, separator, rows_to_search + 1);
        for (index, row) in rows.iter().take(rows_to_search).enumerate() {
            let header = Header::of(row.iter().map(|cell| cell.text.as_str()));
            if !header.is_usable() || best.as_ref().is_some_and(|best| best.header.recognised() >= header.recognised())
            {
                continue;
            }
            let next = rows.get(index + 1).and_then(|row| row.first()).map_or(text.len(), |cell| cell.offset);
            // Behind `#columns:` there may be more such lines.
            let data = if preamble.columns.is_some() { preamble.end } else { next };
            let start = row.first().map_or(start, |cell| cell.offset);
            let is_curly = row.iter().any(|cell| cell.text.starts_with(CURLY_QUOTES));
            best = Some(Found { header, separator, start, is_curly, data });
        }
    }
    best
}

/// The cells of a row by what they hold.
struct Row<'r> {
    offset: usize,
    is_html: Option<bool>,
    /// Whether the key is always the text of an option, as in what this crate writes.
    is_key_text: bool,
    question: Option<&'r Cell>,
    key: Option<&'r Cell>,
    /// The options with the index of their column.
    options: Vec<(usize, &'r Cell, String)>,
    wrong: Vec<&'r Cell>,
    why: Option<&'r Cell>,
    option_whys: Vec<(usize, &'r Cell)>,
    heading: Option<&'r Cell>,
    id: Option<&'r Cell>,
    is_order_fixed: bool,
}

impl<'r> Row<'r> {
    fn of(header: &Header, cells: &'r [Cell], preamble: &Preamble) -> Self {
        let mut row = Self {
            offset: cells.first().map_or(0, |cell| cell.offset),
            is_html: preamble.is_html,
            is_key_text: preamble.columns.is_some(),
            question: None,
            key: None,
            options: Vec::new(),
            wrong: Vec::new(),
            why: None,
            option_whys: Vec::new(),
            heading: None,
            id: None,
            is_order_fixed: false,
        };
        let mut next = 0;
        for (column, cell) in header.0.iter().zip(cells) {
            let is_empty = cell.text.trim().is_empty();
            match column {
                Some(Column::Option(index)) => {
                    let index = index.unwrap_or(next);
                    next = index + 1;
                    if !is_empty {
                        row.options.push((index, cell, cell.text.clone()));
                    }
                }
                Some(Column::Options) if !is_empty => {
                    let texts = list(&cell.text).into_iter().enumerate();
                    row.options.extend(texts.map(|(index, text)| (index, cell, text.to_owned())));
                }
                _ if is_empty => {}
                Some(Column::Question) => row.question = row.question.or(Some(cell)),
                Some(Column::Key) => row.key = row.key.or(Some(cell)),
                Some(Column::Wrong) => row.wrong.push(cell),
                Some(Column::Why) => row.why = row.why.or(Some(cell)),
                Some(Column::OptionWhy(index)) => row.option_whys.push((*index, cell)),
                Some(Column::Heading) => row.heading = Some(cell),
                Some(Column::Id) => row.id = Some(cell),
                Some(Column::Order) => row.is_order_fixed = cell.text.trim().eq_ignore_ascii_case("fixed"),
                Some(Column::Options) | None => {}
            }
        }
        row
    }

    fn read(&self, text: &str) -> Reading {
        match self.is_html {
            Some(true) => html::read(text),
            Some(false) => Reading::of_plain(text),
            None => html::read_pasted(text),
        }
    }

    fn draft(&self, questions: &mut Questions<'_>) -> Option<Draft> {
        let (options, is_order_fixed) = self.draft_options(questions)?;
        let plain = |cell: &Cell| self.read(&cell.text).text.plain();
        Some(Draft {
            offset: self.question.map_or(self.offset, |cell| cell.offset),
            id: self.id.map(plain),
            heading: self.heading.map(plain),
            stem: self.question.map(|cell| self.read(&cell.text)).unwrap_or_default(),
            options,
            why: self.why.map(|cell| self.read(&cell.text)),
            is_order_fixed: is_order_fixed || self.is_order_fixed,
            marking: MARKING,
        })
    }

    /// The options, and whether they have an order of their own.
    fn draft_options(&self, questions: &mut Questions<'_>) -> Option<(Vec<DraftOption>, bool)> {
        let why = |index: usize| {
            let cell = self.option_whys.iter().find(|(of, _)| *of == index).map(|(_, cell)| cell);
            cell.map(|cell| self.read(&cell.text))
        };
        let option = |offset: usize, index: usize, text: &str, is_right: bool| DraftOption {
            offset,
            id: None,
            text: self.read(text),
            why: why(index),
            is_right,
        };
        let Some(key) = self.key else {
            let message = format!("the row has no answer; {MARKING}");
            questions.faults().error(self.offset, message);
            return None;
        };
        if self.options.is_empty() {
            let truth = self.wrong.is_empty().then(|| truth(&key.text)).flatten();
            if let Some(truth) = truth {
                let options = [option(key.offset, 0, "True", truth), option(key.offset, 1, "False", !truth)];
                return Some((options.into(), true));
            }
            let right = option(key.offset, 0, &key.text, true);
            let wrong =
                self.wrong.iter().enumerate().map(|(index, cell)| option(cell.offset, index + 1, &cell.text, false));
            return Some(([right].into_iter().chain(wrong).collect(), false));
        }
        let texts: Vec<(usize, String)> =
            self.options.iter().map(|(index, _, text)| (*index, self.read(text).text.plain())).collect();
        let found = key::find(&self.read(&key.text).text.plain(), &texts);
        let right = match found {
            Key::Index(index) => index,
            Key::Text(index) if self.is_key_text => index,
            Key::Text(index) => {
                let message = format!(
                    "the answer {} is read as the option with this text, not as its number; if that is wrong, write the \
                     text of the right option",
                    key.text.trim()
                );
                questions.faults().warning(key.offset, message);
                index
            }
            Key::Several => {
                let message = "several right options are named, but only one may be; name one and change the others";
                questions.faults().error(key.offset, message);
                return None;
            }
            Key::Unknown => {
                let message =
                    format!("\"{}\" is none of the options; {MARKING}", self.read(&key.text).text.shortened());
                questions.faults().error(key.offset, message);
                return None;
            }
        };
        let options = self.options.iter().map(|(index, cell, text)| option(cell.offset, *index, text, *index == right));
        let wrong = self
            .wrong
            .iter()
            .enumerate()
            .map(|(index, cell)| option(cell.offset, self.options.len() + index, &cell.text, false));
        Some((options.chain(wrong).collect(), false))
    }
}

fn without_curly_quotes(cell: &str) -> &str {
    let cell = cell.trim();
    let inner = cell.strip_prefix(CURLY_QUOTES).and_then(|inner| inner.strip_suffix(['”', '“', '»']));
    inner.unwrap_or(cell)
}

/// The options of one cell.
fn list(cell: &str) -> Vec<&str> {
    let separator = ['|', '\n', ';', ','].into_iter().find(|separator| cell.contains(*separator)).unwrap_or('|');
    cell.split(separator).map(str::trim).filter(|text| !text.is_empty()).collect()
}

/// What a spreadsheet makes of TRUE and FALSE.
fn truth(key: &str) -> Option<bool> {
    match key.trim().to_ascii_lowercase().as_str() {
        "true" | "t" => Some(true),
        "false" | "f" => Some(false),
        _ => None,
    }
}
