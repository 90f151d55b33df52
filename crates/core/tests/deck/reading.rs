//! The deck is easy to read: short sentences, plain words, and texts of the lengths that the time model counts on.
//!
//! The measure is the Flesch-Kincaid grade over the stem, the options and the explanations of an item together:
//! 0.39 x words / sentences + 11.8 x syllables / words - 15.59. People's names are skipped; a role counts as one word
//! of two syllables, in full or in short. Syllables are counted by groups of vowels, see `syllables`.

use crate::bank::{
    frame_prose, id, is_duty, is_keyed, is_question, is_scenario, item_prose, items, options, text, verdict_prose,
    verdicts, whys, word_count,
};
use crate::broken::{Broken, Rules, a_distractor, assert_holds, first, found, rules};
use serde_json::{Value, json};

pub const RULES: Rules = rules![sentences_are_short, items_are_easy, the_deck_is_easy, texts_have_their_length];

const WORDS_OF_A_STEM_SENTENCE: usize = 20;
const WORDS_OF_A_SENTENCE: usize = 25;
const HARDEST_ITEM: f64 = 11.0;
const HARDEST_MEDIAN: f64 = 8.0;
/// Fewer words are too few to measure.
const WORDS_TO_MEASURE: usize = 40;

fn sentences_are_short(deck: &Value) -> Vec<String> {
    let mut broken = Vec::new();
    let mut look = |place: &str, text: &str, most: usize| {
        for sentence in sentences(text).into_iter().filter(|sentence| word_count(sentence) > most) {
            broken.push(format!("{place}: {} words in one sentence: {sentence:?}", word_count(sentence)));
        }
    };
    frame_prose(deck).into_iter().for_each(|text| look("deck", text, WORDS_OF_A_SENTENCE));
    for (name, note) in deck["notes"].as_object().into_iter().flatten() {
        look(name, text(note, "text"), WORDS_OF_A_SENTENCE);
    }
    for item in items(deck) {
        look(id(item), text(item, "stem"), WORDS_OF_A_STEM_SENTENCE);
        item_prose(item).into_iter().for_each(|text| look(id(item), text, WORDS_OF_A_SENTENCE));
    }
    broken
}

fn items_are_easy(deck: &Value) -> Vec<String> {
    let graded = grades(deck).into_iter();
    let broken = graded.filter(|(_, grade)| *grade > HARDEST_ITEM);
    broken.map(|(item, grade)| format!("{item}: grade {grade:.1}")).collect()
}

fn the_deck_is_easy(deck: &Value) -> Vec<String> {
    let mut grades: Vec<f64> = grades(deck).into_iter().map(|(_, grade)| grade).collect();
    grades.sort_by(f64::total_cmp);
    let median = (grades[(grades.len() - 1) / 2] + grades[grades.len() / 2]) / 2.0;
    if median <= HARDEST_MEDIAN { Vec::new() } else { vec![format!("deck: median grade {median:.1}")] }
}

/// The grades of all items and verdicts that are long enough.
fn grades(deck: &Value) -> Vec<(&str, f64)> {
    let of_items = items(deck).iter().map(|item| (id(item), item_prose(item)));
    let of_verdicts = verdicts(deck).into_iter().map(|(name, verdict)| (name, verdict_prose(verdict)));
    of_items.chain(of_verdicts).filter_map(|(name, prose)| Some((name, grade(&prose)?))).collect()
}

/// The grade of some texts together; none if they have too few words.
fn grade(texts: &[&str]) -> Option<f64> {
    let (mut sentence_count, mut word_count, mut syllable_count) = (0, 0, 0);
    for text in texts {
        let text = without_names(text);
        for sentence in sentences(&text) {
            let words = sentence.split_whitespace().map(syllables).filter(|count| *count > 0);
            let counts: Vec<usize> = words.collect();
            sentence_count += usize::from(!counts.is_empty());
            word_count += counts.len();
            syllable_count += counts.iter().sum::<usize>();
        }
    }
    if word_count < WORDS_TO_MEASURE {
        return None;
    }
    let (sentences, words, syllables) = (sentence_count as f64, word_count as f64, syllable_count as f64);
    Some(0.39 * words / sentences + 11.8 * syllables / words - 15.59)
}

/// Names of people, which are as hard as they are; longer ones before their parts.
const NAMES: [&str; 15] = [
    "Daniel Di Bartolo",
    "Di Bartolo",
    "Myles Miller",
    "Miller",
    "William Bauer",
    "Bauer",
    "Roman Pichler",
    "Pichler",
    "Łukasz Krzyżek",
    "Krzyżek",
    "Robbin Schuurman",
    "Schuurman",
    "Robin",
    "Marty Cagan",
    "Cagan",
];

