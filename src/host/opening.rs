//! What a widget shows first: a result link, a kept play, the first question, or the start card.
//!
//! Pure: the fragment, the kept text and the seed come in.

use super::options::Options;
use crate::quiz::deck::Deck;
use crate::quiz::session::{Action, Session, Snapshot};
use crate::quiz::share::{LinkFault, SharedResult};
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
}

impl Opening {
    /// Decides what comes first. A link wins over a kept play, which stays kept until another
    /// play is begun; a kept text that is none of ours counts for nothing.
    pub fn new(deck: &Rc<Deck>, options: &Options, seed: u32, fragment: &str, kept: Option<&str>) -> Self {
        let fresh = Session::new(Rc::clone(deck), options.seed.unwrap_or(seed));
        let link = SharedResult::decode(fragment);
        let is_other_deck = link.as_ref().is_ok_and(|result| !is_known(deck, result));
        let (session, link_fault) = match link {
            Ok(result) => (fresh.showing(result), None),
            Err(LinkFault::NotOurs) => (resumed(fresh, options, kept), None),
            Err(fault) => (fresh, Some(fault)),
        };
        Self { session, link_fault, is_other_deck }
    }
}

fn is_known(deck: &Deck, result: &SharedResult) -> bool {
    result.fingerprint() == deck.fingerprint() || deck.compat().contains(&result.fingerprint())
}

fn resumed(fresh: Session, options: &Options, kept: Option<&str>) -> Session {
    let snapshot = kept.filter(|_| options.resumes).and_then(|text| serde_json::from_str::<Snapshot>(text).ok());
    // A fixed seed promises a certain play, which must not depend on what was seen before.
    let snapshot = snapshot.filter(|snapshot| options.seed.is_none() || snapshot.has_run());
    let mut session = snapshot.map_or(fresh.clone(), |snapshot| fresh.restored(&snapshot));
    if options.starts_now && session.run().is_none() {
        session.apply(Action::Start(options.length));
    }
    session
}

/// The name under which a session is kept: one for each deck and element.
pub fn storage_key(deck: &Deck, place: &str) -> String {
    format!("role-fit:{:08x}:{place}", deck.fingerprint())
}

/// The text that is kept of a session; none if there is nothing to keep.
pub fn kept_text(session: &Session) -> Option<String> {
    serde_json::to_string(&session.snapshot()?).ok()
}
