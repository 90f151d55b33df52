//! Turns the files of `static/` into what the engine embeds: the deck without what is for its writers
//! only (white space, the place of its schema), the wording as one list of sentences with an enum that names them, and the
//! style of the screens that come with the engine, small in release builds.
//! The deck is the shipped one or, for authors who host a quiz of their own, the one that the environment names.
//!
//! The enum comes from the wording file, so that a sentence that is missing fails the build and one
//! that nobody says is a warning. Knows the files; knows nothing of what is done with them.

#[path = "build/style.rs"]
mod style;

use serde_json::{Map, Value};
use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs};

/// The file of the deck to embed, an absolute path; `cargo xtask build --deck` sets it.
const DECK_VARIABLE: &str = "ROLE_FIT_DECK";
const SHIPPED_DECK: &str = "static/decks/po-pm.json";

const LATE_STYLE: &str = "static/late.css";

/// Keys that begin with these are for the loader and for the pages that the build writes.
const NOT_THE_ENGINES: [&str; 2] = ["loader_", "page_"];

fn main() -> Result<(), Box<dyn Error>> {
    let out = PathBuf::from(env::var("OUT_DIR")?);
    let named = env::var_os(DECK_VARIABLE).filter(|path| !path.is_empty());
    let deck = named.map_or_else(|| PathBuf::from(SHIPPED_DECK), PathBuf::from);
    println!("cargo::rerun-if-env-changed={DECK_VARIABLE}");
    println!("cargo::rerun-if-changed={}", deck.display());
    println!("cargo::rerun-if-changed=static/wording");
    fs::write(out.join("deck.json"), for_readers(&deck)?)?;
    println!("cargo::rerun-if-changed={LATE_STYLE}");
    println!("cargo::rerun-if-changed=build");
    fs::write(out.join("late.css"), late_style()?)?;
    let english = sentences("static/wording/en.json")?;
    fs::write(out.join("messages.rs"), messages(&english))?;
    fs::write(out.join("en.txt"), lines(&english)?)?;
    Ok(())
}

/// In all but release builds it stays readable, so that a browser's tools show what its author knows.
fn late_style() -> Result<String, Box<dyn Error>> {
    let css = fs::read_to_string(LATE_STYLE)?;
    let is_release = env::var("PROFILE").is_ok_and(|profile| profile == "release");
    Ok(if is_release { style::small(&css) } else { css })
}

/// The fields of an item in the order in which a compressor finds most in common with the item before: a hundred bytes
/// of every download.
const ITEM_FIELDS: [&str; 12] =
    ["kind", "section", "facts", "order", "notes", "stem", "role", "id", "facet", "key", "options", "label"];

/// The deck without its white space and without the place of its schema, which only editors follow, each item's fields in
/// the order that is smallest.
///
/// A text that is not JSON is left as it is: the tests name its faults better than a build can.
fn for_readers(path: &Path) -> Result<String, Box<dyn Error>> {
    let text = fs::read_to_string(path).map_err(|error| format!("cannot read {}: {error}", path.display()))?;
    let Ok(mut deck) = serde_json::from_str::<Value>(&text) else { return Ok(text) };
    if let Some(fields) = deck.as_object_mut() {
        fields.shift_remove("$schema");
        for item in fields.get_mut("items").and_then(Value::as_array_mut).into_iter().flatten() {
            sort_fields(item);
        }
    }
    Ok(deck.to_string())
}

/// Fields that the list does not know stay behind the others: the reader tells of them.
fn sort_fields(item: &mut Value) {
    let Some(fields) = item.as_object_mut() else { return };
    let known = ITEM_FIELDS.iter().filter_map(|name| fields.shift_remove_entry(*name)).collect::<Vec<_>>();
    let others = std::mem::take(fields);
    fields.extend(known.into_iter().chain(others));
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
