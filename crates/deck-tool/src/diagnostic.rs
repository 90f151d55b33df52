//! One error or warning with its position, and the change that removes it.

use crate::position::Position;
use role_fit_formats::Severity;
use std::ops::Range;

/// One error or warning.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// Where it is in the file.
    pub position: Position,
    /// Whether the deck is invalid because of it.
    pub severity: Severity,
    /// What is wrong, and where possible the intended word.
    pub message: String,
    /// What to do about a warning.
    pub help: Option<String>,
    /// The change that removes it, if one is known.
    pub fix: Option<Fix>,
}

/// A change of the text that removes an error.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// What it does, for a button: `Change to "stem"`.
    pub title: String,
    /// The changes, in the order of the text; they do not overlap.
    pub edits: Vec<Edit>,
}

/// The replacement of a part of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// The part, in bytes.
    pub range: Range<usize>,
    /// What takes its place.
    pub text: String,
}

impl Diagnostic {
    /// An error; its message says what to do.
    pub fn error(position: Position, message: String) -> Self {
        Self { position, severity: Severity::Error, message, help: None, fix: None }
    }

    /// One line for a terminal, and a second one with the help.
    pub fn to_text(&self, file: &str) -> String {
        let Self { position: Position { line, column }, severity, message, help, .. } = self;
        let warning = if *severity == Severity::Warning { "warning: " } else { "" };
        let help = help.as_ref().map_or_else(String::new, |help| format!("\n  help: {help}"));
        format!("{file}:{line}:{column}: {warning}{message}{help}")
    }
}
