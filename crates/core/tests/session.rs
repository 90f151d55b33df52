//! One reader's way through the quiz: every action at every stage, any sequence of actions at all, and what is kept of
//! it over a reload.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod common;

use common::{
    LENGTHS, cards, check, deck, deck_with_plays, duty, finish, finished, id, laid_out, on_screen, pair, picture,
    question, right, seen, shared_result, shipped, showing, started, step, with, wrong,
};
use proptest::prelude::*;
use proptest::sample::Index;
use role_fit_core::answers::{Answers, Choice, Level};
use role_fit_core::deck::{Deck, Id, Item, Kind, Length, Owner};
use role_fit_core::play::Card;
use role_fit_core::result::outcome::Outcome;
use role_fit_core::saved::{kept, restored};
use role_fit_core::session::{Action, Event, Screen, Session, Stage};
use role_fit_core::share::link::Linked;
use role_fit_core::team::LINES_AT_ONCE;
use std::rc::Rc;

/// Five items are asked, always in the order of their kinds: duty, origin, expert, fit, self-check.
fn small() -> Rc<Deck> {
    let mut items = vec![check("self")];
    for n in ["1", "2", "3"] {
        items.push(duty(&["duty-", n].concat(), "po", &[]));
        items.push(question("origin", &["origin-", n].concat(), &[]));
        items.push(question("expert", &["expert-", n].concat(), &[]));
        items.push(pair(&["fit-", n].concat(), "facet"));
    }
    let draws = ["duty", "origin", "expert", "fit", "self-check"].map(|kind| (kind, 1));
    deck_with_plays(&items, &draws, &draws)
}

fn at_item(deck: &Rc<Deck>, place: usize) -> Session {
    let mut session = started(deck, Length::Short, 1);
    for _ in 0..place {
        session.apply(answer_to(&session)).unwrap();
        session.apply(Action::Next).unwrap();
    }
    session
}

fn answered_at(deck: &Rc<Deck>, place: usize) -> Session {
    let mut session = at_item(deck, place);
    session.apply(answer_to(&session)).unwrap();
    session
}

fn at_result(deck: &Rc<Deck>) -> Session {
    finished(deck, Length::Short, 1, right)
}

fn after(mut session: Session, action: Action) -> Session {
    session.apply(action).unwrap();
    session
}

/// An answer to the item on the screen; where there is none, to an item of the deck.
fn answer_to(session: &Session) -> Action {
    let item = on_screen(session).map_or(Rc::clone(&session.deck().items()[0]), |card| card.item);
    Action::Answer(item.id.clone(), right(&item))
}

fn told(event: Option<Event>) -> String {
    match event {
        None => "-".to_owned(),
        Some(Event::Started { total }) => format!("starts {total}"),
        Some(Event::Moved { index, total }) => format!("{index} of {total}"),
        Some(event) => format!("{event:?}").to_lowercase(),
    }
}

#[test]
fn every_action_does_what_its_stage_allows_and_nothing_else() {
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
        ("team over a result", team, ["starts 5", "-", "-", "-", "-", "-", "-"], ["-", "returned", "gathered"]),
        ("team of a visitor", visitor, ["starts 5", "-", "-", "-", "-", "-", "-"], ["-", "opened", "gathered"]),
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
            assert_eq!(told(event.clone()), expected, "{action:?} at the {stage}");
            assert_agrees(event.as_ref(), &before, &session);
        }
    }
}

