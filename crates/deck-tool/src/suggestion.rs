//! The name that the author probably meant: the most similar one of the format or of the deck.

use role_fit_core::deck::faults::{Fault, Problem};
use serde_json::Value;

/// Every field of the format.
const FIELDS: [&str; 49] = [
    "$schema",
    "about",
    "compat",
    "count",
    "credit",
    "dir",
    "disputed",
    "enemies",
    "facet",
    "facets",
    "facts",
    "full",
    "heading",
    "i_am",
    "id",
    "intro",
    "items",
    "key",
    "kind",
    "kinds",
    "label",
    "lang",
    "link",
    "name",
    "next",
    "notes",
    "options",
    "order",
    "part",
    "plays",
    "pm",
    "po",
    "readiness",
    "report",
    "role",
    "roles",
    "score",
    "section",
    "short",
    "source",
    "sources",
    "stem",
    "teaser",
    "text",
    "title",
    "url",
    "verdicts",
    "weight",
    "why",
];

/// Words with a larger edit distance are not suggested.
const MAX_DISTANCE: usize = 3;

/// What the author may have meant, as the end of a sentence.
pub fn suggestion(deck: &Value, fault: &Fault) -> Option<String> {
    match meant(deck, fault)? {
        Meant::Word(word) => Some(format!("did you mean \"{word}\"?")),
        Meant::OneOf(words) => Some(format!("the deck has: {}", words.join(", "))),
    }
}

/// The one word that the author seems to have meant.
pub fn intended_word(deck: &Value, fault: &Fault) -> Option<String> {
    match meant(deck, fault)? {
        Meant::Word(word) => Some(word),
        Meant::OneOf(_) => None,
    }
}

enum Meant {
    /// The most similar word.
    Word(String),
    /// None is similar: all that there are.
    OneOf(Vec<String>),
}

fn meant(deck: &Value, fault: &Fault) -> Option<Meant> {
    match fault.problem {
        // A field that belongs elsewhere is not misspelt.
        Problem::UnknownField if FIELDS.contains(&last_field(&fault.path)) => None,
        Problem::UnknownField => nearest(last_field(&fault.path), FIELDS).map(word),
        Problem::UnknownWord => nearest(&fault.found, fault.expected.split(", ")).map(word),
        Problem::NoSuchItem => nearest(&fault.found, ids(deck.get("items")).iter().map(String::as_str)).map(word),
        Problem::NoSuchFacet => one_of(&fault.found, ids(deck.get("facets"))),
        Problem::NoSuchNote => {
            let notes = deck.get("notes").and_then(Value::as_object);
            one_of(&fault.found, notes.into_iter().flat_map(|notes| notes.keys().cloned()).collect())
        }
        Problem::NoSuchOption => {
            let item = fault.path.strip_suffix(".key").and_then(|path| deck.pointer(&pointer(path)));
            one_of(&fault.found, ids(item.and_then(|item| item.get("options"))))
        }
        _ => None,
    }
}

fn word(word: &str) -> Meant {
    Meant::Word(word.to_owned())
}

/// The most similar word, or all of them.
fn one_of(found: &str, known: Vec<String>) -> Option<Meant> {
    match nearest(found, known.iter().map(String::as_str)).map(word) {
        Some(word) => Some(word),
        None if known.is_empty() => None,
        None => Some(Meant::OneOf(known)),
    }
}

fn nearest<'w>(found: &str, known: impl IntoIterator<Item = &'w str>) -> Option<&'w str> {
    let found = found.to_lowercase();
    known
        .into_iter()
        .map(|word| (strsim::damerau_levenshtein(&found, word), word))
        .filter(|(distance, word)| *distance <= MAX_DISTANCE && *distance < word.len())
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, word)| word)
}

fn ids(list: Option<&Value>) -> Vec<String> {
    let members = list.and_then(Value::as_array).into_iter().flatten();
    members.filter_map(|member| Some(member.get("id")?.as_str()?.to_owned())).collect()
}

/// The last field name in a path.
pub fn last_field(path: &str) -> &str {
    path.rsplit('.').next().unwrap_or(path)
}

/// Translates `items[3]` to the JSON pointer `/items/3`.
fn pointer(path: &str) -> String {
    format!("/{}", path.replace(['.', '['], "/").replace(']', ""))
}
