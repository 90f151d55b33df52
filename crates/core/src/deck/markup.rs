//! The inline markup of deck files: `*emphasis*`, `` `code` ``, backslash escapes. What has no partner stays as it is.
//!
//! Everything that reads deck files uses this reader, other formats included. It does not know how a text is drawn.

use std::fmt::{self, Display, Formatter};

/// A text of a deck file that may have emphasis and code. It prints as plain text, for all places that hold nothing else.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct MarkedText(Box<str>);

/// A part of a text with one style.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// How it is shown.
    pub style: Style,
    /// Its characters.
    pub text: String,
}

/// How a part of a text is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// As it is.
    Plain,
    /// Emphasised.
    Emphasis,
    /// As code.
    Code,
}

impl MarkedText {
    /// Whether there is no text.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The text as the deck file has it.
    pub fn as_markup(&self) -> &str {
        &self.0
    }

    /// How many words the text has, for the time that it takes to read. Its marks belong to words.
    pub fn word_count(&self) -> usize {
        self.0.split_whitespace().count()
    }

    /// The parts of the text.
    pub fn spans(&self) -> Vec<Span> {
        read(&self.0)
    }
}

impl From<&str> for MarkedText {
    fn from(markup: &str) -> Self {
        Self(markup.into())
    }
}

impl Display for MarkedText {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        self.spans().iter().try_for_each(|span| formatter.write_str(&span.text))
    }
}

/// A part of a text in which nothing is left to pair.
enum Token<'t> {
    Plain(&'t str),
    /// What is between two backticks, with its escapes.
    Code(&'t str),
    Star {
        can_open: bool,
        can_close: bool,
    },
}

/// The parts of a text in markup. Neighbouring parts differ in style.
pub fn read(markup: &str) -> Vec<Span> {
    let tokens = tokens(markup);
    let last_closing = tokens.iter().rposition(|token| matches!(token, Token::Star { can_close: true, .. }));
    let mut spans = Vec::new();
    let mut style = Style::Plain;
    for (index, token) in tokens.iter().enumerate() {
        match token {
            Token::Plain(text) => push(&mut spans, style, text),
            Token::Code(code) => push_code(&mut spans, code),
            Token::Star { can_close: true, .. } if style == Style::Emphasis => style = Style::Plain,
            Token::Star { can_open: true, .. }
                if style == Style::Plain && last_closing.is_some_and(|last| index < last) =>
            {
                style = Style::Emphasis;
            }
            Token::Star { .. } => push(&mut spans, style, "*"),
        }
    }
    spans
}

fn push(spans: &mut Vec<Span>, style: Style, text: &str) {
    match spans.last_mut() {
        Some(span) if span.style == style => span.text.push_str(text),
        _ if text.is_empty() => {}
        _ => spans.push(Span { style, text: text.to_owned() }),
    }
}

fn push_code(spans: &mut Vec<Span>, mut code: &str) {
    while let Some((before, after)) = code.split_once('\\') {
        push(spans, Style::Code, before);
        let (escaped, rest) = escaped(after).unwrap_or(("\\", after));
        push(spans, Style::Code, escaped);
        code = rest;
    }
    push(spans, Style::Code, code);
}

fn tokens(markup: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut rest = markup;
    // Whether a backtick may still have a partner; without this, many lone ones would take quadratic time.
    let mut has_code = true;
    while let Some((at, mark)) = rest.match_indices(['\\', '*', '`']).next() {
        let (before, _) = rest.split_at(at);
        let (_, after) = rest.split_at(at + mark.len());
        tokens.push(Token::Plain(before));
        let (token, behind) = match mark {
            "\\" => escaped(after).map(|(char, behind)| (Token::Plain(char), behind)),
            "`" => {
                let code = if has_code { code(after) } else { None };
                has_code = code.is_some();
                code.map(|(code, behind)| (Token::Code(code), behind))
            }
            _ => {
                let (before, _) = markup.split_at(markup.len() - rest.len() + at);
                let is_text = |char: Option<char>| char.is_some_and(|char| !char.is_whitespace());
                let can_open = is_text(after.chars().next());
                let can_close = is_text(before.chars().next_back());
                Some((Token::Star { can_open, can_close }, after))
            }
        }
        .unwrap_or((Token::Plain(mark), after));
        tokens.push(token);
        rest = behind;
    }
    tokens.push(Token::Plain(rest));
    tokens
}

/// The punctuation mark that a backslash has escaped, and what follows.
fn escaped(after: &str) -> Option<(&str, &str)> {
    after.starts_with(|char: char| char.is_ascii_punctuation()).then(|| after.split_at(1))
}

/// The code up to the closing backtick, and what follows. Code has at least one character.
fn code(text: &str) -> Option<(&str, &str)> {
    let mut is_escaped = false;
    let end = text.find(|char: char| {
        let is_end = char == '`' && !is_escaped;
        is_escaped = char == '\\' && !is_escaped;
        is_end
    })?;
    let (code, rest) = text.split_at(end);
    (end > 0).then(|| (code, rest.split_at(1).1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(markup: &str) -> String {
        let show = |Span { style, text }| match style {
            Style::Plain => text,
            Style::Emphasis => format!("<{text}>"),
            Style::Code => format!("[{text}]"),
        };
        read(markup).into_iter().map(show).collect()
    }

    #[test]
    fn marks_with_a_partner_style_the_text_between() {
        for (markup, expected) in [
            ("", ""),
            ("a *b c* d", "a <b c> d"),
            ("a*b*c", "a<b>c"),
            ("*a**b*", "<ab>"),
            ("2 * 3 * 4", "2 * 3 * 4"),
            ("2*3", "2*3"),
            ("*a", "*a"),
            ("*a * b*", "<a * b>"),
            (r"\*a\* \\ \d", r"*a* \ \d"),
            (r"*a\* b*", "<a* b>"),
            ("`a*b` *c*", "[a*b] <c>"),
            (r"`\`\\n`", r"[`\n]"),
            (r"`a\d`", r"[a\d]"),
            ("*a `b` c*", "<a >[b]< c>"),
            ("a ` b", "a ` b"),
            ("``", "``"),
            ("`` and `x`", "`` and `x`"),
            ("é*ü*`ß`", "é<ü>[ß]"),
        ] {
            assert_eq!(shown(markup), expected, "{markup}");
        }
    }

    #[test]
    fn a_text_prints_without_its_marks() {
        assert_eq!(
            MarkedText::from(r"Does *this* print `a\*b`, or 2 \* 3?").to_string(),
            r"Does this print a*b, or 2 * 3?"
        );
        assert!(MarkedText::default().is_empty() && !MarkedText::from("*").is_empty());
    }

    #[test]
    fn many_lone_marks_take_linear_time() {
        let markup = "`\\`".repeat(100_000) + &"*a ".repeat(100_000);
        assert!(!read(&markup).is_empty());
    }
}
