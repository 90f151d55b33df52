//! Where the cursor is in a JSON text that may be unfinished: the path to it, and what is around it.

use jsonc_parser::tokens::Token;
use jsonc_parser::{Scanner, ScannerOptions};
use std::ops::Range;

/// A step of a path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// Into a field of an object.
    Field(String),
    /// Into an element of an array.
    Element(usize),
}

/// The place of the cursor.
#[derive(Debug, PartialEq, Eq)]
pub struct Cursor {
    /// The path of the object or array around the cursor; of the field, if the cursor is at its value.
    pub path: Vec<Step>,
    /// Whether a field's name is expected there.
    pub is_name: bool,
    /// The string or word that the cursor is in, in bytes; empty if it is between tokens.
    pub token: Range<usize>,
    /// Whether a colon follows a name already, or a name would need one.
    pub has_colon: bool,
    /// Whether another field follows without a comma.
    pub is_followed: bool,
    /// The kind of the item that the cursor is in.
    pub kind: Option<String>,
    /// The names of the fields of the innermost object, also those behind the cursor.
    pub names: Vec<String>,
    /// All ids of the text with the paths of their objects.
    pub ids: Vec<(Vec<Step>, String)>,
}

/// An object or array that is open.
struct Frame {
    path: Vec<Step>,
    body: FrameBody,
}

enum FrameBody {
    Object { name: Option<String>, is_value: bool, names: Vec<String>, kind: Option<String> },
    Array { index: usize },
}

impl Frame {
    fn object(path: Vec<Step>) -> Self {
        Self { path, body: FrameBody::Object { name: None, is_value: false, names: Vec::new(), kind: None } }
    }

    fn array(path: Vec<Step>) -> Self {
        Self { path, body: FrameBody::Array { index: 0 } }
    }

    /// The path of the value that would come next.
    fn value_path(&self) -> Vec<Step> {
        let step = match &self.body {
            FrameBody::Object { name, .. } => name.clone().map(Step::Field),
            FrameBody::Array { index } => Some(Step::Element(*index)),
        };
        self.path.iter().cloned().chain(step).collect()
    }

    /// Whether this is an object in the deck's list of items.
    fn is_item(&self) -> bool {
        matches!(self.path.as_slice(), [Step::Field(items), Step::Element(_)] if items == "items")
    }

    fn expects_name(&self) -> bool {
        matches!(self.body, FrameBody::Object { is_value: false, .. })
    }
}

/// The place of a byte offset; `None` if it is in no object and no array, or the text before it is not JSON.
pub fn cursor(text: &str, offset: usize) -> Option<Cursor> {
    let mut scanner = Scanner::new(text, &ScannerOptions::default());
    let mut frames: Vec<Frame> = Vec::new();
    let mut found: Option<Found> = None;
    let mut ids = Vec::new();
    loop {
        let token = scanner.scan();
        let range = match &token {
            Ok(Some(_)) => scanner.token_start()..scanner.token_end(),
            // A string that is still being typed has no end yet.
            Err(_) => scanner.token_start()..line_end(text, scanner.token_start()),
            Ok(None) => text.len()..text.len(),
        };
        if found.is_none() && range.end >= offset {
            let is_inside =
                range.start < offset && token.as_ref().map_or(true, |token| token.as_ref().is_some_and(is_value));
            if is_inside {
                found = Some(Found::new(&frames, range, text)?);
            } else if range.start >= offset {
                found = Some(Found::new(&frames, offset..offset, text)?);
            }
        }
        let Ok(Some(token)) = token else { break };
        let closed = advance(&mut frames, &token, &mut ids);
        if let (Some(found), Some(frame)) = (&mut found, closed) {
            found.close(frame, frames.len() + 1);
        }
    }
    let mut found = found?;
    // What is not closed ends with the text.
    while let Some(frame) = frames.pop() {
        found.close(frame, frames.len() + 1);
    }
    Some(Cursor { ids, ..found.cursor })
}

/// Whether the token is a string or a word, in which a cursor can be.
fn is_value(token: &Token<'_>) -> bool {
    matches!(token, Token::String(_) | Token::Word(_) | Token::Boolean(_) | Token::Null | Token::Number(_))
}

/// The cursor, and the depths of what is around it until that is closed: only then all of its fields are known.
struct Found {
    cursor: Cursor,
    innermost: Option<usize>,
    item: Option<usize>,
}

impl Found {
    fn new(frames: &[Frame], token: Range<usize>, text: &str) -> Option<Self> {
        let item = frames.iter().position(Frame::is_item).map(|index| index + 1);
        Some(Self { cursor: place(frames.last()?, token, text), innermost: Some(frames.len()), item })
    }

    fn close(&mut self, frame: Frame, depth: usize) {
        let FrameBody::Object { names, kind, .. } = frame.body else { return };
        if self.innermost == Some(depth) {
            self.cursor.names = names;
        }
        if self.item == Some(depth) {
            self.cursor.kind = kind;
        }
        self.innermost = self.innermost.filter(|open| *open < depth);
        self.item = self.item.filter(|open| *open < depth);
    }
}

