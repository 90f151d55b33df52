//! Somebody else's result, opened from a link, with an invitation to take the quiz.
//!
//! Shows no more of a result than the deck at hand can vouch for.

use super::pen::Pen;
use super::result::{Sentences, explain, facet_list};
use super::wording::Message;
use super::{meter, several};
use role_fit_core::compare::facets_of;
use role_fit_core::session::Action;
use role_fit_core::share::single::SharedResult;

/// The verdict of somebody; pictures are shown to others, and say it so too.
pub const THEIRS: Sentences = Sentences {
    strong: Message::SharedStrong,
    leans: Message::SharedLeans,
    little: Message::SharedLittle,
    even: Message::SharedEven,
};

pub fn draw(pen: &mut Pen, result: &SharedResult) {
    pen.key("shared");
    let heading = verdict(pen, result);
    pen.title(&heading);
    content(pen, result);
    if pen.deck().knows(result.fingerprint()) {
        pen.element("div[class=actions]", &[], |pen| {
            pen.button("button", Message::TeamButton, Action::OpenTeam);
        });
    }
    several::ways_on(pen);
}

/// What a friend will see of it, without the invitation.
pub fn preview(pen: &mut Pen, result: &SharedResult) {
    let heading = verdict(pen, result);
    pen.subtitle(&heading);
    content(pen, result);
}

/// The verdict as others read it.
pub fn verdict(pen: &Pen, result: &SharedResult) -> String {
    THEIRS.say(pen, result.meter().verdict())
}

fn content(pen: &mut Pen, result: &SharedResult) {
    let deck = pen.deck();
    let is_same = result.fingerprint() == deck.fingerprint();
    let is_known = deck.knows(result.fingerprint());
    if !is_same {
        let note = if is_known { Message::SharedEarlier } else { Message::SharedOtherDeck };
        pen.say("p[class=notice]", note);
    }
    meter::draw(pen, result.meter());
    explain(pen, result.meter(), Message::SharedText);
    if is_known {
        known_parts(pen, result);
    }
}

/// What only the same deck can name.
fn known_parts(pen: &mut Pen, result: &SharedResult) {
    if let Some(score) = result.score() {
        pen.number(score.right().into()).number(score.asked().into());
        pen.tell("p", Message::SharedScore, "right asked");
    }
    let mut placed = Vec::new();
    for (facet, marker) in pen.deck().facets().iter().zip(facets_of(pen.deck(), result)) {
        placed.push((facet, *marker));
    }
    facet_list(pen, &placed);
}
