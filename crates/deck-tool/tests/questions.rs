//! What `deck check` and `deck convert` print about files with questions.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use role_fit_deck_tool::{check_questions, convert, is_deck};
use role_fit_formats::WrittenFormat;

const GIFT: &[u8] = b"Yaks?{=grass ~meat}\n\nHow many?{#4}\n";

#[test]
fn a_report_has_each_fault_with_file_line_and_column_and_a_sum() {
    let (report, is_clean) = check_questions("yaks.txt", GIFT);
    assert!(!is_clean);
    let lines: Vec<&str> = report.lines().collect();
    assert!(lines[0].starts_with("yaks.txt:3:10: numerical questions are not supported; "), "{report}");
    assert_eq!(lines[1..], ["yaks.txt: 1 question read as gift, 1 error, no warnings"]);
    assert_eq!(
        check_questions("a.csv", b"question,answer,wrong\nYaks?,a,b"),
        ("a.csv: 1 question read as csv, no errors, no warnings".to_owned(), true)
    );
}

#[test]
fn a_conversion_writes_what_was_read_and_says_what_is_left_out() {
    let deck = convert("dir/yaks.gift", GIFT, WrittenFormat::Json);
    let text = deck.text.unwrap();
    assert!(text.contains("\"title\": \"yaks\"") && text.contains("\"kind\": \"question\""), "{text}");
    assert!(deck.report.contains("no title; the deck is called \"yaks\" after its file"), "{}", deck.report);
    assert!(deck.report.ends_with("1 question written as json, 1 error, no warnings"), "{}", deck.report);
    let table = convert("yaks.json", text.as_bytes(), WrittenFormat::Csv);
    assert!(table.report.contains("yaks.json: left out: the format has no place for the title"), "{}", table.report);
    let nothing = convert("yaks.gift", b"How many?{#4}", WrittenFormat::Json);
    assert_eq!(nothing.text, None);
}

#[test]
fn a_conversion_says_if_the_widget_refuses_the_deck() {
    let questions: Vec<String> = (0..200).map(|at| format!("{at} {}{{=grass ~meat}}", "y".repeat(2_000))).collect();
    let deck = convert("yaks.gift", questions.join("\n\n").as_bytes(), WrittenFormat::Json);
    assert!(deck.report.contains("yaks.gift: as a deck, the file has "), "{}", deck.report);
    assert!(deck.report.contains("; at most 262144 are allowed"), "{}", deck.report);
    let small = convert("yaks.gift", GIFT, WrittenFormat::Json);
    assert!(!small.report.contains("as a deck"), "{}", small.report);
}

#[test]
fn decks_are_told_from_questions_by_name_and_otherwise_by_content() {
    for (name, text, expected) in [
        ("deck.json", "", true),
        ("deck", "{ \"items\": [] }", true),
        ("yaks.gift", "{ \"items\": [] }", false),
        ("yaks.txt", "Yaks?{=a ~b}", false),
        ("yaks.txt", "", false),
    ] {
        assert_eq!(is_deck(name, text.as_bytes()), expected, "{name}: {text}");
    }
}