fn place(frame: &Frame, token: Range<usize>, text: &str) -> Cursor {
    let is_name = frame.expects_name();
    let rest = text.get(token.end..).unwrap_or_default().trim_start();
    Cursor {
        path: if is_name { frame.path.clone() } else { frame.value_path() },
        is_name,
        has_colon: rest.starts_with(':'),
        is_followed: rest.starts_with('"'),
        token,
        kind: None,
        names: Vec::new(),
        ids: Vec::new(),
    }
}

/// Takes a token into account. Returns the object or array that it closes.
fn advance(frames: &mut Vec<Frame>, token: &Token<'_>, ids: &mut Vec<(Vec<Step>, String)>) -> Option<Frame> {
    let path = frames.last().map(Frame::value_path).unwrap_or_default();
    match token {
        Token::OpenBrace => frames.push(Frame::object(path)),
        Token::OpenBracket => frames.push(Frame::array(path)),
        Token::CloseBrace | Token::CloseBracket => return frames.pop(),
        Token::Comma => match frames.last_mut().map(|frame| &mut frame.body) {
            Some(FrameBody::Object { name, is_value, .. }) => (*name, *is_value) = (None, false),
            Some(FrameBody::Array { index }) => *index += 1,
            None => {}
        },
        Token::Colon => {
            if let Some(FrameBody::Object { is_value, .. }) = frames.last_mut().map(|frame| &mut frame.body) {
                *is_value = true;
            }
        }
        Token::String(text) => string(frames.last_mut()?, text, ids),
        _ => {}
    }
    None
}

fn string(frame: &mut Frame, text: &str, ids: &mut Vec<(Vec<Step>, String)>) {
    let FrameBody::Object { name, is_value, names, kind } = &mut frame.body else { return };
    match name {
        Some(name) if *is_value => {
            if name == "id" {
                ids.push((frame.path.clone(), text.to_owned()));
            }
            if name == "kind" {
                *kind = Some(text.to_owned());
            }
        }
        _ => {
            names.push(text.to_owned());
            *name = Some(text.to_owned());
            // The names of an object such as `notes` are ids too.
            ids.push((frame.path.iter().cloned().chain([Step::Field(text.to_owned())]).collect(), text.to_owned()));
        }
    }
}

fn line_end(text: &str, from: usize) -> usize {
    let rest = text.get(from..).unwrap_or_default();
    from + rest.find('\n').unwrap_or(rest.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(path: &[Step]) -> String {
        let step = |step: &Step| match step {
            Step::Field(name) => name.clone(),
            Step::Element(index) => index.to_string(),
        };
        path.iter().map(step).collect::<Vec<_>>().join("/")
    }

    #[test]
    fn the_cursor_is_found_in_whole_and_in_unfinished_texts() {
        for (marked, path, is_name, token) in [
            ("{|}", "", true, ""),
            ("{\"a|\"}", "", true, "\"a\""),
            ("{\"a\": |}", "a", false, ""),
            ("{\"a\": \"b|\"}", "a", false, "\"b\""),
            ("{\"a\": \"b\", |}", "", true, ""),
            ("{\"a\": [1, {\"b\": tr|ue}]}", "a/1/b", false, "true"),
            ("{\"a\": [{\"b\": 1}, |", "a/1", false, ""),
            ("{\"a\": [{\"b\": \"c|\n  }]}", "a/0/b", false, "\"c"),
            ("{\"a\": {\"|", "a", true, "\""),
            ("{\"a\": [\"x\", \"y|\"], \"c\": 1}", "a/1", false, "\"y\""),
            ("{\"a\": \"b\"|}", "a", false, "\"b\""),
        ] {
            let offset = marked.find('|').unwrap();
            let text = marked.replace('|', "");
            let cursor = cursor(&text, offset).unwrap_or_else(|| panic!("{marked}"));
            assert_eq!((shown(&cursor.path).as_str(), cursor.is_name), (path, is_name), "{marked}");
            assert_eq!(&text[cursor.token], token, "{marked}");
        }
        assert_eq!(cursor("", 0), None);
        assert_eq!(cursor("{} ", 3), None);
    }

    #[test]
    fn fields_on_both_sides_of_the_cursor_and_all_ids_are_known() {
        let text = r#"{"items": [{"id": "one", "kind": "fit", , "facet": "f"}], "notes": {"n1": {}}, "facets": [{"id": "heat"}]}"#;
        let cursor = cursor(text, text.find(", ,").unwrap() + 2).unwrap();
        assert_eq!(cursor.names, ["id", "kind", "facet"]);
        assert_eq!(cursor.kind.as_deref(), Some("fit"));
        let ids: Vec<_> = cursor.ids.iter().map(|(path, id)| format!("{} {id}", shown(path))).collect();
        for expected in ["items/0 one", "notes/n1 n1", "facets/0 heat"] {
            assert!(ids.iter().any(|id| id == expected), "{expected} in {ids:?}");
        }
    }
}