/// The event says what the session now shows, and without one nothing has changed.
fn assert_agrees(event: Option<&Event>, before: &str, session: &Session) {
    match (event, session.stage()) {
        (None, _) => assert_eq!(picture(session), before),
        (Some(Event::Started { total }), Stage::Playing(run, Screen::Item(0))) => {
            assert_eq!(*total, run.play.cards().len());
            assert_eq!(run.answers.iter().count(), 0);
        }
        (Some(Event::Moved { index, total }), Stage::Playing(run, Screen::Item(at))) => {
            assert_eq!((*index, *total), (at + 1, run.play.cards().len()));
        }
        (Some(Event::Answered), Stage::Playing(run, Screen::Item(at))) => assert!(run.answer_at(at).is_some()),
        (Some(Event::Finished), Stage::Playing(_, Screen::Result)) => {}
        (Some(Event::Reviewed), Stage::Playing(_, Screen::Result | Screen::Review)) => {}
        (Some(Event::Opened), Stage::Shared(_) | Stage::Team) => {}
        (Some(Event::Gathered), Stage::Team) => {}
        (Some(Event::Returned), Stage::Playing(..)) => {}
        (Some(Event::Closed | Event::Restarted), Stage::Intro) => {}
        (Some(Event::Forgot), Stage::Intro) => assert_eq!(kept(session), None),
        (event, _) => panic!("{event:?} is told, and the session is at {}", picture(session)),
    }
}

#[test]
fn a_link_opens_everywhere_and_takes_nothing_from_the_reader() {
    let deck = small();
    let start = Session::new(Rc::clone(&deck), 1);
    let team = after(at_result(&deck), Action::OpenTeam);
    let plays = [
        ("item", at_item(&deck, 2)),
        ("result", at_result(&deck)),
        ("review", after(at_result(&deck), Action::OpenReview)),
        ("shared result over an item", showing(at_item(&deck, 2), shared_result(1))),
        ("team over a result", team),
    ];
    for (stage, mut session) in
        [("start card", start.clone()), ("shared result", showing(start, shared_result(1)))].into_iter().chain(plays)
    {
        let before = session.played().map(|(run, screen)| (laid_out(&run.play), run.answers.iter().count(), screen));
        for linked in [
            Linked::Result(shared_result(2)),
            Linked::Several(vec![shared_result(3), shared_result(4)]),
            Linked::Several(vec![shared_result(5)]),
        ] {
            let event = session.open(linked.clone());
            assert_agrees(Some(&event), "", &session);
            match (linked, session.stage()) {
                (Linked::Result(result), Stage::Shared(shown)) => assert_eq!(*shown, result),
                (Linked::Several(results), Stage::Team) => {
                    let people: Vec<_> = session.team().people().iter().map(|person| *person.result()).collect();
                    assert_eq!(people, results);
                }
                (linked, _) => panic!("{linked:?} is not shown over the {stage}"),
            }
        }
        let played = session.played().map(|(run, screen)| (laid_out(&run.play), run.answers.iter().count(), screen));
        assert_eq!(played, before, "{stage}");
        if before.is_some() {
            assert_eq!(session.apply(Action::Leave), Some(Event::Returned), "{stage}");
            assert!(session.run().is_some(), "{stage}");
        }
    }
}

#[test]
fn the_team_that_a_reader_opens_holds_both_results() {
    let deck = shipped();
    let own = finished(&deck, Length::Short, 1, right);
    let friends = shared_result(deck.fingerprint());
    let session = after(after(showing(own.clone(), friends), Action::Leave), Action::OpenTeam);
    let people: Vec<_> = session.team().people().iter().map(|person| *person.result()).collect();
    assert_eq!(people.len(), 2);
    assert!(people.contains(&friends) && people.contains(&own.own_result().unwrap().without_score()));
    // Opened again, it is the same; another quiz's results do not come in.
    let again = after(after(session, Action::Leave), Action::OpenTeam);
    assert_eq!(again.team().people().len(), 2);
    let other = after(showing(Session::new(deck, 1), shared_result(1)), Action::OpenTeam);
    assert_eq!(other.team().people().len(), 0);
}

#[test]
fn a_new_result_of_the_reader_takes_the_place_and_the_name_of_the_one_before() {
    let deck = shipped();
    let mut session = after(finished(&deck, Length::Short, 1, right), Action::OpenTeam);
    session.name(0, "Me");
    let before = session.own_result().unwrap();
    session.open(Linked::Several(vec![before.without_score(), shared_result(deck.fingerprint())]));
    assert_eq!(owners(&session), [(String::new(), false), ("Me".to_owned(), true)], "the link holds the reader's own");
    session.apply(Action::Leave);
    session.apply(Action::PlayAgain);
    finish(&mut session, wrong);
    let session = after(session, Action::OpenTeam);
    let now = session.own_result().unwrap();
    assert_ne!(now.without_score(), before.without_score());
    let results: Vec<_> = session.team().people().iter().map(|person| *person.result()).collect();
    assert!(results.contains(&now.without_score()) && !results.contains(&before.without_score()));
    assert_eq!(owners(&session), [("Me".to_owned(), true), (String::new(), false)]);
    // So it is after a reload.
    let restored = restored(Session::new(deck, 1), &kept(&session).unwrap());
    assert_eq!(owners(&restored), owners(&session));
}

