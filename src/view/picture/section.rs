//! The part of a result's screen that offers it as a picture: how it looks, what can be done with it, and the same in words.
//!
//! Knows the buttons; what they do is the host's affair.

use super::super::app::Notice;
use super::super::pen::Pen;
use super::super::share::message_field;
use super::super::wording::Message;
use super::{FONTS, Picture, Way, svg};
use std::rc::Rc;

/// The ways to a file or to the clipboard, by their buttons.
const WAYS: [(Way, Message); 3] =
    [(Way::Png, Message::PicturePng), (Way::Svg, Message::PictureSvg), (Way::Copy, Message::PictureCopy)];

/// Draws the part, unfolded when the reader wants to see it.
pub fn draw(pen: &mut Pen, picture: Picture) {
    let picture = Rc::new(picture);
    pen.begin("details[class=picture]", &[]);
    pen.say("summary", Message::PictureTitle);
    drawing(pen, &picture);
    pen.begin("div[class=link]", &[]);
    for (way, label) in WAYS {
        pen.begin("button[type=button][class=button][part=button]", &[]);
        pen.wishes(Notice::PictureWanted(way, Rc::clone(&picture)));
        pen.text(pen.words(label));
        pen.end();
    }
    pen.end();
    message_field(pen, "words", Message::PictureField, &picture.words);
    pen.begin("div[class=link]", &[]);
    pen.begin("button[type=button][class=button][part=button]", &[]);
    pen.copies(picture.words.clone());
    pen.text(pen.words(Message::PictureWords));
    pen.end();
    pen.end();
    pen.end();
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
