//! Compares the wording of a language with the English one: no sentence may be missing, extra or without its placeholders.

use serde_json::{Map, Value};
use std::collections::BTreeSet;

/// The placeholder that chooses the plural form. Languages may write some numbers as words.
const COUNT: &str = "count";

/// The plural category that all languages have.
const OTHER: &str = "other";

/// What is wrong with a wording file, one sentence for each fault. `categories` are the plural categories of its language.
pub fn faults(english: &Value, wording: &Value, categories: &[&str]) -> Vec<String> {
    let [Some(english), Some(wording)] = [english, wording].map(Value::as_object) else {
        return vec!["it must be an object of sentences by their keys".to_owned()];
    };
    let missing = english.keys().filter(|key| !wording.contains_key(*key));
    let extra = wording.keys().filter(|key| !english.contains_key(*key));
    let mut faults: Vec<String> = missing.map(|key| format!("{key}: is missing; translate it")).collect();
    faults.extend(extra.map(|key| format!("{key}: is not in the English file; remove it")));
    for (key, english) in english {
        if let Some(sentence) = wording.get(key) {
            faults.extend(
                sentence_faults(english, sentence, categories).into_iter().map(|fault| format!("{key}: {fault}")),
            );
        }
    }
    faults
}

fn sentence_faults(english: &Value, sentence: &Value, categories: &[&str]) -> Vec<String> {
    match (english, sentence) {
        (Value::Object(english), Value::Object(forms)) => plural_faults(english, forms, categories),
        (Value::String(english), Value::String(text)) => text_fault(english, text, false).into_iter().collect(),
        (Value::Object(_), _) => vec![format!("must be an object with the plural forms {}", categories.join(", "))],
        _ => vec!["must be text in quotation marks".to_owned()],
    }
}

fn plural_faults(english: &Map<String, Value>, forms: &Map<String, Value>, categories: &[&str]) -> Vec<String> {
    if !forms.keys().eq(categories) {
        return vec![format!("must have the plural forms {}, in this order", categories.join(", "))];
    }
    let english = english.get(OTHER).and_then(Value::as_str).unwrap_or_default();
    let fault = |(category, form): (&String, &Value)| {
        let fault = match form.as_str() {
            Some(form) => text_fault(english, form, category != OTHER)?,
            None => "must be text in quotation marks".to_owned(),
        };
        Some(format!("{category}: {fault}"))
    };
    forms.iter().filter_map(fault).collect()
}

fn text_fault(english: &str, text: &str, may_omit_count: bool) -> Option<String> {
    if text.trim() != text || text.is_empty() || text.contains(['\n', '\t']) {
        return Some("must be one line of text, without spaces around it".to_owned());
    }
    let (found, mut expected) = (placeholders(text), placeholders(english));
    if may_omit_count && !found.contains(COUNT) {
        expected.remove(COUNT);
    }
    (found != expected).then(|| format!("has the placeholders {found:?}, but the English sentence has {expected:?}"))
}

fn placeholders(text: &str) -> BTreeSet<&str> {
    text.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name).collect()
}

#[cfg(test)]
mod tests {
    use super::faults;
    use serde_json::{Value, json};

    fn english() -> Value {
        json!({"back": "Back", "progress": "Question {index} of {total}", "more": {"one": "One more", "other": "{count} more"}})
    }

    fn polish(changes: Value) -> Vec<String> {
        let more = json!({"one": "Jeszcze jedno", "few": "Jeszcze {count}", "many": "Jeszcze {count}", "other": "Jeszcze {count}"});
        let mut wording = json!({"back": "Wstecz", "progress": "Pytanie {index} z {total}", "more": more});
        for (key, value) in changes.as_object().unwrap() {
            wording[key] = value.clone();
        }
        wording.as_object_mut().unwrap().retain(|_, value| !value.is_null());
        faults(&english(), &wording, &["one", "few", "many", "other"])
    }

    #[test]
    fn a_wording_with_all_sentences_has_no_faults() {
        assert_eq!(polish(json!({})), Vec::<String>::new());
    }

    #[test]
    fn every_difference_is_a_fault_with_its_key() {
        let rows = [
            (
                json!({"back": null, "next": "Dalej"}),
                "back: is missing; translate it|next: is not in the English file; remove it",
            ),
            (json!({"back": ""}), "back: must be one line of text, without spaces around it"),
            (json!({"back": {"one": "Wstecz"}}), "back: must be text in quotation marks"),
            (
                json!({"progress": "Pytanie {index}"}),
                "progress: has the placeholders {\"index\"}, but the English sentence has {\"index\", \"total\"}",
            ),
            (json!({"more": "Jeszcze {count}"}), "more: must be an object with the plural forms one, few, many, other"),
            (
                json!({"more": {"one": "a", "other": "{count}"}}),
                "more: must have the plural forms one, few, many, other, in this order",
            ),
            (
                json!({"more": {"one": "a", "few": "{count}", "many": "{count}", "other": "a"}}),
                "more: other: has the placeholders {}, but the English sentence has {\"count\"}",
            ),
        ];
        for (changes, expected) in rows {
            assert_eq!(polish(changes).join("|"), expected);
        }
        assert_eq!(faults(&english(), &json!([]), &[]), ["it must be an object of sentences by their keys"]);
    }
}
