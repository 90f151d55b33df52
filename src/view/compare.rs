//! Two results set against each other: both on one meter, then facet by facet, and what follows for working together.
//!
//! Shows the same whichever of the two is the first, but for the order. Knows how two results are drawn; how far apart they
//! are comes from the comparison.

use super::pen::Pen;
use super::result::Sentences;
use super::wording::Message;
use super::{intro, meter, result, shared};
use crate::quiz::compare::{Stance, bands_overlap, facets_of, widest};
use crate::quiz::deck::{Facet, Role};
use crate::quiz::fit::Marker;
use crate::quiz::session::Action;
use crate::quiz::share::SharedResult;
use crate::quiz::text::{digits, joined};

/// A result and what it is called.
pub struct Named<'a> {
    pub name: &'a str,
    pub result: &'a SharedResult,
}

pub fn draw(pen: &mut Pen, one: &SharedResult, other: &SharedResult) {
    pen.key("compared");
    let both = named(pen, one, other);
    pen.title(&pen.fill(Message::CompareHeading, "one other", &[both[0].name, both[1].name]));
    let knows = |result: &SharedResult| pen.deck().knows(result.fingerprint());
    if !knows(one) || !knows(other) {
        pen.paragraph("notice", pen.words(Message::SharedOtherDeck));
    }
    content(pen, &both);
    ways_on(pen);
    result::credit(pen);
}

/// The two with what they are called: whoever is the reader is "you".
fn named<'a>(pen: &Pen, one: &'a SharedResult, other: &'a SharedResult) -> [Named<'a>; 2] {
    let own = pen.session.own_result().map(SharedResult::without_score);
    let is_own = |result: &SharedResult| own.as_ref() == Some(&result.clone().without_score());
    let (first, second) = match (is_own(one), is_own(other)) {
        (true, _) => (Message::CompareYou, Message::CompareOther),
        (_, true) => (Message::CompareOther, Message::CompareYou),
        _ => (Message::CompareFirst, Message::CompareSecond),
    };
    [Named { name: pen.words(first), result: one }, Named { name: pen.words(second), result: other }]
}

/// Below one's own result: both on one meter, and the way to the rest.
pub fn with_friend(pen: &mut Pen, own: &SharedResult, friend: &SharedResult) {
    pen.element("section[class=friend]", &[], |pen| {
        pen.subtitle(pen.words(Message::CompareTitle));
        if !pen.deck().knows(friend.fingerprint()) {
            pen.paragraph("", pen.words(Message::CompareOtherQuiz));
            return;
        }
        let both = named(pen, own, friend);
        on_one_meter(pen, &both);
        stance(pen, &both);
        pen.element("div[class=actions]", &[], |pen| {
            pen.button("button", pen.words(Message::CompareButton), Action::Compare);
        });
    });
}

/// Everything that two results say together.
pub fn content(pen: &mut Pen, both: &[Named; 2]) {
    on_one_meter(pen, both);
    pen.element("ul[class=persons]", &[], |pen| {
        for named in both {
            pen.leaf("li", &[], &in_words(pen, named));
        }
    });
    stance(pen, both);
    let [one, other] = both;
    let overlap = bands_overlap(one.result, other.result);
    pen.paragraph("small", pen.words(if overlap { Message::CompareOverlap } else { Message::CompareClear }));
    let deck = pen.deck();
    if let (Some(ones), Some(others)) = (facets_of(deck, one.result), facets_of(deck, other.result)) {
        facets(pen, both, ones, others);
    }
}

/// A result in one line, for those who do not see the drawing.
pub fn in_words(pen: &Pen, named: &Named) -> String {
    let (marker, low, high) = meter::numbers(named.result.meter());
    let verdict = SENTENCES.say(pen, named.result.meter().verdict());
    pen.fill(Message::PersonRow, "name marker low high verdict", &[named.name, &marker, &low, &high, &verdict])
}

const SENTENCES: Sentences = shared::THEIRS;

