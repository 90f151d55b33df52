//! Opened links, and teams.

use crate::checks::assert_agrees;
use crate::common::{finish, finished, laid_out, paste, right, shared_result, shipped, showing, wrong};
use crate::start::{after, at_item, at_result, small};
use role_fit_core::deck::Length;
use role_fit_core::saved::{restore, save};
use role_fit_core::session::{Action, Event, Session, Stage};
use role_fit_core::share::link::Linked;
use role_fit_core::team::LINES_AT_ONCE;
use std::rc::Rc;

#[test]
fn a_link_opens_at_every_stage_and_keeps_the_play() {
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
fn a_team_opened_by_the_reader_has_both_results() {
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
fn a_new_own_result_replaces_the_old_one_and_keeps_its_name() {
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
    let restored = restore(Session::new(deck, 1), &save(&session).unwrap());
    assert_eq!(owners(&restored), owners(&session));
}

/// The names of a team, and whether they are the reader's.
fn owners(session: &Session) -> Vec<(String, bool)> {
    session.team().people().iter().map(|person| (person.name.clone(), person.is_own)).collect()
}

#[test]
fn opening_the_same_link_again_shows_the_team_as_the_reader_left_it() {
    let deck = shipped();
    let results = vec![shared_result(1), shared_result(2), shared_result(3)];
    let mut session = Session::new(Rc::clone(&deck), 1);
    session.open(Linked::Several(results.clone()));
    session.name(2, "Ann");
    session.apply(Action::Remove(0));
    let text = format!("Bo: https://example.org/#{}", shared_result(deck.fingerprint()).encode());
    paste(&mut session, &text);
    let left = owners(&session);
    assert_eq!(left.len(), 3);
    let mut reloaded = restore(Session::new(deck, 1), &save(&session).unwrap());
    for session in [&mut session, &mut reloaded] {
        session.open(Linked::Several(results.clone()));
        assert_eq!(owners(session), left);
        // Another link is another team; people keep their names. A team that was emptied is opened again.
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
fn a_paste_is_read_to_its_end_while_the_reader_does_other_things() {
    let deck = shipped();
    let link = format!("https://example.org/#{}\n", shared_result(deck.fingerprint()).encode());
    let mut session = Session::new(Rc::clone(&deck), 1);
    session.open(Linked::Several(vec![shared_result(deck.fingerprint()).without_score()]));
    let text = ["\n".repeat(LINES_AT_ONCE), format!("Ann: {link}"), "nobody".to_owned()].concat();
    session.paste(&text).unwrap();
    assert!(session.read_paste());
    session.name(0, "Bo");
    assert!(session.read_paste());
    assert!(!session.read_paste(), "all is read");
    let found = session.paste_report().unwrap();
    assert_eq!((found.added, found.junk[0].line, session.pastes()), (1, LINES_AT_ONCE + 2, 1));
    assert_eq!(owners(&session), [("Bo".to_owned(), false), ("Ann".to_owned(), false)]);
    session.name(0, "");
    assert!(session.paste_report().is_none(), "what came of it counts no more");
}

#[test]
fn pressing_add_twice_keeps_the_report_and_a_second_paste_the_rest_of_the_first() {
    let deck = shipped();
    let link = |name: &str| format!("{name}: https://example.org/#{}\n", shared_result(deck.fingerprint()).encode());
    let mut session = Session::new(Rc::clone(&deck), 1);
    session.open(Linked::Several(vec![shared_result(deck.fingerprint()).without_score()]));
    // The second press of a double click finds the field emptied, or not yet.
    let long = ["\n".repeat(LINES_AT_ONCE), link("Ann")].concat();
    session.paste(&long).unwrap();
    assert!(session.read_paste());
    assert_eq!(session.paste(&long), None);
    while session.read_paste() {}
    for empty in ["", " \n"] {
        assert_eq!(session.paste(empty), None);
        let report = session.paste_report().unwrap();
        assert_eq!((report.added, report.again, report.junk_count), (0, 1, 0), "{empty:?}");
    }
    // Two pastes, one right after the other, and a look at something else in between.
    session.paste(&["\n".repeat(LINES_AT_ONCE), link("Bo")].concat()).unwrap();
    assert!(session.read_paste());
    session.open(Linked::Result(shared_result(deck.fingerprint())));
    session.apply(Action::OpenTeam).unwrap();
    session.paste(&link("Cy")).unwrap();
    while session.read_paste() {}
    let report = session.paste_report().unwrap();
    assert_eq!((report.added, report.lines), (2, LINES_AT_ONCE + 3));
    let names: Vec<_> = session.team().people().iter().map(|person| &*person.name).collect();
    assert_eq!(names, ["Ann", "Bo", "Cy"]);
}
