//! The texts of a deck, apart from everything that decides what is asked and what counts; and the deck in another language.
//!
//! The texts are an object with the fields of the deck. Facets, items and options are objects by id instead of lists, and
//! the link of a verdict is its label:
//!
//! ```json
//! {
//!   "title": "What do yaks eat?",
//!   "verdicts": { "mid": { "name": "On the pass", "text": "…", "next": "…", "link": "More on yaks" } },
//!   "items": {
//!     "yak-food": { "stem": "What do yaks eat?", "options": { "grass": { "text": "Grass", "why": "…" } } }
//!   }
//! }
//! ```

mod parity;
mod shape;

pub use parity::{ParityFault, ParityProblem};

pub(crate) use parity::{placeholder_message, placeholders};
pub(crate) use shape::{DECK, Shape, id};

use serde_json::{Map, Value};

/// All texts of a deck file, in its order.
pub fn texts(deck: &Value) -> Value {
    DECK.texts(deck).unwrap_or_else(|| Value::Object(Map::new()))
}

/// The deck with other texts, in the language of that tag. Everything else stays as it is, so that both decks have the same
/// fingerprint; `dir` is left out, because the language decides the direction.
///
/// # Errors
///
/// Returns every place where the texts differ from [`texts`] of the deck in more than their words.
pub fn translated(deck: &Value, texts: &Value, language: &str) -> Result<Value, Vec<ParityFault>> {
    let mut faults = Vec::new();
    parity::compare(&self::texts(deck), texts, "", &mut faults);
    if !faults.is_empty() {
        return Err(faults);
    }
    let mut translated = deck.clone();
    DECK.set_texts(&mut translated, texts);
    if let Some(fields) = translated.as_object_mut() {
        fields.insert("lang".to_owned(), language.into());
        // `remove` would move the last field to the place of this one.
        fields.retain(|name, _| name != "dir");
    }
    Ok(translated)
}
