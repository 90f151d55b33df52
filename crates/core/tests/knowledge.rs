//! The knowledge score against the worked example of its model, the chances of guessing, what an outcome has and lacks,
//! and the time that reading takes.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod common;

use common::{
    Dice, LENGTHS, cards, check, deck, deck_with_plays, duty, finished, pair, question, right, shipped, step, with,
    wrong,
};
use role_fit_core::answers::{Answers, Choice, Level};
use role_fit_core::deck::{Deck, Item, Kind, Length, Owner};
use role_fit_core::play::draw;
use role_fit_core::reading_time::{minutes, seconds};
use role_fit_core::result::knowledge::{DutyTable, Guessing, Knowledge, Score, lights};
use role_fit_core::result::outcome::Outcome;
use role_fit_core::session::Session;
use serde_json::Value;
use std::rc::Rc;

fn score(right: usize, asked: usize) -> Score {
    Score { right, asked }
}

fn knowledge_of(session: &Session) -> Knowledge {
    Knowledge::of(&session.run().unwrap().answers).unwrap()
}

/// A finished play in which every duty gets the same answer and the other questions get the right one.
fn always(deck: &Rc<Deck>, length: Length, seed: u32, owner: Owner) -> Knowledge {
    let choose = |item: &Item| if item.kind == Kind::Duty { Choice::Owner(owner) } else { right(item) };
    knowledge_of(&finished(deck, length, seed, choose))
}

