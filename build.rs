//! Turns files of `static/` into what the engine embeds: the deck without white space, and the wording as a list of
//! sentences with a method for each.
//!
//! The deck is the shipped one or, for authors who host a quiz of their own, the one in `ROLE_FIT_DECK`.

#[path = "build/compact.rs"]
mod compact;
#[path = "build/wording.rs"]
mod wording;

use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs};

/// The absolute path of the deck to embed; `cargo xtask build --deck` sets it.
const DECK_VARIABLE: &str = "ROLE_FIT_DECK";
const SHIPPED_DECK: &str = "static/decks/po-pm.json";

fn main() -> Result<(), Box<dyn Error>> {
    let out = PathBuf::from(env::var("OUT_DIR")?);
    let named = env::var_os(DECK_VARIABLE).filter(|path| !path.is_empty());
    let deck = named.map_or_else(|| PathBuf::from(SHIPPED_DECK), PathBuf::from);
    println!("cargo::rerun-if-env-changed={DECK_VARIABLE}");
    println!("cargo::rerun-if-changed={}", deck.display());
    println!("cargo::rerun-if-changed=static/lang/en");
    println!("cargo::rerun-if-changed=build");
    fs::write(out.join("deck.json"), embedded_deck(&deck)?)?;
    let english = wording::Sentences::read("static/lang/en/wording.json")?;
    fs::write(out.join("wording.rs"), english.accessors()?)?;
    let [readers, faults] = english.lines();
    fs::write(out.join("en.txt"), readers)?;
    fs::write(out.join("en-faults.txt"), faults)?;
    Ok(())
}

/// The deck in its compact form. A text that is not JSON stays as it is: the tests report its errors better than a build
/// script can.
fn embedded_deck(path: &Path) -> Result<String, Box<dyn Error>> {
    let text = fs::read_to_string(path).map_err(|error| format!("cannot read {}: {error}", path.display()))?;
    Ok(serde_json::from_str(&text).map_or(text, compact::compact))
}
