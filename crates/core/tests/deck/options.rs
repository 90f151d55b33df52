//! Nothing in how the options look tells the right one from the others.

use crate::bank::{
    distractors, has_owner, id, is_question, items, key, of_kind, option_texts, options, questions, text, texts,
    word_count,
};
use crate::broken::{Broken, Rules, a_distractor, assert_holds, first, found, rules, stretched};
use crate::faithfulness::EXPERTS;
use serde_json::{Value, json};

pub const RULES: Rules = rules![
    options_are_alike_in_length,
    keys_are_seldom_longest,
    keys_are_seldom_shortest,
    poles_are_alike_in_length,
    no_option_sums_up_others,
    no_option_is_absolute,
    no_option_stands_twice,
    cue_words_are_rare,
];

/// How many times as long as the shortest the longest option of a question may be, and the longer pole of a pair.
const LONGEST_OPTION: f64 = 1.35;
const LONGEST_POLE: f64 = 1.2;
/// Of so many questions at most the key may be the longest option, or the shortest.
const TELLING_KEYS: f64 = 0.4;

fn options_are_alike_in_length(deck: &Value) -> Vec<String> {
    let too_uneven = |question: &&Value| {
        let counted = option_texts(question).into_iter().filter(|text| !is_bare(deck, text));
        unevenness(counted) > LONGEST_OPTION
    };
    let broken = questions(deck).into_iter().filter(too_uneven);
    broken.map(|question| format!("{}: options of unlike length", id(question))).collect()
}

/// A person's name, a number or a role, which is as long as it is.
fn is_bare(deck: &Value, text: &str) -> bool {
    let is_role =
        ["po", "pm"].iter().any(|role| ["name", "short"].iter().any(|name| deck["roles"][role][name] == text));
    let is_number = !text.contains(|letter: char| letter.is_alphabetic());
    is_role || is_number || EXPERTS.iter().any(|expert| text == expert.name)
}

fn poles_are_alike_in_length(deck: &Value) -> Vec<String> {
    let pairs = of_kind(deck, "fit").into_iter();
    let broken = pairs.filter(|pair| unevenness(option_texts(pair).into_iter()) > LONGEST_POLE);
    broken.map(|pair| format!("{}: poles of unlike length", id(pair))).collect()
}

/// How many times as long as the shortest text the longest one is; nothing if there are less than two.
fn unevenness<'a>(texts: impl Iterator<Item = &'a str>) -> f64 {
    let lengths: Vec<usize> = texts.map(length).collect();
    match (lengths.iter().min(), lengths.iter().max()) {
        (Some(&shortest), Some(&longest)) => longest as f64 / shortest as f64,
        _ => 0.0,
    }
}

fn length(text: &str) -> usize {
    text.chars().count()
}

fn keys_are_seldom_longest(deck: &Value) -> Vec<String> {
    let is_longest = |key, other: usize| key > other;
    seldom(deck, is_longest, "the longest")
}

fn keys_are_seldom_shortest(deck: &Value) -> Vec<String> {
    let is_shortest = |key, other: usize| key < other;
    seldom(deck, is_shortest, "the shortest")
}

/// A key that is as long as another option tells nothing.
fn seldom(deck: &Value, stands_out: impl Fn(usize, usize) -> bool, what: &str) -> Vec<String> {
    let is_telling = |question: &&Value| {
        let key = length(text(key(question), "text"));
        distractors(question).iter().all(|option| stands_out(key, length(text(option, "text"))))
    };
    let questions = questions(deck);
    let telling: Vec<&str> = questions.iter().copied().filter(is_telling).map(id).collect();
    let is_seldom = telling.len() as f64 <= TELLING_KEYS * questions.len() as f64;
    if is_seldom { Vec::new() } else { vec![format!("questions: the key is {what} in {}: {telling:?}", telling.len())] }
}

