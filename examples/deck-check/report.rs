//! The report on one deck, as a person reads it. Knows the order and the form of its lines, not how faults are found.

use crate::doubled;
use crate::lint;
use crate::place::Places;
use crate::suggest;
use role_fit::assets;
use role_fit::deck_faults::sentence;
use role_fit::wording::Wording;
use role_fit_core::deck::faults::{Fault, Problem};
use role_fit_core::deck::{Deck, reading};

/// What is said of a deck, and whether there was nothing to find.
pub struct Report {
    /// The lines for the person.
    pub text: String,
    /// Neither a fault nor a finding.
    pub is_clean: bool,
}

/// Checks the text of a file; `name` is how the file was called.
pub fn of(name: &str, text: &str) -> Report {
    let places = Places::of(text);
    let (lines, summary) = match checked(text, &places) {
        Err(faults) => {
            let lines: Vec<String> = faults.iter().map(|fault| told(name, text, &places, fault)).collect();
            let summary = format!("{name}: {}", counted(lines.len(), "fault"));
            (lines, summary)
        }
        Ok(deck) => {
            let line = |finding: lint::Finding| {
                let (line, column) = places.of_path(&finding.path);
                format!("{name}:{line}:{column}: {}: {}\n  help: {}", finding.path, finding.what, finding.remedy)
            };
            let lines: Vec<String> = lint::findings(&deck).into_iter().map(line).collect();
            // An edition that replaces this one lists it among its "compat".
            let fingerprint = deck.fingerprint();
            let summary = format!("{name}: no fault, {}; fingerprint {fingerprint:08x}", counted(lines.len(), "lint"));
            (lines, summary)
        }
    };
    let is_clean = lines.is_empty();
    let text = lines.into_iter().chain([summary]).collect::<Vec<_>>().join("\n");
    Report { text, is_clean }
}

/// The deck, or its faults: those that the reader finds, then doubled fields.
fn checked(text: &str, places: &Places) -> Result<Deck, Vec<Fault>> {
    let deck = reading::parse(text);
    let is_json = !matches!(&deck, Err(faults) if faults.iter().any(|fault| fault.problem == Problem::NotJson));
    let doubled = places.root().filter(|_| is_json).map_or_else(Vec::new, doubled::faults);
    match deck {
        Err(faults) => Err([faults, doubled].concat()),
        Ok(deck) if doubled.is_empty() => Ok(deck),
        Ok(_) => Err(doubled),
    }
}

fn counted(count: usize, what: &str) -> String {
    match count {
        0 => format!("no {what}"),
        1 => format!("1 {what}"),
        _ => format!("{count} {what}s"),
    }
}

fn told(name: &str, text: &str, places: &Places, fault: &Fault) -> String {
    let (line, column) = match (fault.problem, fault.found.parse(), fault.expected.parse()) {
        (Problem::NotJson, Ok(line), Ok(column)) => (line, column),
        _ => places.of_path(&fault.path),
    };
    let sentence = sentence(&Wording::new(assets::sentences("en")), fault);
    let help = suggest::remedy(text, fault).map_or_else(String::new, |remedy| format!("\n  help: {remedy}"));
    format!("{name}:{line}:{column}: {sentence}{help}")
}
