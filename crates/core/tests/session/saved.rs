//! Sessions that are saved and restored.

use crate::checks::assert_sound;
use crate::common::{
    check, deck_with_plays, duty, finish, id, pair, picture, question, right, shared_result, shipped, showing, with,
    wrong,
};
use crate::moves::{any_moves, make};
use crate::start::small;
use proptest::prelude::*;
use role_fit_core::answers::Choice;
use role_fit_core::deck::{Deck, Length, Owner};
use role_fit_core::saved::{restore, save};
use role_fit_core::session::{Action, Session};
use role_fit_core::share::link::Linked;
use serde_json::Value;
use std::rc::Rc;

/// A deck that asks all of these items, in their order.
fn asked_in_order(items: &[Value]) -> Rc<Deck> {
    let draws: Vec<_> = items.iter().map(|item| (item["kind"].as_str().unwrap(), 1)).collect();
    deck_with_plays(items, &draws, &draws)
}

#[test]
fn sessions_are_saved_in_the_documented_format() {
    let deck = asked_in_order(&[duty("d", "po", &[]), question("origin", "o", &[]), pair("f", "facet"), check("c")]);
    let mut session = Session::new(Rc::clone(&deck), 7);
    assert_eq!(save(&session), None);
    session.apply(Action::Start(Length::Full));
    assert_eq!(save(&session).unwrap(), "7 full 0 /");
    session.apply(Action::Answer(id("d"), Choice::Owner(Owner::Both)));
    assert_eq!(save(&session).unwrap(), "7 full 0 d=1 /");
    session.apply(Action::Next);
    assert_eq!(save(&session).unwrap(), "7 full 1 d=1 /");
    finish(&mut session, right);
    assert_eq!(save(&session).unwrap(), "7 full end d=1 o=1 f=4 c=2 /");
    session.apply(Action::OpenReview);
    assert_eq!(save(&session).unwrap(), "7 full end d=1 o=1 f=4 c=2 /");
    session.apply(Action::Restart);
    assert_eq!(save(&session).unwrap(), "/ d o f c");
    session.apply(Action::Start(Length::Short));
    assert!(save(&session).unwrap().ends_with(" short 0 / d o f c"));
    // Other people's results have lines of their own.
    let mut friend = showing(session.clone(), shared_result(0x1234_abcd));
    assert!(save(&friend).unwrap().ends_with(" short 0 / d o f c"));
    friend.open(Linked::Several(vec![shared_result(1), shared_result(1)]));
    friend.name(1, "Ann");
    let team = friend.team().code().unwrap();
    let lines = save(&friend).unwrap();
    assert_eq!(lines.lines().skip(1).collect::<Vec<_>>(), [&team, &team, "", "Ann"]);
    for mut session in [session, friend] {
        session.apply(Action::Forget);
        assert_eq!(save(&session), None);
    }
}

#[test]
fn the_parts_of_a_saved_line_that_fit_are_restored() {
    let deck = asked_in_order(&[duty("d", "po", &[]), question("origin", "o", &[]), pair("f", "facet"), check("c")]);
    let rows = [
        // Not a saved session.
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
        // Seen items without a play.
        ("/ d f", Some("/ d f")),
        ("/ d nobody f", Some("/ d f")),
        ("/ d d f d", Some("/ d f")),
        ("seven full 0 / d", Some("/ d")),
        // A play with open items continues at the first of them, or before.
        ("7 full 0 /", Some("7 full 0 /")),
        ("7 full 3 d=1 /", Some("7 full 1 d=1 /")),
        ("7 full 0 d=1 o=2 /", Some("7 full 0 d=1 o=2 /")),
        ("7 full 99 d=1 o=2 /", Some("7 full 2 d=1 o=2 /")),
        ("7 full end d=1 f=3 c=0 /", Some("7 full 1 d=1 f=3 c=0 /")),
        ("7 full end o=1 f=3 c=0 /", Some("7 full 0 o=1 f=3 c=0 /")),
        ("7 full end /", Some("7 full 0 /")),
        // A play without open items continues where it was.
        ("7 full 3 d=1 o=2 f=3 c=0 /", Some("7 full 3 d=1 o=2 f=3 c=0 /")),
        ("7 full 4 d=1 o=2 f=3 c=0 /", Some("7 full 3 d=1 o=2 f=3 c=0 /")),
        ("7 full end d=1 o=2 f=3 c=0 /", Some("7 full end d=1 o=2 f=3 c=0 /")),
        // More pairs that the deck does not have.
        ("7 full+ end d=1 o=2 f=3 c=0 /", Some("7 full end d=1 o=2 f=3 c=0 /")),
        ("7 short end c=0 f=3 o=2 d=1 / f", Some("7 short end c=0 f=3 o=2 d=1 / f")),
        // Invalid answers.
        ("7 full end d=3 o=3 f=5 c=3 /", Some("7 full 0 /")),
        ("7 full end d=-1 o= =2 f c=x nobody=1 / d", Some("7 full 0 / d")),
        ("7 full end d=1 d=2 /", Some("7 full 1 d=2 /")),
    ];
    for (line, expected) in rows {
        let session = restore(Session::new(Rc::clone(&deck), 1), line);
        assert_eq!(save(&session).as_deref(), expected, "{line:?}");
        assert_sound(&session);
    }
}

#[test]
fn an_edited_deck_loses_only_the_answers_that_no_longer_fit() {
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
        let session = restore(Session::new(asked_in_order(&items), 1), line);
        assert_eq!(save(&session).as_deref(), Some(expected), "{edit}");
        assert_sound(&session);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn a_reload_changes_nothing_that_the_reader_notices(seed in any::<u32>(), moves in any_moves()) {
        let deck = shipped();
        let mut session = Session::new(Rc::clone(&deck), seed);
        for made in &moves {
            make(&mut session, made);
        }
        let line = save(&session);
        let mut reloaded = Session::new(deck, seed ^ 1);
        if let Some(line) = &line {
            reloaded = restore(reloaded, line);
        }
        prop_assert_eq!(&save(&reloaded), &line);
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
    fn any_saved_text_restores_a_valid_session(text in any_saved_text(), seed in any::<u32>()) {
        let mut session = restore(Session::new(small(), seed), &text);
        assert_sound(&session);
        let line = save(&session);
        let again = line.as_deref().map(|line| restore(Session::new(small(), seed), line));
        prop_assert_eq!(again.and_then(|session| save(&session)), line);
        session.apply(Action::Start(Length::Short));
        finish(&mut session, wrong);
        assert_sound(&session);
    }
}

/// Any text, and texts made of the words of saved lines.
fn any_saved_text() -> impl Strategy<Value = String> {
    let words = [
        "7",
        "0",
        "4294967295",
        "-1",
        "short",
        "full",
        "full+",
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
    let heads = prop::sample::select(vec![
        "",
        "7 full 0 ",
        "7 full end ",
        "1 short 3 ",
        "9 short end duty-1=0 ",
        "7 full+ end ",
    ]);
    prop_oneof![any::<String>(), (heads, words).prop_map(|(head, words)| head.to_owned() + &words.join(" "))]
}
