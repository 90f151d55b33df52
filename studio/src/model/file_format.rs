//! What the formats are called.

use crate::messages::FileFormat;

impl FileFormat {
    /// The formats that are read.
    pub const READ: [Self; 5] = [Self::Markdown, Self::Gift, Self::Aiken, Self::Csv, Self::Json];

    /// The formats that are written.
    pub const WRITTEN: [Self; 4] = [Self::Json, Self::Gift, Self::Markdown, Self::Csv];

    /// The name, for authors.
    pub fn label(self) -> &'static str {
        match self {
            Self::Json => "Deck (JSON)",
            Self::Gift => "GIFT",
            Self::Aiken => "Aiken",
            Self::Markdown => "Markdown",
            Self::Csv => "Table (CSV)",
        }
    }

    /// The name in an attribute.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Gift => "gift",
            Self::Aiken => "aiken",
            Self::Markdown => "markdown",
            Self::Csv => "csv",
        }
    }

    /// The format with that name.
    pub fn of_str(name: &str) -> Option<Self> {
        Self::READ.into_iter().find(|format| format.as_str() == name)
    }
}
