//! Writes GIFT.

use super::pieces::{self, TextFormat};
use crate::deck::{Choice, Deck, Question};
use crate::loss::{Export, Loss};
use crate::text::{Text, html};

pub(crate) fn write(deck: &Deck) -> Export {
    let mut written = String::new();
    let mut heading = None;
    for question in &deck.questions {
        if question.heading != heading {
            written.push_str(&category(question.heading.as_deref()));
            heading.clone_from(&question.heading);
        }
        written.push_str(&self::question(question));
        written.push('\n');
    }
    let count = |test: fn(&Question) -> bool| deck.questions.iter().filter(|question| test(question)).count();
    let of_deck = [
        ("the title", deck.title.is_some()),
        ("the language", deck.lang.is_some()),
        ("the id of the deck", deck.has_own_id()),
    ];
    let of_questions = [
        ("a fixed order of options", count(|question| question.is_order_fixed && !is_true_false(question))),
        ("the ids of options", count(Question::has_own_option_ids)),
    ];
    Export { text: written, losses: Loss::list(&of_deck, of_questions) }
}

fn category(heading: Option<&str>) -> String {
    let name = heading.map_or_else(String::new, |heading| format!("/{}", heading.replace('/', "//")));
    format!("$CATEGORY: $course$/top{name}\n\n")
}

fn question(question: &Question) -> String {
    let format = format(question);
    let name = question.id.as_ref().map_or_else(String::new, |id| format!("::{}:: ", pieces::escape(id)));
    let stem = piece(&question.stem, format);
    let needs_prefix = format != TextFormat::Moodle && !stem.starts_with(format.as_str())
        || (question.id.is_none() && stem.starts_with("//"));
    let prefix = if needs_prefix { format.as_str() } else { "" };
    let general = question.why.as_ref().map_or_else(String::new, |why| format!("####{}", piece(why, format)));
    if is_true_false(question) {
        return format!("{name}{prefix}{stem} {{{}{general}}}\n", true_false(question, format));
    }
    let options = question.options.iter().enumerate().map(|(index, option)| {
        let mark = if index == question.key { '=' } else { '~' };
        let text = piece(&option.text, format);
        // A text that begins like points needs points before it.
        let points = match (text.starts_with('%'), mark) {
            (false, _) => "",
            (true, '=') => "%100%",
            (true, _) => "%0%",
        };
        format!("\t{mark}{points}{text}{}\n", why(option, format))
    });
    let general = if general.is_empty() { general } else { format!("\t{general}\n") };
    format!("{name}{prefix}{stem} {{\n{}{general}}}\n", options.collect::<String>())
}

/// `{TRUE#feedback on the wrong answer#feedback on the right one}`, which has options of its own.
fn true_false(question: &Question, format: TextFormat) -> String {
    let feedback = |is_right: bool| {
        let option = question.options.iter().enumerate().find(|(index, _)| (*index == question.key) == is_right);
        option.and_then(|(_, option)| option.why.as_ref()).map(|why| piece(why, format))
    };
    let answer = if question.key == 0 { "TRUE" } else { "FALSE" };
    match (feedback(false), feedback(true)) {
        (None, None) => answer.to_owned(),
        (Some(wrong), None) => format!("{answer}#{wrong}"),
        (wrong, Some(right)) => format!("{answer}#{}#{right}", wrong.unwrap_or_default()),
    }
}

fn is_true_false(question: &Question) -> bool {
    let texts: Vec<String> = question.options.iter().map(|option| option.text.plain()).collect();
    question.is_order_fixed
        && texts == ["True", "False"]
        && question.options.iter().all(|option| option.text.is_plain())
}

fn why(option: &Choice, format: TextFormat) -> String {
    option.why.as_ref().map_or_else(String::new, |why| format!(" #{}", piece(why, format)))
}

/// The simplest format that keeps every text of the question as it is.
fn format(question: &Question) -> TextFormat {
    let whys = question.options.iter().filter_map(|option| option.why.as_ref()).chain(&question.why);
    let texts: Vec<&Text> =
        [&question.stem].into_iter().chain(question.options.iter().map(|option| &option.text)).chain(whys).collect();
    if !texts.iter().all(|text| text.is_plain()) {
        TextFormat::Html
    } else if texts.iter().any(|text| html::is_likely(&text.plain())) {
        TextFormat::Plain
    } else {
        TextFormat::Moodle
    }
}

/// A text, with the name of the format before it if its beginning could be taken for one.
fn piece(text: &Text, format: TextFormat) -> String {
    let plain = if format == TextFormat::Html { html::write(text) } else { text.plain() };
    let prefix = if plain.starts_with('[') { format.as_str() } else { "" };
    format!("{prefix}{}", pieces::escape(&plain))
}
