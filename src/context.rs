//! What every screen and part may use: the deck, the sentences, the settings, and the ways to the app and to the host.
//!
//! The app creates it once; screens and parts take it by reference. Nothing in it is drawn or pending.

use crate::message::{Notice, Settings};
use crate::wording::Wording;
use role_fit_core::deck::{Deck, Id, Role};
use role_fit_core::session::Action;
use std::rc::Rc;
use yew::{AttrValue, Callback, NodeRef};

/// What every screen and part may use. Cloning is cheap, so that a component can own one.
#[derive(Debug, Clone)]
pub struct ScreenContext {
    /// The deck that is played.
    pub deck: Rc<Deck>,
    /// The sentences.
    pub wording: Wording,
    /// What the page has set.
    pub settings: Rc<Settings>,
    /// Takes what the reader does.
    pub actions: Callback<Action>,
    /// Opens the review at an item.
    pub review: Callback<Id>,
    /// Takes what only the host can do. It runs within the reader's press: browsers allow the clipboard and the share sheet
    /// only there.
    pub notices: Callback<Notice>,
    /// The element that gets the focus when the screen is new.
    pub focus_target: NodeRef,
    /// The element for the code of the result's link on paper, which the host draws for printing.
    pub code_place: NodeRef,
    /// Whether everything that can be unfolded is drawn from the start, for screens that are rendered to a text.
    pub is_unfolded: bool,
}

impl PartialEq for ScreenContext {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.deck, &other.deck)
            && self.wording == other.wording
            && self.settings == other.settings
            && self.actions == other.actions
            && self.review == other.review
            && self.notices == other.notices
            && self.focus_target == other.focus_target
            && self.code_place == other.code_place
            && self.is_unfolded == other.is_unfolded
    }
}

impl ScreenContext {
    /// A listener that sends the action.
    pub fn send<E: 'static>(&self, action: Action) -> Callback<E> {
        self.actions.reform(move |_| action.clone())
    }

    /// The focus target if the condition holds: an element's `ref`.
    pub fn focus_if(&self, is_target: bool) -> NodeRef {
        if is_target { self.focus_target.clone() } else { NodeRef::default() }
    }

    /// The `lang` of an element with sentences of the wording, if the deck is in another language.
    pub fn wording_language(&self) -> Option<AttrValue> {
        let language = self.wording.language();
        self.deck.language().is_some_and(|of_deck| of_deck != language.as_str()).then(|| language.clone())
    }

    /// The full name of a role.
    pub fn role_name(&self, role: Role) -> &str {
        self.deck.role_name(role)
    }

    /// The short name of a role.
    pub fn role_short(&self, role: Role) -> &str {
        self.deck.role_short(role)
    }

    /// What the deck calls the text that it was made from: “article”.
    pub fn source_name(&self) -> AttrValue {
        match self.deck.credit() {
            Some(credit) if !credit.name.is_empty() => AttrValue::from(&*credit.name),
            _ => self.wording.source_name(),
        }
    }
}
