//! The changes that remove errors of which the tool knows what is meant.

use crate::diagnostic::{Edit, Fix};
use crate::position::Positions;
use crate::suggestion::intended_word;
use jsonc_parser::ast::Value;
use jsonc_parser::common::Ranged;
use jsonc_parser::tokens::Token;
use jsonc_parser::{Scanner, ScannerOptions};
use role_fit_core::deck::faults::{Fault, Problem};
use role_fit_formats::ids::slug;
use std::ops::Range;

/// The change that removes a fault, if one is known; similar names are looked up in the deck.
pub fn of_fault(text: &str, deck: &serde_json::Value, positions: &Positions<'_>, fault: &Fault) -> Option<Fix> {
    let node = positions.node(&fault.path)?;
    let (value, range) = (node.value, node.value.range());
    let range = range.start..range.end;
    let replace = |new: String| Some(change_to(range.clone(), &new));
    match fault.problem {
        Problem::UnknownField => Some(change_to(node.name?, &quoted(&intended_word(deck, fault)?))),
        Problem::UnknownWord
        | Problem::NoSuchItem
        | Problem::NoSuchFacet
        | Problem::NoSuchNote
        | Problem::NoSuchOption => replace(quoted(&intended_word(deck, fault)?)),
        Problem::BadId => replace(quoted(&slug(&fault.found)?)),
        Problem::DuplicateId => replace(quoted(&free_id(text, &fault.found))),
        Problem::BadLanguage => replace(quoted(&fault.found.trim().replace('_', "-"))),
        Problem::NotHttps => {
            let url = value.as_string_lit()?.value.strip_prefix("http://")?;
            replace(quoted(&format!("https://{url}")))
        }
        Problem::NotText => match value {
            Value::NumberLit(_) | Value::BooleanLit(_) => replace(quoted(text.get(range.clone())?)),
            _ => None,
        },
        Problem::NotNumber => replace(number(&value.as_string_lit()?.value)?),
        Problem::NotBoolean => {
            let word = value.as_string_lit()?.value.trim().to_ascii_lowercase();
            replace(Some(word).filter(|word| word == "true" || word == "false")?)
        }
        Problem::NotList => match value {
            Value::Object(_) | Value::NullKeyword(_) => None,
            _ => replace(format!("[{}]", text.get(range.clone())?)),
        },
        _ => None,
    }
}

fn change_to(range: Range<usize>, new: &str) -> Fix {
    Fix { title: format!("Change to {new}"), edits: vec![Edit { range, text: new.to_owned() }] }
}

fn quoted(text: &str) -> String {
    serde_json::to_string(text).unwrap_or_default()
}

/// The number that a text is in quotes. A decimal comma is a point in JSON.
fn number(text: &str) -> Option<String> {
    let text = text.trim().replace(',', ".");
    // Not `Number`, whose error messages bring 10 KiB of tables to the studio.
    let is_number = serde_json::from_str::<serde_json::Value>(&text).is_ok_and(|value| value.is_number());
    is_number.then_some(text)
}

/// The id with the first number behind it that makes it new. Any text of the deck counts as an id in use, which is simpler
/// and never wrong.
fn free_id(text: &str, id: &str) -> String {
    let is_free = |id: &String| !text.contains(&quoted(id));
    (2_u32..).map(|number| format!("{id}-{number}")).find(is_free).unwrap_or_default()
}

/// The changes that make JSON of a text that is nearly JSON: with curly quotes, comments, or commas before a bracket.
pub fn of_syntax(text: &str) -> Option<Fix> {
    let quotes = curly_quotes(text);
    if !quotes.is_empty() {
        return Some(Fix { title: "Use straight quotes".to_owned(), edits: quotes });
    }
    let extras = extras(text)?;
    let edits: Vec<Edit> = extras.iter().map(|range| Edit { range: range.clone(), text: String::new() }).collect();
    let repaired = without(text, &extras);
    let is_json = serde_json::from_str::<serde_json::Value>(&repaired).is_ok();
    (is_json && !edits.is_empty())
        .then(|| Fix { title: "Remove what JSON does not allow: extra commas and comments".to_owned(), edits })
}

/// Replaces the curly quotes around strings, and leaves those inside of strings.
fn curly_quotes(text: &str) -> Vec<Edit> {
    let mut edits = Vec::new();
    let mut end = None;
    let mut is_escaped = false;
    for (at, char) in text.char_indices() {
        let is_curly = matches!(char, '“' | '”' | '„' | '‟');
        let is_end = match end {
            _ if is_escaped => false,
            Some('"') => char == '"',
            Some(_) => is_curly,
            None => false,
        };
        is_escaped = end.is_some() && !is_escaped && char == '\\';
        if is_curly && (is_end || end.is_none()) {
            edits.push(Edit { range: at..at + char.len_utf8(), text: "\"".to_owned() });
        }
        if is_end {
            end = None;
        } else if end.is_none() && (char == '"' || is_curly) {
            end = Some(char);
        }
    }
    edits
}

/// The commas and comments that JSON does not allow; `None` if there is another fault.
fn extras(text: &str) -> Option<Vec<Range<usize>>> {
    let mut scanner = Scanner::new(text, &ScannerOptions::default());
    let mut extras = Vec::new();
    let mut comma: Option<Range<usize>> = None;
    while let Some(token) = scanner.scan().ok()? {
        let range = scanner.token_start()..scanner.token_end();
        match token {
            Token::CommentLine(_) | Token::CommentBlock(_) => extras.push(range),
            Token::CloseBrace | Token::CloseBracket => extras.extend(comma.take()),
            Token::Comma => comma = Some(range),
            _ => comma = None,
        }
    }
    extras.sort_by_key(|range| range.start);
    Some(extras)
}

fn without(text: &str, ranges: &[Range<usize>]) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut read = 0;
    for range in ranges {
        kept.push_str(text.get(read..range.start).unwrap_or_default());
        read = range.end;
    }
    kept.push_str(text.get(read..).unwrap_or_default());
    kept
}
