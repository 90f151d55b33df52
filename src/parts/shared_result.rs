//! A result as others see it: behind its link, and as a preview for its owner.
//!
//! Shows no more of a result than the deck at hand can vouch for.

use super::facets::facet_list;
use super::meter::meter;
use crate::geometry::Numbers;
use crate::view::pen::Pen;
use crate::wording::Message;
use role_fit_core::compare::facets_of;
use role_fit_core::deck::Role;
use role_fit_core::share::single::SharedResult;

/// What a friend will see of it, without the invitation.
pub fn preview(pen: &mut Pen, result: &SharedResult) {
    let heading = verdict(pen, result);
    pen.subtitle(&heading);
    content(pen, result);
}

/// The verdict as others read it.
pub fn verdict(pen: &Pen, result: &SharedResult) -> String {
    pen.context.wording.shared_verdict(pen.deck(), result.meter().verdict()).to_string()
}

pub fn content(pen: &mut Pen, result: &SharedResult) {
    let deck = pen.deck();
    let is_same = result.fingerprint() == deck.fingerprint();
    let is_known = deck.knows(result.fingerprint());
    if !is_same {
        let note = if is_known { Message::SharedEarlier } else { Message::SharedOtherDeck };
        pen.say("p[class=notice]", note);
    }
    let ctx = pen.context;
    pen.push_html(meter(ctx, result.meter()));
    let Numbers { marker, low, high } = Numbers::of(result.meter());
    let text = ctx.wording.shared_text(high, low, marker, ctx.role_short(Role::Pm));
    pen.paragraph("", &text);
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
    let list = facet_list(pen.context, &placed);
    pen.push_html(list);
}