/// The table of so many duties of each key, answered by turns as the rows say.
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
fn the_worked_example_comes_out() {
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
fn a_pull_is_told_from_three_duties_on() {
    use Owner::{Both, Pm, Po};
    let rows = [
        ("all found", [Po; 4], [Pm; 4], 0, false),
        ("two of the PM's", [Po; 4], [Po, Po, Pm, Pm], 2, false),
        ("three of the PM's", [Po; 4], [Po, Po, Po, Pm], 3, true),
        ("three of the PO's", [Pm, Pm, Pm, Po], [Pm; 4], -3, true),
        ("three of each", [Pm, Pm, Pm, Po], [Po, Po, Po, Pm], 0, false),
        ("all shared", [Both; 4], [Both; 4], 0, false),
    ];
    for (name, of_po, of_pm, pull, is_told) in rows {
        let duties = table([(Po, &of_po), (Pm, &of_pm), (Both, &[])]).duties;
        assert_eq!((duties.pull(), duties.is_pull_notable()), (pull, is_told), "{name}");
    }
    assert_eq!(DutyTable::default().found(Both), score(0, 0));
}

#[test]
fn whoever_always_presses_the_same_button_is_right_in_a_third() {
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

fn guess(item: &Item, dice: &mut Dice) -> Choice {
    let choices = item.choices();
    choices[dice.below(choices.len())].clone()
}

// What guessing gives.

#[test]
fn the_chances_of_guessing_are_the_exact_ones() {
    let deck = shipped();
    // 18 items: 10 or more in 4.3 % of plays. 10 items: 6 or more in 7.7 %.
    let rows = [(Length::Full, 6, 10, 23), (Length::Short, 3, 6, 13)];
    for (length, expected, unlikely_from, one_in) in rows {
        let play = draw(&deck, length, 1, &[]);
        let guessing = Guessing::of(play.cards().iter().map(|card| &*card.item));
        assert_eq!(guessing, Some(Guessing { expected, unlikely_from, one_in }), "{length:?}");
    }
}

#[test]
fn few_items_can_all_be_guessed_and_others_cannot_be_guessed_at_all() {
    let guessing = |items: &[Value]| Guessing::of(deck(items).items().iter().map(|item| &**item));
    let duties: Vec<Value> = (0..3).map(|n| duty(&format!("d{n}"), "po", &[])).collect();
    // One item is guessed in one play of three, two in one of nine, three in one of 27.
    assert_eq!(guessing(&duties[..1]), None);
    assert_eq!(guessing(&duties[..2]), None);
    assert_eq!(guessing(&duties), Some(Guessing { expected: 1, unlikely_from: 3, one_in: 27 }));
    assert_eq!(guessing(&[pair("f", "facet"), check("c")]), None);
    let more = [&duties[..], &[pair("f", "facet"), check("c")]].concat();
    assert_eq!(guessing(&more), guessing(&duties));
}

#[test]
fn each_keyed_item_has_one_right_choice_of_three_and_others_have_none() {
    for item in shipped().items() {
        let right = item.choices().iter().filter(|choice| item.is_right(choice) == Some(true)).count();
        let wrong = item.choices().iter().filter(|choice| item.is_right(choice) == Some(false)).count();
        let expected = if item.is_keyed() { (1, 2) } else { (0, 0) };
        assert_eq!((right, wrong), expected, "{}", item.id.as_str());
    }
}

#[test]
fn a_guesser_gets_six_of_eighteen_on_average() {
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
fn a_guesser_is_told_of_a_pull_in_five_plays_of_a_hundred() {
    let keys = [[Owner::Po; 4], [Owner::Pm; 4]].concat();
    let items: Vec<Value> = keys.iter().enumerate().map(|(n, key)| duty(&format!("d{n}"), key.as_str(), &[])).collect();
    let deck = deck(&items);
    let all = 3usize.pow(8);
    let is_told = |guesses: &usize| {
        let mut answers = Answers::default();
        for (place, item) in deck.items().iter().enumerate() {
            answers.give(item, Choice::Owner(Owner::ALL[guesses / 3usize.pow(place as u32) % 3]));
        }
        Knowledge::of(&answers).unwrap().duties.is_pull_notable()
    };
    let told = (0..all).filter(is_told).count();
    assert_eq!((1000.0 * told as f64 / all as f64).round(), 54.0, "per thousand");
}

// What does not mix.

#[test]
fn what_was_right_never_moves_the_meter_and_what_is_liked_never_the_score() {
    let deck = shipped();
    let mut dice = Dice(9);
    let session = finished(&deck, Length::Full, 4, |item| guess(item, &mut dice));
    let before = session.outcome().unwrap();
    for card in cards(&session) {
        for choice in card.item.choices() {
            let mut run = session.run().unwrap().clone();
            assert!(run.answers.give(&card.item, choice));
            let name = card.item.id.as_str();
            if card.item.pair().is_none() {
                assert_eq!(liking_of(&Outcome::of(&deck, &run)), liking_of(&before), "{name}");
            } else {
                let knowledge = Knowledge::of(&run.answers).unwrap();
                assert_eq!(knowing(&knowledge), knowing(before.knowledge.as_ref().unwrap()), "{name}");
            }
        }
    }
}

fn liking_of(outcome: &Outcome) -> String {
    let moved: Vec<_> = outcome.moved.iter().map(|moved| (moved.item.id.as_str(), moved.role, moved.percent)).collect();
    format!("{:?} {moved:?} {:?} {:?}", outcome.meter, outcome.changes_to_flip(), outcome.facets)
}

fn knowing(knowledge: &Knowledge) -> String {
    let missed: Vec<_> = knowledge.missed.iter().map(|(item, choice)| (item.id.as_str(), choice)).collect();
    format!("{:?} {:?} {:?} {missed:?}", knowledge.total, knowledge.duties, knowledge.topics)
}

#[test]
fn the_weakest_light_comes_first_and_lights_move_nothing_else() {
    let deck = deck(&[check("a"), check("b"), check("c"), duty("d", "po", &[]), pair("f", "facet")]);
    let levels = |a, b, c| [("a", a), ("b", b), ("c", c)];
    use Level::{NotYet, Partly, Yes};
    let rows = [
        (levels(Yes, Partly, NotYet), ["c", "b", "a"]),
        (levels(NotYet, Yes, Partly), ["a", "c", "b"]),
        (levels(Partly, NotYet, Partly), ["b", "a", "c"]),
        (levels(Yes, Yes, Yes), ["a", "b", "c"]),
    ];
    let item = |name: &str| deck.item(name).unwrap();
    for (levels, expected) in rows {
        let mut answers = Answers::default();
        for (name, level) in levels {
            answers.give(item(name), Choice::Level(level));
        }
        let lights = lights(&answers);
        assert_eq!(lights.iter().map(|light| light.item.id.as_str()).collect::<Vec<_>>(), expected);
        for light in lights {
            let (_, level) = levels.into_iter().find(|(name, _)| *name == light.item.id.as_str()).unwrap();
            assert_eq!(light.level, level);
        }
        assert!(Knowledge::of(&answers).is_none(), "a statement is neither right nor wrong");
    }
    let outcomes = [NotYet, Yes].map(|level| {
        let choose = |item: &Item| if item.kind == Kind::SelfCheck { Choice::Level(level) } else { right(item) };
        finished(&deck, Length::Full, 1, choose).outcome().unwrap()
    });
    let [all_red, all_green] = &outcomes;
    assert_eq!(liking_of(all_red), liking_of(all_green));
    assert_eq!(all_red.knowledge.as_ref().map(knowing), all_green.knowledge.as_ref().map(knowing));
}

// What an outcome has, and lacks.

#[test]
fn an_outcome_has_what_its_deck_asks_about_and_nothing_else() {
    let duties = || vec![duty("d1", "po", &[]), duty("d2", "pm", &[]), duty("d3", "both", &[])];
    let pairs = || vec![pair("f1", "x"), pair("f2", "y")];
    let rows = [
        // Meter, score, lights, guessing.
        ("everything", [duties(), pairs(), vec![check("c")]].concat(), [true, true, true, true]),
        ("only pairs", pairs(), [true, false, false, false]),
        ("only duties", duties(), [false, true, false, true]),
        ("only questions", vec![question("mix-up", "m", &[])], [false, true, false, false]),
        ("only statements", vec![check("c")], [false, false, true, false]),
        ("no pairs", [duties(), vec![check("c")]].concat(), [false, true, true, true]),
        ("nothing keyed", [pairs(), vec![check("c")]].concat(), [true, false, true, false]),
    ];
    for (name, items, [has_meter, has_score, has_lights, can_guess]) in rows {
        let outcome = finished(&deck(&items), Length::Full, 1, right).outcome().unwrap();
        assert_eq!(outcome.meter.is_some(), has_meter, "{name}: meter");
        assert_eq!(outcome.moved.is_empty(), !has_meter, "{name}: what moved it");
        assert_eq!(outcome.facets.is_empty(), !has_meter, "{name}: facets");
        assert_eq!(outcome.knowledge.is_some(), has_score, "{name}: score");
        assert_eq!(outcome.lights.is_empty(), !has_lights, "{name}: lights");
        assert_eq!(outcome.guessing.is_some(), can_guess, "{name}: guessing");
        let shared = outcome.shared();
        assert_eq!(shared.is_some(), has_meter, "{name}: link");
        if let Some(shared) = shared {
            assert_eq!(shared.score().is_some(), has_score, "{name}: score of the link");
            assert_eq!(shared.facets().len(), 2, "{name}: facets of the link");
        }
    }
}

#[test]
fn a_link_holds_all_facets_of_the_deck_or_none() {
    let deck = deck_with_plays(&[pair("f1", "x"), pair("f2", "y")], &[("fit", 1)], &[("fit", 2)]);
    for (length, shown, linked) in [(Length::Short, 1, 0), (Length::Full, 2, 2)] {
        let outcome = finished(&deck, length, 1, right).outcome().unwrap();
        assert_eq!((outcome.facets.len(), outcome.shared().unwrap().facets().len()), (shown, linked), "{length:?}");
    }
}

#[test]
fn the_strongest_move_comes_first_and_the_middle_moves_nothing() {
    let heavy = with(pair("heavy", "x"), "weight", 3);
    let deck = deck(&[pair("mild", "x"), pair("middle", "x"), heavy, pair("far", "x")]);
    let session = finished(&deck, Length::Full, 1, |item| match item.id.as_str() {
        "mild" => step(3),
        "middle" => step(2),
        "heavy" => step(0),
        _ => step(4),
    });
    let moved = session.outcome().unwrap().moved;
    let told: Vec<(&str, u32)> = moved.iter().map(|moved| (moved.item.id.as_str(), moved.percent)).collect();
    // 100 w (x - 1/2) over a weight of six.
    assert_eq!(told, [("heavy", 25), ("far", 8), ("mild", 4)]);
}

// The time that reading takes.

#[test]
fn the_announced_minutes_of_the_shipped_deck_are_those_of_its_plays() {
    let deck = shipped();
    assert!((2..=4).contains(&minutes(&deck, Length::Short)), "{}", minutes(&deck, Length::Short));
    assert!((3..=5).contains(&minutes(&deck, Length::Full)), "{}", minutes(&deck, Length::Full));
    assert!(minutes(&deck, Length::Short) < minutes(&deck, Length::Full));
}

#[test]
fn the_time_follows_the_words() {
    let time = |items: &[Value]| seconds(deck(items).items().iter().map(|item| &**item));
    let instructions = 15.0;
    // Four words a second, two seconds an answer; of three explanations, a third each.
    let rows = [
        ("duty", duty("i", "po", &[]), 1.0 + 1.0),
        ("question", question("origin", "i", &[]), 1.0 + 3.0 + 1.0),
        ("pair", pair("i", "facet"), 1.0 + 2.0),
        ("statement", check("i"), 2.0),
    ];
    for (name, item, words) in rows {
        let short = time(std::slice::from_ref(&item));
        assert!((short - (instructions + 2.0 + words / 4.0)).abs() < 1e-9, "{name}: {short} s");
        let stem = format!("{} More", item["stem"].as_str().unwrap());
        let longer = time(&[with(item.clone(), "stem", stem)]);
        assert!((longer - short - 0.25).abs() < 1e-9, "{name}: one more word takes {} s", longer - short);
        for field in ["text", "why"] {
            for place in 0..item["options"].as_array().map_or(0, Vec::len) {
                let mut item = item.clone();
                let Some(text) = item["options"][place][field].as_str() else { continue };
                let text = format!("{text} More");
                item["options"][place][field] = text.into();
                assert!(time(&[item]) > short, "{name}: more words in {field} {place} take no time");
            }
        }
    }
}

#[test]
fn the_announced_minutes_grow_with_the_items_and_are_never_none() {
    // One minute and two seconds each, and a quarter of a minute before.
    let wordy = |n: usize| with(check(&format!("c{n}")), "stem", "word ".repeat(240));
    for (count, expected) in [(1, 1), (2, 2), (5, 5), (9, 10)] {
        let items: Vec<Value> = (0..count).map(wordy).collect();
        assert_eq!(minutes(&deck(&items), Length::Full), expected, "{count} items");
    }
    assert_eq!(minutes(&deck(&[check("c")]), Length::Full), 1);
}
