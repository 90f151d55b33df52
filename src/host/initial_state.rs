//! What a widget shows first: a result link, a saved play, the first question, or the start card.
//!
//! Pure: the fragment, the saved text and the seed are parameters.

use super::options::Options;
use role_fit_core::deck::Deck;
use role_fit_core::play::seed_with_first_card;
use role_fit_core::saved;
use role_fit_core::session::{Action, Event, Session, Stage};
use role_fit_core::share::code::LinkFault;
use role_fit_core::share::link::Linked;
use std::rc::Rc;

/// The state in which a widget starts.
#[derive(Debug)]
pub struct InitialState {
    /// The session to show.
    pub session: Session,
    /// The fault of a result link that cannot be opened.
    pub link_fault: Option<LinkFault>,
    /// Whether the link's result belongs to another deck.
    pub is_other_deck: bool,
    /// The start of a play, if the page wants one at once.
    pub event: Option<Event>,
}

impl InitialState {
    /// Decides what comes first. A link wins over a saved play, which waits behind it. A saved text that cannot be read is
    /// ignored.
    pub fn new(deck: &Rc<Deck>, options: &Options, random_seed: u32, fragment: &str, saved: Option<&str>) -> Self {
        let seed = options.seed.unwrap_or_else(|| first_seed(deck, options, random_seed));
        let session = restore(Session::new(Rc::clone(deck), seed), options, saved);
        let link = Linked::of_fragment(fragment);
        let is_other_deck = link.as_ref().is_ok_and(|linked| !is_known(deck, linked));
        let (mut session, link_fault) = match link {
            Ok(linked) => (open(session, linked), None),
            Err(LinkFault::NotOurs) => (session, None),
            // The quiz starts as usual, and a saved play is not lost.
            Err(fault) => (session.at_start(), Some(fault)),
        };
        let is_at_start = matches!(session.stage(), Stage::Intro) && link_fault.is_none();
        let starts = options.starts_now && is_at_start;
        let event = if starts { session.apply(Action::Start(options.length)) } else { None };
        Self { session, link_fault, is_other_deck, event }
    }
}

/// The seed of the first play if the page does not fix one.
fn first_seed(deck: &Deck, options: &Options, random_seed: u32) -> u32 {
    match options.first_card {
        Some((first, length)) => seed_with_first_card(deck, length, first, random_seed),
        None => random_seed,
    }
}

/// Whether all results of a link are of this edition of the deck or of a compatible one.
pub fn is_known(deck: &Deck, linked: &Linked) -> bool {
    let results = match linked {
        Linked::Result(result) => std::slice::from_ref(result),
        Linked::Several(results) => results,
    };
    results.iter().all(|result| deck.knows(result.fingerprint()))
}

fn open(mut session: Session, linked: Linked) -> Session {
    session.open(linked);
    session
}

fn restore(fresh: Session, options: &Options, saved: Option<&str>) -> Session {
    let session = match saved {
        Some(saved) if options.resumes => saved::restore(fresh, saved),
        _ => fresh,
    };
    // A fixed seed promises a certain play, which must not depend on what was seen before.
    if options.seed.is_some() && session.run().is_none() { session.with_nothing_seen() } else { session }
}

/// The storage key of a session, which is different for each deck, element and page. The loader makes the same key, to
/// show no first card over a saved play.
pub fn storage_key(deck: &Deck, instance: &str, path: &str) -> String {
    format!("{}{instance}:{path}", storage_prefix(deck))
}

/// The start of all storage keys of a deck.
pub fn storage_prefix(deck: &Deck) -> String {
    format!("role-fit:{}:", deck.fingerprint())
}