fn on_one_meter(pen: &mut Pen, both: &[Named; 2]) {
    let label = joined(&[in_words(pen, &both[0]), in_words(pen, &both[1])], "; ");
    pen.element("div[class=fit]", &[], |pen| {
        pen.element("div[role=img][part=meter][aria-label=?]", &[&label], |pen| {
            meter::two(pen, [(both[0].name, both[0].result.meter()), (both[1].name, both[1].result.meter())]);
        });
        meter::ends(pen);
    });
}

/// What the two mean for working together.
fn stance(pen: &mut Pen, both: &[Named; 2]) {
    let text = match Stance::of(both[0].result, both[1].result) {
        Stance::Complete => pen.words(Message::CompareComplete).to_owned(),
        Stance::Open => pen.words(Message::CompareOpen).to_owned(),
        Stance::Alike(role) => pen.fill(Message::CompareAlike, "role other", &[pen.name(role), pen.name(role.other())]),
    };
    pen.paragraph("", &text);
}

fn facets(pen: &mut Pen, both: &[Named; 2], ones: &[Marker], others: &[Marker]) {
    let apart = widest(ones, others);
    pen.element("section", &[], |pen| {
        pen.subtitle(pen.words(Message::FacetsTitle));
        pen.element("ul[class=facets]", &[], |pen| {
            for ((facet, one), other) in pen.deck().facets().iter().zip(ones).zip(others) {
                facet_row(pen, facet, both, [*one, *other]);
            }
        });
        if apart.is_empty() {
            pen.paragraph("", pen.words(Message::CompareNear));
        }
        for place in apart {
            if let (Some(facet), Some(one), Some(other)) =
                (pen.deck().facets().get(place), ones.get(place), others.get(place))
            {
                furthest(pen, facet, both, one < other);
            }
        }
    });
}

fn facet_row(pen: &mut Pen, facet: &Facet, both: &[Named; 2], places: [Marker; 2]) {
    let [one, other] = places.map(|place| digits(place.percent().into()));
    let names = "one place_one other place_other po pm";
    let values = [both[0].name, &one, both[1].name, &other, &facet.po, &facet.pm];
    let text = pen.fill(Message::CompareFacet, names, &values);
    pen.element("li", &[], |pen| {
        pen.key(facet.id.as_str());
        pen.leaf("span[class=name]", &[], &facet.name);
        pen.text(" ");
        meter::small_scale(pen, &places);
        pen.leaf("span[class=small]", &[], &text);
    });
}

/// Where the two are furthest apart, and who is nearer to which end.
fn furthest(pen: &mut Pen, facet: &Facet, both: &[Named; 2], is_in_order: bool) {
    let [low, high] = if is_in_order { [&both[0], &both[1]] } else { [&both[1], &both[0]] };
    let names = "facet po low pm high";
    let text = pen.fill(Message::CompareFurthest, names, &[&facet.name, &facet.po, low.name, &facet.pm, high.name]);
    pen.paragraph("", &text);
}

/// Back to the play that waits, or an invitation to take the quiz.
pub fn ways_on(pen: &mut Pen) {
    let Some((_, screen)) = pen.session.played() else {
        pen.paragraph("lead", pen.words(Message::SharedTake));
        intro::start_buttons(pen);
        return;
    };
    let label = match screen {
        crate::quiz::session::Screen::Item(_) => Message::BackToQuestion,
        _ => Message::BackToResult,
    };
    let label = joined(&["‹", pen.words(label)], " ");
    pen.element("div[class=actions]", &[], |pen| pen.button("button", &label, Action::Leave));
}

/// The ends' names of a scale that several people share.
pub fn short_ends(pen: &mut Pen) {
    pen.element("p[class=axis][aria-hidden=true]", &[], |pen| {
        pen.leaf("b[class=po]", &[], pen.short(Role::Po));
        pen.leaf("b[class=pm]", &[], pen.short(Role::Pm));
    });
}
