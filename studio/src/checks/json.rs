//! Writes a JSON text anew from its tokens: without white space, or with line breaks. Numbers and escapes stay as they are.

use jsonc_parser::tokens::Token;
use jsonc_parser::{Scanner, ScannerOptions};

/// A field to be written first.
pub struct NewField<'f> {
    /// Its name.
    pub name: &'f str,
    /// Its value as JSON.
    pub value: &'f str,
}

/// The text of a JSON object without white space and without some of its fields. The new field takes the place of one with
/// that name.
pub fn compact(text: &str, omitted: &[&str], new: Option<NewField<'_>>) -> String {
    let mut compact = String::with_capacity(text.len());
    let mut depth = 0_usize;
    // Whether the field of the outermost object that is being read is left out, and whether it is the first that is not.
    let (mut is_omitted, mut is_name, mut is_first) = (false, false, true);
    each_token(text, |token, written| {
        if depth == 1 && is_name && matches!(token, Token::String(_)) {
            let name = written.trim_matches('"');
            is_omitted = omitted.contains(&name) || new.as_ref().is_some_and(|new| new.name == name);
            is_name = false;
            if !is_omitted && !is_first {
                compact.push(',');
            }
            is_first &= is_omitted;
        }
        match token {
            Token::OpenBrace | Token::OpenBracket => depth += 1,
            Token::CloseBrace | Token::CloseBracket => depth = depth.saturating_sub(1),
            _ => {}
        }
        let is_comma_between_fields = depth == 1 && *token == Token::Comma;
        if is_comma_between_fields {
            (is_omitted, is_name) = (false, true);
        } else if !is_omitted || depth == 0 {
            compact.push_str(written);
        }
        if depth == 1 && *token == Token::OpenBrace && compact.len() == 1 {
            is_name = true;
            if let Some(NewField { name, value }) = &new {
                compact.push_str(&format!("\"{name}\":{value}"));
                is_first = false;
            }
        }
    });
    compact
}

/// The text with line breaks and indentation.
pub fn indented(text: &str) -> String {
    let mut indented = String::with_capacity(text.len() * 2);
    let mut depth = 0_usize;
    let mut is_empty = false;
    let line = |indented: &mut String, depth: usize| {
        indented.push('\n');
        indented.push_str(&"  ".repeat(depth));
    };
    each_token(text, |token, written| {
        let closes = matches!(token, Token::CloseBrace | Token::CloseBracket);
        if closes {
            depth = depth.saturating_sub(1);
        }
        if is_empty != closes {
            line(&mut indented, depth);
        }
        indented.push_str(written);
        is_empty = matches!(token, Token::OpenBrace | Token::OpenBracket);
        match token {
            Token::OpenBrace | Token::OpenBracket => depth += 1,
            Token::Comma => line(&mut indented, depth),
            Token::Colon => indented.push(' '),
            _ => {}
        }
    });
    indented.push('\n');
    indented
}

/// Calls back with each token of a text that is JSON, and with how it is written.
fn each_token(text: &str, mut act: impl FnMut(&Token<'_>, &str)) {
    let mut scanner = Scanner::new(text, &ScannerOptions::default());
    while let Ok(Some(token)) = scanner.scan() {
        act(&token, text.get(scanner.token_start()..scanner.token_end()).unwrap_or_default());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::Value;

    const TEXT: &str = r#" { "$schema": { "a": [1, 2] }, "id" : "a, \" { b", "n": [ 1.50, -2e3, {}, [ ], [[1]], { "id": null } ], "plays": 1 } "#;

    #[test]
    fn a_compact_text_is_the_same_without_white_space() {
        assert_eq!(
            compact(TEXT, &["$schema"], None),
            r#"{"id":"a, \" { b","n":[1.50,-2e3,{},[],[[1]],{"id":null}],"plays":1}"#
        );
        for (text, omitted, expected) in [
            ("{}", &[][..], "{}"),
            (r#"{ "a": 1 }"#, &["a"], "{}"),
            (r#"{ "a": 1, "b": 2, "c": 3 }"#, &["a", "c"], r#"{"b":2}"#),
            (r#"{ "a": 1, "b": [ 2, 3 ], "c": 3 }"#, &["b"], r#"{"a":1,"c":3}"#),
        ] {
            assert_eq!(compact(text, omitted, None), expected, "{text}");
        }
    }

    #[test]
    fn a_new_field_takes_the_place_of_the_old_one() {
        let new = || Some(NewField { name: "plays", value: "{\"short\":[]}" });
        assert_eq!(
            compact(r#"{ "id": "a", "plays": { "x": 1 } }"#, &["$schema"], new()),
            r#"{"plays":{"short":[]},"id":"a"}"#
        );
        assert_eq!(compact("{}", &[], new()), r#"{"plays":{"short":[]}}"#);
    }

    #[test]
    fn an_indented_text_has_each_value_on_a_line() {
        let text = indented(r#"{"a":[1,{"b":"c"}],"d":{},"e":[]}"#);
        assert_eq!(
            text,
            "{\n  \"a\": [\n    1,\n    {\n      \"b\": \"c\"\n    }\n  ],\n  \"d\": {},\n  \"e\": []\n}\n"
        );
        let value = |text: &str| serde_json::from_str::<Value>(text).unwrap();
        assert_eq!(value(&indented(TEXT)), value(TEXT));
    }
}
