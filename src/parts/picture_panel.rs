//! A result as a picture: how it looks, what can be done with it, and the same in words.
//!
//! Knows the buttons; what they do is the host's affair.

use super::meter::{meter_name, meter_value};
use super::share_panel::{copy_button, message_field};
use crate::message::ShareTarget;
use crate::picture::lines::single_line;
use crate::picture::{FONTS, Picture, Way, svg};
use crate::view::pen::Pen;
use crate::wording::Message;
use role_fit_core::result::meter::Meter;
use std::rc::Rc;

/// The ways to a file or to the clipboard, by their buttons.
const WAYS: [(Way, Message); 3] =
    [(Way::Png, Message::PicturePng), (Way::Svg, Message::PictureSvg), (Way::Copy, Message::PictureCopy)];

/// Draws the part.
pub fn draw(pen: &mut Pen, meter: &Meter) {
    let (ShareTarget::Result(home) | ShareTarget::Page(home)) = &pen.context.settings.share else { return };
    let picture = Rc::new(Picture::new(pen.deck(), &pen.context.wording, meter, home, true));
    let (name, value) = (meter_name(pen.context), meter_value(pen.context, meter));
    let verdict = pen.context.wording.shared_verdict(pen.deck(), meter.verdict());
    let words = [pen.deck().title(), &verdict, &name, &value].map(single_line).join("\n");
    drawing(pen, &picture, &words);
    pen.begin("div[class=link]", &[]);
    for (way, label) in WAYS {
        pen.begin("button[type=button][class=button][part=button]", &[]);
        pen.draws(way, &picture);
        pen.text(&pen.words(label));
        pen.end();
    }
    pen.end();
    message_field(pen, "words", Message::PictureField, &words);
    pen.begin("div[class=link]", &[]);
    copy_button(pen, Message::ShareTextCopy, &words);
    pen.end();
}

fn drawing(pen: &mut Pen, picture: &Picture, words: &str) {
    let form = "svg[class=picture][width=1200][height=630][viewBox=0 0 2400 1260][role=img][direction=ltr][aria-label=?][font-family=?]";
    pen.begin(form, &[words, FONTS]);
    for shape in &picture.shapes {
        pen.push_html(svg::element(shape));
    }
    pen.end();
}
