//! Files of any content: nothing panics, nothing takes long, every fault has a place in the file.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod common;

use common::deck;
use proptest::collection::vec;
use proptest::prelude::*;
use role_fit_formats::{
    Format, MAX_BYTES, MAX_OPTIONS, MAX_QUESTIONS, MIN_OPTIONS, WrittenFormat, export, import, import_file,
};
use std::time::{Duration, Instant};

const FORMATS: [Format; 5] = [Format::Json, Format::Gift, Format::Aiken, Format::Markdown, Format::Csv];

/// Far more than a linear reader needs in a debug build on a busy machine, far less than a quadratic one.
const LIMIT: Duration = Duration::from_secs(60);

fn check(bytes: &[u8]) {
    for format in FORMATS {
        let imported = import(bytes, format);
        for question in &imported.deck.questions {
            assert!((MIN_OPTIONS..=MAX_OPTIONS).contains(&question.options.len()));
            assert!(question.key < question.options.len());
            assert!(!question.stem.is_empty());
        }
        assert!(imported.deck.questions.len() <= MAX_QUESTIONS);
        let places: Vec<_> = imported.faults.iter().map(|fault| (fault.line, fault.column)).collect();
        assert!(places.is_sorted(), "{places:?}");
        assert!(imported.faults.iter().all(|fault| fault.line > 0 && fault.column > 0 && !fault.message.is_empty()));
        assert!(!imported.deck.questions.is_empty() || !imported.faults.is_empty(), "nothing read and nothing said");
        for written in WrittenFormat::ALL {
            export(&imported.deck, written);
        }
    }
}

/// Pieces of all formats in any order.
fn soup() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "{",
        "}",
        "~",
        "=",
        "#",
        "####",
        ":",
        "::",
        "->",
        "//",
        "\\",
        "\n",
        "\n\n",
        "%50%",
        "%-50%",
        "[html]",
        "- [x] ",
        "1. [ ] ",
        "> ",
        "## ",
        "---\n",
        "&amp;",
        "<b>",
        "</b>",
        "<pre>",
        "<script>",
        ",",
        "\"",
        "\t",
        ";",
        "A. ",
        "B) ",
        "ANSWER: B\n",
        "$CATEGORY: a/b\n",
        "*",
        "`",
        "question,answer,wrong\n",
        "TRUE",
        "{\"items\":[",
        "{\"kind\":\"question\",",
        "\"stem\":\"a\"",
        "]}",
        "word",
        " ",
        "ü",
        "    ",
        "#separator:tab\n",
        "#html:true\n",
        "#columns:",
        "title: a\n",
        "<img src=a>",
    ]);
    vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_read_or_refused(bytes in vec(any::<u8>(), 0..400)) {
        check(&bytes);
        import_file("a.txt", &bytes);
    }

    #[test]
    fn any_mixture_of_marks_is_read_or_refused(text in soup()) {
        check(text.as_bytes());
        import_file("a.txt", text.as_bytes());
    }

    #[test]
    fn a_broken_file_is_read_as_far_as_possible(deck in deck(), at in any::<prop::sample::Index>(), piece in soup(), is_cut in any::<bool>()) {
        for format in WrittenFormat::ALL {
            let mut text = export(&deck, format).text;
            let mut at = at.index(text.len());
            while !text.is_char_boundary(at) {
                at -= 1;
            }
            if is_cut {
                text.truncate(at);
            } else {
                text.insert_str(at, &piece);
            }
            check(text.as_bytes());
        }
    }
}

#[test]
fn large_files_of_one_mark_take_linear_time() {
    let pieces = [
        "{",
        "}",
        "{=",
        "{=a~b}\n\n",
        "~",
        "\\",
        "::",
        "::a",
        "####",
        "#",
        "//\n",
        "[html]",
        "> ",
        "- ",
        "- [x] a\n",
        "* ",
        "`",
        "``` ",
        "<",
        "<b>",
        "</b>",
        "<!--",
        "&",
        "&amp;",
        "[",
        "](",
        "![",
        "\"",
        "\"\n",
        ",",
        "\n",
        "a",
        "A. ",
        "A. a\n",
        "ANSWER: A\n",
        "---\n",
        "a_b: c\n",
        "---\na_b: c\n",
        "[[",
        "{\"a\":",
        "question,answer\n",
        "*a",
        "*",
        "$CATEGORY: ",
        "=\n\n",
        "a{\n\n",
        "{a\n\n::",
        "<pre>",
        "<p>",
        "é",
    ];
    for piece in pieces {
        let text = piece.repeat(200_000 / piece.len());
        for format in FORMATS {
            let start = Instant::now();
            import(text.as_bytes(), format);
            let took = start.elapsed();
            assert!(took < LIMIT, "{piece:?} as {} took {took:?}", format.as_str());
        }
    }
}

#[test]
fn deep_nesting_costs_no_stack() {
    for (open, close) in
        [("[", "]"), ("{\"a\":", "}"), ("> ", ""), ("- ", ""), ("<b>", "</b>"), ("{", "}"), ("*a ", "b*")]
    {
        let text = format!("{}{}", open.repeat(50_000), close.repeat(50_000));
        check(text.as_bytes());
    }
}

#[test]
fn a_file_of_ten_megabytes_is_refused_at_once() {
    let start = Instant::now();
    for format in FORMATS {
        let imported = import(&vec![b'a'; 10 * 1024 * 1024], format);
        assert_eq!(imported.faults.len(), 1);
        assert!(imported.faults[0].message.contains("at most 2097152 are read"));
    }
    assert!(start.elapsed() < Duration::from_secs(5));
    assert_eq!(MAX_BYTES, 2_097_152);
}

#[test]
fn more_questions_than_a_deck_holds_are_reported_once() {
    let text = "Yaks eat {=grass ~meat}\n\n".repeat(MAX_QUESTIONS + 5);
    let imported = import(text.as_bytes(), Format::Gift);
    assert_eq!(imported.deck.questions.len(), MAX_QUESTIONS);
    assert_eq!(imported.faults.len(), 1);
    assert_eq!(imported.faults[0].line, 2 * MAX_QUESTIONS + 1);
    assert!(imported.faults[0].message.starts_with("a deck has at most 500 questions"));
}
