//! The traps of this article: who said what, duties that it gives to both roles, and claims that it does not make.

use crate::bank::{
    facts_of, frame_prose, has_owner, id, is_duty, is_question, item_prose, items, key, of_kind, text, texts,
};
use crate::broken::{Broken, Found, Rules, a_distractor, assert_holds, first, found, rules, stretched};
use serde_json::{Value, json};

pub const RULES: Rules = rules![
    experts_say_what_they_said,
    experts_have_two_items_each,
    people_are_named_in_full,
    shared_duties_are_shared,
    work_that_all_do_tells_no_role,
    two_decades_are_kept_apart,
    nothing_false_is_said,
];

/// A practitioner whom the article quotes.
pub struct Expert {
    /// The fact that names the person; the tips have letters after it.
    fact: &'static str,
    pub name: &'static str,
    surname: &'static str,
    /// Under which role the article lists the tip.
    role: &'static str,
}

pub const EXPERTS: [Expert; 6] = [
    Expert { fact: "E1", name: "Daniel Di Bartolo", surname: "Di Bartolo", role: "pm" },
    Expert { fact: "E2", name: "Myles Miller", surname: "Miller", role: "pm" },
    Expert { fact: "E3", name: "William Bauer", surname: "Bauer", role: "pm" },
    Expert { fact: "E4", name: "Roman Pichler", surname: "Pichler", role: "po" },
    Expert { fact: "E5", name: "Łukasz Krzyżek", surname: "Krzyżek", role: "po" },
    Expert { fact: "E6", name: "Robbin Schuurman", surname: "Schuurman", role: "po" },
];

impl Expert {
    fn is_behind(&self, item: &Value) -> bool {
        texts(item, "facts").iter().any(|fact| fact.starts_with(self.fact))
    }
}

fn experts_behind(item: &Value) -> Vec<&'static Expert> {
    EXPERTS.iter().filter(|expert| expert.is_behind(item)).collect()
}

/// A question on advice is about one person, names him in full in the stem or as the key, and says under which role
/// the article lists him.
fn experts_say_what_they_said(deck: &Value) -> Vec<String> {
    let mut broken = Vec::new();
    for item in of_kind(deck, "expert") {
        let [expert] = experts_behind(item)[..] else {
            broken.push(format!("{}: its facts are not those of one expert", id(item)));
            continue;
        };
        let (stem, key) = (text(item, "stem"), key(item));
        let is_named = |name: &str| stem.contains(name) || text(key, "text").contains(name);
        if !is_named(expert.name) || EXPERTS.iter().any(|other| other.fact != expert.fact && is_named(other.surname)) {
            broken.push(format!("{}: asks about {}, and names somebody else", id(item), expert.name));
        }
        let listed = if expert.role == "po" { "under PO" } else { "under PM" };
        if text(item, "role") != expert.role || !text(key, "why").contains(listed) {
            broken.push(format!("{}: does not say that {} is listed {listed}s", id(item), expert.name));
        }
    }
    broken
}

fn experts_have_two_items_each(deck: &Value) -> Vec<String> {
    let mut broken = Vec::new();
    for expert in EXPERTS {
        let count = of_kind(deck, "expert").into_iter().filter(|item| expert.is_behind(item)).count();
        if count != 2 {
            broken.push(format!("{}: {count} items instead of 2", expert.name));
        }
    }
    broken
}

/// The note on how the article spells the name of Robbin Schuurman.
const SPELLING_NOTE: &str = "N15";

/// Each person is named in full, and items about Robbin Schuurman have the note on the spelling of his name.
fn people_are_named_in_full(deck: &Value) -> Vec<String> {
    let mut broken = Vec::new();
    for item in items(deck) {
        let prose = item_prose(item).join("\n");
        for Expert { name, surname, .. } in EXPERTS {
            if prose.contains(surname) && !prose.contains(name) {
                broken.push(format!("{}: {surname} is not named in full", id(item)));
            }
        }
        let plain = ["Lukasz", "Krzyzek", "Robin Schuurman"].iter().find(|name| prose.contains(**name));
        if let Some(name) = plain {
            broken.push(format!("{}: {name} is not how the name is spelled", id(item)));
        }
        let is_his = experts_behind(item).iter().any(|expert| expert.fact == "E6");
        if is_his && !texts(item, "notes").contains(&SPELLING_NOTE) {
            broken.push(format!("{}: lacks the note on the spelling of Robbin Schuurman", id(item)));
        }
    }
    broken
}

