//! Reports on files with questions: what cannot be read, and what another format cannot hold.

use crate::fault;
use role_fit_core::deck::reading;
use role_fit_formats::{Format, Import, Severity, WrittenFormat, export, import_file};
use serde_json::Value;
use std::path::Path;

/// A file in another format, and what the terminal shows about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conversion {
    /// The new file; `None` if no question could be read.
    pub text: Option<String>,
    /// Each fault and loss on a line, then how many questions there are.
    pub report: String,
}

/// Whether a file is a deck in JSON, by its name or, if that says nothing, by its content.
pub fn is_deck(name: &str, bytes: &[u8]) -> bool {
    let of_content = || std::str::from_utf8(bytes).ok().and_then(Format::of_content);
    Format::of_name(name).or_else(of_content) == Some(Format::Json)
}

/// The report on a file with questions, and whether it has no faults.
pub fn check_questions(name: &str, bytes: &[u8]) -> (String, bool) {
    let imported = import_file(name, bytes);
    let format = imported.format.map_or_else(String::new, |format| format!(" as {}", format.as_str()));
    let summary = format!("{name}: {} read{format}, {}", questions(imported.deck.questions.len()), faults(&imported));
    (lines(name, &imported).chain([summary]).collect::<Vec<_>>().join("\n"), imported.faults.is_empty())
}

/// Reads a file and writes its questions in another format.
pub fn convert(name: &str, bytes: &[u8], to: WrittenFormat) -> Conversion {
    let imported = import_file(name, bytes);
    let count = imported.deck.questions.len();
    let mut report: Vec<String> = lines(name, &imported).collect();
    let mut deck = imported.deck.clone();
    if to == WrittenFormat::Json && deck.title.is_none() {
        let title = Path::new(name).file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
        deck = deck.or_title(title);
        report.push(format!("{name}: no title; the deck is called \"{title}\" after its file"));
    }
    let exported = export(&deck, to);
    if to == WrittenFormat::Json && count > 0 {
        // The widget takes smaller files than are read here.
        let faults = reading::parse(&exported.text).err().unwrap_or_default();
        report.extend(
            faults
                .iter()
                .filter_map(|fault| Some(format!("{name}: as a deck, {}", fault::message(&Value::Null, fault)?))),
        );
    }
    report.extend(exported.losses.iter().map(|loss| format!("{name}: left out: {loss}")));
    report.push(format!("{name}: {} written as {}, {}", questions(count), to.as_str(), faults(&imported)));
    Conversion { text: (count > 0).then_some(exported.text), report: report.join("\n") }
}

fn lines<'i>(name: &'i str, imported: &'i Import) -> impl Iterator<Item = String> + 'i {
    imported.faults.iter().map(move |fault| format!("{name}:{fault}"))
}

fn questions(count: usize) -> String {
    if count == 1 { "1 question".to_owned() } else { format!("{count} questions") }
}

fn faults(imported: &Import) -> String {
    let errors = imported.faults.iter().filter(|fault| fault.severity == Severity::Error).count();
    let counted = |count: usize, noun: &str| match count {
        0 => format!("no {noun}s"),
        1 => format!("1 {noun}"),
        _ => format!("{count} {noun}s"),
    };
    format!("{}, {}", counted(errors, "error"), counted(imported.faults.len() - errors, "warning"))
}
