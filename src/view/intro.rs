//! The start card: what one gets, how long it takes, short or full.
//!
//! Knows nothing of what comes after.

use super::meter;
use super::pen::Pen;
use super::wording::Message;
use role_fit_core::deck::Length;
use role_fit_core::reading_time::minutes;
use role_fit_core::session::Action;
use role_fit_core::share::code::LinkFault;
use role_fit_core::text::joined;

pub fn eyebrow(pen: &mut Pen) -> String {
    pen.number(minutes(pen.deck(), pen.settings.length)).said(Message::IntroEyebrow, "minutes")
}

pub fn draw(pen: &mut Pen, link_fault: Option<LinkFault>) {
    pen.key("intro");
    pen.title(pen.deck().title());
    link_notice(pen, link_fault);
    let promise = joined(&[pen.deck().intro(), pen.words(Message::IntroPromise)], " ");
    pen.paragraph("lead", &promise);
    meter::emblem(pen);
    start_buttons(pen);
    pen.say("p[class=small]", Message::IntroPrivacy);
}

/// The buttons that begin a play, the form that the page prefers first; a deck with one form has one.
pub fn start_buttons(pen: &mut Pen) {
    let (first, label, other, other_label) = match pen.settings.length {
        Length::Short => (Length::Short, Message::StartShort, Length::Full, Message::OtherFull),
        Length::Full => (Length::Full, Message::StartFull, Length::Short, Message::OtherShort),
    };
    pen.element("div[class=actions]", &[], |pen| {
        if pen.deck().has_two_lengths() {
            let other_label = pen.number(minutes(pen.deck(), other)).said(other_label, "minutes");
            pen.button("button primary", label, Action::Start(first));
            pen.button_saying("button", &other_label, Action::Start(other));
        } else {
            pen.button("button primary", Message::StartOnly, Action::Start(first));
        }
    });
}

/// The line about a link that is none.
pub fn link_notice(pen: &mut Pen, fault: Option<LinkFault>) {
    let message = match fault {
        Some(LinkFault::UnknownVersion) => Message::LinkUnknownVersion,
        Some(LinkFault::Damaged) => Message::LinkDamaged,
        Some(LinkFault::NotOurs) | None => return,
    };
    pen.say("p[class=notice]", message);
}
