//! The knowledge score against the worked example of its model, and the probabilities of guessing.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod common;

use common::{Dice, LENGTHS, cards, check, deck, duty, finished, guess, pair, right, shipped, wrong};
use role_fit_core::answers::{Answers, Choice};
use role_fit_core::deck::{Body, Deck, Item, Length, Owner};
use role_fit_core::play::draw;
use role_fit_core::result::knowledge::{DutyTable, Knowledge, Score, expected_by_guessing};
use role_fit_core::session::Session;
use serde_json::Value;
use std::rc::Rc;

fn score(right: usize, asked: usize) -> Score {
    Score { right, asked }
}

fn knowledge_of(session: &Session) -> Knowledge {
    Knowledge::of(&session.run().unwrap().answers).unwrap()
}

/// A finished play in which every duty and scenario gets the same answer and the other questions get the right one.
fn always(deck: &Rc<Deck>, length: Length, seed: u32, owner: Owner) -> Knowledge {
    let choose = |item: &Item| if matches!(item.body, Body::Duty(_)) { Choice::Owner(owner) } else { right(item) };
    knowledge_of(&finished(deck, length, seed, choose))
}

/// The knowledge after these answers to duties of each key.
fn table(rows: [(Owner, &[Owner]); 3]) -> Knowledge {
    let mut items = Vec::new();
    let mut given = Vec::new();
    for (key, answers) in rows {
        for answer in answers {
            items.push(duty(&format!("d{}", items.len()), key.as_str(), &[]));
            given.push(*answer);
        }
    }
    let deck = deck(&items);
    let mut answers = Answers::default();
    for (item, owner) in deck.items().iter().zip(given) {
        answers.give(item, Choice::Owner(owner));
    }
    Knowledge::of(&answers).unwrap()
}

#[test]
fn the_worked_example_of_the_model_is_met() {
    use Owner::{Both, Pm, Po};
    let knowledge = table([(Po, &[Po, Po, Po, Both]), (Pm, &[Po, Po, Pm, Pm]), (Both, &[Po, Both, Both, Both])]);
    let duties = knowledge.duties;
    assert_eq!(knowledge.total, score(8, 12));
    assert_eq!(duties.asked(), 12);
    for (key, found) in [(Po, 3), (Pm, 2), (Both, 3)] {
        assert_eq!(duties.found(key), score(found, 4), "{key:?}");
    }
    let counts = Owner::ALL.map(|key| Owner::ALL.map(|given| duties.given(key, given)));
    assert_eq!(counts, [[3, 1, 0], [1, 3, 0], [2, 0, 2]], "rows and columns: PO, Both, PM");
    assert_eq!(counts.iter().map(|row| row[0]).sum::<usize>(), 6, "how often PO was pressed");
    assert_eq!(duties.pull(), 2);
    assert!(!duties.is_pull_notable());
    let missed: Vec<&str> = knowledge.missed.iter().map(|(item, _)| item.id.as_str()).collect();
    assert_eq!(missed, ["d3", "d4", "d5", "d8"]);
}

#[test]
fn a_pull_is_notable_from_three_duties_on() {
    use Owner::{Both, Pm, Po};
    let rows = [
        ("all found", [Po; 4], [Pm; 4], 0, false),
        ("two of the PM's", [Po; 4], [Po, Po, Pm, Pm], 2, false),
        ("three of the PM's", [Po; 4], [Po, Po, Po, Pm], 3, true),
        ("three of the PO's", [Pm, Pm, Pm, Po], [Pm; 4], -3, true),
        ("three of each", [Pm, Pm, Pm, Po], [Po, Po, Po, Pm], 0, false),
        ("all shared", [Both; 4], [Both; 4], 0, false),
    ];
    for (name, of_po, of_pm, pull, is_notable) in rows {
        let duties = table([(Po, &of_po), (Pm, &of_pm), (Both, &[])]).duties;
        assert_eq!((duties.pull(), duties.is_pull_notable()), (pull, is_notable), "{name}");
    }
    assert_eq!(DutyTable::default().found(Both), score(0, 0));
}

#[test]
fn always_pressing_the_same_button_is_right_in_a_third() {
    let deck = shipped();
    for (length, each) in [(Length::Full, 4), (Length::Short, 2)] {
        for (owner, pull) in [(Owner::Po, each), (Owner::Both, 0), (Owner::Pm, -each)] {
            for seed in 0..20 {
                let duties = always(&deck, length, seed, owner).duties;
                let found: usize = Owner::ALL.iter().map(|&key| duties.found(key).right).sum();
                assert_eq!((found, duties.asked()), (each as usize, 3 * each as usize), "{owner:?}, {length:?}");
                assert_eq!(duties.pull(), pull, "{owner:?}, {length:?}");
                // The short form has too few duties to tell a pull from chance.
                assert_eq!(duties.is_pull_notable(), pull.abs() == 4, "{owner:?}, {length:?}");
            }
        }
    }
}