fn no_option_sums_up_others(deck: &Value) -> Vec<String> {
    let sums_up = |text: &str| {
        let text = text.to_lowercase();
        let both = text.find("both ").is_some_and(|place| text[place..].contains(" and "));
        both || ["all of", "none of", "all the above", "neither of"].iter().any(|words| text.contains(words))
    };
    let mut broken = Vec::new();
    for question in questions(deck) {
        for option in option_texts(question).into_iter().filter(|option| sums_up(option)) {
            broken.push(format!("{}: {option:?} sums up other options", id(question)));
        }
    }
    broken
}

/// The article says itself that the roles should always be told apart.
const ALWAYS: &str = "D1";

fn no_option_is_absolute(deck: &Value) -> Vec<String> {
    let is_absolute = |word: &str| ["always", "never", "only"].contains(&word);
    let mut broken = Vec::new();
    for question in questions(deck).into_iter().filter(|question| !texts(question, "facts").contains(&ALWAYS)) {
        for option in option_texts(question) {
            let words = option.to_lowercase();
            if words.split(|letter: char| !letter.is_alphabetic()).any(is_absolute) {
                broken.push(format!("{}: {option:?} is too absolute to be right", id(question)));
            }
        }
    }
    broken
}

fn no_option_stands_twice(deck: &Value) -> Vec<String> {
    let has_twins = |question: &&Value| {
        let mut texts: Vec<String> = option_texts(question).into_iter().map(str::to_lowercase).collect();
        texts.sort();
        texts.windows(2).any(|pair| pair[0] == pair[1])
    };
    let broken = questions(deck).into_iter().filter(has_twins);
    broken.map(|question| format!("{}: two options are the same", id(question))).collect()
}

/// Words that give a role away.
const CUES: [&str; 6] = ["market", "trend", "strategic", "sprint", "backlog", "scrum"];

fn cue_words_are_rare(deck: &Value) -> Vec<String> {
    let cards: Vec<&Value> = items(deck).iter().filter(|item| has_owner(item)).collect();
    let with_cue: Vec<&str> = cards.iter().copied().filter(|card| has_cue(card)).map(id).collect();
    let is_rare = 2 * with_cue.len() <= cards.len();
    if is_rare {
        Vec::new()
    } else {
        vec![format!("duties and scenarios: {} name what gives a role away", with_cue.len())]
    }
}

fn has_cue(card: &Value) -> bool {
    let stem = text(card, "stem").to_lowercase();
    CUES.iter().any(|cue| stem.contains(cue))
}

#[test]
fn the_options_of_a_question_are_alike_in_length() {
    assert_holds(options_are_alike_in_length);
}

#[test]
fn the_key_is_the_longest_option_in_few_questions() {
    assert_holds(keys_are_seldom_longest);
}

#[test]
fn the_key_is_the_shortest_option_in_few_questions() {
    assert_holds(keys_are_seldom_shortest);
}

#[test]
fn the_poles_of_a_pair_are_alike_in_length() {
    assert_holds(poles_are_alike_in_length);
}

#[test]
fn no_option_is_a_sum_of_others() {
    assert_holds(no_option_sums_up_others);
}

#[test]
fn no_option_says_always_never_or_only() {
    assert_holds(no_option_is_absolute);
}

#[test]
fn no_two_options_of_a_question_are_the_same() {
    assert_holds(no_option_stands_twice);
}

#[test]
fn at_most_half_of_the_duties_and_scenarios_name_what_gives_a_role_away() {
    assert_holds(cue_words_are_rare);
}

/// A question whose options are long enough for other words of the same length.
fn is_roomy(item: &Value) -> bool {
    is_question(item) && option_texts(item).iter().all(|text| length(text) >= 26) && texts(item, "facts") != [ALWAYS]
}

