//! What the browser keeps for the next visit.

use super::embedding::Embedding;
use crate::messages::Source;
use serde::{Deserialize, Serialize};

/// What is kept.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Stored {
    /// Where the text is from.
    pub source: Source,
    /// The text of the editor. It is kept beside the rest.
    #[serde(skip)]
    pub text: String,
    /// The fingerprint of the file when it was opened.
    pub first_fingerprint: Option<String>,
    /// How the quiz is put on a page.
    pub embedding: Embedding,
}

impl Stored {
    /// Everything but the text, as JSON.
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// What was kept. If another version of the studio has written it, at least the text is restored.
    pub fn read(json: &str, text: String) -> Self {
        let stored: Self = serde_json::from_str(json).unwrap_or_default();
        Self { text, ..stored }
    }
}
