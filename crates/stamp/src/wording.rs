//! The texts of static/wording/en.json, as far as pages and the loader show them.

use crate::files::read_text;
use crate::html::fill;
use anyhow::{Context, Result};
use std::collections::BTreeMap;
use std::path::Path;

/// The texts by key.
#[derive(Debug, Clone)]
pub struct Wording(BTreeMap<String, String>);

impl Wording {
    /// Reads a JSON object of strings.
    pub fn read(path: &Path) -> Result<Self> {
        let text = read_text(path)?;
        let texts = serde_json::from_str(&text);
        Ok(Self(texts.with_context(|| format!("{} must be an object of strings", path.display()))?))
    }

    /// A text.
    pub fn text(&self, key: &str) -> Result<&str> {
        self.0.get(key).map(String::as_str).with_context(|| format!("static/wording/en.json has no text `{key}`"))
    }

    /// A text with its placeholders filled.
    pub fn filled(&self, key: &str, values: &[(&str, &str)]) -> Result<String> {
        fill(&format!("`{key}` in static/wording/en.json"), self.text(key)?, values)
    }

    /// Replaces a text.
    pub fn set(&mut self, key: &str, text: String) {
        self.0.insert(key.to_owned(), text);
    }

    /// The texts whose keys start with the prefix, by the rest of their keys.
    pub fn with_prefix(&self, prefix: &str) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().filter_map(move |(key, text)| Some((key.strip_prefix(prefix)?, text.as_str())))
    }
}

#[cfg(test)]
impl<const N: usize> From<[(&str, &str); N]> for Wording {
    fn from(texts: [(&str, &str); N]) -> Self {
        Self(texts.map(|(key, text)| (key.to_owned(), text.to_owned())).into())
    }
}
