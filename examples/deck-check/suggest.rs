//! What to do about a fault where its sentence alone leaves one searching: the nearest word that the format or the
//! deck knows. Knows names; knows nothing of how faults are found.

use role_fit_core::deck::faults::{Fault, Problem};
use serde_json::Value;

/// Every field of the format.
const FIELDS: [&str; 37] = [
    "$schema",
    "about",
    "compat",
    "count",
    "credit",
    "facet",
    "facets",
    "facts",
    "full",
    "id",
    "intro",
    "items",
    "key",
    "kind",
    "kinds",
    "label",
    "name",
    "notes",
    "options",
    "order",
    "plays",
    "pm",
    "po",
    "readiness",
    "role",
    "roles",
    "score",
    "section",
    "short",
    "source",
    "sources",
    "stem",
    "text",
    "title",
    "url",
    "weight",
    "why",
];

/// Words that differ by more letters than this are different words.
const FARTHEST: usize = 3;

/// A remedy, where there is one to name.
pub fn remedy(text: &str, fault: &Fault) -> Option<String> {
    let deck: Value = serde_json::from_str(text).unwrap_or_default();
    match fault.problem {
        Problem::Missing => Some(format!("add \"{}\"", last_name(&fault.path))),
        Problem::UnknownField => nearest(last_name(&fault.path), FIELDS).map(meant),
        Problem::UnknownWord => nearest(&fault.found, fault.expected.split(", ")).map(meant),
        Problem::NoSuchFacet => chosen(&fault.found, ids(deck.get("facets"))),
        Problem::NoSuchNote => {
            let notes = deck.get("notes").and_then(Value::as_object);
            chosen(&fault.found, notes.into_iter().flat_map(|notes| notes.keys().map(String::as_str)).collect())
        }
        Problem::NoSuchOption => {
            let item = fault.path.strip_suffix(".key").and_then(|path| deck.pointer(&pointer(path)));
            chosen(&fault.found, ids(item.and_then(|item| item.get("options"))))
        }
        Problem::DuplicateId => Some("give one of the two another id".to_owned()),
        Problem::CannotDraw => Some(format!("write {} or fewer, or add items", fault.expected)),
        _ => None,
    }
}

fn meant(word: &str) -> String {
    format!("did you mean `{word}`?")
}

/// The nearest of the known words, or all of them.
fn chosen(found: &str, known: Vec<&str>) -> Option<String> {
    match nearest(found, known.iter().copied()) {
        Some(word) => Some(meant(word)),
        None if known.is_empty() => None,
        None => Some(format!("there are: {}", known.join(", "))),
    }
}

fn nearest<'w>(found: &str, known: impl IntoIterator<Item = &'w str>) -> Option<&'w str> {
    let distance = |word: &str| strsim::damerau_levenshtein(&found.to_lowercase(), word);
    let near = known.into_iter().map(|word| (distance(word), word)).filter(|(distance, _)| *distance <= FARTHEST);
    near.filter(|(distance, word)| *distance < word.len()).min_by_key(|(distance, _)| *distance).map(|(_, word)| word)
}

fn ids(list: Option<&Value>) -> Vec<&str> {
    let members = list.and_then(Value::as_array).into_iter().flatten();
    members.filter_map(|member| member.get("id")?.as_str()).collect()
}

fn last_name(path: &str) -> &str {
    path.rsplit('.').next().unwrap_or(path)
}

/// `items[3]` as `/items/3`.
fn pointer(path: &str) -> String {
    format!("/{}", path.replace(['.', '['], "/").replace(']', ""))
}
