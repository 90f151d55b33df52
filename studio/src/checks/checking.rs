//! Checks a text: what is wrong with it, what is in it, and the deck that can be played.

use super::formats::{format_of, read};
use super::items::{items_of_deck, items_of_questions};
use super::json::compact;
use super::text_index::TextIndex;
use crate::messages::{Deck, Edit, FileFormat, Fix, Problem, Report, Source};
use role_fit_core::deck::{self, Length, reading};
use role_fit_deck_tool::{Diagnostic, FIX_HINT, check as check_deck, lint};
use role_fit_formats::{Import, Severity, WrittenFormat, export};
use serde_json::Value;

/// More problems are not listed at once.
const MAX_PROBLEMS: usize = 200;

/// The report on a text, and the deck as compact JSON, if it can be played.
pub fn check(text: &str, source: &Source) -> (Report, Option<String>) {
    let index = TextIndex::new(text);
    if text.trim().is_empty() {
        return (Report { format: source.format, ..Report::default() }, None);
    }
    match format_of(text, source) {
        Some(FileFormat::Json) => check_json(text, &index),
        Some(format) => check_questions(text, &index, format, &source.name),
        None => (Report { problems: vec![unrecognised()], ..Report::default() }, None),
    }
}

fn unrecognised() -> Problem {
    Problem {
        is_advice: false,
        line: 1,
        column: 1,
        from: 0,
        to: 0,
        message: "No questions are recognised in this text".to_owned(),
        help: Some("Choose its format above the editor, or look at an example.".to_owned()),
        fix: None,
    }
}

fn check_json(text: &str, index: &TextIndex<'_>) -> (Report, Option<String>) {
    let checked = check_deck(text);
    let mut problems: Vec<Problem> =
        checked.diagnostics.iter().map(|diagnostic| problem(text, index, diagnostic)).collect();
    // The parser says more about syntax than the check, which shares its words with the widget.
    if let [problem] = problems.as_mut_slice() {
        let error = serde_json::from_str::<Value>(text).err().filter(|_| problem.message == "not valid JSON");
        problem.help = problem.help.take().or_else(|| error.as_ref().map(reason));
    }
    let deck = checked.fingerprint.and_then(|_| playable(text));
    (report(FileFormat::Json, problems, items_of_deck(text, index), deck.as_ref()), deck.map(|deck| deck.json))
}

/// What a parser has expected, without the place.
fn reason(error: &serde_json::Error) -> String {
    let text = error.to_string();
    let reason = text.rsplit_once(" at line ").map_or(text.as_str(), |(reason, _)| reason);
    format!("{}.", sentence(reason))
}

fn problem(text: &str, index: &TextIndex<'_>, diagnostic: &Diagnostic) -> Problem {
    let Diagnostic { position, severity, message, help, fix } = diagnostic;
    let from = index.byte_at(position.line, position.column);
    let edit = |edit: &role_fit_deck_tool::Edit| Edit {
        from: index.units(edit.range.start),
        to: index.units(edit.range.end),
        insert: edit.text.clone(),
    };
    Problem {
        is_advice: *severity == Severity::Warning,
        line: position.line,
        column: position.column,
        from: index.units(from),
        to: index.units(end_of_token(text, index, from)),
        message: message.strip_suffix(FIX_HINT).unwrap_or(message).to_owned(),
        help: help.as_ref().map(|help| format!("{}.", sentence(help))),
        fix: fix.as_ref().map(|fix| Fix { title: fix.title.clone(), edits: fix.edits.iter().map(edit).collect() }),
    }
}

/// The end of the string or word that begins there, in bytes; of one char, if none does.
fn end_of_token(text: &str, index: &TextIndex<'_>, from: usize) -> usize {
    let line = text.get(from..index.line_end(from)).unwrap_or_default();
    let length = match line.chars().next() {
        Some('"') => end_of_string(line),
        Some(char) if char.is_alphanumeric() => line.find(|char: char| !char.is_alphanumeric()),
        Some(char) => Some(char.len_utf8()),
        None => Some(0),
    };
    from + length.unwrap_or(line.len())
}

fn end_of_string(line: &str) -> Option<usize> {
    let mut is_escaped = false;
    let mut is_end = |char: char| {
        let is_end = char == '"' && !is_escaped;
        is_escaped = char == '\\' && !is_escaped;
        is_end
    };
    line.char_indices().skip(1).find(|(_, char)| is_end(*char)).map(|(at, _)| at + 1)
}