/// Names left out, roles in short.
fn without_names(text: &str) -> String {
    let mut text = text.replace("Product Owner", "PO").replace("Product Manager", "PM");
    for name in NAMES {
        if text.contains(name) {
            text = text.replace(&format!("{name}’s"), "").replace(name, "");
        }
    }
    text
}

/// The sentences of a text, each with its full stop; what comes after the last one is a sentence as well.
fn sentences(text: &str) -> Vec<&str> {
    let ends = text.match_indices(['.', '!', '?']).map(|(place, _)| place + 1);
    let ends = ends.filter(|&end| text[end..].chars().next().is_none_or(char::is_whitespace));
    let mut sentences = Vec::new();
    let mut start = 0;
    for end in ends.chain([text.len()]) {
        sentences.push(&text[start..end]);
        start = end;
    }
    sentences.retain(|sentence| sentence.contains(char::is_alphanumeric));
    sentences
}

/// How many syllables a word has, about; none if it has neither letters nor digits.
///
/// A group of vowels is a syllable, each digit as well (25,000 has five). The e of a last e, es or ed is silent, but
/// for the e of "table", "wishes" and "needed". The parts of a compound count on their own.
fn syllables(word: &str) -> usize {
    let word = word.replace(['’', '\''], "");
    let parts = word.split(|letter: char| !letter.is_alphanumeric());
    parts.filter(|part| !part.is_empty()).map(syllables_of_part).sum()
}

fn syllables_of_part(part: &str) -> usize {
    if matches!(part, "PO" | "PM" | "POs" | "PMs") {
        return 2;
    }
    let digits = part.chars().filter(char::is_ascii_digit).count();
    if digits > 0 {
        return digits;
    }
    let part = part.to_lowercase();
    let is_vowel = |letter: char| "aeiouy".contains(letter);
    let groups = part.split(|letter| !is_vowel(letter)).filter(|group| !group.is_empty()).count();
    (groups - usize::from(groups > 1 && ends_silently(&part))).max(1)
}

fn ends_silently(word: &str) -> bool {
    let before = |ending: &str| word.strip_suffix(ending).and_then(|rest| rest.chars().next_back());
    let is_vowel = |letter| "aeiouy".contains(letter);
    let is_little = |ending: &str| word.strip_suffix(ending).is_some_and(|rest| !rest.ends_with(is_vowel));
    match (before("e"), before("es"), before("ed")) {
        (Some(last), _, _) => !is_vowel(last) && !is_little("le"),
        (_, Some(last), _) => !is_vowel(last) && !"sxzcgh".contains(last) && !is_little("les"),
        (_, _, Some(last)) => !is_vowel(last) && !"td".contains(last),
        _ => false,
    }
}

/// The most words of a stem, an option and an explanation: of a duty, a scenario and any other item.
const WORDS_OF_A_DUTY: [usize; 3] = [10, 0, 20];
const WORDS_OF_A_SCENARIO: [usize; 3] = [16, 0, 20];
const WORDS_OF_AN_ITEM: [usize; 3] = [16, 8, 30];

/// Three to five minutes a play take texts of these lengths.
fn texts_have_their_length(deck: &Value) -> Vec<String> {
    let mut broken = Vec::new();
    for item in items(deck) {
        let [stem, option, why] = match text(item, "kind") {
            "duty" => WORDS_OF_A_DUTY,
            "scenario" => WORDS_OF_A_SCENARIO,
            _ => WORDS_OF_AN_ITEM,
        };
        let of_options = |field, most| options(item).iter().map(move |one| (field, text(one, field), most));
        let rows = [("stem", text(item, "stem"), stem)].into_iter().chain(of_options("text", option));
        for (what, text, most) in rows.chain(of_options("why", why)) {
            let words = word_count(text);
            if words > most {
                broken.push(format!("{}: {what} of {words} words, at most {most}: {text:?}", id(item)));
            }
        }
    }
    broken
}

#[test]
fn no_sentence_is_long() {
    assert_holds(sentences_are_short);
}

#[test]
fn no_item_is_hard_to_read() {
    assert_holds(items_are_easy);
}

#[test]
fn the_middle_item_is_easy_to_read() {
    assert_holds(the_deck_is_easy);
}

#[test]
fn no_text_is_longer_than_the_time_model_allows() {
    assert_holds(texts_have_their_length);
}

