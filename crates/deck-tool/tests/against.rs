//! `deck-tool check --against`: what must not differ between a translated deck and its original.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod common;

use common::{ENGLISH, SHIPPED, for_each_text, german, json};
use role_fit_core::deck::reading;
use role_fit_deck_tool::translation::{texts, translated};
use role_fit_deck_tool::{check, check_against};
use role_fit_formats::Severity;
use std::path::Path;
use std::process::Command;
use std::{env, fs};

/// What the comparison adds to the check of the translation alone, and what it says about the original.
fn found(translation: &str, original: &str) -> (Vec<String>, Vec<String>) {
    let comparison = check_against(translation.as_bytes(), original.as_bytes());
    let alone = check(translation).diagnostics;
    let added = comparison.translation.diagnostics.iter().filter(|diagnostic| !alone.contains(diagnostic));
    let lines = |file: &str, found: &mut dyn Iterator<Item = &role_fit_deck_tool::Diagnostic>| {
        found.map(|diagnostic| diagnostic.to_text(file)).collect()
    };
    (lines("de.json", &mut added.into_iter()), lines("en.json", &mut comparison.original.diagnostics.iter()))
}

fn once(text: &str, from: &str, to: &str) -> String {
    assert_eq!(text.matches(from).count(), 1, "{from}");
    text.replace(from, to)
}

#[test]
fn a_translation_with_other_texts_has_no_differences() {
    assert_eq!(found(&german(), ENGLISH), (vec![], vec![]));
}

#[test]
fn a_translation_of_the_shipped_deck_is_clean() {
    let shipped = json(SHIPPED);
    let mut german = texts(&shipped);
    for_each_text(&mut german, &mut |text| *text = format!("Ü {text}"));
    let german = translated(&shipped, &german, "de").unwrap().to_string();
    let comparison = check_against(german.as_bytes(), SHIPPED.as_bytes());
    let fingerprint = reading::parse(SHIPPED).unwrap().fingerprint();
    assert_eq!(
        comparison.to_text("de.json", "en.json"),
        format!("de.json: no errors, no warnings against en.json; fingerprint {fingerprint:08x}")
    );
    assert!(comparison.is_clean());
}

#[test]
fn a_translation_may_have_links_and_a_direction_of_its_own() {
    let rows = [
        ("\"$schema\": \"./deck.schema.json\"", "\"$schema\": \"https://example.org/deck.schema.json\""),
        (", \"dir\": \"ltr\"", ""),
        ("https://example.org/colours", "https://example.org/farben"),
        ("mailto:me@example.org", "https://example.org/melden"),
        ("  \"report\": \"mailto:me@example.org\",\n", ""),
        ("\"part\": \"2\", ", "\"url\": \"https://example.org/2\", "),
        ("\"url\": \"https://example.org/\"", "\"part\": \"3\""),
        ("\"section\": [\"2\"]", "\"section\": [\"3\", \"4\"]"),
        ("\"label\": \"stove\", ", ""),
        ("\"weight\": 1.5", "\"weight\": 1.50"),
        // Short texts, and names of any length.
        ("D evening", "E evening"),
        ("D title", "E title"),
        ("D On colours and their names", "E On colours and their names"),
        ("D A book that has a title, 1810", "E A book that has a title, 1810"),
        ("D source one", "E source one"),
    ];
    for (from, to) in rows {
        assert_eq!(found(&once(&german(), from, to), ENGLISH), (vec![], vec![]), "{to}");
    }
}

