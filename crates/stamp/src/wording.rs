//! The texts of a wording file, as far as pages and the loader show them.

use crate::html::fill;
use anyhow::{Context, Result};
use serde_json::Value;
use std::collections::BTreeMap;

/// The texts by key.
#[derive(Debug, Clone)]
pub struct Wording(BTreeMap<String, String>);

impl Wording {
    /// The texts of a JSON object. Sentences with plural forms belong to the engine.
    pub fn of_json(file: &Value) -> Result<Self> {
        let texts = file.as_object().context("a wording file must be an object of texts")?;
        let text = |(key, value): (&String, &Value)| Some((key.clone(), value.as_str()?.to_owned()));
        Ok(Self(texts.iter().filter_map(text).collect()))
    }

    /// A text.
    pub fn text(&self, key: &str) -> Result<&str> {
        self.0.get(key).map(String::as_str).with_context(|| format!("the wording has no text `{key}`"))
    }

    /// A text with its placeholders filled.
    pub fn filled(&self, key: &str, values: &[(&str, &str)]) -> Result<String> {
        fill(&format!("`{key}` of the wording"), self.text(key)?, values)
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
