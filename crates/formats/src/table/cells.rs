//! Cuts a table into rows and cells with their offsets. `csv-core` reads the cells: quotes, doubled quotes, line breaks.

use csv_core::{ReadFieldResult, ReaderBuilder};

/// A cell, and where it begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Cell {
    pub(crate) offset: usize,
    pub(crate) text: String,
    /// Whether it begins with a quote that is never closed.
    pub(crate) is_unclosed: bool,
}

/// How often reading starts anew behind a quote that is never closed. Each time reads the rest of the file.
const MAX_RESTARTS: usize = 4;

/// The rows of a table from an offset on, at most `max_rows`. Blank lines are no rows.
pub(crate) fn rows(text: &str, start: usize, separator: u8, max_rows: usize) -> Vec<Vec<Cell>> {
    let mut rows = Vec::new();
    let mut start = start;
    for restart in 0..=MAX_RESTARTS {
        rows_from(text, start, separator, max_rows, &mut rows);
        // The unclosed cell goes to the end of the file, so that it is the last one.
        let last = rows.last().and_then(|row| row.last()).filter(|cell| cell.is_unclosed);
        let Some(offset) = last.map(|cell| cell.offset) else { break };
        let next_line = text.get(offset..).and_then(|rest| rest.find('\n')).map(|at| offset + at + 1);
        match next_line.filter(|_| restart < MAX_RESTARTS) {
            Some(next) => start = next,
            None => break,
        }
    }
    rows
}

fn rows_from(text: &str, start: usize, separator: u8, max_rows: usize, rows: &mut Vec<Vec<Cell>>) {
    let mut reader = ReaderBuilder::new().delimiter(separator).build();
    let mut buffer = vec![0; 8 * 1024];
    let mut input = text.as_bytes().get(start..).unwrap_or_default();
    let mut position = start;
    let mut row = Vec::new();
    let mut bytes = Vec::new();
    let mut begin = None;
    while rows.len() < max_rows {
        if begin.is_none() && row.is_empty() {
            // The reader skips blank lines as a part of the next cell.
            let blank = input.iter().take_while(|byte| matches!(byte, b'\n' | b'\r')).count();
            input = input.get(blank..).unwrap_or_default();
            position += blank;
        }
        begin = begin.or(Some(position));
        let (result, read, written) = reader.read_field(input, &mut buffer);
        bytes.extend_from_slice(buffer.get(..written).unwrap_or_default());
        input = input.get(read..).unwrap_or_default();
        position += read;
        match result {
            ReadFieldResult::InputEmpty | ReadFieldResult::OutputFull => {}
            ReadFieldResult::Field { record_end } => {
                let offset = begin.take().unwrap_or(position);
                let cell = String::from_utf8_lossy(&std::mem::take(&mut bytes)).into_owned();
                let is_unclosed = input.is_empty() && is_unclosed(text.get(offset..).unwrap_or_default());
                row.push(Cell { offset, text: cell, is_unclosed });
                if record_end {
                    rows.push(std::mem::take(&mut row));
                }
            }
            ReadFieldResult::End => break,
        }
    }
}

/// Whether the last cell of a file begins with a quote that has no partner.
fn is_unclosed(raw: &str) -> bool {
    raw.starts_with('"') && raw.bytes().filter(|byte| *byte == b'"').count() % 2 == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_have_their_text_and_their_offset() {
        let text = "a,\"b \"\"c\"\"\nd\",\n\n  e,f";
        let found: Vec<Vec<_>> = rows(text, 0, b',', 9)
            .iter()
            .map(|row| row.iter().map(|cell| (cell.text.clone(), text[cell.offset..].chars().next())).collect())
            .collect();
        let cell = |text: &str, first: char| (text.to_owned(), Some(first));
        assert_eq!(
            found,
            [vec![cell("a", 'a'), cell("b \"c\"\nd", '"'), cell("", '\n')], vec![cell("  e", ' '), cell("f", 'f')],]
        );
    }

    #[test]
    fn a_quote_that_is_never_closed_costs_one_row() {
        let text = "a,\"b\nc,d\ne,f";
        let found = rows(text, 0, b',', 9);
        let shown: Vec<Vec<_>> =
            found.iter().map(|row| row.iter().map(|cell| (cell.text.as_str(), cell.is_unclosed)).collect()).collect();
        assert_eq!(shown.len(), 3, "{shown:?}");
        assert!(shown[0][1].1);
        assert_eq!(shown[1..], [vec![("c", false), ("d", false)], vec![("e", false), ("f", false)]]);
    }

    #[test]
    fn only_as_many_rows_are_read_as_are_wanted() {
        assert_eq!(rows("a\nb\nc", 0, b',', 2).len(), 2);
        assert_eq!(rows("", 0, b',', 2).len(), 0);
    }
}
