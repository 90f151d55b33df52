//! What every screen draws with: the words, the wishes, and a few controls.
//!
//! Knows how a button looks; knows nothing of any screen.

use super::app::{Settings, Shared};
use super::wording::{Message, Wording};
use crate::quiz::deck::{Deck, Role};
use crate::quiz::session::{Action, Session};
use yew::prelude::*;

/// Everything that a screen needs to be drawn.
pub struct Pen<'a> {
    /// The session to be drawn.
    pub session: &'a Session,
    /// The sentences.
    pub wording: &'a Wording,
    /// What the page has set.
    pub settings: &'a Settings,
    /// Takes what the reader does.
    pub act: &'a Callback<Action>,
    /// Takes a text that the reader wants in the clipboard.
    pub copy: &'a Callback<String>,
    /// What came of the last wish to copy.
    pub shared: Option<Shared>,
    /// Stands at the element that gets the focus when the screen is new.
    pub focus: &'a NodeRef,
}

impl Pen<'_> {
    /// The deck that is played.
    pub fn deck(&self) -> &Deck {
        self.session.deck()
    }

    /// A sentence.
    pub fn text(&self, message: Message) -> String {
        self.wording.text(message).to_owned()
    }

    /// A sentence with its places filled.
    pub fn fill(&self, message: Message, values: &[(&str, &str)]) -> String {
        self.wording.fill(message, values)
    }

    /// The short name of a role.
    pub fn short(&self, role: Role) -> &str {
        &self.deck().roles().of(role).short
    }

    /// The full name of a role.
    pub fn name(&self, role: Role) -> &str {
        &self.deck().roles().of(role).name
    }

    /// A callback that does this one thing.
    pub fn on_click(&self, action: Action) -> Callback<MouseEvent> {
        let act = self.act.clone();
        Callback::from(move |_| act.emit(action.clone()))
    }

    /// The main button of a screen.
    pub fn primary(&self, label: String, action: Action) -> Html {
        button("button primary", label, self.on_click(action))
    }

    /// Another button of a screen.
    pub fn secondary(&self, label: String, action: Action) -> Html {
        button("button", label, self.on_click(action))
    }

    /// A button for what is seldom wanted.
    pub fn quiet(&self, label: String, action: Action) -> Html {
        button("button quiet", label, self.on_click(action))
    }

    /// The heading of a screen; it takes the focus when the screen is new.
    pub fn title(&self, text: String) -> Html {
        html! {
            <@{heading_tag(self.settings.heading_level)} class="title" tabindex="-1" ref={self.focus.clone()}>
                { text }
            </@>
        }
    }

    /// A heading inside a screen.
    pub fn subtitle(&self, text: String) -> Html {
        html! { <@{heading_tag(self.settings.heading_level + 1)} class="subtitle">{ text }</@> }
    }
}

/// A button.
pub fn button(class: &'static str, label: String, onclick: Callback<MouseEvent>) -> Html {
    html! { <button type="button" {class} part="button" {onclick}>{ label }</button> }
}

/// The CSS class of a role's colour.
pub fn role_class(role: Role) -> &'static str {
    match role {
        Role::Po => "po",
        Role::Pm => "pm",
    }
}

fn heading_tag(level: u8) -> String {
    ["h", &level.clamp(2, 6).to_string()].concat()
}
