//! GIFT: what is read, and what each fault says.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod common;

use common::{faults, shown};
use role_fit_formats::{Format, import};

fn read(text: &str) -> Vec<String> {
    let imported = import(text.as_bytes(), Format::Gift);
    assert!(imported.faults.is_empty(), "{text}\n{}", common::messages(&imported.faults));
    shown(&imported.deck)
}

#[test]
fn questions_with_one_right_option_are_read_in_every_form() {
    for (text, expected) in [
        ("What do yaks eat?{=Grass ~Meat}", "What do yaks eat? | +Grass | -Meat"),
        ("Yaks eat {~meat =grass} all day.", "Yaks eat _____ all day. | -meat | +grass"),
        ("::Yaks:: Yaks eat:{\n  =Grass # Right.\n  ~Meat\n}", "#yaks | Yaks eat: | +Grass (Right.) | -Meat"),
        ("Yaks eat grass.{T}", "Yaks eat grass. | +True | -False | fixed"),
        (
            "Yaks eat meat. { false # They are not hunters. # Right. }",
            "Yaks eat meat. | -True (They are not hunters.) | +False (Right.) | fixed",
        ),
        ("Yaks?{TRUE####They are cattle.}", "Yaks? | +True | -False | (They are cattle.) | fixed"),
        ("Yaks?{~%100%Grass ~%0%Meat}", "Yaks? | +Grass | -Meat"),
        ("Yaks?{=%100%Grass#yes ~Meat#no####all}", "Yaks? | +Grass (yes) | -Meat (no) | (all)"),
        ("Yaks like {1:MC:~meat~=grass}.", "Yaks like _____. | -meat | +grass"),
    ] {
        assert_eq!(read(text), [expected], "{text}");
    }
}

#[test]
fn escapes_comments_and_line_breaks_are_understood() {
    for (text, expected) in [
        (r"1 \= 1\: \{yes\} \~ \#?{=a \= b#c \~ d ~e}", "1 = 1: {yes} ~ #? | +a = b (c ~ d) | -e"),
        (r"one\ntwo \\ \(x\)?{=a~b}", r"one↵two \\ \\(x\\)? | +a | -b"),
        ("// {=not this}\nYaks?\n// nor this }\n{\n=a\n// nor ~this\n~b }", "Yaks? | +a | -b"),
        ("Yaks?\n{\n=a\n\n\n~b\n#over\nlines\n####and\nmore\n}", "Yaks? | +a | -b (over↵lines) | (and↵more)"),
        ("[html]<p>A <b>yak</b>&nbsp;&amp; I?</p>{=<i>a</i> ~[plain]<i>b</i>}", "A *yak* & I? | +*a* | -<i>b</i>"),
        ("[markdown]A *yak* and `code`?{=**a** ~b}", "A *yak* and `code`? | +*a* | -b"),
        (r"Is 2*3*4 a `product`?{=a ~b}", r"Is 2\*3\*4 a \`product\`? | +a | -b"),
    ] {
        assert_eq!(read(text), [expected], "{text}");
    }
}

#[test]
fn categories_are_headings_of_the_questions_below() {
    let text = "$CATEGORY: $course$/top/Animals/Cattle\n\n\n1?{=a~b}\n\n2?{=a~b}\n$CATEGORY: In//Out\n3?{=a~b}\n\n$CATEGORY: $course$/top\n\n4?{=a~b}";
    assert_eq!(
        read(text),
        ["Cattle: | 1? | +a | -b", "Cattle: | 2? | +a | -b", "In/Out: | 3? | +a | -b", "4? | +a | -b",]
    );
}

#[test]
fn unsupported_questions_are_reported_and_the_rest_is_read() {
    for (text, expected) in [
        ("Yaks?{}", "1:6: essay questions"),
        ("Yaks?{#4:1}", "1:6: numerical questions"),
        ("Yaks?{=grass =hay}", "1:6: short-answer questions"),
        ("Pairs{=a -> b =c -> d}", "1:6: matching questions"),
        ("Yaks are cattle.", "1:1: this text has no answers"),
        ("Yaks?{grass}", "1:6: the answers have no marks"),
        ("Yaks?{=grass ~%50%hay ~meat}", "1:14: partial credit is not supported"),
        ("Yaks?{~%50%grass ~%50%hay ~meat}", "1:7: several right options share the points"),
        ("Yaks?{=grass =hay ~meat}", "1:14: several options are marked as right, but only one may be"),
        ("Yaks?{~hay ~meat}", "1:1: no option is marked as right; mark the right one with ="),
        ("Yaks?{~=hay}", "1:6: short-answer questions"),
        ("{=hay ~meat}", "1:1: the question has no text"),
        ("Yaks?{=hay ~hay}", "1:12: the option \"hay\" is there twice"),
        ("Yaks?{=hay ~}", "1:12: the option has no text"),
        ("Yaks?{=a ~b ~c ~d ~e ~f ~g}", "1:25: the question has 7 options; at most 6"),
        ("Yaks?{=hay {~meat}}", "1:12: unexpected brace"),
        ("{=Shall ~Will} I {=tell ~say} you?", "1:18: the text has several gaps"),
        ("Yaks?{=hay ~meat", "1:6: the brace { is never closed"),
        ("Ä? [html]{=<img src\\=a> ~b}", "1:11: the option has no text"),
    ] {
        let text = format!("{text}\n\nAnd then?{{=yes ~no}}");
        let imported = import(text.as_bytes(), Format::Gift);
        let found = faults(&text, Format::Gift);
        assert!(found[0].starts_with(expected), "{text}\n{found:?}");
        assert_eq!(shown(&imported.deck), ["And then? | +yes | -no"], "{text}");
    }
}

#[test]
fn a_change_that_its_author_should_know_is_a_warning() {
    let text =
        "1?{=a ~%-50%b}\n\n2?{=a ~%-50%b}\n\n::one:: 3?{=a~b}\n\n::One:: 4?{=a~b}\n\n[html]5 <img src\\=a>?{=a~b}";
    let imported = import(text.as_bytes(), Format::Gift);
    assert_eq!(imported.deck.questions.len(), 5);
    let found = faults(text, Format::Gift);
    assert!(found[0].starts_with("1:7: warning: negative points are ignored, here and below"), "{found:?}");
    assert!(found[1].starts_with("7:1: warning: the name `one` is already in use"), "{found:?}");
    assert_eq!(found.len(), 3, "{found:?}");
    assert!(found[2].starts_with("9:1: warning: the image is left out"), "{found:?}");
}