/// What the article gives to both roles, and what makes it one role's after all.
const SHARED: [&str; 4] = ["stakeholder", "client", "communicat", "implement"];
const NARROWED: [&str; 5] = ["partner", "sales", "long-term", "coordinat", "on hand"];

fn shared_duties_are_shared(deck: &Value) -> Vec<String> {
    let is_meant_to_be_shared = |card: &&Value| {
        let stem = text(card, "stem").to_lowercase();
        SHARED.iter().any(|word| stem.contains(word)) && !NARROWED.iter().any(|word| stem.contains(word))
    };
    let cards = items(deck).iter().filter(|item| has_owner(item)).filter(is_meant_to_be_shared);
    let broken = cards.filter(|card| text(card, "key") != "both");
    broken.map(|card| format!("{}: the article gives this duty to both roles", id(card))).collect()
}

/// Working together and design belong to either role somewhere in the article.
const EITHERS: [&str; 2] = ["collaborat", "design"];

fn work_that_all_do_tells_no_role(deck: &Value) -> Vec<String> {
    let mut broken = Vec::new();
    for item in items(deck) {
        let told = match text(item, "kind") {
            "duty" | "scenario" => vec![text(item, "stem")],
            "fit" => item_prose(item),
            _ => Vec::new(),
        };
        let told = told.join("\n").to_lowercase();
        for word in EITHERS.iter().filter(|word| told.contains(**word)) {
            broken.push(format!("{}: {word}… tells neither role", id(item)));
        }
    }
    broken
}

/// The story begins in the 1980s and goes on in web companies, of which the 1980s had none.
fn two_decades_are_kept_apart(deck: &Value) -> Vec<String> {
    let joins = |item: &&Value| ["O1", "O4"].iter().all(|fact| texts(item, "facts").contains(fact));
    let broken = items(deck).iter().filter(joins);
    broken.map(|item| format!("{}: puts web companies into the 1980s", id(item))).collect()
}

/// Words that say what the article does not.
const FALSE: [&str; 6] = [
    "project manager",
    "assigns tasks",
    "assign tasks",
    "ignores the market",
    "ignore the market",
    "ignoring the market",
];
/// The fact that three titles get blended, one of them Project Manager.
const THREE_TITLES: &str = "I6";

fn nothing_false_is_said(deck: &Value) -> Vec<String> {
    let mut broken = Vec::new();
    let mut look = |place: &str, prose: Vec<&str>, may_name_three_titles: bool| {
        let prose = prose.join("\n").to_lowercase();
        let allowed = |words: &&&str| may_name_three_titles && **words == FALSE[0];
        for words in FALSE.iter().filter(|words| prose.contains(**words) && !allowed(words)) {
            broken.push(format!("{place}: says {words:?}"));
        }
    };
    look("deck", frame_prose(deck), false);
    for item in items(deck) {
        let is_on_titles = facts_of(item).iter().any(|fact| fact.id == THREE_TITLES);
        look(id(item), item_prose(item), is_on_titles);
    }
    broken
}

#[test]
fn every_tip_has_its_author_and_its_role() {
    assert_holds(experts_say_what_they_said);
}

#[test]
fn every_expert_has_two_items() {
    assert_holds(experts_have_two_items_each);
}

#[test]
fn everybody_is_named_in_full_and_spelled_right() {
    assert_holds(people_are_named_in_full);
}

#[test]
fn duties_that_the_article_gives_to_both_are_keyed_so() {
    assert_holds(shared_duties_are_shared);
}

#[test]
fn neither_duties_nor_pairs_speak_of_collaboration_or_design() {
    assert_holds(work_that_all_do_tells_no_role);
}

#[test]
fn no_item_puts_web_companies_into_the_1980s() {
    assert_holds(two_decades_are_kept_apart);
}

#[test]
fn nothing_is_said_that_the_article_does_not_say() {
    assert_holds(nothing_false_is_said);
}