fn check_questions(text: &str, index: &TextIndex<'_>, format: FileFormat, name: &str) -> (Report, Option<String>) {
    let imported = read(text, format);
    let items = items_of_questions(&imported);
    let mut problems: Vec<Problem> = imported.faults.iter().map(|fault| fault_of_file(index, fault)).collect();
    let json = (!imported.deck.questions.is_empty()).then(|| deck_of(&imported, name));
    let deck = json.as_deref().and_then(playable);
    match (&deck, &json) {
        (Some(deck), _) => {
            problems.extend(lint::findings(&deck.deck).into_iter().map(|finding| advice(index, &imported, finding)));
        }
        // Such as one that is too large.
        (None, Some(json)) => problems.extend(check_deck(json).diagnostics.iter().map(fault_of_deck)),
        (None, None) => {}
    }
    (report(format, problems, items, deck.as_ref()), deck.map(|deck| deck.json))
}

/// The questions as a deck in JSON. A file that says no title is called after its name.
pub fn deck_of(imported: &Import, name: &str) -> String {
    let title = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let deck = imported.deck.clone().or_title(title).or_title("Quiz").with_ids();
    export(&deck, WrittenFormat::Json).text
}

fn fault_of_file(index: &TextIndex<'_>, fault: &role_fit_formats::Fault) -> Problem {
    let from = index.byte_at(fault.line, fault.column);
    Problem {
        is_advice: fault.severity == Severity::Warning,
        line: fault.line,
        column: fault.column,
        from: index.units(from),
        to: index.units(index.line_end(from)),
        message: fault.message.clone(),
        help: None,
        fix: None,
    }
}

/// A fault of the deck that was made of a file, as a fault of the whole file.
fn fault_of_deck(diagnostic: &Diagnostic) -> Problem {
    let message = format!("the questions make no deck: {}", diagnostic.message);
    Problem { is_advice: false, line: 1, column: 1, from: 0, to: 0, message, help: None, fix: None }
}

/// Advice about a deck that was made of a file, at the line of the question that it is about.
fn advice(index: &TextIndex<'_>, imported: &Import, finding: lint::Finding) -> Problem {
    let item = finding
        .path
        .strip_prefix("items[")
        .and_then(|path| path.split_once(']'))
        .and_then(|(item, _)| item.parse::<usize>().ok());
    let line = item.and_then(|item| imported.lines.get(item)).copied().unwrap_or(1);
    let from = index.byte_at(line, 1);
    Problem {
        is_advice: true,
        line,
        column: 1,
        from: index.units(from),
        to: index.units(index.line_end(from)),
        message: finding.what,
        help: Some(format!("{}.", sentence(&finding.remedy))),
        fix: None,
    }
}

/// A deck that can be played.
struct Playable {
    deck: deck::Deck,
    /// Without white space, and without what only editors read.
    json: String,
}

fn playable(text: &str) -> Option<Playable> {
    let deck = reading::parse(text).ok()?;
    Some(Playable { deck, json: compact(text, &["$schema"], None) })
}

/// With a capital letter.
pub fn sentence(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

fn report(
    format: FileFormat,
    mut problems: Vec<Problem>,
    items: Vec<crate::messages::Item>,
    playable: Option<&Playable>,
) -> Report {
    // What keeps a question out of the deck comes first; advice can wait.
    problems.sort_by_key(|problem| (problem.is_advice, problem.from));
    for problem in &mut problems {
        problem.message = sentence(&problem.message);
    }
    let omitted = problems.len().saturating_sub(MAX_PROBLEMS);
    problems.truncate(MAX_PROBLEMS);
    Report { format: Some(format), problems, omitted, items, deck: playable.map(|playable| summary(&playable.deck)) }
}

fn summary(deck: &deck::Deck) -> Deck {
    let length = |length| deck.draws(length).iter().map(|draw| draw.count).sum();
    Deck {
        title: deck.title().to_owned(),
        fingerprint: format!("{:08x}", deck.fingerprint()),
        compat: deck.compat().iter().map(|fingerprint| format!("{fingerprint:08x}")).collect(),
        has_meter: deck.items().iter().any(|item| item.pair().is_some()),
        lengths: (length(Length::Short), length(Length::Full)),
    }
}
