//! Sharpening a result by more pairs, and practising what was answered wrong.

use crate::checks::{assert_agrees, assert_sound};
use crate::common::{
    LENGTHS, cards, check, deck_with_plays, duty, finish, finished, on_screen, pair, picture, question, right, seen,
    shared_result, shipped, showing, step, wrong,
};
use crate::start::{after, answered_at, at_item, at_result, small};
use role_fit_core::answers::{Choice, Step};
use role_fit_core::deck::{Deck, Item, Length, Role, Strength, Verdict};
use role_fit_core::play::{Card, Layout};
use role_fit_core::result::meter::{Marker, Meter, Vote};
use role_fit_core::saved::{restore, save};
use role_fit_core::session::{Action, Event, Screen, Session, Stage};
use std::collections::BTreeSet;
use std::rc::Rc;

const SEEDS: u32 = 200;

/// A deck with this many pairs on four facets. A play asks eight of them, then three duties, two questions and a self-check.
fn bank(pairs: usize) -> Rc<Deck> {
    let mut items: Vec<_> =
        (0..pairs).map(|place| pair(&format!("fit-{place}"), &format!("facet-{}", place % 4))).collect();
    items.extend(["po", "both", "pm"].map(|key| duty(key, key, &[])));
    items.extend([question("origin", "o", &[]), question("expert", "e", &[]), check("c")]);
    let draws = [("fit", 8), ("duty", 3), ("origin", 1), ("expert", 1), ("self-check", 1)];
    deck_with_plays(&items, &draws, &draws)
}

/// How many cards are drawn before a result is sharpened.
const DRAWN: usize = 14;

/// Probably PM for each pair; everything else is wrong.
fn mildly(item: &Item) -> Choice {
    if item.pair().is_some() { step(3) } else { wrong(item) }
}

fn meter(session: &Session) -> Meter {
    session.played().unwrap().0.meter().unwrap()
}

/// Answers the pair on the screen and goes on.
fn answer(session: &mut Session, choice: Choice) -> Event {
    let item = on_screen(session).unwrap().item;
    assert_eq!(session.apply(Action::Answer(item.id.clone(), choice)), Some(Event::Answered));
    session.apply(Action::Next).unwrap()
}

#[test]
fn sharpening_asks_as_many_new_pairs_and_keeps_all_answers() {
    let deck = bank(16);
    for seed in 0..SEEDS {
        let mut session = finished(&deck, Length::Full, seed, mildly);
        let before: Vec<_> = session.run().unwrap().answers.iter().map(|answer| answer.choice.clone()).collect();
        assert_eq!((meter(&session).evidence(), meter(&session).verdict().as_str()), (32, "pm-2"));
        assert_eq!(session.run().unwrap().more_pairs(&deck), Some(8));
        assert_eq!(session.apply(Action::Sharpen), Some(Event::Moved { index: 1, total: 8 }));
        let mut band = meter(&session).band();
        for number in 1..=8 {
            assert_eq!(session.run().unwrap().more_pairs(&deck), Some(9 - number));
            let event = answer(&mut session, step(3));
            let expected = Event::Moved { index: number + 1, total: 8 };
            assert_eq!(event, if number < 8 { expected } else { Event::Finished });
            // The meter is live: after each answer there is more evidence, and the band is narrower.
            assert_eq!(usize::from(meter(&session).evidence()), 32 + 4 * number);
            let (low, high) = meter(&session).band().cells();
            assert!(high - low < band.cells().1 - band.cells().0, "{band:?}, then {low} to {high}");
            band = meter(&session).band();
        }
        let run = session.run().unwrap();
        let kept: Vec<_> = run.answers.iter().map(|answer| answer.choice.clone()).take(before.len()).collect();
        assert_eq!(kept, before);
        assert_eq!(session.outcome().unwrap().meter, Some(meter(&session)));
        assert_eq!(session.own_result().unwrap().meter().evidence(), 64);
        let ids: BTreeSet<&str> = run.play.cards().iter().map(|card| card.item.id.as_str()).collect();
        assert_eq!((ids.len(), run.play.drawn(), run.play.cards().len()), (DRAWN + 8, DRAWN, DRAWN + 8));
        assert_balanced(&deck, &run.play.cards()[DRAWN..]);
        // There is nothing left to ask.
        assert_eq!(run.more_pairs(&deck), None);
        assert_eq!(session.apply(Action::Sharpen), None);
        assert_eq!(seen(&after(session, Action::Restart)).len(), DRAWN + 8);
    }
}

/// Two pairs of each facet, which show one pole first and then the other.
fn assert_balanced(deck: &Deck, cards: &[Card]) {
    for facet in deck.facets() {
        let of_facet = cards.iter().filter(|card| card.item.pair().unwrap().facet == facet.id);
        let first = of_facet.map(|card| Vote {
            weight: card.item.pair().unwrap().weight,
            step: if card.layout == Layout::First(Role::Po) { Step::PO_END } else { Step::PM_END },
        });
        let votes: Vec<Vote> = first.collect();
        assert_eq!((votes.len(), Marker::of(&votes)), (2, Some(Marker::MIDDLE)), "{}", facet.name);
    }
}

