//! What the author could type at the cursor in a deck: fields, words and ids.

use super::cursor::{Cursor, Step, cursor};
use super::schema::{Field, fields, quoted, words};
use super::text_index::TextIndex;
use serde::Serialize;

/// What could be typed at a place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Completion {
    /// Where the part that is replaced begins, in UTF-16 units.
    pub from: usize,
    /// Where it ends.
    pub to: usize,
    /// What could take its place.
    pub options: Vec<CompletionOption>,
}

/// Something that could be typed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CompletionOption {
    /// What the list shows.
    pub label: String,
    /// What is inserted.
    pub insert: String,
    /// Where the cursor is afterwards, in UTF-16 units from the start of what is inserted.
    pub cursor: usize,
    /// What it means.
    pub info: Option<String>,
}

/// What could be typed at a UTF-16 offset; `None` if nothing is known there.
pub fn complete(text: &str, offset: usize) -> Option<Completion> {
    let index = TextIndex::new(text);
    let cursor = cursor(text, index.byte(offset))?;
    let kind = cursor.kind.as_deref();
    let options: Vec<CompletionOption> = if cursor.is_name {
        let is_new = |field: &Field| {
            let typed = text.get(cursor.token.clone()).unwrap_or_default().trim_matches('"');
            field.name == typed || !cursor.names.contains(&field.name)
        };
        fields(&cursor.path, kind).into_iter().filter(is_new).map(|field| name(field, &cursor)).collect()
    } else {
        let words = words(&cursor.path, kind).into_iter();
        let ids = ids(&cursor).into_iter().map(|id| quoted(&id));
        words.chain(ids).map(word).collect()
    };
    let (from, to) = (index.units(cursor.token.start), index.units(cursor.token.end));
    (!options.is_empty()).then_some(Completion { from, to, options })
}

fn name(field: Field, at: &Cursor) -> CompletionOption {
    let Field { name, description, brackets } = field;
    let quoted = quoted(&name);
    let comma = if at.is_followed { ", " } else { "" };
    let (insert, cursor) = if at.has_colon {
        (quoted.clone(), quoted.len())
    } else {
        (format!("{quoted}: {brackets}{comma}"), quoted.len() + 2 + brackets.len() / 2)
    };
    CompletionOption { label: name, insert, cursor, info: description }
}

fn word(word: String) -> CompletionOption {
    let label = word.trim_matches('"').to_owned();
    let cursor = word.encode_utf16().count();
    CompletionOption { label, insert: word, cursor, info: None }
}

/// The ids that the value at the cursor may name.
fn ids(cursor: &Cursor) -> Vec<String> {
    let named = |names: &[&str]| -> Vec<String> {
        let is_there = |path: &[Step]| match (path, names) {
            ([Step::Field(one), _], [wanted]) => one == wanted,
            _ => false,
        };
        cursor.ids.iter().filter(|(path, _)| is_there(path)).map(|(_, id)| id.clone()).collect()
    };
    match cursor.path.as_slice() {
        [Step::Field(items), _, Step::Field(field)] if items == "items" && field == "facet" => named(&["facets"]),
        [Step::Field(items), _, Step::Field(field), _] if items == "items" && field == "notes" => named(&["notes"]),
        [Step::Field(enemies), _, Step::Element(_)] if enemies == "enemies" => named(&["items"]),
        [Step::Field(items), Step::Element(item), Step::Field(key)] if items == "items" && key == "key" => {
            let is_option = |path: &[Step]| matches!(path, [_, Step::Element(of), Step::Field(options), Step::Element(_)] if of == item && options == "options");
            let of_item = cursor.ids.iter().filter(|(path, _)| is_option(path) && path.first() == cursor.path.first());
            of_item.map(|(_, id)| id.clone()).collect()
        }
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The labels at the mark.
    fn labels(marked: &str) -> Vec<String> {
        let offset = marked[..marked.find('|').unwrap()].encode_utf16().count();
        let completion = complete(&marked.replacen('|', "", 1), offset);
        completion.into_iter().flat_map(|completion| completion.options).map(|option| option.label).collect()
    }

    #[test]
    fn fields_words_and_ids_are_offered_where_they_belong() {
        for (marked, expected, unexpected) in [
            ("{ \"id\": \"a\", | }", "title", "id"),
            ("{ \"items\": [{ \"kind\": \"|\" }] }", "duty", "title"),
            ("{ \"items\": [{ \"kind\": \"fit\", | }] }", "facet", "kind"),
            ("{ \"items\": [{ | \"kind\": \"duty\" }] }", "key", "facet"),
            (
                "{ \"facets\": [{ \"id\": \"heat\" }], \"items\": [{ \"kind\": \"fit\", \"facet\": \"|\" }] }",
                "heat",
                "duty",
            ),
            ("{ \"items\": [{ \"kind\": \"duty\", \"key\": \"|\" }] }", "both", "duty"),
            (
                "{ \"items\": [{ \"kind\": \"origin\", \"key\": \"|\", \"options\": [{ \"id\": \"grass\" }] }] }",
                "grass",
                "both",
            ),
            ("{ \"items\": [{ \"kind\": \"fit\", \"options\": [{ | }] }] }", "score", "why"),
            ("{ \"notes\": { \"n1\": {} }, \"items\": [{ \"notes\": [\"|\"] }] }", "n1", "text"),
            ("{ \"items\": [{ \"id\": \"one\" }], \"enemies\": { \"a\": [\"|\"] } }", "one", "a"),
            ("{ \"title\": \"Ä🐂\", \"pl|", "plays", "title"),
        ] {
            let labels = labels(marked);
            assert!(labels.iter().any(|label| label == expected), "{marked}: {labels:?}");
            assert!(labels.iter().all(|label| label != unexpected), "{marked}: {labels:?}");
        }
    }

    #[test]
    fn a_field_is_inserted_with_the_cursor_in_its_value() {
        let completion = complete("{ \"ti\" }", 5).unwrap();
        assert_eq!((completion.from, completion.to), (2, 6));
        let title = completion.options.iter().find(|option| option.label == "title").unwrap();
        assert_eq!((title.insert.as_str(), title.cursor), ("\"title\": \"\"", 10));
        assert!(title.info.is_some());
        let completion = complete("{ \"id\": 1 }", 2).unwrap();
        assert_eq!(
            completion.options.iter().find(|option| option.label == "title").unwrap().insert,
            "\"title\": \"\", "
        );
        let completion = complete("{ \"ti\": 1 }", 5).unwrap();
        assert_eq!(completion.options.iter().find(|option| option.label == "title").unwrap().insert, "\"title\"");
    }

    #[test]
    fn nothing_is_offered_outside_of_a_deck() {
        for (text, offset) in [("", 0), ("# Yaks", 3), ("{}", 2), ("{ \"title\": \"|\" }", 13)] {
            assert_eq!(complete(text, offset), None, "{text}");
        }
    }
}
