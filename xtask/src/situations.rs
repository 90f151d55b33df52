//! The table of the end-to-end tests' situations: what became of each in each engine. Knows the files that the tests
//! leave, `<engine>.json` with an outcome for each name, and not what a situation is.

use crate::failure::Failure;
use crate::workspace::{Workspace, cannot, read_text};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::path::PathBuf;

/// One column for each.
const ENGINES: [&str; 3] = ["chromium", "firefox", "webkit"];

/// What became of each situation, in the order of `ENGINES`; nothing for an engine that left no file.
#[derive(Debug)]
pub struct Table([BTreeMap<String, String>; ENGINES.len()]);

/// Removes what an earlier run left, which must not pass for this one's.
pub fn forget(workspace: &Workspace) -> Result<(), Failure> {
    let folder = folder(workspace);
    if !folder.exists() {
        return Ok(());
    }
    std::fs::remove_dir_all(&folder).map_err(|error| cannot("remove", &folder, &error))
}

/// Reads what the tests left.
pub fn read(workspace: &Workspace) -> Result<Table, Failure> {
    let mut table = Table(Default::default());
    for (engine, column) in ENGINES.iter().zip(&mut table.0) {
        let path = folder(workspace).join(format!("{engine}.json"));
        if path.is_file() {
            *column = serde_json::from_str(&read_text(&path)?)
                .map_err(|error| Failure::new(format!("{}: {error}", path.display())))?;
        }
    }
    Ok(table)
}

fn folder(workspace: &Workspace) -> PathBuf {
    workspace.target.join("tmp/situations")
}

impl Table {
    /// Every engine has been through every situation, or has said why not.
    pub fn is_whole(&self) -> Result<(), Failure> {
        let names = self.names();
        let mut missing = Vec::new();
        for (engine, column) in ENGINES.iter().zip(&self.0) {
            if column.is_empty() {
                missing.push(format!("all of {engine}"));
            } else {
                let not_there = names.iter().filter(|name| !column.contains_key(**name));
                missing.extend(not_there.map(|name| format!("`{name}` in {engine}")));
            }
        }
        if missing.is_empty() {
            return Ok(());
        }
        Err(Failure::new(format!("the table of situations lacks {}", missing.join(", "))))
    }

    fn names(&self) -> BTreeSet<&str> {
        self.0.iter().flat_map(BTreeMap::keys).map(String::as_str).collect()
    }
}

/// One line for each situation. A number in a cell stands for the reason below the table why it cannot be driven there.
impl fmt::Display for Table {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names = self.names();
        let width = names.iter().map(|name| name.len()).max().unwrap_or(0).max("situation".len());
        let mut reasons = Vec::new();
        let mut line = |first: &str, cells: [String; ENGINES.len()]| {
            let cells: String = cells.iter().map(|cell| format!("  {cell:<8}")).collect();
            writeln!(formatter, "{}", format!("{first:<width$}{cells}").trim_end())
        };
        line("situation", ENGINES.map(str::to_owned))?;
        for name in names {
            let mut cells: [String; ENGINES.len()] = Default::default();
            for (cell, column) in cells.iter_mut().zip(&self.0) {
                *cell = cell_of(column.get(name).map(String::as_str), &mut reasons);
            }
            line(name, cells)?;
        }
        for (place, reason) in reasons.iter().enumerate() {
            writeln!(formatter, "{}: {reason}", place + 1)?;
        }
        Ok(())
    }
}

fn cell_of<'a>(outcome: Option<&'a str>, reasons: &mut Vec<&'a str>) -> String {
    let Some(outcome) = outcome else { return "missing".to_owned() };
    if outcome == "passed" {
        return "ok".to_owned();
    }
    let Some(reason) = outcome.strip_prefix("cannot: ") else { return "FAILED".to_owned() };
    let place = reasons.iter().position(|known| *known == reason).unwrap_or_else(|| {
        reasons.push(reason);
        reasons.len() - 1
    });
    (place + 1).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(columns: [&[(&str, &str)]; 3]) -> Table {
        let owned = |rows: &[(&str, &str)]| rows.iter().map(|(name, text)| ((*name).into(), (*text).into())).collect();
        Table(columns.map(owned))
    }

    #[test]
    fn shows_what_passed_what_failed_and_why_something_was_not_tried() {
        let table = table([
            &[("a page", "passed"), ("another", "failed: it broke")],
            &[("a page", "passed"), ("another", "cannot: no way in")],
            &[("a page", "cannot: no way in"), ("another", "cannot: no keys")],
        ]);
        let shown = "\
situation  chromium  firefox   webkit
a page     ok        ok        1
another    FAILED    1         2
1: no way in
2: no keys
";
        assert_eq!(table.to_string(), shown);
        assert!(table.is_whole().is_ok());
    }

    #[test]
    fn is_not_whole_without_an_engine_or_a_row() {
        let rows: &[(&str, &str)] = &[("a page", "passed"), ("another", "passed")];
        let table = table([rows, &[], &rows[..1]]);
        let lacks = table.is_whole().unwrap_err().to_string();
        assert!(lacks.ends_with("lacks all of firefox, `another` in webkit"), "{lacks}");
        assert!(table.to_string().contains("another    ok        missing   missing"), "{table}");
    }
}