#[test]
fn a_reload_while_sharpening_loses_nothing() {
    let deck = bank(16);
    for seed in 0..20 {
        let mut session = after(finished(&deck, Length::Short, seed, mildly), Action::Sharpen);
        for number in 0..8 {
            for answered in [false, true] {
                if answered {
                    let item = on_screen(&session).unwrap().item;
                    session.apply(Action::Answer(item.id.clone(), step(number % 5))).unwrap();
                }
                let line = save(&session).unwrap();
                let head = format!("{seed} short+ {} ", DRAWN + number);
                assert!(line.starts_with(&head), "{line} should start with {head}");
                let reloaded = restore(Session::new(Rc::clone(&deck), seed + 1), &line);
                assert_eq!(picture(&reloaded), picture(&session));
                assert_eq!(meter(&reloaded), meter(&session));
                assert_sound(&reloaded);
            }
            session.apply(Action::Next).unwrap();
        }
        let reloaded = restore(Session::new(Rc::clone(&deck), seed + 1), &save(&session).unwrap());
        assert_eq!((picture(&reloaded), meter(&reloaded)), (picture(&session), meter(&session)));
        assert!(matches!(reloaded.stage(), Stage::Playing(_, Screen::Result)));
    }
}

#[test]
fn a_result_can_be_left_half_sharpened_and_taken_up_again() {
    let deck = bank(16);
    let mut session = after(finished(&deck, Length::Full, 5, mildly), Action::Sharpen);
    assert_eq!(session.apply(Action::Back), Some(Event::Finished), "before the first new pair is the result");
    assert_eq!(session.apply(Action::Sharpen), Some(Event::Moved { index: 1, total: 8 }));
    answer(&mut session, step(4));
    answer(&mut session, step(4));
    // Links that others send in the meantime are compared with the result as it is.
    assert_eq!(session.own_result().unwrap().meter().evidence(), 40);
    for index in [2, 1] {
        assert_eq!(session.apply(Action::Back), Some(Event::Moved { index, total: 8 }));
    }
    assert_eq!(session.apply(Action::Back), Some(Event::Finished));
    assert_eq!(session.outcome().unwrap().meter.unwrap().evidence(), 40);
    assert_sound(&session);
    let reloaded = restore(Session::new(Rc::clone(&deck), 1), &save(&session).unwrap());
    assert_eq!(picture(&reloaded), picture(&session));
    assert_eq!(session.run().unwrap().more_pairs(&deck), Some(6));
    assert_eq!(after(session.clone(), Action::Back).apply(Action::Next), Some(Event::Moved { index: 3, total: 8 }));
    assert_eq!(session.apply(Action::Sharpen), Some(Event::Moved { index: 3, total: 8 }));
    finish(&mut session, mildly);
    assert_eq!(meter(&session).evidence(), 64);
    for index in (1..=8).rev() {
        assert_eq!(session.apply(Action::Back), Some(Event::Moved { index, total: 8 }));
    }
    assert_eq!(session.apply(Action::Back), Some(Event::Finished));
}

#[test]
fn decks_without_enough_pairs_do_not_offer_to_sharpen() {
    for pairs in [8, 12, 15] {
        let deck = bank(pairs);
        let mut session = finished(&deck, Length::Full, 1, mildly);
        assert_eq!(session.run().unwrap().more_pairs(&deck), None, "{pairs} pairs");
        assert_eq!(session.apply(Action::Sharpen), None, "{pairs} pairs");
    }
    let duties = ["1", "2"].map(|id| duty(id, "po", &[]));
    let deck = deck_with_plays(&duties, &[("duty", 1)], &[("duty", 1)]);
    let mut session = finished(&deck, Length::Full, 1, right);
    assert_eq!(session.run().unwrap().more_pairs(&deck), None);
    assert_eq!(session.apply(Action::Sharpen), None);
}

#[test]
fn pairs_that_earlier_plays_have_asked_sharpen_only_if_no_others_are_left() {
    let deck = bank(24);
    for seed in 0..SEEDS {
        let mut session = after(finished(&deck, Length::Full, seed, mildly), Action::PlayAgain);
        let first = seen(&session);
        finish(&mut session, mildly);
        session.apply(Action::Sharpen).unwrap();
        assert!(cards(&session)[DRAWN..].iter().all(|card| !first.contains(&card.item.id)), "seed {seed}");
    }
}

