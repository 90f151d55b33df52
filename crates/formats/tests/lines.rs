//! The line on which each question begins, in each format.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use role_fit_formats::{Format, import};

#[test]
fn each_question_has_the_line_on_which_it_begins() {
    for (format, text) in [
        (Format::Gift, "// a\n\n1? {=a ~b}\n\n::x:: 2? {\n=a\n~b\n}\n"),
        (Format::Aiken, "\n\n1?\nA. a\nB. b\nANSWER: A\n2?\nA. a\nB. b\nANSWER: B\n"),
        (Format::Markdown, "\n\n# 1?\n- [x] a\n- [ ] b\n\n# 2?\n- [x] a\n- [ ] b\n"),
        (Format::Csv, "question,answer,wrong 1\n1?,a,b\n\n2?,a,b\n"),
        (
            Format::Json,
            r#"{"items":[
                {"kind":"question","stem":"1?","key":"a","options":[{"id":"a","text":"a"},{"id":"b","text":"b"}]},

                {"kind":"question","stem":"2?","key":"a","options":[{"id":"a","text":"a"},{"id":"b","text":"b"}]}]}"#,
        ),
    ] {
        let imported = import(text.as_bytes(), format);
        let is_line_of = |line: usize, stem: &str| text.lines().nth(line - 1).unwrap().contains(stem);
        assert_eq!(imported.lines.len(), 2, "{format:?}");
        for (line, stem) in imported.lines.iter().zip(["1?", "2?"]) {
            assert!(is_line_of(*line, stem), "{format:?}: line {line} has no {stem}");
        }
    }
}
