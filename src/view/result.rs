//! The result: the meter, why it stands there, the facets, what was known, readiness, sharing.
//!
//! Knows the order of the parts; the numbers come from the outcome.

use super::app::Shared;
use super::controls::{Pen, button, role_class};
use super::wording::Message;
use super::{knowledge, meter};
use crate::quiz::answers::Level;
use crate::quiz::deck::{Facet, Role};
use crate::quiz::fit::{Marker, Meter, Strength, Verdict};
use crate::quiz::knowledge::Light;
use crate::quiz::outcome::{Move, Outcome};
use crate::quiz::session::{Action, Run};
use yew::prelude::*;

/// So many of the answers that moved the meter most are named.
const MOVES_SHOWN: usize = 3;

pub fn eyebrow(pen: &Pen) -> String {
    pen.text(Message::ResultEyebrow)
}

pub fn card(pen: &Pen, run: &Run) -> Html {
    let outcome = Outcome::of(pen.deck(), run);
    html! {
        <div class="screen result" part="result" key="result">
            { pen.title(heading(pen, outcome.meter.as_ref())) }
            { for outcome.meter.as_ref().map(|meter| meter_part(pen, meter)) }
            <div class="columns">
                { for outcome.meter.as_ref().map(|meter| why(pen, &outcome, meter)) }
                { facets(pen, &outcome.facets) }
                { for outcome.knowledge.as_ref().map(|known| knowledge::section(pen, known, outcome.guessing)) }
                { readiness(pen, &outcome.lights) }
            </div>
            { share(pen, &outcome) }
            { ways_on(pen) }
            { small_print(pen, run, &outcome) }
        </div>
    }
}

fn heading(pen: &Pen, meter: Option<&Meter>) -> String {
    const OWN: Sentences = Sentences {
        strong: Message::VerdictStrong,
        leans: Message::VerdictLeans,
        little: Message::VerdictLittle,
        even: Message::VerdictEven,
    };
    meter.map_or_else(|| pen.text(Message::ResultNoMeter), |meter| OWN.say(pen, meter.verdict()))
}

/// The sentences for the seven verdicts, one's own or somebody else's.
pub struct Sentences {
    pub strong: Message,
    pub leans: Message,
    pub little: Message,
    pub even: Message,
}

impl Sentences {
    pub fn say(&self, pen: &Pen, verdict: Verdict) -> String {
        let Verdict::Toward(role, strength) = verdict else { return pen.text(self.even) };
        let message = match strength {
            Strength::Strong => self.strong,
            Strength::Leans => self.leans,
            Strength::Little => self.little,
        };
        pen.fill(message, &[("role", pen.name(role))])
    }
}

fn meter_part(pen: &Pen, meter: &Meter) -> Html {
    html! {
        <>
            { meter::meter(pen, meter) }
            <p>{ explained(pen, meter, Message::MeterText) }</p>
            { for middle_note(pen, meter).map(|text| html! { <p>{ text }</p> }) }
        </>
    }
}

/// Marker and band in a sentence.
pub fn explained(pen: &Pen, meter: &Meter, message: Message) -> String {
    let (marker, low, high) = meter::numbers(meter);
    let values = [("marker", &*marker), ("low", &*low), ("high", &*high), ("pm", pen.short(Role::Pm))];
    pen.fill(message, &values)
}

/// In the middle, no preference and some of each must be told apart.
fn middle_note(pen: &Pen, meter: &Meter) -> Option<String> {
    let is_middle = (80..=120).contains(&meter.marker().half_percents());
    let message = if meter.decisiveness() < 25 { Message::Alike } else { Message::PartsOfEach };
    is_middle.then(|| pen.text(message))
}

fn why(pen: &Pen, outcome: &Outcome, meter: &Meter) -> Html {
    let moved = outcome.moved.iter().take(MOVES_SHOWN);
    html! {
        <section>
            { pen.subtitle(pen.text(Message::MovedTitle)) }
            if outcome.moved.is_empty() {
                <p>{ pen.text(Message::MovedNone) }</p>
            } else {
                <ul class="moved">{ for moved.map(|moved| moved_row(pen, moved)) }</ul>
            }
            { for flip(pen, outcome, meter).map(|text| html! { <p class="small">{ text }</p> }) }
        </section>
    }
}

fn moved_row(pen: &Pen, moved: &Move) -> Html {
    let Some(pair) = moved.item.pair() else { return html! {} };
    let (chosen, other) = (&pair.pole(moved.role).label, &pair.pole(moved.role.other()).label);
    let points = [("role", pen.short(moved.role)), ("points", &*moved.percent.to_string())];
    html! {
        <li key={moved.item.id.as_str().to_owned()}>
            <span>{ pen.fill(Message::MovedRow, &[("chosen", chosen), ("other", other)]) }</span>{ " " }
            <b class={role_class(moved.role)}>{ pen.fill(Message::MovedPoints, &points) }</b>
        </li>
    }
}

fn flip(pen: &Pen, outcome: &Outcome, meter: &Meter) -> Option<String> {
    let count = outcome.changes_to_flip?;
    let message = match (meter.verdict(), count) {
        (Verdict::Even, 1) => Message::FlipLeanOne,
        (Verdict::Even, _) => Message::FlipLean,
        (Verdict::Toward(..), 1) => Message::FlipEvenOne,
        (Verdict::Toward(..), _) => Message::FlipEven,
    };
    Some(pen.fill(message, &[("count", &count.to_string())]))
}

fn facets(pen: &Pen, placed: &[(crate::quiz::deck::Id, Marker)]) -> Html {
    let row = |(id, marker): &(crate::quiz::deck::Id, Marker)| {
        let facet = pen.deck().facets().iter().find(|facet| facet.id == *id)?;
        Some(facet_row(pen, facet, *marker))
    };
    facet_list(pen, placed.iter().filter_map(row).collect())
}

