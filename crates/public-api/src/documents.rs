//! Writes the tables into Markdown documents, between comments: `<!-- public-api: events -->` and `<!-- /public-api -->`.

use crate::PublicApi;
use crate::markdown::TABLES;
use std::path::{Path, PathBuf};
use std::{fmt, fs, io};

/// The folder whose documents count at any depth. Of the others, only the root counts.
const FOLDER: &str = "docs";

const START: &str = "<!-- public-api: ";
const START_END: &str = " -->";
const END: &str = "<!-- /public-api -->";

/// Why the tables of a document cannot be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// The comment in this line names no table.
    UnknownTable(usize, String),
    /// The comment in this line is not followed by the one that ends the table.
    NoEnd(usize),
}

impl fmt::Display for Fault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnknownTable(line, name) => {
                let names = TABLES.map(|table| table.name).join(", ");
                write!(formatter, "line {line}: there is no table `{name}`; there are {names}")
            }
            Self::NoEnd(line) => write!(formatter, "line {line}: `{END}` is missing below this table"),
        }
    }
}

impl std::error::Error for Fault {}

/// The Markdown documents of a checkout, those without tables too.
pub fn paths(root: &Path) -> io::Result<Vec<PathBuf>> {
    let deep = root.join(FOLDER);
    let mut paths = Vec::new();
    let mut open = children(root)?;
    while let Some(path) = open.pop() {
        if path.is_dir() && path.starts_with(&deep) {
            open.extend(children(&path)?);
        } else if path.extension().is_some_and(|extension| extension == "md") {
            paths.push(path);
        }
    }
    paths.sort();
    Ok(paths)
}

fn children(folder: &Path) -> io::Result<Vec<PathBuf>> {
    fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect()
}

/// The document with its tables as they should be. A document without tables stays as it is.
pub fn with_tables(document: &str, api: &PublicApi) -> Result<String, Fault> {
    let mut result = String::new();
    let mut lines = document.split_inclusive('\n').enumerate();
    while let Some((at, line)) = lines.next() {
        result.push_str(line);
        let Some(name) = table_name(line) else { continue };
        let table = TABLES.iter().find(|table| table.name == name);
        let table = table.ok_or_else(|| Fault::UnknownTable(at + 1, name.to_owned()))?;
        // Blank lines, or Markdown would take the table for a part of the comments.
        result.push_str(&format!("\n{}\n", (table.render)(api)));
        let is_content = |line: &str| line.trim_end() != END && table_name(line).is_none();
        match lines.by_ref().find(|(_, line)| !is_content(line)) {
            Some((_, line)) if line.trim_end() == END => result.push_str(line),
            _ => return Err(Fault::NoEnd(at + 1)),
        }
    }
    Ok(result)
}

/// The names of the tables that a document has.
pub fn tables_in(document: &str) -> impl Iterator<Item = &str> {
    document.lines().filter_map(table_name)
}

/// The sections that the tables of a document refer to, as in `[Hosting]` or `[supported][Browsers]`. The document says
/// where each of them is: `[Hosting]: hosting.md`.
pub fn references_in(document: &str) -> Vec<&str> {
    let mut is_table = false;
    let mut references = Vec::new();
    for line in document.lines() {
        is_table = table_name(line).is_some() || is_table && line.trim_end() != END;
        let brackets = line.split('[').skip(1).filter_map(|rest| rest.split_once(']'));
        // The text before a second bracket is not a reference.
        references.extend(brackets.filter(|(_, rest)| is_table && !rest.is_empty()).map(|(name, _)| name));
    }
    references
}

fn table_name(line: &str) -> Option<&str> {
    line.trim_end().strip_prefix(START)?.strip_suffix(START_END)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_between_the_comments_is_replaced() {
        let api = PublicApi::current();
        let old = "# Slots\n<!-- public-api: slots -->\nold\n<!-- /public-api -->\nMore.\n";
        let new = with_tables(old, &api).unwrap();
        assert!(new.starts_with("# Slots\n<!-- public-api: slots -->\n\n| slot |"), "{new}");
        assert!(new.ends_with("|\n\n<!-- /public-api -->\nMore.\n"), "{new}");
        assert_eq!(with_tables(&new, &api).unwrap(), new);
        assert_eq!(tables_in(&new).collect::<Vec<_>>(), ["slots"]);
        assert_eq!(with_tables("No tables.", &api).unwrap(), "No tables.");
    }

    #[test]
    fn references_are_those_of_the_tables() {
        let document = "[No]\n<!-- public-api: slots -->\n\n| see [Hosting] | [supported][Browsers]. |\n<!-- /public-api -->\n[no] .";
        assert_eq!(references_in(document), ["Hosting", "Browsers"]);
    }

    #[test]
    fn a_misspelt_name_and_a_missing_end_are_reported_with_their_line() {
        for (document, expected) in [
            (
                "\n<!-- public-api: slot -->\n<!-- /public-api -->\n",
                "line 2: there is no table `slot`; there are attributes,",
            ),
            ("<!-- public-api: slots -->\n", "line 1: `<!-- /public-api -->` is missing"),
            (
                "<!-- public-api: slots -->\n<!-- public-api: parts -->\n<!-- /public-api -->\n",
                "line 1: `<!-- /public-api",
            ),
        ] {
            let fault = with_tables(document, &PublicApi::current()).unwrap_err().to_string();
            assert!(fault.starts_with(expected), "{fault}");
        }
    }
}
