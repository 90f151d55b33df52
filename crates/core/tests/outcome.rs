//! The outcome of a play: what it contains, and which answers it depends on.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod common;

use common::{
    Dice, cards, check, deck, deck_with_plays, duty, finished, guess, pair, parsed, question, right, shipped, step,
    with, wrong,
};
use role_fit_core::answers::{Answers, Choice, Level};
use role_fit_core::deck::{Item, Kind, Length};
use role_fit_core::result::knowledge::{Knowledge, Score, lights};
use role_fit_core::result::outcome::Outcome;
use role_fit_core::saved::{restore, save};
use role_fit_core::session::Session;
use serde_json::{Value, json};
use std::rc::Rc;

#[test]
fn keyed_answers_never_move_the_meter_and_pairs_never_the_score() {
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
fn the_weakest_light_comes_first_and_lights_change_nothing_else() {
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

#[test]
fn an_outcome_contains_what_its_deck_asks_about() {
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
fn the_strongest_move_comes_first_and_the_middle_is_left_out() {
    let heavy = with(pair("heavy", "x"), "weight", 3);
    let deck = deck(&[pair("mild", "x"), pair("middle", "x"), heavy, pair("far", "x")]);
    let session = finished(&deck, Length::Full, 1, |item| match item.id.as_str() {
        "mild" => step(3),
        "middle" => step(2),
        "heavy" => step(0),
        _ => step(4),
    });
    let moved = session.outcome().unwrap().moved;
    let percents: Vec<(&str, u32)> = moved.iter().map(|moved| (moved.item.id.as_str(), moved.percent)).collect();
    // 100 w (x - 1/2) over a weight of six.
    assert_eq!(percents, [("heavy", 25), ("far", 8), ("mild", 4)]);
}

/// A question about anything with that many options, of which the last is right.
fn neutral_question(id: &str, count: usize) -> Value {
    let options: Vec<Value> = (1..=count).map(|at| json!({"id": format!("o{at}"), "text": format!("{at}")})).collect();
    json!({"id": id, "kind": "question", "stem": "Which?", "key": format!("o{count}"), "options": options})
}

#[test]
fn a_deck_without_roles_has_a_score_and_guessing_but_no_result_to_link_to() {
    let items: Vec<Value> =
        [2, 2, 2, 6, 6, 6].iter().enumerate().map(|(at, count)| neutral_question(&format!("q{at}"), *count)).collect();
    let deck = parsed(&json!({"id": "small", "title": "Small", "items": items}).to_string());
    for (choose, right_answers) in [(right as fn(&Item) -> Choice, 6), (wrong, 0)] {
        let session = finished(&deck, Length::Short, 3, choose);
        let outcome = session.outcome().unwrap();
        let knowledge = outcome.knowledge.as_ref().unwrap();
        assert_eq!(knowledge.total, Score { right: right_answers, asked: 6 });
        assert_eq!(knowledge.topics, [(Kind::Question, knowledge.total)]);
        assert_eq!(knowledge.missed.len(), 6 - right_answers);
        // Three halves and three sixths.
        assert_eq!(outcome.guessing.map(|guessing| guessing.expected), Some(2));
        assert!(outcome.meter.is_none() && outcome.shared().is_none() && session.own_result().is_none());
        let restored = restore(Session::new(Rc::clone(&deck), 1), &save(&session).unwrap());
        assert_eq!(save(&restored), save(&session));
    }
}
