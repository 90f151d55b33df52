//! What the worker answers: problems, items, decks, conversions and plays, for texts of each format.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use role_fit_core::deck::Length;
use role_fit_core::deck::reading;
use role_fit_core::play::draw;
use role_fit_studio::checks::{Answered, Body, answer};
use role_fit_studio::messages::{Answer, FileFormat, Problem, Purpose, Report, Request, Source};
use role_fit_studio::model::MAX_FILE_BYTES;
use role_fit_studio::model::examples::Example;

const MARKDOWN: &str = "## Yaks eat?\n\n- [x] Grass\n- [ ] Meat\n\n## Yaks drink?\n\n- [ ] Milk\n- [x] Water\n";

fn source(name: &str) -> Source {
    Source { name: name.to_owned(), format: None }
}

fn check(name: &str, text: &str) -> (Report, Option<String>) {
    match answer(Request::Check { revision: 7, source: source(name) }, Body::Text(text)) {
        Answered { answer: Answer::Checked { revision: 7, report }, text, .. } => (report, text),
        other => panic!("{other:?}"),
    }
}

fn convert(name: &str, text: &str, to: FileFormat) -> (String, Vec<String>, Option<String>) {
    match answer(Request::Convert { source: source(name), to, purpose: Purpose::Download }, Body::Text(text)) {
        Answered { answer: Answer::Converted { name, losses, .. }, text, .. } => (name, losses, text),
        other => panic!("{other:?}"),
    }
}

/// The part of the text that a problem is about, as the editor counts.
fn marked(text: &str, problem: &Problem) -> String {
    let units: Vec<u16> = text.encode_utf16().collect();
    String::from_utf16(&units[problem.from..problem.to]).unwrap()
}

/// The text after a fix.
fn fixed(text: &str, problem: &Problem) -> String {
    let mut units: Vec<u16> = text.encode_utf16().collect();
    for edit in problem.fix.as_ref().unwrap().edits.iter().rev() {
        units.splice(edit.from..edit.to, edit.insert.encode_utf16());
    }
    String::from_utf16(&units).unwrap()
}

#[test]
fn each_example_is_recognised_and_can_be_played() {
    for (example, (format, kinds)) in Example::ALL.iter().zip([
        (FileFormat::Markdown, "question"),
        (FileFormat::Gift, "question"),
        (FileFormat::Csv, "question"),
        (FileFormat::Json, "duty"),
    ]) {
        let (report, deck) = check(example.name, example.text);
        assert_eq!(report.format, Some(format), "{}", example.name);
        let errors: Vec<_> = report.problems.iter().filter(|problem| !problem.is_advice).collect();
        assert!(errors.is_empty(), "{}: {errors:?}", example.name);
        assert_eq!(report.items[0].kind, kinds);
        let parsed = reading::parse(&deck.unwrap()).unwrap();
        assert_eq!(parsed.items().len(), report.items.len(), "{}", example.name);
        assert_eq!(report.deck.unwrap().fingerprint, format!("{:08x}", parsed.fingerprint()));
    }
}

#[test]
fn a_faulty_question_is_a_problem_and_the_others_are_played() {
    let text = MARKDOWN.replace("- [x] Water", "- [ ] Water");
    let (report, deck) = check("yaks.md", &text);
    let [problem, advice] = report.problems.as_slice() else { panic!("{:?}", report.problems) };
    assert!(advice.is_advice && advice.message.starts_with("Nothing explains the answer"), "{}", advice.message);
    assert!(problem.message.starts_with("No option is marked as right"), "{}", problem.message);
    assert_eq!((problem.line, problem.column, problem.is_advice), (6, 1, false));
    assert_eq!(marked(&text, problem), "## Yaks drink?");
    assert_eq!(report.items.len(), 1);
    assert_eq!(reading::parse(&deck.unwrap()).unwrap().title(), "yaks");
}

#[test]
fn advice_about_questions_stands_at_their_lines() {
    let (report, _) = check("yaks.md", MARKDOWN);
    assert!(!report.problems.is_empty());
    for problem in &report.problems {
        assert!(problem.is_advice && problem.help.is_some(), "{problem:?}");
    }
    let lines: Vec<_> = report.problems.iter().map(|problem| problem.line).collect();
    assert!(lines.contains(&6), "the second question has no explanation: {:?}", report.problems);
}

