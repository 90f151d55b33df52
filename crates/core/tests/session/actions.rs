//! Every action at every stage.

use crate::checks::assert_agrees;
use crate::common::{
    LENGTHS, cards, check, deck, duty, finished, id, laid_out, on_screen, pair, picture, question, right, seen,
    shared_result, shipped, showing, started, step, wrong,
};
use crate::start::{after, answer_to, answered_at, at_item, at_result, small};
use role_fit_core::answers::{Answers, Choice, Level};
use role_fit_core::deck::{Id, Kind, Length, Owner};
use role_fit_core::saved::save;
use role_fit_core::session::{Action, Event, Session};
use std::rc::Rc;

fn described(event: Option<Event>) -> String {
    match event {
        None => "-".to_owned(),
        Some(Event::Started { total }) => format!("starts {total}"),
        Some(Event::Moved { index, total }) => format!("{index} of {total}"),
        Some(event) => format!("{event:?}").to_lowercase(),
    }
}

#[test]
fn every_action_does_what_its_stage_allows() {
    let deck = small();
    let start = Session::new(Rc::clone(&deck), 1);
    let shared = showing(start.clone(), shared_result(1));
    let review = after(at_result(&deck), Action::OpenReview);
    let friend = after(showing(at_result(&deck), shared_result(1)), Action::Leave);
    let team = after(at_result(&deck), Action::OpenTeam);
    let visitor = after(shared.clone(), Action::OpenTeam);
    // Start, Answer, Next, Back, OpenReview, CloseReview, PlayAgain, then OpenTeam, Leave, Remove; Restart and
    // Forget are allowed everywhere.
    let rows = [
        ("start card", start, ["starts 5", "-", "-", "-", "-", "-", "-"], ["-", "-", "-"]),
        ("shared result", shared, ["starts 5", "-", "-", "-", "-", "-", "-"], ["opened", "-", "-"]),
        ("duty, open", at_item(&deck, 0), ["-", "answered", "-", "-", "-", "-", "-"], ["-", "-", "-"]),
        ("duty, answered", answered_at(&deck, 0), ["-", "-", "2 of 5", "-", "-", "-", "-"], ["-", "-", "-"]),
        ("question, open", at_item(&deck, 1), ["-", "answered", "-", "1 of 5", "-", "-", "-"], ["-", "-", "-"]),
        ("question, answered", answered_at(&deck, 1), ["-", "-", "3 of 5", "1 of 5", "-", "-", "-"], ["-", "-", "-"]),
        ("pair, open", at_item(&deck, 3), ["-", "answered", "-", "3 of 5", "-", "-", "-"], ["-", "-", "-"]),
        (
            "pair, answered",
            answered_at(&deck, 3),
            ["-", "answered", "5 of 5", "3 of 5", "-", "-", "-"],
            ["-", "-", "-"],
        ),
        ("last item, open", at_item(&deck, 4), ["-", "answered", "-", "4 of 5", "-", "-", "-"], ["-", "-", "-"]),
        (
            "last item, answered",
            answered_at(&deck, 4),
            ["-", "answered", "finished", "4 of 5", "-", "-", "-"],
            ["-", "-", "-"],
        ),
        ("result", at_result(&deck), ["-", "-", "-", "5 of 5", "reviewed", "-", "starts 5"], ["opened", "-", "-"]),
        ("review", review, ["-", "-", "-", "-", "-", "reviewed", "starts 5"], ["-", "-", "-"]),
        ("result and a friend's", friend, ["-", "-", "-", "5 of 5", "reviewed", "-", "starts 5"], ["opened", "-", "-"]),
        ("team over a result", team, ["starts 5", "-", "-", "-", "-", "-", "-"], ["-", "returned", "teamchanged"]),
        ("team of a visitor", visitor, ["starts 5", "-", "-", "-", "-", "-", "-"], ["-", "opened", "teamchanged"]),
        (
            "shared result over an item",
            showing(at_item(&deck, 2), shared_result(1)),
            ["starts 5", "-", "-", "-", "-", "-", "-"],
            ["opened", "returned", "-"],
        ),
    ];
    for (stage, session, expected, around) in rows {
        let actions = [
            Action::Start(Length::Full),
            answer_to(&session),
            Action::Next,
            Action::Back,
            Action::OpenReview,
            Action::CloseReview,
            Action::PlayAgain,
            Action::OpenTeam,
            Action::Leave,
            Action::Remove(0),
            Action::Restart,
            Action::Forget,
        ];
        let left = if session.run().is_some() { "restarted" } else { "closed" };
        let expected = expected.into_iter().chain(around).chain([left, "forgot"]);
        for (action, expected) in actions.into_iter().zip(expected) {
            let mut session = session.clone();
            let before = picture(&session);
            let event = session.apply(action.clone());
            assert_eq!(described(event.clone()), expected, "{action:?} at the {stage}");
            assert_agrees(event.as_ref(), &before, &session);
        }
    }
}

