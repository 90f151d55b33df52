//! Writes Markdown that quizdown shows.

use super::front_matter::quoted;
use crate::deck::{Deck, Question};
use crate::loss::{Export, Loss};
use crate::text::{Style, Text};

/// How far the text of an option is indented.
const INDENT: &str = "   ";

/// Characters that mean something anywhere in a line.
const SPECIAL: [char; 9] = ['\\', '`', '*', '[', ']', '<', '&', '#', '_'];

pub(crate) fn write(deck: &Deck) -> Export {
    let mut settings = Vec::new();
    settings.extend(deck.title.as_ref().map(|title| format!("title: {}", quoted(title))));
    settings.extend(deck.lang.as_ref().map(|lang| format!("lang: {lang}")));
    settings.extend(deck.id.as_ref().map(|id| format!("id: {id}")));
    let mut blocks = Vec::new();
    blocks.extend(block_of(&settings));
    blocks.extend(deck.questions.iter().map(question));
    let own_ids = deck.questions.iter().filter(|question| question.has_own_option_ids()).count();
    Export { text: blocks.join("\n"), losses: Loss::list(&[], [("the ids of options", own_ids)]) }
}

fn block_of(settings: &[String]) -> Option<String> {
    (!settings.is_empty()).then(|| format!("---\n{}\n---\n", settings.join("\n")))
}

fn question(question: &Question) -> String {
    let mut settings = Vec::new();
    settings.extend(question.id.as_ref().map(|id| format!("id: {id}")));
    settings.extend(question.is_order_fixed.then(|| "shuffle_answers: false".to_owned()));
    let stem = lines(&question.stem);
    let mut blocks = Vec::new();
    match (&question.heading, stem.as_slice()) {
        (Some(heading), _) => blocks.push(format!("## {}\n", lines(&Text::from_plain(heading)).join(" "))),
        (None, [stem]) => blocks.push(format!("## {stem}\n")),
        // A heading with line breaks.
        (None, _) => blocks.push(format!("{}\n===\n", stem.join("\\\n"))),
    }
    blocks.extend(block_of(&settings));
    if question.heading.is_some() {
        blocks.push(format!("{}\n", stem.join("\\\n")));
    }
    let options = question.options.iter().enumerate().map(|(index, option)| {
        let mark = if index == question.key { 'x' } else { ' ' };
        let text = lines(&option.text).join(&format!("\\\n{INDENT}"));
        let why = option.why.as_ref().map(|why| quote(why, INDENT)).unwrap_or_default();
        format!("{}. [{mark}] {text}\n{why}", index + 1)
    });
    blocks.push(options.collect());
    blocks.extend(question.why.as_ref().map(|why| quote(why, "")));
    blocks.join("\n")
}

fn quote(text: &Text, indent: &str) -> String {
    lines(text).iter().enumerate().fold(String::new(), |quote, (index, line)| {
        let end = if index == 0 { String::new() } else { "\\\n".to_owned() };
        format!("{quote}{end}{indent}> {line}")
    }) + "\n"
}

/// The lines of a text in Markdown.
fn lines(text: &Text) -> Vec<String> {
    let mut lines = vec![String::new()];
    for span in text.spans() {
        for (index, part) in span.text.split('\n').enumerate() {
            if index > 0 {
                lines.push(String::new());
            }
            if let Some(line) = lines.last_mut() {
                push(part, span.style, line);
            }
        }
    }
    lines
}

fn push(text: &str, style: Style, line: &mut String) {
    match style {
        Style::Plain => escape(text, line),
        Style::Code => line.push_str(&code(text)),
        Style::Emphasis => {
            // Between other characters, Markdown would not take the star for emphasis.
            let is_word = |char: Option<char>| char.is_some_and(char::is_alphanumeric);
            let (open, close) = if is_word(text.chars().next()) && is_word(text.chars().next_back()) {
                ("*", "*")
            } else {
                ("<em>", "</em>")
            };
            line.push_str(open);
            escape(text, line);
            line.push_str(close);
        }
    }
}

fn escape(text: &str, line: &mut String) {
    for char in text.chars() {
        // At the beginning of a line, other marks begin lists, quotes and headings. So does a number with a mark.
        let is_first = line.is_empty() && matches!(char, '-' | '+' | '>' | '=' | '~');
        let is_number = matches!(char, '.' | ')')
            && line.len() < 10
            && !line.is_empty()
            && line.bytes().all(|byte| byte.is_ascii_digit());
        if SPECIAL.contains(&char) || is_first || is_number {
            line.push('\\');
        }
        line.push(char);
    }
}

/// Code between as many backticks as it needs.
fn code(text: &str) -> String {
    let longest = text.split(|char| char != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    // Markdown removes one space from both ends if there is one at each.
    let pad = if text.starts_with('`') || text.ends_with('`') { " " } else { "" };
    format!("{fence}{pad}{text}{pad}{fence}")
}