#[test]
fn items_have_lines_keys_and_facts() {
    let (report, _) = check("yaks.md", MARKDOWN);
    let rows: Vec<_> = report.items.iter().map(|item| (item.line, item.stem.as_str(), item.key.as_str())).collect();
    assert_eq!(rows, [(1, "Yaks eat?", "Grass"), (6, "Yaks drink?", "Water")]);
    let deck = Example::ALL.last().unwrap().text;
    let (report, _) = check("deck.json", deck);
    let [duty, .., question, check] = report.items.as_slice() else { panic!() };
    assert_eq!((duty.key.as_str(), duty.facts.as_str()), ("Lib", "F1"));
    assert_eq!((question.kind.as_str(), question.key.as_str()), ("mix-up", "A group of papers"));
    assert_eq!((check.kind.as_str(), check.key.as_str()), ("self-check", ""));
    assert!(deck.lines().nth(duty.line - 1).unwrap().contains("\"lends\""));
}

#[test]
fn problems_of_a_deck_have_fixes_at_the_right_place_behind_any_characters() {
    let deck = Example::ALL.last().unwrap().text;
    let broken = deck.replacen("Librarian or Archivist?", "📚 Bücher? 𝄞", 1).replacen("\"stem\"", "\"stemm\"", 1);
    let (report, deck) = check("deck.json", &broken);
    assert_eq!(deck, None);
    let problem = report.problems.iter().find(|problem| problem.fix.is_some()).unwrap();
    assert!(problem.message.ends_with("did you mean \"stem\"?"), "{}", problem.message);
    assert_eq!(marked(&broken, problem), "\"stemm\"");
    let (report, deck) = check("deck.json", &fixed(&broken, problem));
    assert!(deck.is_some(), "{:?}", report.problems);
}

#[test]
fn missing_ids_are_written_at_once() {
    let text = r#"{ "title": "Yaks", "items": [{ "kind": "question", "stem": "Food?", "key": "Grass",
        "options": [{ "text": "Grass" }, { "text": "Meat" }] }] }"#;
    let (report, _) = check("deck.json", text);
    let fixes: Vec<_> = report.problems.iter().filter_map(|problem| problem.fix.as_ref()).collect();
    assert_eq!(fixes.len(), 1, "{:?}", report.problems);
    let first = report.problems.iter().find(|problem| problem.fix.is_some()).unwrap();
    assert!(!first.message.contains("deck check"), "{}", first.message);
    let (report, deck) = check("deck.json", &fixed(text, first));
    assert!(deck.is_some(), "{:?}", report.problems);
}

#[test]
fn texts_that_cannot_be_played_are_explained() {
    let long = format!("## a\n- [x] {}\n- [ ] b\n", "c".repeat(3_900));
    let large: String = (0..100).map(|at| long.replace("## a", &format!("## a{at}"))).collect();
    for (name, text, expected) in [
        ("", "Dear all, yaks eat grass.", "No questions are recognised in this text"),
        ("a.json", "{ \"id\" 1 }", "Not valid JSON"),
        ("a.md", "Nothing", "This text belongs to no question and is left out"),
        ("a.md", &*large, "The questions make no deck: the file has"),
    ] {
        let (report, deck) = check(name, text);
        assert_eq!(deck, None, "{expected}");
        let messages: Vec<_> = report.problems.iter().map(|problem| problem.message.as_str()).collect();
        assert!(messages.iter().any(|message| message.starts_with(expected)), "{messages:?}");
    }
    assert_eq!(check("", " \n").0, Report::default());
}

#[test]
fn a_fault_of_syntax_says_what_was_expected() {
    let (report, _) = check("a.json", "{ \"id\" 1 }");
    let [problem] = report.problems.as_slice() else { panic!("{report:?}") };
    assert_eq!((problem.message.as_str(), problem.help.as_deref()), ("Not valid JSON", Some("Expected `:`.")));
}

#[test]
fn the_chosen_format_counts_more_than_name_and_content() {
    let source = Source { name: "yaks.txt".to_owned(), format: Some(FileFormat::Gift) };
    let answered = answer(Request::Check { revision: 1, source }, Body::Text("Yaks eat grass. {T}"));
    let Answer::Checked { report, .. } = answered.answer else { panic!() };
    assert_eq!((report.format, report.items.len()), (Some(FileFormat::Gift), 1));
}

#[test]
fn many_problems_are_counted_and_not_all_listed() {
    let items: Vec<String> = (0..300).map(|at| format!("{{ \"id\": \"a{at}\" }}")).collect();
    let (report, _) =
        check("deck.json", &format!("{{ \"id\": \"a\", \"title\": \"A\", \"items\": [{}] }}", items.join(", ")));
    assert_eq!(report.problems.len(), 200);
    assert!(report.omitted > 0);
}