#[test]
fn answers_to_keyed_items_are_final_and_others_can_be_changed() {
    let deck = small();
    let kinds = [("duty", true), ("question", true), ("question", true), ("pair", false), ("self-check", false)];
    for (place, (kind, is_final)) in kinds.into_iter().enumerate() {
        for first in on_screen(&at_item(&deck, place)).unwrap().item.choices() {
            let mut session = at_item(&deck, place);
            let item = on_screen(&session).unwrap().item;
            session.apply(Action::Answer(item.id.clone(), first.clone())).unwrap();
            for second in item.choices() {
                let event = session.apply(Action::Answer(item.id.clone(), second.clone()));
                assert_eq!(event.is_none(), is_final, "{kind}: {second:?} after {first:?}");
                let expected = if is_final { &first } else { &second };
                assert_eq!(session.run().unwrap().answer_at(place), Some(expected), "{kind}");
            }
        }
    }
}

#[test]
fn answers_to_items_that_are_not_on_the_screen_are_ignored() {
    let deck = small();
    let mut session = at_item(&deck, 1);
    let other = cards(&session)[0].item.id.clone();
    let later = cards(&session)[3].item.id.clone();
    let item = on_screen(&session).unwrap().item.id.clone();
    let rows = [
        ("the card before", other, Choice::Owner(Owner::Pm)),
        ("a later card", later, step(0)),
        ("no item at all", id("nobody"), Choice::Option(id("a"))),
        ("an option that the question does not have", item.clone(), Choice::Option(id("d"))),
        ("a choice of another kind", item.clone(), Choice::Owner(Owner::Po)),
        ("a step for a question", item.clone(), step(2)),
        ("a level for a question", item, Choice::Level(Level::Yes)),
    ];
    let before = picture(&session);
    for (name, id, choice) in rows {
        assert_eq!(session.apply(Action::Answer(id, choice)), None, "{name}");
        assert_eq!(picture(&session), before, "{name}");
    }
}

#[test]
fn choices_that_an_item_does_not_offer_are_refused() {
    let deck = deck(&[duty("d", "po", &[]), question("origin", "o", &[]), pair("f", "facet"), check("c")]);
    let mut answers = Answers::default();
    for item in deck.items() {
        for other in deck.items() {
            for choice in other.choices() {
                let fits = item.id == other.id;
                assert_eq!(answers.give(item, choice.clone()), fits, "{choice:?} to {}", item.id.as_str());
                assert_eq!(answers.to(item) == Some(&choice), fits);
            }
        }
    }
    assert_eq!(answers.iter().count(), deck.items().len());
}

#[test]
fn going_back_and_forth_keeps_every_answer() {
    let deck = shipped();
    for length in LENGTHS {
        let mut session = finished(&deck, length, 5, wrong);
        let result = picture(&session);
        let total = cards(&session).len();
        for index in (1..=total).rev() {
            assert_eq!(session.apply(Action::Back), Some(Event::Moved { index, total }));
        }
        assert_eq!(session.apply(Action::Back), None);
        for index in 2..=total {
            assert_eq!(session.apply(Action::Next), Some(Event::Moved { index, total }));
        }
        assert_eq!(session.apply(Action::Next), Some(Event::Finished));
        assert_eq!(picture(&session), result);
    }
}

