//! One error or warning with its position.

use crate::position::Position;

/// One error or warning.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// Where it is in the file.
    pub position: Position,
    /// What is wrong, and where possible the intended word.
    pub message: String,
    /// What to do about a warning.
    pub help: Option<String>,
}

impl Diagnostic {
    /// An error; its message says what to do.
    pub fn error(position: Position, message: String) -> Self {
        Self { position, message, help: None }
    }

    /// One line for a terminal, and a second one with the help.
    pub fn to_text(&self, file: &str) -> String {
        let Self { position: Position { line, column }, message, help } = self;
        let help = help.as_ref().map_or_else(String::new, |help| format!("\n  help: {help}"));
        format!("{file}:{line}:{column}: {message}{help}")
    }
}