/// The facets under their heading; nothing if there are none.
pub fn facet_list(pen: &Pen, rows: Vec<Html>) -> Html {
    if rows.is_empty() {
        return html! {};
    }
    html! {
        <section>
            { pen.subtitle(pen.text(Message::FacetsTitle)) }
            <ul class="facets">{ for rows }</ul>
        </section>
    }
}

/// One facet: its name, its small scale, and the same in words.
pub fn facet_row(pen: &Pen, facet: &Facet, marker: Marker) -> Html {
    let value = marker.percent().to_string();
    let text = match marker.side() {
        Some(Role::Po) => pen.fill(Message::FacetValue, &[("value", &value), ("end", &facet.po)]),
        Some(Role::Pm) => pen.fill(Message::FacetValue, &[("value", &value), ("end", &facet.pm)]),
        None => pen.fill(Message::FacetEven, &[("value", &value)]),
    };
    html! {
        <li key={facet.id.as_str().to_owned()}>
            <span class="name">{ facet.name.clone() }</span>
            { meter::small_scale(marker) }
            <span class="small">{ text }</span>
        </li>
    }
}

fn readiness(pen: &Pen, lights: &[Light]) -> Html {
    let Some(frame) = pen.deck().readiness().filter(|_| !lights.is_empty()) else { return html! {} };
    html! {
        <section>
            { pen.subtitle(frame.title.clone()) }
            <ul class="lights">{ for lights.iter().map(|light| light_row(pen, light)) }</ul>
            <p class="small">{ frame.text.clone() }</p>
        </section>
    }
}

fn light_row(pen: &Pen, light: &Light) -> Html {
    let crate::quiz::deck::Body::Check(check) = &light.item.body else { return html! {} };
    let (level, lit) = match light.level {
        Level::NotYet => (Message::Level0, 1),
        Level::Partly => (Message::Level1, 2),
        Level::Yes => (Message::Level2, 3),
    };
    let dot = |place: i32| {
        let class = if place < lit { "lit" } else { "unlit" };
        html! { <circle {class} cx={(7 + 14 * place).to_string()} cy="7" r="5" /> }
    };
    html! {
        <li key={light.item.id.as_str().to_owned()}>
            <svg class="light" width="42" height="14" aria-hidden="true">{ for (0..3).map(dot) }</svg>
            <span>{ pen.fill(Message::LevelOf, &[("label", &check.label), ("level", &pen.text(level))]) }</span>
        </li>
    }
}

fn share(pen: &Pen, outcome: &Outcome) -> Html {
    let linked = outcome.shared().and_then(|result| {
        pen.settings.share.address(result.meter().verdict(), &result.encode())
    });
    let Some(address) = linked else { return html! {} };
    let (copy, link) = (pen.copy.clone(), address.clone());
    let onclick = Callback::from(move |_| copy.emit(link.clone()));
    let outcome = match pen.shared {
        Some(Shared::Copied) => pen.text(Message::ShareCopied),
        Some(Shared::ByHand) => pen.text(Message::ShareManual),
        None => String::new(),
    };
    // Copying by hand starts in the field; else the heading is what a new screen focuses.
    let target = if pen.shared == Some(Shared::ByHand) { pen.focus.clone() } else { NodeRef::default() };
    html! {
        <section class="share" part="share">
            { pen.subtitle(pen.text(Message::ShareTitle)) }
            <div class="link">
                <input type="text" readonly=true value={address} aria-label={pen.text(Message::ShareField)}
                    ref={target} onfocus={select_all()} />
                { button("button primary", pen.text(Message::ShareButton), onclick) }
            </div>
            <p class="small" role="status">{ outcome }</p>
            <p class="small">{ pen.text(Message::ShareHint) }</p>
        </section>
    }
}

/// Whoever comes to the field wants the whole link.
fn select_all() -> Callback<FocusEvent> {
    Callback::from(|_event: FocusEvent| {
        #[cfg(target_arch = "wasm32")]
        {
            // Unchecked for the reason that `focus` gives; only the field itself can be the target.
            let field: web_sys::HtmlInputElement = _event.target_unchecked_into();
            field.select();
        }
    })
}

fn ways_on(pen: &Pen) -> Html {
    html! {
        <div class="actions">
            { pen.secondary(pen.text(Message::ReviewButton), Action::OpenReview) }
            { pen.secondary(pen.text(Message::AgainButton), Action::PlayAgain) }
            { pen.quiet(["‹ ", &pen.text(Message::ChangeButton)].concat(), Action::Back) }
            { pen.quiet(pen.text(Message::RestartButton), Action::Restart) }
            { pen.quiet(pen.text(Message::ForgetButton), Action::Forget) }
        </div>
    }
}

fn small_print(pen: &Pen, run: &Run, outcome: &Outcome) -> Html {
    let count = run.play.cards().iter().filter(|card| card.item.pair().is_some()).count().to_string();
    let limits = outcome.meter.is_some().then(|| pen.fill(Message::Limits, &[("count", &count)]));
    html! {
        <p class="small print">
            { for limits }{ " " }
            { credit(pen) }
        </p>
    }
}

/// Where the deck's facts come from, as a link.
pub fn credit(pen: &Pen) -> Html {
    let Some(credit) = pen.deck().credit() else { return html! {} };
    html! {
        <>
            { pen.text(Message::Credit) }{ " " }
            <a href={credit.url.clone()} target="_blank" rel="noopener">{ credit.title.clone() }</a>
        </>
    }
}
