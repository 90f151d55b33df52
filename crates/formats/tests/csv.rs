//! Tables: what is read, and what each fault says.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod common;

use common::{faults, shown};
use role_fit_formats::{Format, import};

#[test]
fn tables_of_spreadsheets_quiz_sites_and_anki_are_read() {
    for text in [
        "question,answer,wrong 1,wrong 2\nYaks eat?,Grass,Meat,\n",
        "Question;A;B;Correct\r\nYaks eat?;Grass;Meat;A\r\n",
        "sep=;\nquestion;option_a;option_b;correct\nYaks eat?;Grass;Meat;1",
        "Question Text\tOption 1\tOption 2\tCorrect Answer\tTime in seconds\nYaks eat?\tGrass\tMeat\t1\t30",
        "Quiz template\n\n,Question - max 120 characters,Answer 1 - max 75 characters,Answer 2 - max 75 characters,Time limit (sec),Correct answer(s) - choose at least one\n1,Yaks eat?,Grass,Meat,20,1",
        "question,options,answer\n\"Yaks eat?\",\"Grass|Meat\",grass",
        "#separator:tab\n#html:true\n#columns:Front\tBack\tWrong\nYaks&nbsp;eat?\tGrass\tMeat",
        "\u{feff}\"question\",\"answer\",\"distractor\"\n\"Yaks eat?\",\"Grass\",\"Meat\"",
    ] {
        let imported = import(text.as_bytes(), Format::Csv);
        assert!(imported.faults.is_empty(), "{text}\n{}", common::messages(&imported.faults));
        assert_eq!(shown(&imported.deck), ["Yaks eat? | +Grass | -Meat"], "{text}");
    }
}

#[test]
fn every_column_has_its_place() {
    let text = "id,heading,question,option 1,option 2,correct,explanation,explanation 2,order\n\
                Q 1,Cattle,\"A \"\"yak\"\",\nor two?\",a,b,B,All.,Yes.,fixed\n\
                ,,\"<p>One&nbsp;<b>yak</b>?</p>\",2*3*4,b,a,,,\n\
                ,,Yaks?,,,TRUE,,,";
    let imported = import(text.as_bytes(), Format::Csv);
    assert!(imported.faults.is_empty(), "{:?}", imported.faults);
    assert_eq!(
        shown(&imported.deck),
        [
            "#q-1 | Cattle: | A \"yak\",↵or two? | -a | +b (Yes.) | (All.) | fixed",
            r"One *yak*? | +2\*3\*4 | -b",
            "Yaks? | +True | -False | fixed",
        ]
    );
}

#[test]
fn faults_have_the_place_of_their_cell() {
    for (row, expected) in [
        ("Yaks?,a,b,", "2:1: the row has no answer"),
        ("Yaks?,a,b,c", "2:11: \"c\" is none of the options"),
        ("Yaks?,a,b,\"A,B\"", "2:11: several right options"),
        ("Yaks?,a,,A", "2:1: the question has 1 option"),
        (",a,b,A", "2:1: the question has no text"),
        ("Yaks?,a,a,A", "2:9: the option \"a\" is there twice"),
        (
            "Yaks, or not?,a,b,A",
            "2:19: the row has 5 cells, but the header has 4; put a text with the separator in it between straight quotes",
        ),
        ("“Yaks, or not?”,a,b,A", "2:21: the row has 5 cells, but the header has 4; the quotes are curly"),
        ("Yaks?,\"a,b,A", "2:7: the quote \" is never closed"),
        ("How many?,2,1,1", "2:15: warning: the answer 1 is read as the option with this text, not as its number"),
    ] {
        let text = format!("question,option a,option b,correct\n{row}\nNext?,a,b,B\n");
        let found = faults(&text, Format::Csv);
        assert!(found.len() == 1 && found[0].starts_with(expected), "{text}\n{found:?}");
        let imported = import(text.as_bytes(), Format::Csv);
        assert_eq!(shown(&imported.deck).last().map(String::as_str), Some("Next? | -a | +b"), "{text}");
    }
}

#[test]
fn curly_quotes_around_every_cell_are_removed_with_a_warning() {
    let text = "“question”,“answer”,“wrong”\n“Yaks eat?”,“Grass”,Meat";
    assert_eq!(shown(&import(text.as_bytes(), Format::Csv).deck), ["Yaks eat? | +Grass | -Meat"]);
    let found = faults(text, Format::Csv);
    assert!(found.len() == 1 && found[0].starts_with("1:1: warning: the quotes are curly"), "{found:?}");
}

#[test]
fn a_table_without_the_needed_columns_has_one_fault() {
    for (text, expected) in [
        ("Yaks?,a,b\nNext?,a,b", "1:1: the table needs a header"),
        ("question,option a,option b\n1?,a,b\n2?,a,b", "1:1: the table has no column for the right option"),
        ("front\tback\ntags\tx\ny\tz", "1:1: the table has a question and its answer, as flash cards have"),
        ("#separator:tab\n#tags column:3\nYaks\tGrass\tanimals", "3:1: the table needs a header"),
    ] {
        let found = faults(text, Format::Csv);
        assert!(found.len() == 1 && found[0].starts_with(expected), "{text}\n{found:?}");
    }
}