#[test]
fn a_perfect_play_has_everything_right_and_a_hopeless_one_nothing() {
    let deck = shipped();
    for (length, asked) in [(Length::Full, 18), (Length::Short, 10)] {
        for seed in 0..20 {
            let perfect = knowledge_of(&finished(&deck, length, seed, right));
            assert_eq!(perfect.total, score(asked, asked));
            assert_eq!(perfect.duties.pull(), 0);
            assert!(perfect.missed.is_empty());
            let hopeless = knowledge_of(&finished(&deck, length, seed, wrong));
            assert_eq!(hopeless.total, score(0, asked));
            assert_eq!(hopeless.missed.len(), asked);
        }
    }
}

#[test]
fn topics_and_duties_together_are_the_whole_score() {
    let deck = shipped();
    for length in LENGTHS {
        for seed in 0..20 {
            let mut dice = Dice(u64::from(seed));
            let session = finished(&deck, length, seed, |item| guess(item, &mut dice));
            let knowledge = knowledge_of(&session);
            let duties = Owner::ALL.map(|key| knowledge.duties.found(key));
            let parts = || duties.iter().chain(knowledge.topics.iter().map(|(_, score)| score));
            let sum = score(parts().map(|part| part.right).sum(), parts().map(|part| part.asked).sum());
            assert_eq!(sum, knowledge.total);
            assert_eq!(knowledge.total.asked - knowledge.total.right, knowledge.missed.len());
            for (kind, score) in &knowledge.topics {
                let asked = cards(&session).iter().filter(|card| card.item.kind == *kind).count();
                assert_eq!(score.asked, asked, "{kind:?}");
            }
            assert!(knowledge.missed.iter().all(|(item, choice)| item.is_right(choice) == Some(false)));
        }
    }
}

// What guessing gives.

#[test]
fn guessing_gives_a_third_of_the_right_answers() {
    let deck = shipped();
    for (length, expected) in [(Length::Full, 6), (Length::Short, 3)] {
        let play = draw(&deck, length, 1, &[]);
        assert_eq!(expected_by_guessing(play.cards().iter().map(|card| &*card.item)), Some(expected), "{length:?}");
    }
}

#[test]
fn too_few_items_can_all_be_guessed() {
    let guessed = |items: &[Value]| expected_by_guessing(deck(items).items().iter().map(|item| &**item));
    let duties: Vec<Value> = (0..3).map(|n| duty(&format!("d{n}"), "po", &[])).collect();
    // One item is guessed in one play of three, two in one of nine, three in one of 27.
    assert_eq!(guessed(&duties[..1]), None);
    assert_eq!(guessed(&duties[..2]), None);
    assert_eq!(guessed(&duties), Some(1));
    assert_eq!(guessed(&[pair("f", "facet"), check("c")]), None);
    let more = [&duties[..], &[pair("f", "facet"), check("c")]].concat();
    assert_eq!(guessed(&more), guessed(&duties));
}

#[test]
fn each_keyed_item_has_one_right_choice_of_three() {
    for item in shipped().items() {
        let right = item.choices().iter().filter(|choice| item.is_right(choice) == Some(true)).count();
        let wrong = item.choices().iter().filter(|choice| item.is_right(choice) == Some(false)).count();
        let expected = if item.is_keyed() { (1, 2) } else { (0, 0) };
        assert_eq!((right, wrong), expected, "{}", item.id.as_str());
    }
}

#[test]
fn guessers_get_six_of_eighteen_on_average() {
    const PLAYS: u32 = 10_000;
    let deck = shipped();
    let mut dice = Dice(1);
    let mut right = 0;
    for seed in 0..PLAYS {
        let mut answers = Answers::default();
        for card in draw(&deck, Length::Full, seed, &[]).cards() {
            answers.give(&card.item, guess(&card.item, &mut dice));
        }
        right += Knowledge::of(&answers).unwrap().total.right;
    }
    let mean = right as f64 / f64::from(PLAYS);
    assert!((mean - 6.0).abs() < 0.1, "{mean}");
}

#[test]
fn five_percent_of_guessers_have_a_notable_pull() {
    let keys = [[Owner::Po; 4], [Owner::Pm; 4]].concat();
    let items: Vec<Value> = keys.iter().enumerate().map(|(n, key)| duty(&format!("d{n}"), key.as_str(), &[])).collect();
    let deck = deck(&items);
    let all = 3usize.pow(8);
    let is_notable = |guesses: &usize| {
        let mut answers = Answers::default();
        for (place, item) in deck.items().iter().enumerate() {
            answers.give(item, Choice::Owner(Owner::ALL[guesses / 3usize.pow(place as u32) % 3]));
        }
        Knowledge::of(&answers).unwrap().duties.is_pull_notable()
    };
    let notable = (0..all).filter(is_notable).count();
    assert_eq!((1000.0 * notable as f64 / all as f64).round(), 54.0, "per thousand");
}