/// The names of a team, and whether they are the reader's.
fn owners(session: &Session) -> Vec<(String, bool)> {
    session.team().people().iter().map(|person| (person.name.clone(), person.is_own)).collect()
}

#[test]
fn a_team_that_is_opened_again_from_the_same_link_is_as_the_reader_has_left_it() {
    let deck = shipped();
    let results = vec![shared_result(1), shared_result(2), shared_result(3)];
    let mut session = Session::new(Rc::clone(&deck), 1);
    session.open(Linked::Several(results.clone()));
    session.name(2, "Ann");
    session.apply(Action::Remove(0));
    let paste = format!("Bo: https://example.org/#{}", shared_result(deck.fingerprint()).encode());
    common::paste(&mut session, &paste);
    let left = owners(&session);
    assert_eq!(left.len(), 3);
    let mut reloaded = restored(Session::new(deck, 1), &kept(&session).unwrap());
    for session in [&mut session, &mut reloaded] {
        session.open(Linked::Several(results.clone()));
        assert_eq!(owners(session), left);
        // Another link is another team; who has a name there keeps it. One that was emptied is opened anew.
        session.open(Linked::Several(vec![shared_result(3), shared_result(4)]));
        assert_eq!(owners(session), [("Ann".to_owned(), false), (String::new(), false)]);
        for _ in 0..2 {
            session.apply(Action::Remove(0));
        }
        assert_eq!(owners(session), []);
        session.open(Linked::Several(vec![shared_result(3), shared_result(4)]));
        assert_eq!(owners(session).len(), 2);
    }
}

#[test]
fn what_is_pasted_is_read_to_its_end_whatever_the_reader_does_meanwhile() {
    let deck = shipped();
    let link = format!("https://example.org/#{}\n", shared_result(deck.fingerprint()).encode());
    let mut session = Session::new(Rc::clone(&deck), 1);
    session.open(Linked::Several(vec![shared_result(deck.fingerprint()).without_score()]));
    let text = ["\n".repeat(LINES_AT_ONCE), format!("Ann: {link}"), "nobody".to_owned()].concat();
    session.paste(text).unwrap();
    assert!(session.gather());
    session.name(0, "Bo");
    assert!(session.gather());
    assert!(!session.gather(), "all is read");
    let found = session.gathered().unwrap();
    assert_eq!((found.added, found.junk[0].line, session.pastes()), (1, LINES_AT_ONCE + 2, 1));
    assert_eq!(owners(&session), [("Bo".to_owned(), false), ("Ann".to_owned(), false)]);
    session.name(0, "");
    assert!(session.gathered().is_none(), "what came of it counts no more");
}

