//! The part of a screen by which it is given on: the message as others will get it, its link, and what the link shows.
//!
//! Knows what is said and what can be pressed; how a message leaves the page is the host's.

use super::app::{ShareTarget, Shared};
use super::bar;
use super::pen::Pen;
use super::shared;
use super::wording::Message;
use role_fit_core::deck::Role;
use role_fit_core::result::knowledge::Score;
use role_fit_core::share::single::SharedResult;
use role_fit_core::text::joined;
use std::rc::Rc;

/// What can be given on to others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shareable {
    /// What it is about; a mail gets it as its subject.
    pub title: String,
    /// What others read. It stands without the link, which some places cut off.
    pub text: String,
    /// Where the link leads, if there is one.
    pub address: Option<String>,
}

impl Shareable {
    /// A result with its link; none where the page wants nothing shared.
    pub fn of_result(pen: &Pen, result: &SharedResult) -> Option<Self> {
        let meter = result.meter();
        let address = pen.settings.share.address(meter.verdict(), &result.encode())?;
        let title = pen.deck().title();
        let bar = joined(&[pen.short(Role::Po), &*bar::drawn(meter), pen.short(Role::Pm)], " ");
        let text = joined(&[title, &*shared::verdict(pen, result), &*bar], "\n");
        Some(Self { title: title.to_owned(), text, address: Some(address) })
    }

    /// The score alone, where there is no meter and so no link; none where the page wants nothing shared.
    pub fn of_score(pen: &mut Pen, score: Score) -> Option<Self> {
        let title = pen.deck().title();
        pen.with(title).number(score.right).number(score.asked);
        let text = pen.said(Message::ShareText, "title right asked");
        let is_wanted = pen.settings.share != ShareTarget::None;
        is_wanted.then(|| Self { title: title.to_owned(), text, address: None })
    }

    /// All that is given on, as one text.
    pub fn message(&self) -> String {
        match &self.address {
            Some(address) => joined(&[&self.text, address], "\n"),
            None => self.text.clone(),
        }
    }
}

/// The section. `hint` says what is given on; `more` draws what else there is to see of it and to do with it.
pub fn section(pen: &mut Pen, shareable: Shareable, hint: Message, more: impl FnOnce(&mut Pen)) {
    let shareable = Rc::new(shareable);
    let message = shareable.message();
    pen.element("section[class=share][part=share]", &[], |pen| {
        pen.subtitle_of(Message::ShareTitle);
        message_field(pen, "message", Message::ShareMessage, &message);
        pen.element("div[class=link]", &[], |pen| buttons(pen, &shareable, &message));
        pen.say("p[class=small]", hint);
        more(pen);
        let told = told(pen);
        pen.leaf("p[class=told][role=status]", &[], told);
    });
}

/// The whole message by the best way that there is, or the link alone by the clipboard.
fn buttons(pen: &mut Pen, shareable: &Rc<Shareable>, message: &str) {
    pen.element("button[type=button][class=button primary][part=button]", &[], |pen| {
        pen.shares(Rc::clone(shareable));
        pen.text(pen.words(Message::ShareButton));
    });
    let (label, copied) = match &shareable.address {
        Some(address) => (Message::ShareCopy, &**address),
        None => (Message::ShareTextCopy, message),
    };
    copy_button(pen, label, copied);
    if let Some(address) = &shareable.address {
        let label = pen.words(Message::ShareField);
        let form = "input[type=text][readonly=readonly][value=?][aria-label=?]";
        pen.element(form, &[address, label], |pen| holds(pen, address));
    }
}

/// A button that wishes the text into the clipboard.
pub fn copy_button(pen: &mut Pen, label: Message, text: &str) {
    pen.element("button[type=button][class=button][part=button]", &[], |pen| {
        pen.copies(text);
        pen.text(pen.words(label));
    });
}

/// What can be unfolded is drawn when the reader unfolds one of its parts: the press that brings the result has enough to do.
/// Its place is there before, since Yew would draw the summary anew together with it, in the middle of the press on it.
pub fn opened(pen: &mut Pen, title: Message, opens: &dyn Fn(&mut Pen)) {
    pen.element("details", &[], |pen| {
        pen.element("summary", &[], |pen| {
            pen.opens();
            pen.text(pen.words(title));
        });
        pen.element("div[class=opened]", &[], |pen| {
            if pen.is_open {
                opens(pen);
            }
        });
    });
}

/// A field as tall as its text in every browser: the text once more, unseen, gives it its height. `id` is for its label.
pub fn message_field(pen: &mut Pen, id: &str, label: Message, text: &str) {
    pen.leaf("p[class=small][id=?]", &[id], pen.words(label));
    pen.element("div[class=message]", &[], |pen| {
        pen.leaf("p[aria-hidden=true]", &[], text);
        pen.element("textarea[readonly=readonly][rows=1][aria-labelledby=?]", &[id], |pen| {
            pen.value(text);
            holds(pen, text);
        });
    });
}

/// The innermost field holds that text: it gets the focus when the reader has to copy it by hand.
fn holds(pen: &mut Pen, text: &str) {
    pen.selects_all();
    // Else the heading is what a new screen focuses.
    if matches!(pen.shared, Some(Shared::ByHand(wanted)) if **wanted == *text) {
        pen.take_focus();
    }
}

fn told(pen: &Pen) -> &'static str {
    pen.words(match pen.shared {
        None => return "",
        Some(Shared::GivenOn) => Message::ShareDone,
        Some(Shared::Copied) => Message::ShareCopied,
        Some(Shared::ByHand(_)) => Message::ShareManual,
        Some(Shared::Saved) => Message::PictureSaved,
        Some(Shared::MaybeSaved) => Message::PictureMaybeSaved,
        Some(Shared::NotDone) => Message::PictureNotDone,
    })
}
