//! Decks for the tests: some by hand, many from a generator.

#![allow(dead_code, clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use role_fit_formats::{Choice, Deck, Fault, Format, Question, Text, import};

/// The faults of a text, each as `line:column: message`.
pub fn faults(text: &str, format: Format) -> Vec<String> {
    import(text.as_bytes(), format).faults.iter().map(ToString::to_string).collect()
}

/// Every question on a line: `heading | stem | *right | wrong (why) | why`.
pub fn shown(deck: &Deck) -> Vec<String> {
    deck.questions.iter().map(show).collect()
}

fn show(question: &Question) -> String {
    let mut parts = Vec::new();
    parts.extend(question.id.as_ref().map(|id| format!("#{id}")));
    parts.extend(question.heading.as_ref().map(|heading| format!("{heading}:")));
    parts.push(question.stem.to_markup());
    for (index, option) in question.options.iter().enumerate() {
        let mark = if index == question.key { "+" } else { "-" };
        let why = option.why.as_ref().map_or_else(String::new, |why| format!(" ({})", why.to_markup()));
        parts.push(format!("{mark}{}{why}", option.text.to_markup()));
    }
    parts.extend(question.why.as_ref().map(|why| format!("({})", why.to_markup())));
    if question.is_order_fixed {
        parts.push("fixed".to_owned());
    }
    parts.join(" | ").replace('\n', "↵")
}

pub fn messages(faults: &[Fault]) -> String {
    faults.iter().map(|fault| format!("{fault}\n")).collect()
}

/// Texts with everything that means something in a format.
fn text() -> impl Strategy<Value = Text> {
    let word = prop_oneof![
        6 => "[a-zA-Zäß0-9]{1,6}",
        1 => prop::sample::select(vec![
            "{", "}", "~", "=", "#", ":", "::", "->", "//", "\\", "\\n", "%50%", "[html]", "[x]", "- ", "1.", "2)", ">", "##", "---",
            "===", "&amp;", "&", "<b>", "</b>", "<br>", "|", ";", ",", "\"", "“", "A.", "ANSWER: B", "$CATEGORY:", "*", "**", "`",
            "``", "_", "__a__", "!", "[a](b)", "+", "~~~", "```", "<!--", "\t", "T", "TRUE", "####", "<", "'", "€", "日本", "\n",
        ]).prop_map(str::to_owned),
    ];
    let part = (prop_oneof![6 => Just(' '), 1 => Just('*'), 1 => Just('`')], vec(word, 1..4), any::<bool>());
    vec(part, 1..4).prop_map(|parts| {
        let markup = parts.into_iter().map(|(style, words, is_spaced)| {
            let text = words.join(if is_spaced { " " } else { "" });
            let escape = |text: &str| {
                text.chars().fold(String::new(), |text, char| match char {
                    '*' | '`' | '\\' => format!("{text}\\{char}"),
                    _ => format!("{text}{char}"),
                })
            };
            match style {
                '*' => format!("*{}*", escape(text.trim())),
                '`' => format!("`{}`", escape(&text).replace('\n', " ")),
                _ => escape(&text),
            }
        });
        Text::from_markup(&markup.collect::<Vec<_>>().join(" "))
    })
}

fn filled() -> impl Strategy<Value = Text> {
    text().prop_filter("a text", |text| !text.is_empty())
}

fn heading() -> impl Strategy<Value = String> {
    filled()
        .prop_map(|text| Text::from_plain(&text.plain().replace('\n', " ")).plain())
        .prop_filter("a heading", |heading| !heading.is_empty() && !heading.starts_with("Default for"))
}

fn question() -> impl Strategy<Value = Question> {
    let options =
        vec((filled(), option::weighted(0.4, filled())), 2..=6).prop_filter("options that differ", |options| {
            let mut texts: Vec<String> = options.iter().map(|(text, _)| text.plain()).collect();
            texts.sort();
            texts.windows(2).all(|pair| pair[0] != pair[1])
        });
    let rest = (
        any::<prop::sample::Index>(),
        option::weighted(0.3, filled()),
        any::<bool>(),
        option::weighted(0.3, heading()),
    );
    (filled(), options, rest).prop_map(|(stem, options, (key, why, is_order_fixed, heading))| Question {
        id: None,
        heading,
        stem,
        key: key.index(options.len()),
        options: options.into_iter().map(|(text, why)| Choice { id: None, text, why }).collect(),
        why,
        is_order_fixed,
    })
}

/// Decks of every shape, with and without ids.
pub fn deck() -> impl Strategy<Value = Deck> {
    let lang = option::of(prop::sample::select(vec!["en", "pt-BR"]).prop_map(str::to_owned));
    (option::of(heading()), lang, vec(question(), 1..6), any::<bool>()).prop_map(|(title, lang, questions, has_ids)| {
        let deck = Deck { id: None, title, lang, questions };
        if has_ids { deck.with_ids() } else { deck }
    })
}
