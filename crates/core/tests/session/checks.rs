//! What must be true of every session.

use crate::common::{picture, seen};
use role_fit_core::saved::save;
use role_fit_core::session::{Event, Screen, Session, Stage};

/// The event agrees with what the session shows; without an event nothing has changed.
pub fn assert_agrees(event: Option<&Event>, before: &str, session: &Session) {
    match (event, session.stage()) {
        (None, _) => assert_eq!(picture(session), before),
        (Some(Event::Started { total }), Stage::Playing(run, Screen::Item(0))) => {
            assert_eq!(*total, run.play.cards().len());
            assert_eq!(run.answers.iter().count(), 0);
        }
        (Some(Event::Moved { index, total }), Stage::Playing(run, Screen::Item(at))) => {
            assert_eq!((*index, *total), run.play.progress(at));
        }
        (Some(Event::Moved { index, total }), Stage::Practising(run, at)) => {
            assert_eq!((*index, *total), (at + 1, run.play.cards().len()));
        }
        (Some(Event::Answered), Stage::Practising(run, at)) => assert!(run.answer_at(at).is_some()),
        (Some(Event::Answered), Stage::Playing(run, Screen::Item(at))) => assert!(run.answer_at(at).is_some()),
        (Some(Event::Finished), Stage::Playing(_, Screen::Result)) => {}
        (Some(Event::Reviewed), Stage::Playing(_, Screen::Result | Screen::Review)) => {}
        (Some(Event::Opened), Stage::Shared(_) | Stage::Team) => {}
        (Some(Event::TeamChanged), Stage::Team) => {}
        (Some(Event::Returned), Stage::Playing(..)) => {}
        (Some(Event::Closed | Event::Restarted), Stage::Intro) => {}
        (Some(Event::Forgot), Stage::Intro) => assert_eq!(save(session), None),
        (event, _) => panic!("{event:?} was returned, but the session is at {}", picture(session)),
    }
}

/// What is true at every stage.
pub fn assert_sound(session: &Session) {
    let mut seen = seen(session);
    let count = seen.len();
    seen.sort_by(|one, other| one.as_str().cmp(other.as_str()));
    seen.dedup();
    assert_eq!(seen.len(), count, "an item is remembered twice");
    let Stage::Playing(run, screen) = session.stage() else { return };
    for answer in run.answers.iter() {
        assert!(run.play.cards().iter().any(|card| card.item.id == answer.item.id), "an answer to no item of the play");
        assert!(answer.item.choices().contains(&answer.choice), "a choice that the item does not offer");
    }
    let open = (0..run.play.cards().len()).find(|&at| run.answer_at(at).is_none());
    match screen {
        Screen::Item(at) => assert!(at <= open.unwrap_or(run.play.cards().len() - 1), "beyond the first open item"),
        Screen::Result | Screen::Review => {
            assert!(open.is_none_or(|open| open >= run.play.drawn()), "a result without all answers");
        }
    }
}