#[test]
fn syllables_are_counted_as_they_are_spoken() {
    let rows = [
        ("the", 1),
        ("makes", 1),
        ("asked", 1),
        ("listed", 2),
        ("needed", 2),
        ("wishes", 2),
        ("changes", 2),
        ("table", 2),
        ("titles", 2),
        ("role", 1),
        ("roles", 1),
        ("article’s", 3),
        ("product,", 2),
        ("implementation", 5),
        ("organisation", 5),
        ("long-term", 2),
        ("PO", 2),
        ("PMs", 2),
        ("PO’s", 2),
        ("1980s", 4),
        ("25,000", 5),
        ("see", 1),
        ("–", 0),
    ];
    for (word, expected) in rows {
        assert_eq!(syllables(word), expected, "{word}");
    }
}

#[test]
fn sentences_end_with_a_mark_or_with_the_text() {
    let rows: [(&str, &[&str]); 4] = [
        ("One. Two? Three", &["One.", " Two?", " Three"]),
        ("Version 1.5 of it", &["Version 1.5 of it"]),
        ("Done.", &["Done."]),
        ("", &[]),
    ];
    for (text, expected) in rows {
        assert_eq!(sentences(text), expected, "{text}");
    }
}

#[test]
fn the_grade_is_that_of_the_formula() {
    // Eight sentences of five words with six syllables each; names and empty texts change nothing.
    let sentence = "Roman Pichler, the PO sees it all. ";
    let measured = grade(&[&sentence.repeat(4), "", &sentence.repeat(4), "William Bauer’s"]);
    assert!((measured.unwrap() - (0.39 * 5.0 + 11.8 * 6.0 / 5.0 - 15.59)).abs() < 1e-9, "{measured:?}");
    assert_eq!(grade(&["Too short."]), None);
}

fn has_no_notes(item: &Value) -> bool {
    item["notes"].is_null()
}

/// Puts a long word into an explanation, in place of one without capital or mark, until the item is hard enough.
fn make_harder(item: &mut Value, least: f64) {
    for option in 0..options(item).len() {
        let why = whys(item)[option].to_owned();
        if why.contains("article") || item["options"][option]["id"] == item["key"] {
            continue;
        }
        let mut words: Vec<&str> = why.split(' ').collect();
        for place in 0..words.len() {
            if grade(&item_prose(item)).is_some_and(|grade| grade > least) {
                return;
            }
            if words[place] != "part" && words[place].chars().all(|letter| letter.is_ascii_lowercase()) {
                words[place] = "organisation";
                item["options"][option]["why"] = json!(words.join(" "));
            }
        }
    }
}

pub const BROKEN: &[Broken] = &[
    Broken {
        with: "a sentence without an end",
        change: |deck| {
            let (item, name) = first(deck, |item| is_question(item) && has_no_notes(item));
            a_distractor(item)["why"] = json!("It goes on ".to_owned() + "and on ".repeat(12).trim_end());
            found("sentences_are_short", name)
        },
    },
    Broken {
        with: "a stem without an end",
        change: |deck| {
            let (item, name) = first(deck, |item| item["kind"] == "fit");
            item["stem"] = json!("Do you go on ".to_owned() + "and on ".repeat(9).trim_end() + "?");
            [found("sentences_are_short", name.clone()), found("texts_have_their_length", name)].concat()
        },
    },
    Broken {
        with: "a note without an end",
        change: |deck| {
            let (name, note) = deck["notes"].as_object_mut().unwrap().iter_mut().next().unwrap();
            let name = name.clone();
            note["text"] = json!("It goes on ".to_owned() + "and on ".repeat(12).trim_end());
            found("sentences_are_short", name)
        },
    },
    Broken {
        with: "an item for scholars",
        change: |deck| {
            let (item, name) = first(deck, |item| is_keyed(item) && has_no_notes(item));
            make_harder(item, HARDEST_ITEM);
            found("items_are_easy", name)
        },
    },
    Broken {
        with: "an item for scholars here and there",
        change: |deck| {
            for item in deck["items"].as_array_mut().unwrap().iter_mut().filter(|item| is_keyed(item)) {
                make_harder(item, HARDEST_MEDIAN);
            }
            found("the_deck_is_easy", "deck")
        },
    },
    Broken {
        with: "a duty of many words",
        change: |deck| {
            let (item, name) = first(deck, |item| is_duty(item) && item["key"] == "po");
            item["stem"] = json!("Goes on and on with it all day and all night");
            found("texts_have_their_length", name)
        },
    },
    Broken {
        with: "a situation of many words",
        change: |deck| {
            let (item, name) = first(deck, |item| is_scenario(item) && item["key"] == "po");
            item["stem"] = json!("The team goes on and on with it all day and all night. Who asks it to stop?");
            found("texts_have_their_length", name)
        },
    },
];