#[test]
fn a_text_is_converted_with_what_the_format_cannot_hold() {
    let (name, losses, text) = convert("yaks.md", MARKDOWN, FileFormat::Json);
    assert_eq!((name.as_str(), losses.len()), ("yaks.json", 0));
    assert!(check(&name, &text.unwrap()).1.is_some());

    let (name, losses, text) = convert("deck.json", Example::ALL.last().unwrap().text, FileFormat::Gift);
    assert_eq!(name, "deck.gift");
    assert!(losses.iter().any(|loss| loss.contains("pair of the meter")), "{losses:?}");
    assert_eq!(check(&name, &text.unwrap()).0.items.len(), 2);

    let (_, losses, text) = convert("a.md", "Nothing", FileFormat::Csv);
    assert_eq!((losses.len(), text), (1, None));

    let (name, losses, text) = convert("", MARKDOWN, FileFormat::Markdown);
    assert_eq!((name.as_str(), losses.len(), text.as_deref()), ("questions.md", 0, Some(MARKDOWN)));
}

#[test]
fn a_play_begins_with_any_item() {
    for (name, text) in [("yaks.md", MARKDOWN), ("deck.json", Example::ALL.last().unwrap().text)] {
        let items = check(name, text).0.items;
        for index in 0..items.len() {
            let answered = answer(Request::PlayFrom { source: source(name), item: index }, Body::Text(text));
            let Answer::PlayFrom { seed: Some(seed), .. } = answered.answer else {
                panic!("{name} {index}: {answered:?}")
            };
            let deck = reading::parse(&answered.text.unwrap()).unwrap();
            let play = draw(&deck, Length::Short, seed, &[]);
            assert_eq!(play.cards()[0].item.id, deck.items()[index].id, "{name} {index}");
        }
    }
    let many: String = (0..500).map(|at| format!("## Yak {at}?\n- [x] a\n- [ ] b\n\n")).collect();
    let answered = answer(Request::PlayFrom { source: source("yaks.md"), item: 499 }, Body::Text(&many));
    assert!(
        matches!(answered.answer, Answer::PlayFrom { seed: Some(_), .. }) && answered.text.is_some(),
        "{answered:?}"
    );
    let answered = answer(Request::PlayFrom { source: source("yaks.md"), item: 9 }, Body::Text(MARKDOWN));
    assert_eq!(answered.answer, Answer::PlayFrom { item: 9, seed: None });
}

#[test]
fn files_are_opened_or_refused() {
    let open = |bytes: &[u8]| answer(Request::Open { name: "a".to_owned() }, Body::Bytes(bytes));
    let opened = open("Ä".as_bytes());
    assert_eq!(opened.answer, Answer::Opened { name: "a".to_owned(), notes: vec![] });
    assert_eq!(opened.text.as_deref(), Some("Ä"));
    let refused = open(&[0; 64]);
    assert!(matches!(refused.answer, Answer::Refused { .. }) && refused.text.is_none(), "{refused:?}");
}

#[test]
fn the_page_refuses_what_the_formats_do_not_read() {
    assert_eq!(MAX_FILE_BYTES, role_fit_formats::MAX_BYTES);
}

#[test]
fn the_editor_gets_problems_and_completions_as_json() {
    let text = "## a\n- [ ] b\n- [ ] c\n";
    let answered = answer(Request::Check { revision: 1, source: source("a.md") }, Body::Text(text));
    let problems: serde_json::Value = serde_json::from_str(&answered.for_editor.unwrap()).unwrap();
    assert_eq!((problems[0]["from"].as_u64(), problems[0]["is_advice"].as_bool()), (Some(0), Some(false)));
    assert!(problems[0]["message"].as_str().unwrap().starts_with("No option is marked as right"));

    for (text, offset, expected) in [("{ \"ti\" }", 5, Some("title")), ("## a", 2, None)] {
        let answered = answer(Request::Complete { ticket: 3, offset }, Body::Text(text));
        assert_eq!(answered.answer, Answer::Completed { ticket: 3 });
        let completion: serde_json::Value = serde_json::from_str(&answered.for_editor.unwrap()).unwrap();
        let options = completion["options"].as_array();
        let labels: Option<Vec<_>> =
            options.map(|options| options.iter().map(|option| option["label"].as_str().unwrap()).collect());
        assert_eq!(labels.is_some_and(|labels| labels.contains(&expected.unwrap())), expected.is_some(), "{text}");
    }
}
