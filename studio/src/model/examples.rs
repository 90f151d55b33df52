//! Decks to begin with.

use crate::messages::Source;

/// A deck to look at and to change.
#[derive(Debug, PartialEq, Eq)]
pub struct Example {
    /// What it is, for authors.
    pub label: &'static str,
    /// The name of its file.
    pub name: &'static str,
    /// Its text.
    pub text: &'static str,
}

impl Example {
    /// The one that is shown at first.
    pub const FIRST: Self =
        Self { label: "Questions in Markdown", name: "rivers.md", text: include_str!("../../examples/rivers.md") };

    /// All examples, in their order.
    pub const ALL: &[Self] = &[
        Self::FIRST,
        Self {
            label: "Questions for Moodle (GIFT)",
            name: "rivers.gift",
            text: include_str!("../../examples/rivers.gift"),
        },
        Self { label: "A table (CSV)", name: "rivers.csv", text: include_str!("../../examples/rivers.csv") },
        Self {
            label: "Two roles and a meter (JSON)",
            name: "paper-jobs.json",
            text: include_str!("../../examples/paper-jobs.json"),
        },
    ];

    /// Where its text is from.
    pub fn source(&self) -> Source {
        Source { name: self.name.to_owned(), format: None }
    }
}
