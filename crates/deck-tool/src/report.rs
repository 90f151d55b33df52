//! The report on one deck: its diagnostics, and how a terminal shows them.

use crate::diagnostic::Diagnostic;
use crate::position::{Position, Positions};
use crate::{duplicates, fault, fix, lint, repair};
use role_fit_core::deck::Deck;
use role_fit_core::deck::faults::{Fault, Problem};
use role_fit_core::deck::reading;
use role_fit_formats::Severity;
use serde_json::Value;
use std::mem;

/// Everything that the check found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// The errors of an invalid deck, or the warnings about a valid one.
    pub diagnostics: Vec<Diagnostic>,
    /// The fingerprint of a valid deck, which a later edition lists under `compat`.
    pub fingerprint: Option<u32>,
}

/// Checks the text of a deck file.
pub fn check(text: &str) -> Report {
    check_bytes(text.as_bytes())
}

/// Checks the bytes of a deck file, its encoding included.
pub fn check_bytes(bytes: &[u8]) -> Report {
    let text = reading::decode(bytes);
    let parsed = text.clone().and_then(reading::parse);
    // A file that is too large has no text, and a fault of its own.
    let text = text.unwrap_or_default();
    if let Some(diagnostic) = parsed.as_ref().err().and_then(|faults| syntax_error(faults)) {
        return Report::invalid(vec![Diagnostic { fix: repair::of_syntax(text), ..diagnostic }]);
    }
    let positions = Positions::of(text);
    let faults = parsed.as_ref().err().map_or(&[][..], Vec::as_slice);
    // One fix writes all missing ids; the first of them offers it.
    let mut offers_ids = true;
    // Where similar names are looked up, which a deck without faults does not need.
    let deck = if faults.is_empty() { Value::Null } else { serde_json::from_str(text).unwrap_or_default() };
    let errors = faults.iter().filter_map(|fault| {
        let message = fault::message(&deck, fault)?;
        Some(Diagnostic {
            fix: if fault.problem == Problem::MissingId && mem::take(&mut offers_ids) {
                fix::fix(text)
            } else {
                repair::of_fault(text, &deck, &positions, fault)
            },
            ..Diagnostic::error(positions.of_path(&fault.path), message)
        })
    });
    let errors: Vec<Diagnostic> = errors.chain(duplicates::find(&positions)).collect();
    match parsed {
        Ok(deck) if errors.is_empty() => Report::valid(&deck, &positions),
        _ => Report::invalid(errors),
    }
}

/// What is wrong with a file that is not JSON.
fn syntax_error(faults: &[Fault]) -> Option<Diagnostic> {
    let fault = faults.iter().find(|fault| fault.problem.is_syntax())?;
    let number = |text: &str| text.parse().unwrap_or(1);
    let position = Position { line: number(&fault.found), column: number(&fault.expected) };
    Some(Diagnostic::error(position, fault::message(&Value::Null, fault)?))
}

impl Report {
    fn invalid(diagnostics: Vec<Diagnostic>) -> Self {
        Self { diagnostics, fingerprint: None }
    }

    fn valid(deck: &Deck, positions: &Positions<'_>) -> Self {
        let warning = |finding: lint::Finding| Diagnostic {
            position: positions.of_path(&finding.path),
            severity: Severity::Warning,
            message: format!("`{}`: {}", finding.path, finding.what),
            help: Some(finding.remedy),
            fix: None,
        };
        Self {
            diagnostics: lint::findings(deck).into_iter().map(warning).collect(),
            fingerprint: Some(deck.fingerprint()),
        }
    }

    /// Whether there is neither an error nor a warning.
    pub fn is_clean(&self) -> bool {
        self.diagnostics.is_empty()
    }

    /// The report for a terminal; `file` is the name by which the user called the file.
    pub fn to_text(&self, file: &str) -> String {
        let count = self.diagnostics.len();
        let summary = match self.fingerprint {
            None => format!("{file}: {}", counted(count, "error")),
            Some(fingerprint) => {
                format!("{file}: no errors, {}; fingerprint {fingerprint:08x}", counted(count, "warning"))
            }
        };
        let lines = self.diagnostics.iter().map(|diagnostic| diagnostic.to_text(file));
        lines.chain([summary]).collect::<Vec<_>>().join("\n")
    }
}

/// `no errors`, `1 error`, `2 errors`.
pub(crate) fn counted(count: usize, noun: &str) -> String {
    match count {
        0 => format!("no {noun}s"),
        1 => format!("1 {noun}"),
        _ => format!("{count} {noun}s"),
    }
}
