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

/// From this sentence on, all of them name faults of decks. Only authors see these, so the engine does not embed them.
const FIRST_OF_FAULTS: &str = "fault_not_json";

/// The placeholder that chooses the form of a sentence with plural forms.
const COUNT: &str = "count";

/// The sentences of the widget with their keys, in the order of the file.
pub struct Sentences(Vec<(String, Sentence)>);

/// One sentence, or its plural forms by CLDR category.
enum Sentence {
    Text(String),
    Plural(Vec<(String, String)>),
}

impl Sentences {
    /// Reads the English wording file.
    pub fn read(path: impl AsRef<Path>) -> Result<Self, Box<dyn Error>> {
        let file: Map<String, Value> = serde_json::from_str(&fs::read_to_string(path)?)?;
        let mut sentences = Vec::new();
        for (key, value) in file {
            if OTHER_READERS.iter().any(|prefix| key.starts_with(prefix)) {
                continue;
            }
            let sentence = Sentence::read(&value).ok_or_else(|| {
                format!("the wording of {key} must be text of one line, or an object of such texts by plural category")
            })?;
            sentences.push((key, sentence));
        }
        Ok(Self(sentences))
    }

    /// The sentences for readers and those that name faults of decks, each one a line, as the engine reads them.
    pub fn lines(&self) -> [String; 2] {
        let (readers, faults) = self.0.split_at(self.first_of_faults());
        [readers, faults].map(|part| part.iter().map(|(_, sentence)| sentence.line()).collect::<Vec<_>>().join("\n"))
    }

    fn first_of_faults(&self) -> usize {
        self.0.iter().position(|(key, _)| key == FIRST_OF_FAULTS).unwrap_or(self.0.len())
    }

    /// The Rust code of the methods for the sentences for readers.
    pub fn accessors(&self) -> Result<String, Box<dyn Error>> {
        let mut code = String::from("impl Wording {\n    /// The keys of the sentences, in their order.\n");
        writeln!(code, "    pub const KEYS: &[&str] = &{:?};", self.0.iter().map(|(key, _)| key).collect::<Vec<_>>())?;
        let first = self.first_of_faults();
        writeln!(code, "\n    /// The index of the first sentence that names a fault of a deck.")?;
        writeln!(code, "    const FIRST_OF_FAULTS: usize = {first};")?;
        for (index, (key, sentence)) in self.0.iter().take(first).enumerate() {
            let names = sentence.placeholders();
            let parameter = |name: &&str| match *name {
                COUNT => format!(", {COUNT}: usize"),
                name => format!(", {name}: impl Into<Filling<'f>>"),
            };
            let parameters: String = names.iter().map(parameter).collect();
            let lifetime = if names.iter().any(|name| *name != COUNT) { "<'f>" } else { "" };
            let values: String = names.iter().map(|name| format!("({name:?}, {name}.into()), ")).collect();
            let body = match sentence {
                Sentence::Plural(_) => format!("self.counted({index}, {COUNT}, &[{values}])"),
                Sentence::Text(_) if names.is_empty() => format!("self.sentence({index})"),
                Sentence::Text(_) => format!("self.filled({index}, &[{values}])"),
            };
            writeln!(code, "\n    #[doc = {:?}]", sentence.longest())?;
            writeln!(code, "    pub fn {key}{lifetime}(&self{parameters}) -> AttrValue {{\n        {body}\n    }}")?;
        }
        code.push_str("}\n");
        Ok(code)
    }
}

impl Sentence {
    fn read(value: &Value) -> Option<Self> {
        let line = |value: &Value| value.as_str().filter(|text| !text.contains(['\n', '\t'])).map(str::to_owned);
        match value {
            Value::Object(forms) => {
                let forms = forms.iter().map(|(category, form)| Some((category.clone(), line(form)?)));
                forms.collect::<Option<_>>().map(Self::Plural)
            }
            _ => line(value).map(Self::Text),
        }
    }

    /// A line; that of plural forms alternates between categories and forms, with tabs in between.
    fn line(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Plural(forms) => {
                let forms = forms.iter().map(|(category, form)| format!("{category}\t{form}"));
                forms.collect::<Vec<_>>().join("\t")
            }
        }
    }

    /// The text, or the form of the category `other`, which comes last.
    fn longest(&self) -> &str {
        match self {
            Self::Text(text) => text,
            Self::Plural(forms) => forms.last().map_or("", |(_, form)| form),
        }
    }

    /// The names in curly brackets, sorted, each once.
    fn placeholders(&self) -> BTreeSet<&str> {
        let names = self.longest().split('{').skip(1).filter_map(|rest| rest.split_once('}'));
        names.map(|(name, _)| name).collect()
    }
}
