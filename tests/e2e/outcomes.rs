//! The table of situations and engines that ends a run: what passed, what failed, and why an engine was left out.

use crate::engine::Engine;
use crate::trial::tests;
use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Mutex, PoisonError};

tests![the_table_shows_passed_failed_and_unsupported_situations, a_table_without_outcomes_is_not_printed];

/// What became of a situation in an engine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    Passed,
    Failed,
    /// The engine cannot be driven through it, for this reason.
    Unsupported(&'static str),
}

/// The outcomes so far, by situation. Trials on several threads add theirs.
#[derive(Default)]
pub struct Outcomes(Mutex<BTreeMap<String, Row>>);

type Row = [Option<Outcome>; Engine::ALL.len()];

impl Outcomes {
    pub fn add(&self, situation: &str, engine: Engine, outcome: Outcome) {
        let mut rows = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        rows.entry(situation.to_owned()).or_default()[engine as usize] = Some(outcome);
    }

    /// The situations that ran in at least one engine; `None` if there are none.
    pub fn table(&self) -> Option<Table> {
        let rows = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let has_run = |outcome: &Option<Outcome>| matches!(outcome, Some(Outcome::Passed | Outcome::Failed));
        let rows: Vec<_> =
            rows.iter().filter(|(_, row)| row.iter().any(has_run)).map(|(name, row)| (name.clone(), *row)).collect();
        (!rows.is_empty()).then_some(Table(rows))
    }
}

/// One line for each situation. The number in a cell stands for a reason below the table.
pub struct Table(Vec<(String, Row)>);

impl fmt::Display for Table {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let heading = "situation";
        let width = self.0.iter().map(|(name, _)| name.len()).max().unwrap_or(0).max(heading.len());
        write_line(formatter, width, heading, Engine::ALL.map(|engine| engine.name().to_lowercase()))?;
        let mut reasons = Vec::new();
        for (name, row) in &self.0 {
            write_line(formatter, width, name, row.map(|outcome| cell(outcome, &mut reasons)))?;
        }
        for (index, reason) in reasons.iter().enumerate() {
            writeln!(formatter, "{}: {reason}", index + 1)?;
        }
        Ok(())
    }
}

fn write_line(
    formatter: &mut fmt::Formatter<'_>,
    width: usize,
    first: &str,
    cells: [String; Engine::ALL.len()],
) -> fmt::Result {
    let cells: String = cells.iter().map(|cell| format!("  {cell:<8}")).collect();
    writeln!(formatter, "{}", format!("{first:<width$}{cells}").trim_end())
}

fn cell(outcome: Option<Outcome>, reasons: &mut Vec<&'static str>) -> String {
    match outcome {
        None => "not run".to_owned(),
        Some(Outcome::Passed) => "ok".to_owned(),
        Some(Outcome::Failed) => "FAILED".to_owned(),
        Some(Outcome::Unsupported(reason)) => {
            let known = reasons.iter().position(|known| *known == reason);
            let index = known.unwrap_or_else(|| {
                reasons.push(reason);
                reasons.len() - 1
            });
            (index + 1).to_string()
        }
    }
}

async fn the_table_shows_passed_failed_and_unsupported_situations() {
    use Engine::{Chromium, Firefox, WebKit};
    use Outcome::{Failed, Passed, Unsupported};
    let outcomes = Outcomes::default();
    for (situation, engine, outcome) in [
        ("a page", WebKit, Unsupported("no way in")),
        ("a page", Chromium, Passed),
        ("another", Chromium, Failed),
        ("another", Firefox, Unsupported("no way in")),
        ("another", WebKit, Unsupported("no keys")),
        ("filtered out", WebKit, Unsupported("no screen")),
    ] {
        outcomes.add(situation, engine, outcome);
    }
    let table = "\
situation  chromium  firefox   webkit
a page     ok        not run   1
another    FAILED    1         2
1: no way in
2: no keys
";
    assert_eq!(outcomes.table().unwrap().to_string(), table);
}

async fn a_table_without_outcomes_is_not_printed() {
    assert!(Outcomes::default().table().is_none());
}
