//! Writes a text in another format.

use super::checking::{deck_of, sentence};
use super::formats::{format_of, read, to_write};
use crate::messages::{FileFormat, Source};
use role_fit_formats::export;

/// More losses are only counted.
const MAX_LOSSES: usize = 20;

/// A text in another format.
#[derive(Debug, PartialEq, Eq)]
pub struct Converted {
    /// The new text; `None` if there was no question to write.
    pub text: Option<String>,
    /// What is not in it.
    pub losses: Vec<String>,
}

/// Writes the questions of a text in that format. A text that has it already stays as it is.
pub fn convert(text: &str, source: &Source, to: FileFormat) -> Converted {
    let from = format_of(text, source);
    if from == Some(to) {
        return Converted { text: Some(text.to_owned()), losses: Vec::new() };
    }
    let (Some(from), Some(format)) = (from, to_write(to)) else {
        return Converted { text: None, losses: Vec::new() };
    };
    let imported = read(text, from);
    let mut losses: Vec<String> =
        imported.faults.iter().map(|fault| format!("Line {}: {}", fault.line, sentence(&fault.message))).collect();
    if imported.deck.questions.is_empty() {
        return Converted { text: None, losses };
    }
    let text = if to == FileFormat::Json {
        deck_of(&imported, &source.name)
    } else {
        let exported = export(&imported.deck, format);
        losses.extend(exported.losses.iter().map(|loss| sentence(&loss.to_string())));
        exported.text
    };
    Converted { text: Some(text), losses: shortened(losses) }
}

fn shortened(mut losses: Vec<String>) -> Vec<String> {
    let more = losses.len().saturating_sub(MAX_LOSSES);
    losses.truncate(MAX_LOSSES);
    losses.extend((more > 0).then(|| format!("And {more} more.")));
    losses
}

/// The name of a file in another format.
pub fn file_name(name: &str, to: FileFormat) -> String {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let stem = if stem.is_empty() { "questions" } else { stem };
    let ending = match to {
        FileFormat::Json => "json",
        FileFormat::Gift => "gift",
        FileFormat::Aiken => "txt",
        FileFormat::Markdown => "md",
        FileFormat::Csv => "csv",
    };
    format!("{stem}.{ending}")
}