#[test]
fn every_difference_has_a_position_and_a_message() {
    let calm =
        "    { \"id\": \"calm\", \"kind\": \"self-check\", \"stem\": \"D calm\", \"label\": \"D calm label\" }\n";
    let renamed = calm.replace("\"calm\"", "\"ruhig\"");
    let rows: Vec<(&str, &str, Vec<&str>)> = vec![
        (
            "\"id\": \"small\"",
            "\"id\": \"klein\"",
            vec!["2:36: `id` must be \"small\", as in the original, not \"klein\"", "fingerprint"],
        ),
        (
            "\"lang\": \"de\", ",
            "",
            vec!["1:1: missing field \"lang\"; say in which language the texts are, such as \"lang\": \"en\""],
        ),
        (
            "\"lang\": \"de\"",
            "\"lang\": \"EN\"",
            vec!["2:51: `lang` is \"EN\" in both decks; change it to the language of this one"],
        ),
        (
            ", \"intro\": \"D a sentence below the title\"",
            "",
            vec!["1:1: missing field \"intro\"; the original has it"],
        ),
        (
            "\"short\": \"D PM\"",
            "\"short\": \"D PM\", \"about\": \"D market\"",
            vec!["6:59: `roles.pm.about` is not in the original; remove it"],
        ),
        (
            "[\"fit\"]",
            "[\"duty\"]",
            vec!["9:36: `plays.short[0].kinds[0]` must be \"fit\", as in the original, not \"duty\""],
        ),
        ("[\"0badcafe\"]", "[]", vec!["12:3: `compat` has 0 items; it must have 1, as in the original"]),
        (", \"scene\": \"room\"", "", vec!["1:1: missing field \"scene\"; the original has it"]),
        (
            "[\"first\", \"evening\"]",
            "[\"first\", \"calm\"]",
            vec!["12:59: `enemies.group[1]` must be \"evening\", as in the original, not \"calm\""],
        ),
        ("near {po} here", "near here", vec!["16:139: `verdicts.po-3.i_am` must have {po}, as in the original"]),
        (
            "{ \"no-preference\": \"D none\", \"parts-of-both\": \"D both\" }",
            "\"D either\"",
            vec!["19:31: `verdicts.mid.text` must be an object, as in the original, not \"D either\""],
        ),
        (", \"notes\": [\"N1\"]", "", vec!["25:5: missing field \"notes\"; the original has it"]),
        (
            "\"disputed\": true",
            "\"disputed\": false",
            vec!["25:144: `items[0].disputed` must be true, as in the original, not false"],
        ),
        (
            "\"role\": \"po\"",
            "\"role\": \"pm\"",
            vec!["25:130: `items[0].role` must be \"po\", as in the original, not \"pm\""],
        ),
        ("[\"O1\"]", "[\"O2\"]", vec!["25:88: `items[0].facts[0]` must be \"O1\", as in the original, not \"O2\""]),
        (
            "\"origin\"",
            "\"expert\"",
            vec!["25:22: `items[0].kind` must be \"origin\", as in the original, not \"expert\"", "fingerprint"],
        ),
        (
            "\"key\": \"blue\"",
            "\"key\": \"red\"",
            vec!["25:162: `items[0].key` must be \"blue\", as in the original, not \"red\"", "fingerprint"],
        ),
        (
            "\"id\": \"green\"",
            "\"id\": \"gruen\"",
            vec![
                "28:9: \"gruen\" is not in the original; remove it, or write the id of the original",
                "25:177: `items[0].options` lacks \"green\", which the original has; copy them",
                "fingerprint",
            ],
        ),
        (
            "\"weight\": 1.5",
            "\"weight\": 2",
            vec!["29:77: `items[1].weight` must be 1.5, as in the original, not 2", "fingerprint"],
        ),
        (", \"order\": \"fixed\"", "", vec!["29:5: missing field \"order\"; the original has it", "fingerprint"]),
        (
            "{ \"id\": \"po\", \"why\": \"D po why\" }, { \"id\": \"both\", \"why\": \"D both why\" }",
            "{ \"id\": \"both\", \"why\": \"D both why\" }, { \"id\": \"po\", \"why\": \"D po why\" }",
            vec!["33:7: \"both\" is here, but in the original \"po\"; use the order of the original"],
        ),
        (", \"D source two\"", "", vec!["34:104: `items[3].sources` has 1 items; it must have 2, as in the original"]),
        ("D meat\", \"why\": \"D meat why\"", "D meat\"", vec!["35:45: missing field \"why\"; the original has it"]),
        (
            calm,
            &renamed,
            vec![
                "36:7: \"ruhig\" is not in the original; remove it, or write the id of the original",
                "24:3: `items` lacks \"calm\", which the original has; copy them",
                "fingerprint",
            ],
        ),
    ];
    for (from, to, expected) in rows {
        let (lines, of_original) = found(&once(&german(), from, to), ENGLISH);
        assert_eq!(lines.len(), expected.len(), "{to}: {lines:#?}");
        for (line, expected) in lines.iter().zip(expected) {
            let is_it = match expected {
                "fingerprint" => line.starts_with("de.json:1:1: the fingerprint is "),
                _ => *line == format!("de.json:{expected}"),
            };
            assert!(is_it, "expected {expected}\n{lines:#?}");
        }
        assert!(of_original.is_empty(), "{of_original:?}");
    }
}

#[test]
fn items_in_another_order_are_one_error_at_the_first_of_them() {
    let mut deck = json(&german());
    deck["items"].as_array_mut().unwrap().rotate_left(2);
    let text = deck.to_string();
    let (lines, _) = found(&text, ENGLISH);
    assert_eq!(lines.len(), 2, "{lines:?}");
    assert!(
        lines[0].ends_with(": \"paints\" is here, but in the original \"first\"; use the order of the original"),
        "{lines:?}"
    );
    assert!(lines[1].contains(": the fingerprint is "), "{lines:?}");
}

