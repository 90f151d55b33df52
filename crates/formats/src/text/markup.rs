//! The inline markup of deck files: `*emphasis*`, `` `code` ``, backslash escapes. What has no partner stays as it is.

use super::{Style, Text, TextBuilder};

/// A part of the text in which nothing is left to pair.
enum Token<'t> {
    Char(char),
    Code(Vec<char>),
    Star { can_open: bool, can_close: bool },
    Text(&'t str),
}

/// Reads a text of a deck file.
pub(crate) fn read(text: &str) -> Text {
    let tokens = tokens(text);
    let last_closing = tokens.iter().rposition(|token| matches!(token, Token::Star { can_close: true, .. }));
    let mut builder = TextBuilder::default();
    let mut style = Style::Plain;
    for (index, token) in tokens.iter().enumerate() {
        match token {
            Token::Char(char) => builder.push(style, char.encode_utf8(&mut [0; 4])),
            Token::Text(text) => builder.push(style, text),
            Token::Code(chars) => builder.push(Style::Code, &chars.iter().collect::<String>()),
            Token::Star { can_close: true, .. } if style == Style::Emphasis => style = Style::Plain,
            Token::Star { can_open: true, .. }
                if style == Style::Plain && last_closing.is_some_and(|last| index < last) =>
            {
                style = Style::Emphasis;
            }
            Token::Star { .. } => builder.push(style, "*"),
        }
    }
    builder.finish()
}

fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut rest = text;
    // Whether a backtick may still have a partner; without this, many lone ones would take quadratic time.
    let mut has_code = true;
    let mut before = ' ';
    while let Some(at) = rest.find(['\\', '*', '`']) {
        let (plain, special) = rest.split_at(at);
        tokens.push(Token::Text(plain));
        before = plain.chars().next_back().unwrap_or(before);
        let mut chars = special.chars();
        let mark = chars.next().unwrap_or_default();
        let mut after = chars.as_str();
        match mark {
            '\\' => match after.chars().next().filter(char::is_ascii_punctuation) {
                Some(char) => {
                    tokens.push(Token::Char(char));
                    after = after.get(1..).unwrap_or_default();
                }
                None => tokens.push(Token::Char('\\')),
            },
            '`' => match code(after).filter(|_| has_code) {
                Some((chars, behind)) => {
                    tokens.push(Token::Code(chars));
                    after = behind;
                }
                None => {
                    has_code = false;
                    tokens.push(Token::Char('`'));
                }
            },
            _ => {
                let can_open = after.chars().next().is_some_and(|char| !char.is_whitespace());
                tokens.push(Token::Star { can_open, can_close: !before.is_whitespace() });
            }
        }
        before = mark;
        rest = after;
    }
    tokens.push(Token::Text(rest));
    tokens
}

/// The code up to the closing backtick, and what follows.
fn code(text: &str) -> Option<(Vec<char>, &str)> {
    let mut code = Vec::new();
    let mut chars = text.chars();
    while let Some(char) = chars.next() {
        match char {
            '`' => return Some((code, chars.as_str())).filter(|(code, _)| !code.is_empty()),
            '\\' => {
                let escaped = chars.clone().next().filter(char::is_ascii_punctuation);
                code.push(escaped.unwrap_or('\\'));
                if escaped.is_some() {
                    chars.next();
                }
            }
            char => code.push(char),
        }
    }
    None
}

/// Writes a text for a deck file.
pub(crate) fn write(text: &Text) -> String {
    let mut written = String::new();
    for span in text.spans() {
        match span.style {
            Style::Plain => escape(&span.text, &['\\', '*', '`'], &mut written),
            Style::Emphasis => {
                written.push('*');
                escape(&span.text, &['\\', '*', '`'], &mut written);
                written.push('*');
            }
            Style::Code => {
                written.push('`');
                escape(&span.text, &['\\', '`'], &mut written);
                written.push('`');
            }
        }
    }
    written
}

/// Appends the text with a backslash before each of these characters.
pub(crate) fn escape(text: &str, special: &[char], written: &mut String) {
    for char in text.chars() {
        if special.contains(&char) {
            written.push('\\');
        }
        written.push(char);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_with_a_partner_style_the_text_between() {
        for (text, expected) in [
            ("a *b c* d", "a <b c> d"),
            ("a*b*c", "a<b>c"),
            ("2 * 3 * 4", "2 * 3 * 4"),
            ("2*3", "2*3"),
            ("*a", "*a"),
            ("*a * b*", "<a * b>"),
            (r"\*a\* \\ \d", r"*a* \ \d"),
            ("`a*b` *c*", "[a*b] <c>"),
            (r"`\`\\n`", r"[`\n]"),
            ("*a `b` c*", "<a> [b] <c>"),
            ("a ` b", "a ` b"),
            ("``", "``"),
        ] {
            let shown: String = read(text)
                .spans()
                .iter()
                .map(|span| match span.style {
                    Style::Plain => span.text.clone(),
                    Style::Emphasis => format!("<{}>", span.text),
                    Style::Code => format!("[{}]", span.text),
                })
                .collect();
            assert_eq!(shown, expected, "{text}");
            assert_eq!(read(&write(&read(text))), read(text), "{text}");
        }
    }

    #[test]
    fn many_lone_marks_take_linear_time() {
        let text = "`\\`".repeat(100_000) + &"*a ".repeat(100_000);
        assert!(!read(&text).is_empty());
    }
}
