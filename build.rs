//! Turns the files of `static/` into what the engine embeds: the deck without what is for its writers
//! only (white space, the place of its schema), the wording as a list of sentences with a method for each, and the
//! style of the screens that come with the engine, small in release builds.
//! The deck is the shipped one or, for authors who host a quiz of their own, the one that the environment names.

#[path = "build/style.rs"]
mod style;
#[path = "build/wording.rs"]
mod wording;

use serde_json::Value;
use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs};

/// The file of the deck to embed, an absolute path; `cargo xtask build --deck` sets it.
const DECK_VARIABLE: &str = "ROLE_FIT_DECK";
const SHIPPED_DECK: &str = "static/decks/po-pm.json";

const LATE_STYLE: &str = "static/late.css";

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
    let english = wording::Sentences::read("static/wording/en.json")?;
    fs::write(out.join("wording.rs"), english.accessors()?)?;
    fs::write(out.join("en.txt"), english.lines())?;
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
