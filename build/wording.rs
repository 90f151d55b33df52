//! Generates a method of `Wording` for each sentence of the wording file, with its placeholders as parameters.
//!
//! So a sentence that does not exist, or a placeholder without a value, does not compile. The parameters are sorted by
//! name: rewording a sentence never swaps its arguments.

use serde_json::{Map, Value};
use std::collections::BTreeSet;
use std::error::Error;
use std::fmt::Write;
use std::fs;
use std::path::Path;

/// Sentences whose keys begin with these belong to the loader and to the pages that the build writes.
const OTHER_READERS: [&str; 2] = ["loader_", "page_"];

/// The sentences of the widget with their keys, in the order of the file.
pub struct Sentences(Vec<(String, String)>);

impl Sentences {
    /// Reads the wording file of one language.
    pub fn read(path: impl AsRef<Path>) -> Result<Self, Box<dyn Error>> {
        let file: Map<String, Value> = serde_json::from_str(&fs::read_to_string(path)?)?;
        let mut sentences = Vec::new();
        for (key, text) in file {
            if OTHER_READERS.iter().any(|prefix| key.starts_with(prefix)) {
                continue;
            }
            let text = text.as_str().ok_or_else(|| format!("the wording of {key} is not a string"))?;
            if text.contains('\n') {
                return Err(format!("the wording of {key} has more than one line").into());
            }
            sentences.push((key, text.to_owned()));
        }
        Ok(Self(sentences))
    }

    /// The sentences, one a line.
    pub fn lines(&self) -> String {
        self.0.iter().map(|(_, text)| text.as_str()).collect::<Vec<_>>().join("\n")
    }

    /// The Rust code of the methods.
    pub fn accessors(&self) -> Result<String, Box<dyn Error>> {
        let mut code = String::from("impl Wording {\n    /// The keys of the sentences, in their order.\n");
        writeln!(code, "    pub const KEYS: &[&str] = &{:?};", self.0.iter().map(|(key, _)| key).collect::<Vec<_>>())?;
        code.push_str("    /// The language of the sentences.\n    pub const LANGUAGE: &'static str = \"en\";\n");
        for (index, (key, text)) in self.0.iter().enumerate() {
            let names = placeholders(text);
            let parameters: String = names.iter().map(|name| format!(", {name}: impl Display")).collect();
            let values: String = names.iter().map(|name| format!("({name:?}, &{name}), ")).collect();
            let body = if names.is_empty() {
                format!("self.sentence({index})")
            } else {
                format!("self.filled({index}, &[{values}])")
            };
            writeln!(code, "\n    #[doc = {text:?}]")?;
            writeln!(code, "    pub fn {key}(&self{parameters}) -> AttrValue {{\n        {body}\n    }}")?;
        }
        code.push_str("}\n");
        Ok(code)
    }
}

/// The names in curly brackets, sorted, each once.
fn placeholders(text: &str) -> BTreeSet<&str> {
    text.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name).collect()
}