/// Puts a sentence of its own after an explanation of a wrong option.
fn add(deck: &mut Value, sentence: &str) -> Found {
    let (item, name) = first(deck, |item| is_duty(item) && item["key"] == "po");
    let option = a_distractor(item);
    option["why"] = json!(format!("The text does not say so. {sentence}"));
    found("nothing_false_is_said", name)
}

/// Puts another duty on the first card of the PO.
fn sort(deck: &mut Value, stem: &str) -> String {
    let (card, name) = first(deck, |item| is_duty(item) && item["key"] == "po");
    card["stem"] = json!(stem);
    name
}

pub const BROKEN: &[Broken] = &[
    Broken {
        with: "a tip of somebody else's",
        change: |deck| {
            let (item, name) = first(deck, |item| texts(item, "facts").contains(&"E1b"));
            item["stem"] = json!(text(item, "stem").replace("Daniel Di Bartolo", "William Bauer"));
            found("experts_say_what_they_said", name)
        },
    },
    Broken {
        with: "an expert listed under the other role",
        change: |deck| {
            let (item, name) = first(deck, |item| item["kind"] == "expert" && item["role"] == "pm");
            item["role"] = json!("po");
            found("experts_say_what_they_said", name)
        },
    },
    Broken {
        with: "a tip that two experts are said to share",
        change: |deck| {
            let (item, name) = first(deck, |item| item["kind"] == "expert" && texts(item, "facts").contains(&"E1"));
            item["facts"].as_array_mut().unwrap().push(json!("E3a"));
            [found("experts_say_what_they_said", name), found("experts_have_two_items_each", "William Bauer")].concat()
        },
    },
    Broken {
        with: "an expert's surname alone",
        change: |deck| {
            let (item, name) = first(deck, |item| is_duty(item) && item["key"] == "po");
            a_distractor(item)["why"] = json!("No, says Pichler, and he should know what a PO does.");
            found("people_are_named_in_full", name)
        },
    },
    Broken {
        with: "a name without its marks",
        change: |deck| {
            let (item, name) = first(deck, |item| is_duty(item) && item["key"] == "po");
            a_distractor(item)["why"] = json!("No, says Lukasz Krzyzek, and he should know what a PO does.");
            found("people_are_named_in_full", name)
        },
    },
    Broken {
        with: "one spelling of a name that has two",
        change: |deck| {
            let (item, name) = first(deck, |item| texts(item, "facts").contains(&"E6a"));
            item.as_object_mut().unwrap().remove("notes");
            found("people_are_named_in_full", name)
        },
    },
    Broken {
        with: "a card that gives clients to the PO",
        change: |deck| found("shared_duties_are_shared", sort(deck, "Talks to clients")),
    },
    Broken {
        with: "a card that gives implementation to the PO",
        change: |deck| found("shared_duties_are_shared", sort(deck, "Helps to implement things")),
    },
    Broken {
        with: "a card on design",
        change: |deck| found("work_that_all_do_tells_no_role", sort(deck, "Sits down with the designers")),
    },
    Broken {
        with: "a pair on collaboration",
        change: |deck| {
            let (pair, name) = first(deck, |item| item["kind"] == "fit");
            let long = text(&pair["options"][1], "text").chars().count();
            pair["options"][1]["text"] = json!(stretched("We collaborate", long));
            found("work_that_all_do_tells_no_role", name)
        },
    },
    Broken {
        with: "web companies in the 1980s",
        change: |deck| {
            let (item, name) = first(deck, |item| is_question(item) && texts(item, "facts").contains(&"O1"));
            item["facts"].as_array_mut().unwrap().push(json!("O4"));
            item["notes"].as_array_mut().unwrap().push(json!("N7"));
            found("two_decades_are_kept_apart", name)
        },
    },
    Broken { with: "another trade's title", change: |deck| add(deck, "A Project Manager would.") },
    Broken { with: "a PO who hands out work", change: |deck| add(deck, "The PO assigns tasks.") },
    Broken { with: "a PO without a market", change: |deck| add(deck, "The PO ignores the market.") },
];

#[test]
fn a_narrowed_duty_may_be_one_roles() {
    for stem in
        ["Coordinates implementation", "Is on hand while the team implements", "Builds ties with clients and sales"]
    {
        let mut deck = crate::bank::shipped();
        sort(&mut deck, stem);
        assert_eq!(shared_duties_are_shared(&deck), Vec::<String>::new(), "{stem}");
    }
}