#[test]
fn right_or_wrong_is_final_and_everything_else_can_be_changed() {
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
fn a_press_that_does_not_belong_to_the_item_on_the_screen_counts_for_nothing() {
    let deck = small();
    let mut session = at_item(&deck, 1);
    let other = cards(&session)[0].item.id.clone();
    let later = cards(&session)[3].item.id.clone();
    let item = on_screen(&session).unwrap().item.id.clone();
    let rows = [
        ("the card before", other, Choice::Owner(Owner::Pm)),
        ("a later card", later, step(0)),
        ("no item at all", id("nobody"), Choice::Option(id("a"))),
        ("an option that the question lacks", item.clone(), Choice::Option(id("d"))),
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
fn answers_hold_no_choice_that_their_item_lacks() {
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
fn all_the_way_back_and_forth_again_keeps_every_answer() {
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
fn an_answer_changed_on_the_way_back_changes_the_result() {
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
fn an_outcome_is_there_from_the_result_on() {
    let deck = small();
    let has_outcome = |session: &Session| session.outcome().is_some();
    assert!(!has_outcome(&Session::new(Rc::clone(&deck), 1)));
    assert!(!has_outcome(&answered_at(&deck, 4)));
    assert!(has_outcome(&at_result(&deck)));
    assert!(has_outcome(&after(at_result(&deck), Action::OpenReview)));
    assert!(!has_outcome(&after(at_result(&deck), Action::Back)));
}

#[test]
fn playing_again_asks_what_is_unseen_in_the_same_length() {
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
fn restarting_remembers_what_was_answered_and_forgetting_remembers_nothing() {
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
        assert_eq!(kept(&after(session, Action::Forget)), None, "{name}");
    }
}

#[test]
fn the_next_play_is_another_one_even_when_nothing_was_seen() {
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

// What is kept over a reload.

#[test]
fn the_kept_line_is_written_as_it_is_documented() {
    let deck = deck(&[duty("d", "po", &[]), question("origin", "o", &[]), pair("f", "facet"), check("c")]);
    let mut session = Session::new(Rc::clone(&deck), 7);
    assert_eq!(kept(&session), None);
    session.apply(Action::Start(Length::Full));
    assert_eq!(kept(&session).unwrap(), "7 full 0 /");
    session.apply(Action::Answer(id("d"), Choice::Owner(Owner::Both)));
    assert_eq!(kept(&session).unwrap(), "7 full 0 d=1 /");
    session.apply(Action::Next);
    assert_eq!(kept(&session).unwrap(), "7 full 1 d=1 /");
    finish(&mut session, right);
    assert_eq!(kept(&session).unwrap(), "7 full end d=1 o=1 f=4 c=2 /");
    session.apply(Action::OpenReview);
    assert_eq!(kept(&session).unwrap(), "7 full end d=1 o=1 f=4 c=2 /");
    session.apply(Action::Restart);
    assert_eq!(kept(&session).unwrap(), "/ d o f c");
    session.apply(Action::Start(Length::Short));
    assert!(kept(&session).unwrap().ends_with(" short 0 / d o f c"));
    // Other people's results stand on lines of their own.
    let mut friend = showing(session.clone(), shared_result(0x1234_abcd));
    assert!(kept(&friend).unwrap().ends_with(" short 0 / d o f c"));
    friend.open(Linked::Several(vec![shared_result(1), shared_result(1)]));
    friend.name(1, "Ann");
    let team = friend.team().code().unwrap();
    let lines = kept(&friend).unwrap();
    assert_eq!(lines.lines().skip(1).collect::<Vec<_>>(), [&team, &team, "", "Ann"]);
    for mut session in [session, friend] {
        session.apply(Action::Forget);
        assert_eq!(kept(&session), None);
    }
}

#[test]
fn what_fits_of_a_kept_line_is_restored() {
    let deck = deck(&[duty("d", "po", &[]), question("origin", "o", &[]), pair("f", "facet"), check("c")]);
    let rows = [
        // None of ours.
        ("", None),
        ("nothing of ours", None),
        ("{\"seed\":7}", None),
        ("7 full 2 d=1", None),
        ("/", None),
        (" / ", None),
        ("/ nobody", None),
        ("seven full 0 /", None),
        ("-1 full 0 /", None),
        ("4294967296 full 0 /", None),
        ("7 /", None),
        ("7 full /", None),
        // What was seen, without a play.
        ("/ d f", Some("/ d f")),
        ("/ d nobody f", Some("/ d f")),
        ("/ d d f d", Some("/ d f")),
        ("seven full 0 / d", Some("/ d")),
        // A play that lacks answers goes on at the first of them, or before.
        ("7 full 0 /", Some("7 full 0 /")),
        ("7 full 3 d=1 /", Some("7 full 1 d=1 /")),
        ("7 full 0 d=1 o=2 /", Some("7 full 0 d=1 o=2 /")),
        ("7 full 99 d=1 o=2 /", Some("7 full 2 d=1 o=2 /")),
        ("7 full end d=1 f=3 c=0 /", Some("7 full 1 d=1 f=3 c=0 /")),
        ("7 full end o=1 f=3 c=0 /", Some("7 full 0 o=1 f=3 c=0 /")),
        ("7 full end /", Some("7 full 0 /")),
        // One that lacks none ends where it was.
        ("7 full 3 d=1 o=2 f=3 c=0 /", Some("7 full 3 d=1 o=2 f=3 c=0 /")),
        ("7 full 4 d=1 o=2 f=3 c=0 /", Some("7 full 3 d=1 o=2 f=3 c=0 /")),
        ("7 full end d=1 o=2 f=3 c=0 /", Some("7 full end d=1 o=2 f=3 c=0 /")),
        ("7 short end c=0 f=3 o=2 d=1 / f", Some("7 short end c=0 f=3 o=2 d=1 / f")),
        // Answers that are none.
        ("7 full end d=3 o=3 f=5 c=3 /", Some("7 full 0 /")),
        ("7 full end d=-1 o= =2 f c=x nobody=1 / d", Some("7 full 0 / d")),
        ("7 full end d=1 d=2 /", Some("7 full 1 d=2 /")),
    ];
    for (line, expected) in rows {
        let session = restored(Session::new(Rc::clone(&deck), 1), line);
        assert_eq!(kept(&session).as_deref(), expected, "{line:?}");
        assert_sound(&session);
    }
}

#[test]
fn an_edited_deck_loses_the_answers_that_no_longer_fit_and_no_others() {
    let items = || vec![duty("d", "po", &[]), question("origin", "o", &[]), pair("f", "facet"), check("c")];
    let replaced = |place: usize, item| {
        let mut items = items();
        items[place] = item;
        items
    };
    let mut without_question = items();
    without_question.remove(1);
    let mut with_another = items();
    with_another.push(question("mix-up", "m", &[]));
    let rows = [
        ("nothing", items(), "7 full end d=2 o=1 f=4 c=2 / f"),
        ("an item is gone", without_question, "7 full end d=2 f=4 c=2 / f"),
        ("an item is new", with_another, "7 full 4 d=2 o=1 f=4 c=2 / f"),
        ("an item is called another name", replaced(1, question("origin", "p", &[])), "7 full 1 d=2 f=4 c=2 / f"),
        ("an item has fewer choices", replaced(2, question("readiness", "f", &[])), "7 full 2 d=2 o=1 c=2 / f"),
        (
            "a stem has other words",
            replaced(0, with(duty("d", "po", &[]), "stem", "Who?")),
            "7 full end d=2 o=1 f=4 c=2 / f",
        ),
    ];
    let line = "7 full end d=2 o=1 f=4 c=2 / f";
    for (edit, items, expected) in rows {
        let session = restored(Session::new(deck(&items), 1), line);
        assert_eq!(kept(&session).as_deref(), Some(expected), "{edit}");
        assert_sound(&session);
    }
}

// Whatever a reader does.

/// One thing that a reader does, on the screen that happens to be there.
#[derive(Debug, Clone)]
enum Move {
    /// Answers the item on the screen by one of its choices.
    Answer(Index),
    /// Presses a button of another card of the play, or of any item of the deck.
    Stray(Index, Index),
    /// Answers whatever is open, up to the result.
    Finish(Index),
    /// Opens a link.
    Open(Linked),
    /// Pastes a text for the team.
    Paste(String),
    /// Gives somebody of the team a name.
    Name(usize, &'static str),
    /// Does something else.
    Do(Action),
}

fn any_move() -> impl Strategy<Value = Move> {
    let actions = vec![
        Action::Start(Length::Short),
        Action::Start(Length::Full),
        Action::OpenReview,
        Action::CloseReview,
        Action::PlayAgain,
        Action::Restart,
    ];
    prop_oneof![
        8 => any::<Index>().prop_map(Move::Answer),
        8 => Just(Move::Do(Action::Next)),
        3 => Just(Move::Do(Action::Back)),
        2 => any::<(Index, Index)>().prop_map(|(item, choice)| Move::Stray(item, choice)),
        2 => any::<Index>().prop_map(Move::Finish),
        6 => prop::sample::select(actions).prop_map(Move::Do),
        1 => prop::sample::select(links()).prop_map(Move::Open),
        2 => prop::sample::select(on_others()).prop_map(Move::Do),
        1 => prop::sample::select(pastes()).prop_map(Move::Paste),
        1 => (0..3usize, prop::sample::select(vec!["", "Ann", " Bo \n the \t first "])).prop_map(|(place, name)| Move::Name(place, name)),
        1 => Just(Move::Do(Action::Forget)),
    ]
}

fn links() -> Vec<Linked> {
    let known = shared_result(small().fingerprint());
    let team = vec![known, shared_result(9), known];
    vec![
        Linked::Result(known),
        Linked::Result(shared_result(1)),
        Linked::Several(vec![known, known]),
        Linked::Several(team),
    ]
}

fn pastes() -> Vec<String> {
    let link = format!("Ann  Lee: https://example.org/#{}", shared_result(small().fingerprint()).encode());
    vec![String::new(), "nothing\nof use".to_owned(), link.clone(), format!("{link}\r\n\r\n{link}")]
}

/// What a reader can do with other people's results.
fn on_others() -> Vec<Action> {
    vec![Action::OpenTeam, Action::Leave, Action::Remove(0), Action::Remove(7)]
}

fn any_moves() -> impl Strategy<Value = Vec<Move>> {
    prop::collection::vec(any_move(), 0..40)
}

/// Makes one move and checks that what is told agrees with what is there.
fn make(session: &mut Session, made: &Move) {
    let chosen = |card: &Card, index: &Index| index.get(&card.item.choices()).clone();
    let before = picture(session);
    let event = match made {
        Move::Answer(index) => match on_screen(session) {
            Some(card) => session.apply(Action::Answer(card.item.id.clone(), chosen(&card, index))),
            None => session.apply(answer_to(session)),
        },
        Move::Stray(item, choice) => {
            let item = Rc::clone(item.get(session.deck().items()));
            session.apply(Action::Answer(item.id.clone(), choice.get(&item.choices()).clone()))
        }
        Move::Finish(index) => {
            finish(session, |item| index.get(&item.choices()).clone());
            return;
        }
        Move::Paste(text) => common::paste(session, text),
        Move::Name(place, name) => session.name(*place, name),
        Move::Open(linked) => Some(session.open(linked.clone())),
        Move::Do(action) => session.apply(action.clone()),
    };
    assert_agrees(event.as_ref(), &before, session);
}

/// What holds wherever a reader may be.
fn assert_sound(session: &Session) {
    let mut seen = seen(session);
    let count = seen.len();
    seen.sort_by(|one, other| one.as_str().cmp(other.as_str()));
    seen.dedup();
    assert_eq!(seen.len(), count, "an item is remembered twice");
    let Stage::Playing(run, screen) = session.stage() else { return };
    for answer in run.answers.iter() {
        assert!(run.play.cards().iter().any(|card| card.item.id == answer.item.id), "an answer to no item of the play");
        assert!(answer.item.choices().contains(&answer.choice), "a choice that the item lacks");
    }
    let open = (0..run.play.cards().len()).find(|&at| run.answer_at(at).is_none());
    match screen {
        Screen::Item(at) => assert!(at <= open.unwrap_or(run.play.cards().len() - 1), "beyond the first open item"),
        Screen::Result | Screen::Review => assert_eq!(open, None, "a result without all answers"),
    }
}

fn outcome_as_text(outcome: &Outcome) -> String {
    let id = |item: &Item| item.id.as_str().to_owned();
    let moved: Vec<_> = outcome.moved.iter().map(|moved| (id(&moved.item), moved.role, moved.percent)).collect();
    let score = outcome.knowledge.as_ref().map(|knowledge| (knowledge.total, knowledge.duties));
    let lights: Vec<_> = outcome.lights.iter().map(|light| (id(&light.item), light.level)).collect();
    format!("{:?} {moved:?} {:?} {:?} {score:?} {lights:?}", outcome.meter, outcome.changes_to_flip(), outcome.facets)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn whatever_a_reader_does_is_sound(seed in any::<u32>(), moves in any_moves()) {
        for deck in [small(), shipped()] {
            let mut session = Session::new(deck, seed);
            for made in &moves {
                make(&mut session, made);
                assert_sound(&session);
            }
        }
    }

    #[test]
    fn the_same_moves_lead_to_the_same_place(seed in any::<u32>(), moves in any_moves()) {
        let deck = small();
        let mut sessions = [Session::new(Rc::clone(&deck), seed), Session::new(deck, seed)];
        for made in &moves {
            for session in &mut sessions {
                make(session, made);
            }
            prop_assert_eq!(picture(&sessions[0]), picture(&sessions[1]));
        }
        for session in &mut sessions {
            session.apply(Action::Start(Length::Full));
            finish(session, right);
        }
        let outcomes = sessions.map(|session| session.outcome().map(|outcome| outcome_as_text(&outcome)));
        prop_assert_eq!(&outcomes[0], &outcomes[1]);
    }

    #[test]
    fn a_reload_changes_nothing_that_a_reader_notices(seed in any::<u32>(), moves in any_moves()) {
        let deck = shipped();
        let mut session = Session::new(Rc::clone(&deck), seed);
        for made in &moves {
            make(&mut session, made);
        }
        let line = kept(&session);
        let mut reloaded = Session::new(deck, seed ^ 1);
        if let Some(line) = &line {
            reloaded = restored(reloaded, line);
        }
        prop_assert_eq!(&kept(&reloaded), &line);
        if session.run().is_none() {
            // A play that waited behind something is on the screen again.
            prop_assert_eq!(reloaded.run().is_some(), session.played().is_some());
            return Ok(());
        }
        // From the list of all items a reload leads back to the result.
        session.apply(Action::CloseReview);
        prop_assert_eq!(picture(&reloaded), picture(&session));
        // And the play after this one is the same as well, whichever way it is reached.
        for leave in [Action::Restart, Action::Forget, Action::PlayAgain] {
            let next = [&session, &reloaded].map(|session| {
                let mut session = session.clone();
                session.apply(leave.clone());
                session.apply(Action::Start(Length::Full));
                picture(&session)
            });
            prop_assert_eq!(&next[0], &next[1], "after {:?}", leave);
        }
    }

    #[test]
    fn no_kept_text_does_any_harm(text in any_kept_text(), seed in any::<u32>()) {
        let mut session = restored(Session::new(small(), seed), &text);
        assert_sound(&session);
        let line = kept(&session);
        let again = line.as_deref().map(|line| restored(Session::new(small(), seed), line));
        prop_assert_eq!(again.and_then(|session| kept(&session)), line);
        session.apply(Action::Start(Length::Short));
        finish(&mut session, wrong);
        assert_sound(&session);
    }
}

/// Any text, and texts made of the words that kept lines are made of.
fn any_kept_text() -> impl Strategy<Value = String> {
    let words = [
        "7",
        "0",
        "4294967295",
        "-1",
        "short",
        "full",
        "end",
        "0",
        "2",
        "99999999999999999999",
        "/",
        "=",
        "duty-1=0",
        "duty-2=2",
        "duty-3=3",
        "origin-1=1",
        "origin-2=2",
        "expert-1=0",
        "expert-3=1",
        "fit-1=4",
        "fit-2=5",
        "fit-3=0",
        "self=2",
        "self",
        "duty-1",
        "fit-1",
        "fit-1",
        "nobody",
        "nobody=1",
        "é=1",
        "d=é",
        "\n",
        "\n",
        "\nrf120939aydmcg4the5",
        "\nrft1",
        "\nAnn",
    ];
    let words = prop::collection::vec(prop::sample::select(words.to_vec()), 0..20);
    let heads = prop::sample::select(vec!["", "7 full 0 ", "7 full end ", "1 short 3 ", "9 short end duty-1=0 "]);
    prop_oneof![any::<String>(), (heads, words).prop_map(|(head, words)| head.to_owned() + &words.join(" "))]
}
