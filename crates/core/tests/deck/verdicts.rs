//! Each verdict has words that a stranger understands at once and that a reader likes to show.

use crate::bank::{collect_texts, text, verdicts, word_count};
use crate::broken::{Broken, Rules, assert_holds, found, rules};
use serde_json::{Value, json};
use std::ops::RangeInclusive;

pub const RULES: Rules = rules![
    verdicts_have_their_length,
    verdicts_speak_to_the_reader,
    first_persons_name_their_side,
    teasers_ask_and_differ,
    links_lead_to_parts,
];

/// How many words each text of a verdict has.
const WORDS: [(&str, RangeInclusive<usize>); 5] =
    [("name", 2..=3), ("text", 28..=40), ("next", 8..=16), ("i_am", 4..=9), ("teaser", 10..=20)];

fn verdicts_have_their_length(deck: &Value) -> Vec<String> {
    let mut broken = Vec::new();
    for (name, verdict) in verdicts(deck) {
        for (field, range) in WORDS {
            let texts = texts_of(&verdict[field]);
            if texts.is_empty() || !texts.iter().all(|text| range.contains(&word_count(text))) {
                broken.push(format!("{name}: {field} has other than {range:?} words: {texts:?}"));
            }
        }
    }
    broken
}

/// A text, or the two of the verdict in the middle.
fn texts_of(value: &Value) -> Vec<&str> {
    let mut texts = Vec::new();
    collect_texts(value, &mut texts);
    texts
}

/// The paragraph is in the second person and names a blind spot.
fn verdicts_speak_to_the_reader(deck: &Value) -> Vec<String> {
    let speaks = |text: &&str| text.to_lowercase().contains("you ") && text.contains(". Watch out: ");
    let broken = verdicts(deck).into_iter().filter(|(_, verdict)| !texts_of(&verdict["text"]).iter().all(speaks));
    broken.map(|(name, _)| format!("{name}: says neither “you” nor what to watch out for")).collect()
}

/// What readers share about themselves names the role of their side, or both.
fn first_persons_name_their_side(deck: &Value) -> Vec<String> {
    let is_right = |name: &str, i_am: &str| {
        let names = |role: &str| i_am.contains(&format!("{{{role}}}"));
        i_am.starts_with("I’m ") && ["po", "pm"].map(names) == [!name.starts_with("pm"), !name.starts_with("po")]
    };
    let broken = verdicts(deck).into_iter().filter(|(name, verdict)| !is_right(name, text(verdict, "i_am")));
    broken.map(|(name, verdict)| format!("{name}: {:?} names another side", text(verdict, "i_am"))).collect()
}

fn teasers_ask_and_differ(deck: &Value) -> Vec<String> {
    let teasers: Vec<&str> = verdicts(deck).into_iter().map(|(_, verdict)| text(verdict, "teaser")).collect();
    let is_own = |teaser: &str| teasers.iter().filter(|other| **other == teaser).count() == 1;
    let broken = verdicts(deck).into_iter().filter(|(_, verdict)| {
        let teaser = text(verdict, "teaser");
        !teaser.ends_with('?') || !is_own(teaser)
    });
    broken.map(|(name, _)| format!("{name}: its teaser asks nothing, or what another one asks")).collect()
}

/// The article has five numbered parts.
fn links_lead_to_parts(deck: &Value) -> Vec<String> {
    let leads = |link: &Value| {
        matches!(text(link, "part"), "1" | "2" | "3" | "4" | "5") && (3..=9).contains(&word_count(text(link, "label")))
    };
    let broken = verdicts(deck).into_iter().filter(|(_, verdict)| !leads(&verdict["link"]));
    broken.map(|(name, _)| format!("{name}: its link leads to no part")).collect()
}

#[test]
fn the_texts_of_verdicts_are_short() {
    assert_holds(verdicts_have_their_length);
}

#[test]
fn verdicts_say_you_and_name_a_blind_spot() {
    assert_holds(verdicts_speak_to_the_reader);
}

#[test]
fn readers_share_the_name_of_their_own_side() {
    assert_holds(first_persons_name_their_side);
}

#[test]
fn each_verdict_has_a_question_of_its_own_for_previews() {
    assert_holds(teasers_ask_and_differ);
}

#[test]
fn each_verdict_links_a_part_of_the_article() {
    assert_holds(links_lead_to_parts);
}

pub const BROKEN: &[Broken] = &[
    Broken {
        with: "a verdict without end",
        change: |deck| {
            let verdict = &mut deck["verdicts"]["po-1"];
            verdict["text"] = json!(text(verdict, "text").to_owned() + &" It goes on.".repeat(5));
            found("verdicts_have_their_length", "po-1")
        },
    },
    Broken {
        with: "a verdict without a next step",
        change: |deck| {
            deck["verdicts"]["pm-2"].as_object_mut().unwrap().remove("next");
            found("verdicts_have_their_length", "pm-2")
        },
    },
    Broken {
        with: "a verdict without a blind spot",
        change: |deck| {
            let verdict = &mut deck["verdicts"]["mid"]["text"];
            verdict["parts-of-both"] = json!(text(verdict, "parts-of-both").replace("Watch out:", "By the way,"));
            found("verdicts_speak_to_the_reader", "mid")
        },
    },
    Broken {
        with: "a verdict on the wrong side",
        change: |deck| {
            deck["verdicts"]["pm-3"]["i_am"] = deck["verdicts"]["po-3"]["i_am"].clone();
            found("first_persons_name_their_side", "pm-3")
        },
    },
    Broken {
        with: "the same teaser twice",
        change: |deck| {
            deck["verdicts"]["pm-3"]["teaser"] = deck["verdicts"]["pm-2"]["teaser"].clone();
            ["pm-2", "pm-3"].map(|name| found("teasers_ask_and_differ", name)).concat()
        },
    },
    Broken {
        with: "a link to a part that the article lacks",
        change: |deck| {
            deck["verdicts"]["mid"]["link"]["part"] = json!("6");
            found("links_lead_to_parts", "mid")
        },
    },
];
