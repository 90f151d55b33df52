//! What a screen says on paper only: the way back to the result, as a link to type and a code to scan.
//!
//! Knows the link; that it is not shown on a screen is the style's affair.

use super::pen::Pen;
use super::wording::Message;
use role_fit_core::qr;
use role_fit_core::result::outcome::Outcome;
use role_fit_core::run::Run;
use role_fit_core::text::{digits, joined};

/// For a result; nothing where it has no link.
pub fn draw(pen: &mut Pen, outcome: &Outcome) {
    let Some(result) = outcome.shared() else { return };
    let Some(address) = pen.settings.share.address(result.meter().verdict(), &result.encode()) else { return };
    pen.element("div[class=paper]", &[], |pen| {
        if let Some(code) = qr::draw(&address) {
            let size = digits(code.size);
            let view = joined(&["0 -.5", &*size, &*size], " ");
            pen.element("svg[class=code][viewBox=?][aria-hidden=true]", &[&view], |pen| {
                pen.leaf("path[d=?]", &[&code.path], "");
            });
        }
        pen.element("p", &[], |pen| {
            pen.text(pen.words(Message::PaperLink));
            pen.text(" ");
            pen.leaf("b", &[], &address);
        });
    });
}

/// The same on another screen of the play.
pub fn draw_for(pen: &mut Pen, run: &Run) {
    let outcome = Outcome::of(pen.deck(), run);
    draw(pen, &outcome);
}
