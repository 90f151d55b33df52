//! Aiken: what is read, and what each fault says.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod common;

use common::{faults, shown};
use role_fit_formats::{Format, import};

#[test]
fn letters_marks_spaces_and_case_are_free() {
    for text in [
        "Yaks eat:\nA. Grass\nB. Meat\nANSWER: A",
        "Yaks eat:\nA) Grass\nB) Meat\nANSWER: A\n",
        "Yaks eat:\nA.Grass\nB)Meat\nanswer:a",
        "\n\n  Yaks eat:  \n\n  a) Grass\n  b. Meat\n\n  Answer :  a) \n\n",
        "Yaks eat:\nA.\tGrass\nB.\tMeat\nANSWERS： A",
    ] {
        let imported = import(text.as_bytes(), Format::Aiken);
        assert!(imported.faults.is_empty(), "{text}\n{:?}", imported.faults);
        assert_eq!(shown(&imported.deck), ["Yaks eat: | +Grass | -Meat"], "{text}");
    }
}

#[test]
fn stems_and_options_may_have_several_lines_and_begin_like_options() {
    let text = "A. Lincoln, or was it\nB. Franklin?\nA. Lincoln,\nof course\nB. Franklin\nANSWER: B\nFEEDBACK: It was he.\nNext?\nA. U.S.\nB. <b>U.K.</b>\nANSWER: A";
    let imported = import(text.as_bytes(), Format::Aiken);
    assert!(imported.faults.is_empty(), "{:?}", imported.faults);
    assert_eq!(
        shown(&imported.deck),
        [
            "A. Lincoln, or was it↵B. Franklin? | -Lincoln,↵of course | +Franklin | (It was he.)",
            "Next? | +U.S. | -*U.K.*",
        ]
    );
}

#[test]
fn faults_are_reported_and_the_rest_is_read() {
    for (text, expected) in [
        ("Yaks?\nA. a\nB. b", "1:1: the question has no ANSWER line"),
        ("Yaks?\nA. a\nB. b\nANSWER:", "4:1: the ANSWER line names no letter"),
        ("Yaks?\nA. a\nB. b\nANSWER: C", "4:1: the question has no option C"),
        ("Yaks?\nA. a\nB. b\nANSWER: grass", "4:1: \"grass\" is not the letter of an option"),
        ("Yaks?\nA. a\nB. b\nANSWER: A, B", "4:1: several right options"),
        ("Yaks?\nA. a\nC. b\nD. c\nANSWER: A", "3:1: option C comes where B is expected"),
        ("Yaks?\nA. a\nANSWER: A", "1:1: the question has 1 option"),
        ("Yaks?\nA. a\nB. b\nANSWER: A\nANSWER: B", "5:1: a second ANSWER line"),
        ("ANSWER: A", "1:1: an ANSWER line without a question"),
        ("Yaks are cattle.\n\nANSWER: A", "3:1: the question has no option A"),
    ] {
        let text = format!("{text}\n\nNext?\nA. a\nB. b\nANSWER: B");
        let found = faults(&text, Format::Aiken);
        assert!(found[0].starts_with(expected), "{text}\n{found:?}");
        let imported = import(text.as_bytes(), Format::Aiken);
        assert_eq!(shown(&imported.deck).last().map(String::as_str), Some("Next? | -a | +b"), "{text}");
    }
}
