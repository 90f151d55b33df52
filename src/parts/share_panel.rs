//! The part of a screen by which it is given on: the message as others will get it, its link, and what the link shows.
//!
//! Knows what is said and what can be pressed; how a message leaves the page is the host's.

use super::shared_result;
use super::text_meter::text_meter;
use crate::message::{ShareOutcome, ShareTarget, Shareable};
use crate::view::pen::Pen;
use crate::wording::Message;
use role_fit_core::deck::Role;
use role_fit_core::result::knowledge::Score;
use role_fit_core::share::single::SharedResult;
use role_fit_core::text::joined;
use std::rc::Rc;

/// A result with its link; none where the page wants nothing shared.
pub fn of_result(pen: &Pen, result: &SharedResult) -> Option<Shareable> {
    let meter = result.meter();
    let address = pen.context.settings.share.result_url(meter.verdict(), &result.encode())?;
    let title = pen.deck().title();
    let bar = joined(&[pen.short(Role::Po), &*text_meter(meter), pen.short(Role::Pm)], " ");
    let text = joined(&[title, &*shared_result::verdict(pen, result), &*bar], "\n");
    Some(Shareable { title: title.to_owned(), text, url: Some(address) })
}

/// The score alone, where there is no meter and so no link; none where the page wants nothing shared.
pub fn of_score(pen: &mut Pen, score: Score) -> Option<Shareable> {
    let title = pen.deck().title();
    pen.with(title).number(score.right).number(score.asked);
    let text = pen.said(Message::ShareText, "title right asked");
    let is_wanted = pen.context.settings.share != ShareTarget::None;
    is_wanted.then(|| Shareable { title: title.to_owned(), text, url: None })
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
        pen.leaf("p[class=told][role=status]", &[], &told);
    });
}

/// The whole message by the best way that there is, or the link alone by the clipboard.
fn buttons(pen: &mut Pen, shareable: &Rc<Shareable>, message: &str) {
    pen.element("button[type=button][class=button primary][part=button]", &[], |pen| {
        pen.shares(Rc::clone(shareable));
        pen.text(&pen.words(Message::ShareButton));
    });
    let (label, copied) = match &shareable.url {
        Some(address) => (Message::ShareCopy, &**address),
        None => (Message::ShareTextCopy, message),
    };
    copy_button(pen, label, copied);
    if let Some(address) = &shareable.url {
        let label = pen.words(Message::ShareField);
        let form = "input[type=text][readonly=readonly][value=?][aria-label=?]";
        pen.element(form, &[address, &label], |pen| holds(pen, address));
    }
}

/// A button that wishes the text into the clipboard.
pub fn copy_button(pen: &mut Pen, label: Message, text: &str) {
    pen.element("button[type=button][class=button][part=button]", &[], |pen| {
        pen.copies(text);
        pen.text(&pen.words(label));
    });
}

/// What can be unfolded is drawn when the reader unfolds one of its parts: the press that brings the result has enough to do.
/// Its place is there before, since Yew would draw the summary anew together with it, in the middle of the press on it.
pub fn opened(pen: &mut Pen, title: Message, opens: &dyn Fn(&mut Pen)) {
    pen.element("details", &[], |pen| {
        pen.element("summary", &[], |pen| {
            pen.opens();
            pen.text(&pen.words(title));
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
    pen.leaf("p[class=small][id=?]", &[id], &pen.words(label));
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
    if matches!(pen.shared, Some(ShareOutcome::ByHand(wanted)) if **wanted == *text) {
        pen.take_focus();
    }
}

fn told(pen: &Pen) -> yew::AttrValue {
    pen.words(match pen.shared {
        None => return "".into(),
        Some(ShareOutcome::Shared) => Message::ShareDone,
        Some(ShareOutcome::Copied) => Message::ShareCopied,
        Some(ShareOutcome::ByHand(_)) => Message::ShareManual,
        Some(ShareOutcome::Saved) => Message::PictureSaved,
        Some(ShareOutcome::MaybeSaved) => Message::PictureMaybeSaved,
        Some(ShareOutcome::Failed) => Message::PictureNotDone,
    })
}
