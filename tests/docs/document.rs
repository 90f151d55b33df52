//! Reads tables and code of a Markdown document.

use std::collections::BTreeSet;

/// A document of this repository.
pub struct Document(&'static str);

/// A table without its head: the cells of each row.
pub type Table = Vec<Vec<String>>;

pub const REFERENCE: Document = Document(include_str!("../../docs/src/reference.md"));
pub const RESULT_LINKS: Document = Document(include_str!("../../docs/src/result-links.md"));
pub const DECKS: Document = Document(include_str!("../../docs/src/decks.md"));

impl Document {
    /// The section under a heading, up to the next heading of its level or a higher one.
    pub fn section(&self, heading: &str) -> &'static str {
        let marks = heading.split(' ').next().unwrap();
        let (_, rest) = self.0.split_once(&format!("\n{heading}\n")).unwrap_or_else(|| panic!("no heading {heading}"));
        let is_end = |line: &str| line.starts_with('#') && line.split(' ').next().unwrap().len() <= marks.len();
        let mut is_code = false;
        let length = rest.split_inclusive('\n').take_while(|line| {
            is_code ^= line.starts_with("```");
            is_code || !is_end(line)
        });
        let length = length.map(str::len).sum::<usize>();
        &rest[..length]
    }

    /// The table in a section whose first row, or a paragraph before it, contains these words.
    pub fn table(&self, heading: &str, words: &str) -> Table {
        let section = self.section(heading);
        let start = section.find(words).unwrap_or_else(|| panic!("no `{words}` under {heading}"));
        let start = section[..start].rfind('\n').map_or(0, |end| end + 1);
        let lines = section[start..].lines().skip_while(|line| !line.starts_with('|'));
        let rows = lines.take_while(|line| line.starts_with('|')).skip(2);
        rows.map(|row| row.trim_matches('|').split('|').map(|cell| cell.trim().to_owned()).collect()).collect()
    }
}

/// The words of a cell that are set as code, in their order.
pub fn codes(cell: &str) -> Vec<&str> {
    cell.split('`').skip(1).step_by(2).collect()
}

/// The code in the first cells of a table.
pub fn first_codes(table: &Table) -> BTreeSet<&str> {
    table.iter().flat_map(|row| codes(&row[0])).collect()
}