#[test]
fn changing_an_answer_changes_the_result() {
    let deck = deck(&[pair("one", "facet"), pair("two", "facet")]);
    let mut session = finished(&deck, Length::Full, 1, |_| step(4));
    assert_eq!(session.outcome().unwrap().meter.unwrap().marker().percent(), 100);
    session.apply(Action::Back).unwrap();
    let last = on_screen(&session).unwrap().item;
    session.apply(Action::Answer(last.id.clone(), step(0))).unwrap();
    session.apply(Action::Next).unwrap();
    assert_eq!(session.outcome().unwrap().meter.unwrap().marker().percent(), 50);
}

#[test]
fn there_is_an_outcome_from_the_result_on() {
    let deck = small();
    let has_outcome = |session: &Session| session.outcome().is_some();
    assert!(!has_outcome(&Session::new(Rc::clone(&deck), 1)));
    assert!(!has_outcome(&answered_at(&deck, 4)));
    assert!(has_outcome(&at_result(&deck)));
    assert!(has_outcome(&after(at_result(&deck), Action::OpenReview)));
    assert!(!has_outcome(&after(at_result(&deck), Action::Back)));
}

#[test]
fn playing_again_asks_unseen_items_in_the_same_length() {
    let deck = shipped();
    for length in LENGTHS {
        for review in [false, true] {
            let mut session = finished(&deck, length, 3, right);
            let first: Vec<Id> = cards(&session).iter().map(|card| card.item.id.clone()).collect();
            if review {
                session.apply(Action::OpenReview).unwrap();
            }
            session.apply(Action::PlayAgain).unwrap();
            assert_eq!(session.run().unwrap().length, length);
            assert_eq!(seen(&session), first);
            let origins =
                |ids: &[Id]| ids.iter().filter(|id| deck.item(id.as_str()).unwrap().kind == Kind::Origin).count();
            let again: Vec<Id> = cards(&session).iter().map(|card| card.item.id.clone()).collect();
            let unseen: Vec<Id> = again.iter().filter(|id| !first.contains(id)).cloned().collect();
            // The bank has twice as many questions on origins as a play asks, or more.
            assert_eq!(origins(&unseen), origins(&first), "{length:?}: {again:?} after {first:?}");
        }
    }
}

#[test]
fn restarting_remembers_answered_items_and_forgetting_remembers_nothing() {
    let deck = small();
    let rows = [
        ("an unanswered play", at_item(&deck, 0), 0),
        ("half a play", at_item(&deck, 2), 2),
        ("an answer on the screen", answered_at(&deck, 2), 3),
        ("a result", at_result(&deck), 5),
        ("a review", after(at_result(&deck), Action::OpenReview), 5),
        ("the play after a result", after(at_result(&deck), Action::PlayAgain), 5),
    ];
    for (name, session, count) in rows {
        let restarted = after(session.clone(), Action::Restart);
        assert_eq!(seen(&restarted).len(), count, "{name}");
        assert_eq!(seen(&after(restarted, Action::Restart)).len(), count, "{name}, twice");
        assert_eq!(save(&after(session, Action::Forget)), None, "{name}");
    }
}

#[test]
fn the_next_play_is_different_even_if_nothing_was_seen() {
    let deck = shipped();
    for leave in [Action::Restart, Action::Forget] {
        let mut session = started(&deck, Length::Full, 7);
        let mut plays = Vec::new();
        for _ in 0..20 {
            plays.push(laid_out(&session.run().unwrap().play));
            session.apply(leave.clone()).unwrap();
            session.apply(Action::Start(Length::Full)).unwrap();
        }
        let count = plays.len();
        plays.sort();
        plays.dedup();
        assert_eq!(plays.len(), count, "after {leave:?}");
    }
}
