//! What a widget shows first: a result link, a kept play, the first question, or the start card.
//!
//! Pure: the fragment, the kept text and the seed come in.

use super::options::Options;
use role_fit_core::deck::Deck;
use role_fit_core::play::seed_with_first_card;
use role_fit_core::saved::restore;
use role_fit_core::session::{Action, Event, Session, Stage};
use role_fit_core::share::code::LinkFault;
use role_fit_core::share::link::Linked;
use role_fit_core::text::{digits, joined};
use std::rc::Rc;

/// The first screen.
#[derive(Debug)]
pub struct Opening {
    /// The session that it shows.
    pub session: Session,
    /// What was wrong with a link that was meant for us.
    pub link_fault: Option<LinkFault>,
    /// Whether the link's result belongs to another deck.
    pub is_other_deck: bool,
    /// What has happened already: the start of a play, where the page wants one at once.
    pub event: Option<Event>,
}

impl Opening {
    /// Decides what comes first. A link wins over a kept play, which waits behind it; a kept text that is none of ours counts for nothing.
    pub fn new(deck: &Rc<Deck>, options: &Options, seed: u32, fragment: &str, kept: Option<&str>) -> Self {
        let fresh = Session::new(Rc::clone(deck), options.seed.unwrap_or_else(|| first_seed(deck, options, seed)));
        let link = Linked::of_fragment(fragment);
        let is_other_deck = link.as_ref().is_ok_and(|linked| !is_known(deck, linked));
        let (mut session, link_fault) = match link {
            Ok(linked) => (opened(resumed(fresh, options, kept), linked), None),
            Err(LinkFault::NotOurs) => (resumed(fresh, options, kept), None),
            // The quiz starts as usual; a kept play is not lost over it.
            Err(fault) => (resumed(fresh, options, kept).at_start(), Some(fault)),
        };
        let is_at_start = matches!(session.stage(), Stage::Intro) && link_fault.is_none();
        let starts = options.starts_now && is_at_start;
        let event = if starts { session.apply(Action::Start(options.length)) } else { None };
        Self { session, link_fault, is_other_deck, event }
    }
}

/// The seed of the first play, where the page fixes none.
fn first_seed(deck: &Deck, options: &Options, seed: u32) -> u32 {
    options.first.map_or(seed, |(first, length)| seed_with_first_card(deck, length, first, seed))
}

/// Whether the deck can vouch for all results of the link: they are of this edition or of one that is compatible.
pub fn is_known(deck: &Deck, linked: &Linked) -> bool {
    let results = match linked {
        Linked::Result(result) => std::slice::from_ref(result),
        Linked::Several(results) => results,
    };
    results.iter().all(|result| deck.knows(result.fingerprint()))
}

fn opened(mut session: Session, linked: Linked) -> Session {
    session.open(linked);
    session
}

fn resumed(fresh: Session, options: &Options, kept: Option<&str>) -> Session {
    let kept = kept.filter(|_| options.resumes);
    let session = match kept {
        Some(kept) => restore(fresh, kept),
        None => fresh,
    };
    // A fixed seed promises a certain play, which must not depend on what was seen before.
    if options.seed.is_some() && session.run().is_none() { session.with_nothing_seen() } else { session }
}

/// The name under which a session is kept: one for each deck and element.
pub fn storage_key(deck: &Deck, place: &str) -> String {
    joined(&["role-fit", &digits(deck.fingerprint() as usize), place], ":")
}
