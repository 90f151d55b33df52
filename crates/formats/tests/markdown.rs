//! Markdown: what is read, and what each fault says.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod common;

use common::{faults, shown};
use role_fit_formats::{Format, import};

fn read(text: &str) -> Vec<String> {
    let imported = import(text.as_bytes(), Format::Markdown);
    assert!(imported.faults.is_empty(), "{text}\n{}", common::messages(&imported.faults));
    shown(&imported.deck)
}

#[test]
fn questions_are_read_as_quizdown_has_them() {
    for (text, expected) in [
        ("## Yaks eat?\n\n1. [x] Grass\n1. [ ] Meat", "Yaks eat? | +Grass | -Meat"),
        (
            "### Yaks\n\nWhat do they\neat?\n\n- [X] Grass\n    > They graze.\n- [ ] Meat\n\n> All.",
            "Yaks: | What do they eat? | +Grass (They graze.) | -Meat | (All.)",
        ),
        ("What now?\n> A hint.\n\n* [ ] a\n* [x] b", "What now? | -a | +b | (A hint.)"),
        (
            "# What prints `x`?\n```js\nf(1);\n  g()\n```\n- [x] a\n- [ ] b",
            "What prints `x`?↵`f(1);`↵`  g()` | +a | -b",
        ),
        (
            "## a *b* __c__ <em>d</em> &amp; \\* [e](f)\n- [x] `<p>`\n- [ ] <b>x</b>",
            r"a *b c d* & \* e | +`<p>` | -*x*",
        ),
        ("## a\n---\nshuffle_answers: false\nid: my-id\n---\n- [x] a\n- [ ] b", "#my-id | a | +a | -b | fixed"),
        ("## a\n- [ x ] a\n- [ ]b", "a | +a | -b"),
        ("## a\n- [x] a\n\n  more\n- [] b", "a | +a↵more | -b"),
        ("## a\n- one\n- two\n\n1. [x] a\n2. [ ] b", "a: | • one↵• two | +a | -b"),
    ] {
        assert_eq!(read(text), [expected], "{text}");
    }
}

#[test]
fn front_matter_titles_sections_and_rules_frame_the_questions() {
    let text = "---\ntitle: \"Yaks\"\nlang: en\nprimaryColor: red\nshuffleAnswers: false\n---\n\n# Cattle\n\n## 1?\n- [x] a\n- [ ] b\n\n---\n\n## 2?\n- [x] a\n- [ ] b\n---\n3?\n- [x] a\n- [ ] b\n";
    let imported = import(text.as_bytes(), Format::Markdown);
    assert!(imported.faults.is_empty(), "{:?}", imported.faults);
    assert_eq!((imported.deck.title.as_deref(), imported.deck.lang.as_deref()), (Some("Yaks"), Some("en")));
    assert_eq!(
        shown(&imported.deck),
        ["Cattle: | 1? | +a | -b | fixed", "Cattle: | 2? | +a | -b | fixed", "Cattle: | 3? | +a | -b | fixed",]
    );
    let titled = import(b"# Yaks\n## 1?\n- [x] a\n- [ ] b", Format::Markdown);
    assert_eq!(titled.deck.title.as_deref(), Some("Yaks"));
    assert_eq!(shown(&titled.deck), ["1? | +a | -b"]);
}

#[test]
fn a_list_of_questions_has_their_options_nested() {
    let text = "# Yaks\n\n## Food\n\n1. Yaks eat?\n   - [x] Grass\n     > They graze.\n   - [ ] Meat\n       - raw\n\n   > All.\n2. And *drink*?\n   - [ ] Milk\n   - [x] Water\n";
    let imported = import(text.as_bytes(), Format::Markdown);
    assert!(imported.faults.is_empty(), "{:?}", imported.faults);
    assert_eq!(imported.deck.title.as_deref(), Some("Yaks"));
    assert_eq!(
        shown(&imported.deck),
        ["Food: | Yaks eat? | +Grass (They graze.) | -Meat↵• raw | (All.)", "Food: | And *drink*? | -Milk | +Water",]
    );
}

#[test]
fn faults_are_reported_and_the_rest_is_read() {
    for (text, expected) in [
        ("## Order\n\n1. a\n2. b", "3:1: ordering questions (numbered lists without checkboxes)"),
        ("## Yaks\n\n- a\n- b", "3:1: a list without checkboxes"),
        ("## Yaks\n- [x] a\n- b", "3:1: an option without a checkbox"),
        ("## Yaks\n- [x] a\n- [x] b", "3:1: several options are marked as right"),
        ("## Yaks\n- [ ] a\n- [ ] b", "1:1: no option is marked as right; check one, as in - [x]"),
        ("## Yaks\n– [x] a\n– [ ] b", "1:1: a word processor has changed the hyphens"),
        ("## Yaks\n• [x] a\n• [ ] b", "1:1: a word processor has changed the hyphens"),
        ("## Yaks\n\n```quizdown\n- [x] a\n- [ ] b\n```", "1:1: the options are in a code block"),
        ("## Yaks\n\n```\n1. [x] a\n2. [ ] b\n```", "1:1: the options are in a code block"),
        ("## Yaks\n\n```\nyaks[x]\n```", "1:1: a heading without options"),
        ("## Yaks", "1:1: a heading without options"),
        ("—\ntitle: Yaks\n—", "1:1: warning: a word processor has changed the hyphens"),
        ("Yaks are cattle.", "1:1: warning: this text belongs to no question and is left out"),
        ("## ![](yak.png)\n- [x] a\n- [ ] b", "1:1: the question has no text"),
    ] {
        let text = format!("{text}\n\n## Next?\n\n- [x] a\n- [ ] b");
        let found = faults(&text, Format::Markdown);
        assert!(found[0].starts_with(expected), "{text}\n{found:?}");
        let imported = import(text.as_bytes(), Format::Markdown);
        assert_eq!(shown(&imported.deck), ["Next? | +a | -b"], "{text}");
    }
}
