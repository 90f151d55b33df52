//! Writes the ids that a draft leaves out into the text of its deck, and changes nothing else.
//!
//! The rules are those by which other formats get ids: title, stem, option and facet as a slug, with a number if it is taken.

use crate::diagnostic::{Edit, Fix};
use crate::position::Positions;
use jsonc_parser::ast::{Object, Value};
use jsonc_parser::common::Ranged;
use role_fit_formats::Text;
use role_fit_formats::ids::{Taken, slug};
use std::ops::Range;

/// The kinds whose options are the roles and therefore have ids of their own.
const ROLE_KINDS: [&str; 2] = ["duty", "scenario"];

/// The text of a deck with all ids, and those that were written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fixed {
    /// The text; the same if nothing was missing.
    pub text: String,
    /// The ids that were written.
    pub ids: Vec<String>,
}

/// Writes the ids that the deck, its items, their options and its facets lack. A key that is the text of an option that
/// had no id becomes that option's id. Text that is not JSON stays as it is.
pub fn write_ids(text: &str) -> Fixed {
    missing_ids(text).apply()
}

/// The same as a fix of a text in an editor; `None` if nothing is missing.
pub fn fix(text: &str) -> Option<Fix> {
    let Edits { ids, list, .. } = missing_ids(text).sorted();
    let title = match ids.len() {
        0 => return None,
        1 => "Write the missing id".to_owned(),
        count => format!("Write the {count} missing ids"),
    };
    Some(Fix { title, edits: list.into_iter().map(|(range, text)| Edit { range, text }).collect() })
}

fn missing_ids(text: &str) -> Edits<'_> {
    let mut edits = Edits { text, list: Vec::new(), ids: Vec::new() };
    // Only strict JSON is a deck. serde_json also limits the depth of nesting.
    if serde_json::from_str::<serde_json::Value>(text).is_ok() {
        let positions = Positions::of(text);
        if let Some(deck) = positions.root().and_then(Value::as_object) {
            edits.deck(deck);
        }
    }
    edits
}

/// What is to be written.
struct Edits<'t> {
    text: &'t str,
    list: Vec<(Range<usize>, String)>,
    ids: Vec<String>,
}

impl Edits<'_> {
    fn deck(&mut self, deck: &Object<'_>) {
        if field(deck, "id").is_none() {
            let title = string(deck, "title").unwrap_or_default();
            self.write_id(deck, slug(title).unwrap_or_else(|| "quiz".to_owned()));
        }
        self.name_all(&objects(deck, "facets"), |facet| string(facet, "name").map(str::to_owned), "facet");
        let items = objects(deck, "items");
        self.name_all(&items, |item| plain(item, "stem"), "question");
        for item in items {
            if !ROLE_KINDS.contains(&string(item, "kind").unwrap_or_default()) {
                let options = objects(item, "options");
                let ids = self.name_all(&options, |option| plain(option, "text"), "option");
                self.mend_key(item, &options, &ids);
            }
        }
    }

    /// Writes the missing ids of objects that share a list. Returns those ids, with nothing for each object that has one.
    fn name_all(
        &mut self,
        objects: &[&Object<'_>],
        text: impl Fn(&Object<'_>) -> Option<String>,
        fallback: &str,
    ) -> Vec<Option<String>> {
        let mut taken = Taken::of(objects.iter().filter_map(|object| string(object, "id")));
        let mut name = |object: &&Object<'_>| {
            field(object, "id").is_none().then(|| {
                let id = taken.new_id(&text(object).unwrap_or_default(), fallback);
                self.write_id(object, id.clone());
                id
            })
        };
        objects.iter().map(&mut name).collect()
    }

    /// In a draft without ids, the key can only be the text of the right option.
    fn mend_key(&mut self, item: &Object<'_>, options: &[&Object<'_>], new_ids: &[Option<String>]) {
        let Some((value, key)) = field(item, "key").and_then(|value| Some((value, as_string(value)?))) else { return };
        let is_id = options.iter().any(|option| string(option, "id") == Some(key))
            || new_ids.iter().flatten().any(|id| id == key);
        let is_meant = |option: &Object<'_>| {
            string(option, "text") == Some(key) || plain(option, "text").is_some_and(|text| text == key.trim())
        };
        let meant = options.iter().zip(new_ids).find(|(option, _)| is_meant(option)).and_then(|(_, id)| id.as_ref());
        if let Some(id) = meant.filter(|_| !is_id) {
            let range = value.range();
            self.list.push((range.start..range.end, format!("\"{id}\"")));
        }
    }

    /// Makes the id the first field of the object, in the style of the others.
    fn write_id(&mut self, object: &Object<'_>, id: String) {
        // Editors look for the schema in the first field.
        let anchor = object.properties.iter().find(|field| field.name.as_str() != "$schema");
        let (at, written) = match anchor {
            Some(field) => {
                let at = field.range.start;
                let before = self.text.get(..at).unwrap_or_default();
                let gap = before.get(before.trim_end().len()..).unwrap_or_default();
                let colon = self.text.get(field.name.range().end..field.value.range().start).unwrap_or(": ");
                let gap = match () {
                    () if gap.contains('\n') => gap,
                    () if gap.is_empty() && !colon.ends_with(' ') => "",
                    () => " ",
                };
                (at, format!("\"id\"{colon}\"{id}\",{gap}"))
            }
            None if object.properties.is_empty() => (object.range.start + 1, format!("\"id\": \"{id}\"")),
            None => return,
        };
        self.list.push((at..at, written));
        self.ids.push(id);
    }

    /// The edits in the order of the text.
    fn sorted(mut self) -> Self {
        self.list.sort_by_key(|(range, _)| range.start);
        self
    }

    fn apply(self) -> Fixed {
        let this = self.sorted();
        let mut text = String::new();
        let mut end = 0;
        for (range, written) in &this.list {
            text.push_str(this.text.get(end..range.start).unwrap_or_default());
            text.push_str(written);
            end = range.end;
        }
        text.push_str(this.text.get(end..).unwrap_or_default());
        Fixed { text, ids: this.ids }
    }
}

/// The last field of that name, which is the one that counts.
fn field<'v, 'a>(object: &'v Object<'a>, name: &str) -> Option<&'v Value<'a>> {
    object.properties.iter().rfind(|field| field.name.as_str() == name).map(|field| &field.value)
}

fn as_string<'v>(value: &'v Value<'_>) -> Option<&'v str> {
    value.as_string_lit().map(|text| text.value.as_ref())
}

fn string<'v>(object: &'v Object<'_>, name: &str) -> Option<&'v str> {
    as_string(field(object, name)?)
}

/// The text of a field without its emphasis and code.
fn plain(object: &Object<'_>, name: &str) -> Option<String> {
    Some(Text::from_markup(string(object, name)?).plain())
}

/// The objects of an array.
fn objects<'v, 'a>(object: &'v Object<'a>, name: &str) -> Vec<&'v Object<'a>> {
    let elements = field(object, name).and_then(Value::as_array).map_or(&[][..], |array| array.elements.as_slice());
    elements.iter().filter_map(Value::as_object).collect()
}
