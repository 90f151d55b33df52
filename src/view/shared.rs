//! Somebody else's result, opened from a link, with an invitation to take the quiz.
//!
//! Shows no more of a result than the deck at hand can vouch for.

use super::pen::Pen;
use super::result::{Sentences, credit, explain, facet_list};
use super::wording::Message;
use super::{intro, meter, picture};
use crate::quiz::share::SharedResult;
use crate::quiz::text::digits;

/// The verdict of somebody; pictures are shown to others, and say it so too.
pub const THEIRS: Sentences = Sentences {
    strong: Message::SharedStrong,
    leans: Message::SharedLeans,
    little: Message::SharedLittle,
    even: Message::SharedEven,
};

pub fn draw(pen: &mut Pen, result: &SharedResult) {
    pen.key("shared");
    let heading = THEIRS.say(pen, result.meter().verdict());
    pen.title(&heading);
    let deck = pen.deck();
    let is_same = result.fingerprint() == deck.fingerprint();
    let is_known = is_same || deck.compat().contains(&result.fingerprint());
    if !is_same {
        let note = if is_known { Message::SharedEarlier } else { Message::SharedOtherDeck };
        pen.paragraph("notice", pen.words(note));
    }
    meter::draw(pen, result.meter());
    explain(pen, result.meter(), Message::SharedText);
    if is_known {
        known_parts(pen, result);
        // Another deck's would have the wrong title.
        picture::section::draw(pen, result.meter());
    }
    pen.paragraph("lead", pen.words(Message::SharedTake));
    intro::start_buttons(pen);
    credit(pen);
}

/// What only the same deck can name.
fn known_parts(pen: &mut Pen, result: &SharedResult) {
    if let Some(score) = result.score() {
        let (right, asked) = (digits(score.right().into()), digits(score.asked().into()));
        let text = pen.fill(Message::SharedScore, "right asked", &[&right, &asked]);
        pen.paragraph("", &text);
    }
    let facets = pen.deck().facets();
    // An earlier edition may have had other facets: a list of another length names nothing.
    if facets.len() == result.facets().len() {
        facet_list(pen, facets.iter().zip(result.facets().iter().copied()).collect());
    }
}
