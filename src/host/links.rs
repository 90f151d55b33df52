//! The result link in the page's URL, which one of the page's widgets opens.

use super::events::{PublicEvent, link_error};
use super::initial_state::is_known;
use super::link_opener::{Knowledge, opener};
use super::tasks::spawn_local;
use super::widgets::{send, session_of, widgets_with_decks};
use super::{dispatch, location, team};
use crate::message::Msg;
use role_fit_core::deck::Deck;
use role_fit_core::share::code::LinkFault;
use role_fit_core::share::link::Linked;
use std::cell::RefCell;

thread_local! {
    /// The link that the page was opened with, or that the reader followed last.
    static LINK: RefCell<Option<OfferedLink>> = const { RefCell::new(None) };
}

struct OfferedLink {
    fragment: String,
    owner: Owner,
}

/// The widget that has opened the link.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Owner {
    Nobody,
    Widget(u32),
    /// It was removed. Put back into the page it is a new widget, which opens the link again.
    Removed,
}

/// Offers a fragment of the page to its widgets, unless they have been offered it before. Another fragment than a link
/// ends the offer of one that is open.
pub fn offer(fragment: String) {
    LINK.with_borrow_mut(|link| {
        if matches!(Linked::of_fragment(&fragment), Err(LinkFault::NotOurs)) {
            link.take_if(|link| link.owner != Owner::Nobody);
        } else if link.as_ref().is_none_or(|link| link.fragment != fragment) {
            *link = Some(OfferedLink { fragment, owner: Owner::Nobody });
        }
    });
}

/// Offers each new fragment of the page.
pub fn listen() {
    location::on_fragment_change(|fragment| {
        offer(fragment);
        settle();
    })
    .forget();
}

/// The fragment that a widget opens at its start, as soon as it has its deck; empty if it opens none.
pub fn take(id: u32, deck: &Deck) -> String {
    LINK.with_borrow_mut(|link| {
        let link = link.as_mut().filter(|link| match link.owner {
            Owner::Nobody => link.opener(Some((id, deck))) == Some(id),
            Owner::Removed => knowledge(&link.fragment, deck) == Knowledge::OwnDeck,
            Owner::Widget(_) => false,
        });
        link.map(|link| {
            link.owner = Owner::Widget(id);
            link.fragment.clone()
        })
    })
    .unwrap_or_default()
}

/// Opens the offered link in its widget, if that can be decided by now.
pub fn settle() {
    let opened = LINK.with_borrow_mut(|link| {
        let link = link.as_mut().filter(|link| link.owner == Owner::Nobody)?;
        let id = link.opener(None)?;
        link.owner = Owner::Widget(id);
        Some((id, Linked::of_fragment(&link.fragment)))
    });
    if let Some((id, linked)) = opened {
        open(id, linked);
    }
}

/// A widget was removed: it may have been the one whose deck the others waited for.
pub fn removed(id: u32) {
    LINK.with_borrow_mut(|link| {
        if let Some(link) = link.as_mut().filter(|link| link.owner == Owner::Widget(id)) {
            link.owner = Owner::Removed;
        }
    });
    settle();
}

/// Reports to the loader that a result is shown, for which the loader may scroll.
pub fn opened() -> PublicEvent {
    PublicEvent { name: "link", detail: Vec::new() }
}

impl OfferedLink {
    /// The widget that opens the link. One may have its deck without running yet.
    fn opener(&self, starting: Option<(u32, &Deck)>) -> Option<u32> {
        opener(widgets_with_decks(|id, deck| {
            let starting = starting.filter(|(starting, _)| *starting == id).map(|(_, deck)| deck);
            deck.or(starting).map_or(Knowledge::Loading, |deck| knowledge(&self.fragment, deck))
        }))
    }
}

fn knowledge(fragment: &str, deck: &Deck) -> Knowledge {
    match Linked::of_fragment(fragment) {
        _ if deck.roles().is_none() => Knowledge::NoMeter,
        Ok(linked) if is_known(deck, &linked) => Knowledge::OwnDeck,
        _ => Knowledge::OtherDeck,
    }
}

/// Opens a link in a widget that runs.
fn open(id: u32, linked: Result<Linked, LinkFault>) {
    let Some(session) = session_of(id) else { return };
    let error = match linked {
        Ok(linked) => {
            let error = link_error(None, !is_known(session.borrow().deck(), &linked));
            let event = session.borrow_mut().open(linked);
            spawn_local(team::read_and_show(id, session, Some(event)));
            dispatch::emit(id, opened());
            error
        }
        Err(fault) => {
            send(id, Msg::LinkFailed(fault));
            link_error(Some(fault), false)
        }
    };
    if let Some(error) = error {
        dispatch::emit(id, error);
    }
}