/// Puts words into a wrong option of a question that is not about "always", with the length left as it is.
fn say(deck: &mut Value, words: &str) -> String {
    let (question, name) = first(deck, |item| is_roomy(item) && !texts(item, "facts").contains(&ALWAYS));
    let option = a_distractor(question);
    option["text"] = json!(stretched(words, length(text(option, "text"))));
    name
}

/// Makes texts longer wherever a question stays even enough.
fn lengthen(deck: &mut Value, is_meant: impl Fn(&Value, &Value) -> bool, by: impl Fn(&Value) -> usize) {
    for item in deck["items"].as_array_mut().unwrap() {
        let before = item.clone();
        let has_figures = option_texts(&before).join("").contains(|letter: char| letter.is_ascii_digit());
        if !is_question(item) || has_figures || by(&before) as f64 > LONGEST_OPTION * 0.99 * shortest(&before) as f64 {
            continue;
        }
        for option in item["options"].as_array_mut().unwrap() {
            if is_meant(&before, option) {
                option["text"] = json!(stretched(text(option, "text"), by(&before)));
            }
        }
    }
}

fn shortest(question: &Value) -> usize {
    option_texts(question).into_iter().map(length).min().unwrap()
}

fn is_key(question: &Value, option: &Value) -> bool {
    option["id"] == question["key"]
}

pub const BROKEN: &[Broken] = &[
    Broken {
        with: "a long option",
        change: |deck| {
            let (question, name) = first(deck, is_roomy);
            let option = a_distractor(question);
            option["text"] = json!(stretched(text(option, "text"), 80));
            found("options_are_alike_in_length", name)
        },
    },
    Broken {
        with: "keys that are a little longer than the other options",
        change: |deck| {
            let one_more = |question: &Value| 1 + option_texts(question).into_iter().map(length).max().unwrap();
            lengthen(deck, is_key, one_more);
            found("keys_are_seldom_longest", "questions")
        },
    },
    Broken {
        with: "keys that are a little shorter than the other options",
        change: |deck| {
            let one_more = |question: &Value| 1 + length(text(key(question), "text"));
            lengthen(deck, |question, option| !is_key(question, option), one_more);
            found("keys_are_seldom_shortest", "questions")
        },
    },
    Broken {
        with: "a long pole",
        change: |deck| {
            let (pair, name) = first(deck, |item| item["kind"] == "fit");
            pair["options"][1]["text"] = json!(stretched(text(&options(pair)[1], "text"), 60));
            found("poles_are_alike_in_length", name)
        },
    },
    Broken { with: "all of these", change: |deck| found("no_option_sums_up_others", say(deck, "All of these")) },
    Broken { with: "none of these", change: |deck| found("no_option_sums_up_others", say(deck, "None of these")) },
    Broken {
        with: "both of two",
        change: |deck| found("no_option_sums_up_others", say(deck, "Both a plan and a map")),
    },
    Broken { with: "an always", change: |deck| found("no_option_is_absolute", say(deck, "Always the same thing")) },
    Broken { with: "a never", change: |deck| found("no_option_is_absolute", say(deck, "It is never done")) },
    Broken { with: "an only", change: |deck| found("no_option_is_absolute", say(deck, "The team, and only that")) },
    Broken {
        with: "twins among its options",
        change: |deck| {
            let (question, name) = first(deck, is_roomy);
            let other = text(distractors(question)[1], "text").to_owned();
            let key = question["key"].clone();
            let options = question["options"].as_array_mut().unwrap();
            let first_wrong = options.iter_mut().find(|option| option["id"] != key).unwrap();
            first_wrong["text"] = json!(other);
            found("no_option_stands_twice", name)
        },
    },
    Broken {
        with: "sprints all over its duties and scenarios",
        change: |deck| {
            for item in deck["items"].as_array_mut().unwrap() {
                if has_owner(item) && word_count(text(item, "stem")) < 10 {
                    item["stem"] = json!(format!("Sprint: {}", text(item, "stem")));
                }
            }
            found("cue_words_are_rare", "duties and scenarios")
        },
    },
];
