//! Somebody else's result, opened from a link, with an invitation to take the quiz.
//!
//! Shows no more of a result than the deck at hand can vouch for.

use super::controls::Pen;
use super::result::{Sentences, credit, explained, facet_list, facet_row};
use super::wording::Message;
use super::{intro, meter};
use crate::quiz::share::{LinkedScore, SharedResult};
use yew::prelude::*;

/// How the shared result's deck relates to the one at hand.
#[derive(Clone, Copy, PartialEq)]
enum Edition {
    Same,
    Earlier,
    Other,
}

pub fn eyebrow(pen: &Pen) -> String {
    pen.text(Message::SharedEyebrow)
}

pub fn card(pen: &Pen, result: &SharedResult) -> Html {
    const THEIRS: Sentences = Sentences {
        strong: Message::SharedStrong,
        leans: Message::SharedLeans,
        little: Message::SharedLittle,
        even: Message::SharedEven,
    };
    let edition = edition(pen, result);
    html! {
        <div class="screen result" part="result" key="shared">
            { pen.title(THEIRS.say(pen, result.meter().verdict())) }
            { edition_note(pen, edition) }
            { meter::meter(pen, result.meter()) }
            <p>{ explained(pen, result.meter(), Message::SharedText) }</p>
            if edition != Edition::Other {
                { for result.score().map(|score| score_line(pen, score)) }
                { facets(pen, result) }
            }
            <p class="lead">{ pen.text(Message::SharedTake) }</p>
            { intro::start_buttons(pen) }
            <p class="small print">{ credit(pen) }</p>
        </div>
    }
}

fn edition(pen: &Pen, result: &SharedResult) -> Edition {
    let deck = pen.deck();
    if result.fingerprint() == deck.fingerprint() {
        Edition::Same
    } else if deck.compat().contains(&result.fingerprint()) {
        Edition::Earlier
    } else {
        Edition::Other
    }
}

fn edition_note(pen: &Pen, edition: Edition) -> Html {
    let message = match edition {
        Edition::Same => return html! {},
        Edition::Earlier => Message::SharedEarlier,
        Edition::Other => Message::SharedOtherDeck,
    };
    html! { <p class="notice">{ pen.text(message) }</p> }
}

fn score_line(pen: &Pen, score: LinkedScore) -> Html {
    let (right, asked) = (score.right().to_string(), score.asked().to_string());
    html! { <p>{ pen.fill(Message::SharedScore, &[("right", &right), ("asked", &asked)]) }</p> }
}

fn facets(pen: &Pen, result: &SharedResult) -> Html {
    let known = pen.deck().facets();
    // An earlier edition may have had other facets: a list of another length names nothing.
    if known.len() != result.facets().len() {
        return html! {};
    }
    let rows = known.iter().zip(result.facets()).map(|(facet, marker)| facet_row(pen, facet, *marker));
    facet_list(pen, rows.collect())
}
