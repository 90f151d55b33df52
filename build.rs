//! Turns files of `static/` into what the engine embeds: the deck without white space, and the wording as one list of
//! sentences with an enum that names them.
//!
//! The deck is the shipped one or, for authors who host a quiz of their own, the one in `ROLE_FIT_DECK`.
//!
//! The enum comes from the wording file, so that a sentence that is missing fails the build and one
//! that nobody says is a warning. Knows the files; knows nothing of what is done with them.

use serde_json::{Map, Value};
use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs};

/// The absolute path of the deck to embed; `cargo xtask build --deck` sets it.
const DECK_VARIABLE: &str = "ROLE_FIT_DECK";
const SHIPPED_DECK: &str = "static/decks/po-pm.json";

/// Keys that begin with these are for the loader and for the pages that the build writes.
const NOT_THE_ENGINES: [&str; 2] = ["loader_", "page_"];

fn main() -> Result<(), Box<dyn Error>> {
    let out = PathBuf::from(env::var("OUT_DIR")?);
    let named = env::var_os(DECK_VARIABLE).filter(|path| !path.is_empty());
    let deck = named.map_or_else(|| PathBuf::from(SHIPPED_DECK), PathBuf::from);
    println!("cargo::rerun-if-env-changed={DECK_VARIABLE}");
    println!("cargo::rerun-if-changed={}", deck.display());
    println!("cargo::rerun-if-changed=static/wording");
    fs::write(out.join("deck.json"), compact(&deck)?)?;
    let english = sentences("static/wording/en.json")?;
    fs::write(out.join("messages.rs"), messages(&english))?;
    fs::write(out.join("en.txt"), lines(&english)?)?;
    Ok(())
}

/// The deck without white space and without `$schema`, which only editors use.
///
/// A text that is not JSON stays as it is: the tests report its errors better than a build script can.
fn compact(path: &Path) -> Result<String, Box<dyn Error>> {
    let text = fs::read_to_string(path).map_err(|error| format!("cannot read {}: {error}", path.display()))?;
    let Ok(mut deck) = serde_json::from_str::<Value>(&text) else { return Ok(text) };
    if let Some(fields) = deck.as_object_mut() {
        fields.shift_remove("$schema");
    }
    Ok(deck.to_string())
}

/// The engine's sentences by key, in the order of the file.
fn sentences(path: impl AsRef<Path>) -> Result<Vec<(String, String)>, Box<dyn Error>> {
    let file: Map<String, Value> = serde_json::from_str(&fs::read_to_string(path)?)?;
    let mut sentences = Vec::new();
    for (key, text) in file {
        if !NOT_THE_ENGINES.iter().any(|prefix| key.starts_with(prefix)) {
            let text = text.as_str().ok_or_else(|| format!("the wording of {key} is not a text"))?;
            sentences.push((key, text.to_owned()));
        }
    }
    Ok(sentences)
}

fn messages(sentences: &[(String, String)]) -> String {
    let mut code = String::from("/// Every sentence, named as its key in the wording file.\n");
    code.push_str("#[derive(Debug, Clone, Copy, PartialEq, Eq)]\npub enum Message {\n");
    for (key, text) in sentences {
        code.push_str(&format!("    #[doc = {text:?}]\n    {},\n", camel_case(key)));
    }
    code.push_str("}\n\nimpl Message {\n    /// The keys, in the order of the messages.\n");
    code.push_str("    pub const KEYS: &[&str] = &[\n");
    for (key, _) in sentences {
        code.push_str(&format!("        {key:?},\n"));
    }
    code.push_str("    ];\n}\n");
    code
}

/// Each in a line of its own.
fn lines(sentences: &[(String, String)]) -> Result<String, Box<dyn Error>> {
    let mut lines = Vec::new();
    for (key, text) in sentences {
        if text.contains('\n') {
            return Err(format!("the wording of {key} is longer than a line").into());
        }
        lines.push(&**text);
    }
    Ok(lines.join("\n"))
}

fn camel_case(key: &str) -> String {
    let word = |word: &str| {
        let (first, rest) = word.split_at_checked(1).unwrap_or((word, ""));
        [&first.to_uppercase(), rest].concat()
    };
    key.split('_').map(word).collect()
}
