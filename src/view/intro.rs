//! The start card: what one gets, how long it takes, short or full.
//!
//! Knows nothing of what comes after.

use super::controls::Pen;
use super::meter;
use super::wording::Message;
use crate::quiz::deck::Length;
use crate::quiz::reading_time::minutes;
use crate::quiz::session::Action;
use crate::quiz::share::LinkFault;
use yew::prelude::*;

pub fn eyebrow(pen: &Pen) -> String {
    pen.fill(Message::IntroEyebrow, &[("minutes", &minutes(pen.deck(), pen.settings.length).to_string())])
}

pub fn card(pen: &Pen, link_fault: Option<LinkFault>) -> Html {
    html! {
        <div class="screen" key="intro">
            { pen.title(pen.deck().title().to_owned()) }
            { link_notice(pen, link_fault) }
            <p class="lead">{ [pen.deck().intro(), " ", &pen.text(Message::IntroPromise)].concat() }</p>
            { meter::emblem(pen) }
            { start_buttons(pen) }
            <p class="small">{ pen.text(Message::IntroPrivacy) }</p>
        </div>
    }
}

/// The buttons that begin a play, the form that the page prefers first; a deck with one form has one.
pub fn start_buttons(pen: &Pen) -> Html {
    let (first, other) = match pen.settings.length {
        Length::Short => ((Length::Short, Message::StartShort), (Length::Full, Message::OtherFull)),
        Length::Full => ((Length::Full, Message::StartFull), (Length::Short, Message::OtherShort)),
    };
    let other_minutes = minutes(pen.deck(), other.0).to_string();
    html! {
        <div class="actions">
            if pen.deck().has_two_lengths() {
                { pen.primary(pen.text(first.1), Action::Start(first.0)) }
                { pen.secondary(pen.fill(other.1, &[("minutes", &other_minutes)]), Action::Start(other.0)) }
            } else {
                { pen.primary(pen.text(Message::StartOnly), Action::Start(first.0)) }
            }
        </div>
    }
}

fn link_notice(pen: &Pen, fault: Option<LinkFault>) -> Html {
    let message = match fault {
        Some(LinkFault::UnknownVersion) => Message::LinkUnknownVersion,
        Some(LinkFault::Damaged) => Message::LinkDamaged,
        Some(LinkFault::NotOurs) | None => return html! {},
    };
    html! { <p class="notice">{ pen.text(message) }</p> }
}
