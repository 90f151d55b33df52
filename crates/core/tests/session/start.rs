//! Sessions to start a test from.

use crate::common::{check, deck_with_plays, duty, finished, on_screen, pair, question, right, started};
use role_fit_core::deck::{Deck, Length};
use role_fit_core::session::{Action, Session};
use std::rc::Rc;

/// Five items are asked, always in the order of their kinds: duty, origin, expert, fit, self-check.
pub fn small() -> Rc<Deck> {
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

pub fn at_item(deck: &Rc<Deck>, place: usize) -> Session {
    let mut session = started(deck, Length::Short, 1);
    for _ in 0..place {
        session.apply(answer_to(&session)).unwrap();
        session.apply(Action::Next).unwrap();
    }
    session
}

pub fn answered_at(deck: &Rc<Deck>, place: usize) -> Session {
    let mut session = at_item(deck, place);
    session.apply(answer_to(&session)).unwrap();
    session
}

pub fn at_result(deck: &Rc<Deck>) -> Session {
    finished(deck, Length::Short, 1, right)
}

pub fn after(mut session: Session, action: Action) -> Session {
    session.apply(action).unwrap();
    session
}

/// An answer to the item on the screen; where there is none, to an item of the deck.
pub fn answer_to(session: &Session) -> Action {
    let item = on_screen(session).map_or(Rc::clone(&session.deck().items()[0]), |card| card.item);
    Action::Answer(item.id.clone(), right(&item))
}
