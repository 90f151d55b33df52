//! What could not be read, with its place in the file.

use crate::limits::MAX_FAULTS;
use std::fmt;

/// Something in a file that was left out or changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The line, from 1.
    pub line: usize,
    /// The column in chars, from 1.
    pub column: usize,
    /// Whether something is missing in the deck.
    pub severity: Severity,
    /// What is wrong, why, and what to do.
    pub message: String,
}

/// How bad a fault is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Severity {
    /// A question, or the whole file, was not imported.
    Error,
    /// The question was imported, with a change that its author should know.
    Warning,
}

impl fmt::Display for Fault {
    /// Writes `line:column: message`.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { line, column, severity, message } = self;
        let severity = if *severity == Severity::Warning { "warning: " } else { "" };
        write!(formatter, "{line}:{column}: {severity}{message}")
    }
}

/// The faults found so far, by byte offset.
#[derive(Debug, Default)]
pub(crate) struct Faults {
    found: Vec<(usize, Severity, String)>,
    omitted: usize,
}

impl Faults {
    pub(crate) fn error(&mut self, offset: usize, message: impl Into<String>) {
        self.add(offset, Severity::Error, message.into());
    }

    pub(crate) fn warning(&mut self, offset: usize, message: impl Into<String>) {
        self.add(offset, Severity::Warning, message.into());
    }

    fn add(&mut self, offset: usize, severity: Severity, message: String) {
        if self.found.len() < MAX_FAULTS {
            self.found.push((offset, severity, message));
        } else {
            self.omitted += 1;
        }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// The faults in the order of the text, with lines and columns, in one pass over the text.
    pub(crate) fn resolve(mut self, text: &str) -> Vec<Fault> {
        self.found.sort_by_key(|(offset, ..)| *offset);
        let (mut line, mut column, mut read) = (1, 1, 0);
        let mut faults = Vec::with_capacity(self.found.len());
        for (offset, severity, message) in self.found {
            let between = text.get(read..offset.max(read)).unwrap_or_default();
            for char in between.chars() {
                (line, column) = if char == '\n' { (line + 1, 1) } else { (line, column + 1) };
            }
            read += between.len();
            faults.push(Fault { line, column, severity, message });
        }
        if self.omitted > 0 {
            let message = format!("{} more faults are not listed; fix these first", self.omitted);
            faults.push(Fault { line, column, severity: Severity::Error, message });
        }
        faults
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_become_lines_and_columns_in_the_order_of_the_text() {
        let mut faults = Faults::default();
        let text = "Ä = 1\n~Ö\n";
        for offset in [text.find('~').unwrap(), 0, text.find('=').unwrap(), text.len(), text.len() + 99] {
            faults.warning(offset, "");
        }
        let found: Vec<_> = faults.resolve(text).iter().map(|fault| (fault.line, fault.column)).collect();
        assert_eq!(found, [(1, 1), (1, 3), (2, 1), (3, 1), (3, 1)]);
    }

    #[test]
    fn a_long_list_of_faults_ends_with_their_number() {
        let mut faults = Faults::default();
        (0..MAX_FAULTS + 3).for_each(|_| faults.error(0, "bad"));
        let found = faults.resolve("");
        assert_eq!(found.len(), MAX_FAULTS + 1);
        assert_eq!(found[MAX_FAULTS].message, "3 more faults are not listed; fix these first");
    }
}
