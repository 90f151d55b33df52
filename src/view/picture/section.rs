//! The part of a result's screen that offers it as a picture: how it looks, what can be done with it, and the same in words.
//!
//! Knows the buttons; what they do is the host's affair.

use super::super::app::{Msg, ShareTarget};
use super::super::pen::Pen;
use super::super::wording::Message;
use super::{FONTS, Picture, Pictured, Way, svg};
use crate::quiz::fit::Meter;
use std::rc::Rc;

/// The ways to a file or to the clipboard, by their buttons.
const WAYS: [(Way, Message); 3] =
    [(Way::Png, Message::PicturePng), (Way::Svg, Message::PictureSvg), (Way::Copy, Message::PictureCopy)];

/// Draws the part; where nothing is to be shared, there is none.
pub fn draw(pen: &mut Pen, meter: &Meter) {
    let (ShareTarget::Result(address) | ShareTarget::Page(address)) = &pen.settings.share else { return };
    let picture = Rc::new(Picture::new(pen.deck(), &pen.wording, meter, address, true));
    pen.element("details[class=picture]", &[], |pen| {
        pen.leaf("summary", &[], pen.words(Message::PictureTitle));
        drawing(pen, &picture);
        pen.element("div[class=link]", &[], |pen| {
            for (way, label) in WAYS {
                button(pen, &picture, way, label);
            }
        });
        pen.element("div[class=link]", &[], |pen| {
            let label = pen.words(Message::PictureField);
            pen.element("textarea[readonly=readonly][rows=3][aria-label=?]", &[label], |pen| {
                pen.holds(&picture.words);
                pen.selects_all();
                if pen.pictured == Some(&Pictured::ByHand) {
                    pen.take_focus();
                }
            });
            button(pen, &picture, Way::Words, Message::PictureWords);
        });
        pen.leaf("p[class=told][role=status]", &[], &told(pen));
    });
}

fn drawing(pen: &mut Pen, picture: &Picture) {
    let values = &[&*picture.words, FONTS];
    pen.element("svg[viewBox=0 0 2400 1260][role=img][direction=ltr][aria-label=?][font-family=?]", values, |pen| {
        for shape in picture.shapes().chunks_exact(svg::WORDS) {
            let (form, values, text) = svg::element(shape);
            pen.leaf(form, values, text);
        }
    });
}

fn button(pen: &mut Pen, picture: &Rc<Picture>, way: Way, label: Message) {
    pen.element("button[type=button][class=button][part=button]", &[], |pen| {
        let picture = Rc::clone(picture);
        pen.on_click(move || Msg::Picture(way, Rc::clone(&picture)));
        pen.text(pen.words(label));
    });
}

fn told(pen: &Pen) -> String {
    let message = match pen.pictured {
        None => return String::new(),
        Some(Pictured::Saved(name)) => return pen.fill(Message::PictureSaved, "name", &[name]),
        Some(Pictured::Copied) => Message::ShareCopied,
        Some(Pictured::ByHand) => Message::ShareManual,
        Some(Pictured::NotCopied) => Message::PictureNotCopied,
        Some(Pictured::NotDrawn) => Message::PictureNotDrawn,
    };
    pen.words(message).to_owned()
}