#[test]
fn long_texts_that_are_the_same_in_both_get_advice() {
    for (text, path) in [
        ("a sentence below the title", "3:23: warning: `intro`"),
        ("Which colour came first?", "25:40: warning: `items[0].stem`"),
        ("read this now please", "16:102: warning: `verdicts.po-3.link.label`"),
        ("I am near {po} here", "16:139: warning: `verdicts.po-3.i_am`"),
        ("others call it orange", "10:22: warning: `notes.N1.text`"),
    ] {
        let (lines, _) = found(&once(&german(), &format!("D {text}"), &format!("E {text}")), ENGLISH);
        let expected = format!(
            "de.json:{path}: the same text as in the original\n  help: translate it, or leave it if it reads the same in both languages"
        );
        assert_eq!(lines, [expected]);
    }
    // Languages without spaces.
    let both = [german(), ENGLISH.to_owned()].map(|deck| {
        let stem = if deck == ENGLISH { "E evening" } else { "D evening" };
        once(&deck, stem, "空いている朝があります。その時間に何をしますか。どちらかを選ぶ")
    });
    let (lines, _) = found(&both[0], &both[1]);
    assert_eq!(lines.len(), 1, "{lines:?}");
}

#[test]
fn errors_come_before_advice() {
    let deck = once(&german(), "D a sentence below the title", "E a sentence below the title");
    let comparison = check_against(
        once(&deck, "\"count\": 1", "\"count\": 2")
            .replace("\"kinds\": [\"fit\"]", "\"kinds\": [\"fit\", \"duty\"]")
            .as_bytes(),
        ENGLISH.as_bytes(),
    );
    let severities: Vec<Severity> = comparison.translation.diagnostics.iter().map(|found| found.severity).collect();
    let errors = severities.iter().take_while(|severity| **severity == Severity::Error).count();
    assert_eq!(errors, 2, "{comparison:?}");
    assert!(severities[errors..].iter().all(|severity| *severity == Severity::Warning), "{severities:?}");
    assert!(severities.len() > errors, "{severities:?}");
    let text = comparison.to_text("de.json", "en.json");
    let warnings = severities.len() - errors;
    assert!(
        text.contains(&format!("\nde.json: 2 errors, {warnings} warnings against en.json; fingerprint ")),
        "{text}"
    );
}

#[test]
fn faults_of_the_original_are_reported_under_its_name() {
    let without_language = once(ENGLISH, "\"lang\": \"en\", ", "");
    let comparison = check_against(german().as_bytes(), without_language.as_bytes());
    let text = comparison.to_text("de.json", "en.json");
    assert!(
        text.starts_with(
            "en.json:1:1: missing field \"lang\"; say in which language the texts are, such as \"lang\": \"en\"\nen.json: 1 error\n"
        ),
        "{text}"
    );
    assert!(!comparison.is_clean());
}

#[test]
fn decks_that_cannot_be_read_are_not_compared() {
    let broken = once(&german(), "\"items\"", "\"itemz\"");
    let text = check_against(broken.as_bytes(), ENGLISH.as_bytes()).to_text("de.json", "en.json");
    assert!(text.starts_with("de.json:1:1: missing field \"items\"\n"), "{text}");
    assert!(text.ends_with("\nde.json: 2 errors; not compared with en.json"), "{text}");

    let comparison = check_against(german().as_bytes(), b"{");
    let text = comparison.to_text("de.json", "en.json");
    assert!(text.starts_with("en.json:1:1: not valid JSON\nen.json: 1 error\n"), "{text}");
    assert!(text.ends_with("; not compared with en.json"), "{text}");
    assert_eq!(comparison.translation, check(&german()));
    assert!(!comparison.is_clean());
}

#[test]
fn the_program_exits_with_0_only_if_there_is_nothing_to_report() {
    let directory = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let shipped = json(SHIPPED);
    let mut german = texts(&shipped);
    for_each_text(&mut german, &mut |text| *text = format!("Ü {text}"));
    let german = translated(&shipped, &german, "de").unwrap().to_string();
    let file = |name: &str, text: &str| {
        let path = directory.join(name);
        fs::write(&path, text).unwrap();
        path
    };
    let (en, de) = (file("against-en.json", SHIPPED), file("against-de.json", &german));
    let questions = file("against.md", "# Yaks\n");
    let run = |file: &Path, original: &Path| {
        let program = env!("CARGO_BIN_EXE_deck-tool");
        Command::new(program).arg("check").arg(file).arg("--against").arg(original).output().unwrap()
    };
    assert!(run(&de, &en).status.success());
    let same = run(&en, &en);
    assert_eq!(same.status.code(), Some(1));
    assert!(String::from_utf8(same.stdout).unwrap().contains("in both decks; change it to the language of this one"));
    let other = run(&de, &questions);
    assert_eq!(other.status.code(), Some(1));
    assert!(
        String::from_utf8(other.stderr)
            .unwrap()
            .ends_with("is not a deck; only decks can be compared, so convert it first\n")
    );
}