#[test]
fn only_a_result_can_be_sharpened_or_practised() {
    let deck = small();
    let result = finished(&deck, Length::Full, 1, wrong);
    let stages = [
        Session::new(Rc::clone(&deck), 1),
        at_item(&deck, 0),
        answered_at(&deck, 4),
        after(result.clone(), Action::OpenReview),
        after(result.clone(), Action::OpenTeam),
        after(result.clone(), Action::Sharpen),
        after(result.clone(), Action::Practise),
        showing(result.clone(), shared_result(1)),
    ];
    for session in stages {
        for action in [Action::Sharpen, Action::Practise] {
            assert_eq!(session.clone().apply(action), None, "at {}", picture(&session));
        }
    }
}

/// Right at the duty, wrong at both questions.
fn two_missed() -> Session {
    finished(&small(), Length::Full, 1, |item| if item.kind.as_str() == "duty" { right(item) } else { wrong(item) })
}

#[test]
fn practising_asks_the_missed_items_and_leaves_the_result_as_it_is() {
    let result = two_missed();
    let mut session = result.clone();
    assert_eq!(session.apply(Action::Practise), Some(Event::Moved { index: 1, total: 2 }));
    let Stage::Practising(practice, 0) = session.stage() else { panic!("{}", picture(&session)) };
    let missed: Vec<Card> =
        cards(&result).iter().filter(|card| matches!(card.layout, Layout::Options(_))).cloned().collect();
    assert_eq!(practice.play.cards(), missed);
    assert_eq!(practice.answers.iter().count(), 0);
    assert_eq!((session.run().is_none(), session.own_result()), (true, result.own_result()));
    assert_eq!(session.apply(Action::Next), None, "not without an answer");
    assert_eq!(session.apply(Action::Back), None);
    assert_eq!(save(&session), save(&result), "a reload leads back to the result");
    assert_eq!(answer(&mut session, Choice::Option(missed_key())), Event::Moved { index: 2, total: 2 });
    assert_eq!(session.apply(Action::Back), Some(Event::Moved { index: 1, total: 2 }));
    let item = on_screen(&session).unwrap().item;
    assert_eq!(session.apply(Action::Answer(item.id.clone(), wrong(&item))), None, "answers are final here too");
    session.apply(Action::Next).unwrap();
    assert_eq!(answer(&mut session, Choice::Option(missed_key())), Event::Returned);
    assert_eq!(picture(&session), picture(&result));
    // And again.
    assert_eq!(session.apply(Action::Practise), Some(Event::Moved { index: 1, total: 2 }));
    assert_eq!(session.apply(Action::Leave), Some(Event::Returned));
    assert_eq!(picture(&session), picture(&result));
}

fn missed_key() -> role_fit_core::deck::Id {
    crate::common::id("b")
}

#[test]
fn practising_can_be_left_for_other_things() {
    let practising = after(two_missed(), Action::Practise);
    let rows = [
        (Action::Restart, Some(Event::Restarted)),
        (Action::Forget, Some(Event::Forgot)),
        (Action::Leave, Some(Event::Returned)),
        (Action::Start(Length::Full), None),
        (Action::PlayAgain, None),
        (Action::OpenReview, None),
        (Action::OpenTeam, None),
    ];
    for (action, expected) in rows {
        let mut session = practising.clone();
        let before = picture(&session);
        let event = session.apply(action.clone());
        assert_eq!(event, expected, "{action:?}");
        assert_agrees(event.as_ref(), &before, &session);
    }
    let mut session = showing(practising, shared_result(1));
    assert_eq!(session.apply(Action::Leave), Some(Event::Returned));
    assert!(matches!(session.stage(), Stage::Playing(_, Screen::Result)), "a link ends practising");
}

#[test]
fn there_is_nothing_to_practise_if_nothing_was_missed() {
    assert_eq!(at_result(&small()).apply(Action::Practise), None);
}

#[test]
fn the_shipped_deck_places_a_mild_reader_at_the_window_and_has_eight_more_pairs() {
    let deck = shipped();
    for length in LENGTHS {
        for seed in 0..SEEDS {
            let mut session = finished(&deck, length, seed, mildly);
            let verdict = meter(&session).verdict();
            assert_eq!(verdict, Verdict::Toward(Role::Pm, Strength::Clearly));
            assert_eq!(deck.verdict_text(verdict, meter(&session).decisiveness()).unwrap().name, "At the window");
            let drawn = session.run().unwrap().play.drawn();
            assert_eq!(session.apply(Action::Sharpen), Some(Event::Moved { index: 1, total: 8 }));
            let asked: BTreeSet<String> = cards(&session)[..drawn].iter().map(id_of).collect();
            let more = &cards(&session)[drawn..];
            assert!(more.iter().all(|card| !asked.contains(&id_of(card))), "{length:?} seed {seed}");
            assert_balanced(&deck, more);
            finish(&mut session, mildly);
            assert_eq!((meter(&session).evidence(), meter(&session).verdict()), (64, verdict));
        }
    }
}

fn id_of(card: &Card) -> String {
    card.item.id.as_str().to_owned()
}
