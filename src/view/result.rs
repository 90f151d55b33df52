//! The result: the meter, why it stands there, the facets, what was known, readiness, sharing.
//!
//! Knows the order of the parts; the numbers come from the outcome.

use super::item::level_name;
use super::pen::{Pen, role_class};
use super::share::{self, Shareable};
use super::wording::{Message, Wording};
use super::{knowledge, meter, paper, picture, several, shared};
use role_fit_core::answers::Level;
use role_fit_core::deck::{Body, Deck, Facet, Id, Role};
use role_fit_core::result::knowledge::Light;
use role_fit_core::result::meter::{Marker, Meter, Strength, Verdict};
use role_fit_core::result::outcome::{Move, Outcome};
use role_fit_core::run::Run;
use role_fit_core::session::Action;
use role_fit_core::text::joined;

/// So many of the answers that moved the meter most are named.
const MOVES_SHOWN: usize = 3;

pub fn draw(pen: &mut Pen, run: &Run) {
    let outcome = Outcome::of(pen.deck(), run);
    pen.key("result");
    let heading = match &outcome.meter {
        Some(meter) => OWN.say(pen, meter.verdict()),
        None => pen.words(Message::ResultNoMeter).to_owned(),
    };
    pen.title(&heading);
    if let Some(meter) = &outcome.meter {
        meter_part(pen, meter);
    }
    pen.element("div[class=columns]", &[], |pen| {
        if let Some(meter) = &outcome.meter {
            why(pen, &outcome, meter);
        }
        facets(pen, &outcome.facets);
        if let Some(known) = &outcome.knowledge {
            knowledge::section(pen, known, outcome.guessing);
        }
        readiness(pen, &outcome.lights);
    });
    if let (Some(own), Some(friend)) = (outcome.shared(), pen.session.friend()) {
        // Whoever opens a link of his own is not compared with himself.
        if own != friend {
            several::with_friend(pen, &own, &friend);
        }
    }
    share(pen, &outcome);
    ways_on(pen);
    small_print(pen, run, &outcome);
    paper::draw(pen, &outcome);
}

const OWN: Sentences = Sentences {
    strong: Message::VerdictStrong,
    leans: Message::VerdictLeans,
    little: Message::VerdictLittle,
    even: Message::VerdictEven,
};

/// The sentences for the seven verdicts, one's own or somebody else's.
pub struct Sentences {
    pub strong: Message,
    pub leans: Message,
    pub little: Message,
    pub even: Message,
}

impl Sentences {
    pub fn say(&self, pen: &Pen, verdict: Verdict) -> String {
        self.said(&pen.wording, pen.deck(), verdict)
    }

    pub fn said(&self, wording: &Wording, deck: &Deck, verdict: Verdict) -> String {
        let Verdict::Toward(role, strength) = verdict else { return wording.text(self.even).to_owned() };
        let message = match strength {
            Strength::Strong => self.strong,
            Strength::Leans => self.leans,
            Strength::Little => self.little,
        };
        wording.fill(message, "role", &[&deck.roles().of(role).name])
    }
}

fn meter_part(pen: &mut Pen, meter: &Meter) {
    meter::draw(pen, meter);
    explain(pen, meter, Message::MeterText);
    // In the middle, no preference and some of each must be told apart.
    if (80..=120).contains(&meter.marker().half_percents()) {
        let message = if meter.decisiveness() < 25 { Message::Alike } else { Message::PartsOfEach };
        pen.say("p", message);
    }
}

/// Marker and band in a sentence.
pub fn explain(pen: &mut Pen, meter: &Meter, message: Message) {
    let pm = pen.short(Role::Pm);
    meter::numbers_along(pen, meter).with(pm);
    pen.tell("p", message, "marker low high pm");
}

fn why(pen: &mut Pen, outcome: &Outcome, meter: &Meter) {
    pen.element("section", &[], |pen| {
        pen.subtitle_of(Message::MovedTitle);
        if outcome.moved.is_empty() {
            pen.say("p", Message::MovedNone);
        } else {
            pen.element("ul[class=moved]", &[], |pen| {
                for moved in outcome.moved.iter().take(MOVES_SHOWN) {
                    moved_row(pen, moved);
                }
            });
        }
        if let Some(count) = outcome.changes_to_flip() {
            let message = match (meter.verdict(), count) {
                (Verdict::Even, 1) => Message::FlipLeanOne,
                (Verdict::Even, _) => Message::FlipLean,
                (Verdict::Toward(..), 1) => Message::FlipEvenOne,
                (Verdict::Toward(..), _) => Message::FlipEven,
            };
            pen.number(count).tell("p[class=small]", message, "count");
        }
    });
}

fn moved_row(pen: &mut Pen, moved: &Move) {
    let Some(pair) = moved.item.pair() else { return };
    let (chosen, other) = (&pair.pole(moved.role).label, &pair.pole(moved.role.other()).label);
    pen.element("li", &[], |pen| {
        pen.key(moved.item.id.as_str());
        pen.with(chosen).with(other).tell("span[class=what]", Message::MovedRow, "chosen other");
        pen.text(" ");
        let role = pen.short(moved.role);
        let points = pen.with(role).number(moved.percent as usize).said(Message::MovedPoints, "role points");
        pen.leaf("b[class=?]", &[role_class(moved.role)], &points);
    });
}

fn facets(pen: &mut Pen, placed: &[(Id, Marker)]) {
    let mut known = Vec::new();
    for facet in pen.deck().facets() {
        if let Some((_, marker)) = placed.iter().find(|(id, _)| facet.id == *id) {
            known.push((facet, *marker));
        }
    }
    facet_list(pen, &known);
}

/// The facets under their heading, each with its small scale and the same in words.
pub fn facet_list(pen: &mut Pen, placed: &[(&Facet, Marker)]) {
    if placed.is_empty() {
        return;
    }
    pen.element("section", &[], |pen| {
        pen.subtitle_of(Message::FacetsTitle);
        pen.element("ul[class=facets]", &[], |pen| {
            for (facet, marker) in placed {
                facet_row(pen, facet, *marker);
            }
        });
    });
}

fn facet_row(pen: &mut Pen, facet: &Facet, marker: Marker) {
    let (message, end) = match marker.side() {
        Some(Role::Po) => (Message::FacetValue, &*facet.po),
        Some(Role::Pm) => (Message::FacetValue, &*facet.pm),
        None => (Message::FacetEven, ""),
    };
    pen.element("li", &[], |pen| {
        pen.key(facet.id.as_str());
        pen.leaf("span[class=name]", &[], &facet.name);
        pen.text(" ");
        meter::small_scale(pen, &[marker]);
        pen.number(marker.percent().into()).with(end).tell("span[class=small]", message, "value end");
    });
}

fn readiness(pen: &mut Pen, lights: &[Light]) {
    let Some(frame) = pen.deck().readiness().filter(|_| !lights.is_empty()) else { return };
    pen.element("section", &[], |pen| {
        pen.subtitle(&frame.title);
        pen.element("ul[class=lights]", &[], |pen| {
            for light in lights {
                light_row(pen, light);
            }
        });
        pen.paragraph("small", &frame.text);
    });
}

fn light_row(pen: &mut Pen, light: &Light) {
    let Body::Check(check) = &light.item.body else { return };
    let lit = match light.level {
        Level::NotYet => 1,
        Level::Partly => 2,
        Level::Yes => 3,
    };
    let level = pen.words(level_name(light.level));
    pen.element("li", &[], |pen| {
        pen.key(light.item.id.as_str());
        pen.element("svg[class=light][width=42][height=14][aria-hidden=true]", &[], |pen| {
            for (place, x) in ["7", "21", "35"].into_iter().enumerate() {
                let class = if place < lit { "lit" } else { "unlit" };
                pen.leaf("circle[class=?][cx=?][cy=7][r=5]", &[class, x], "");
            }
        });
        pen.with(&check.label).with(level).tell("span", Message::LevelOf, "label level");
    });
}

/// The link to the result; where there is no meter, and so no link, the score as a text.
fn share(pen: &mut Pen, outcome: &Outcome) {
    if let Some(result) = outcome.shared() {
        if let Some(shareable) = Shareable::of_result(pen, &result) {
            share::section(pen, shareable, Message::ShareHint, |pen| {
                share::opened(pen, Message::ShareOpens, &|pen| shared::preview(pen, &result));
                share::opened(pen, Message::PictureTitle, &|pen| picture::draw(pen, result.meter()));
            });
        }
    } else if let Some(known) = &outcome.knowledge {
        if let Some(shareable) = Shareable::of_score(pen, known.total) {
            share::section(pen, shareable, Message::ShareTextHint, |_| ());
        }
    }
}

fn ways_on(pen: &mut Pen) {
    let change = joined(&["‹", pen.words(Message::ChangeButton)], " ");
    pen.element("div[class=actions]", &[], |pen| {
        pen.button("button", Message::ReviewButton, Action::OpenReview);
        pen.button("button", Message::TeamButton, Action::OpenTeam);
        pen.button("button", Message::AgainButton, Action::PlayAgain);
        pen.button_saying("button quiet", &change, Action::Back);
        pen.button("button quiet", Message::RestartButton, Action::Restart);
        pen.button("button quiet", Message::ForgetButton, Action::Forget);
    });
}

fn small_print(pen: &mut Pen, run: &Run, outcome: &Outcome) {
    if outcome.meter.is_some() {
        let count = run.play.cards().iter().filter(|card| card.item.pair().is_some()).count();
        let name = pen.source_name();
        pen.number(count).with(name).tell("p[class=small]", Message::Limits, "count name");
    }
    credit(pen);
}

/// Where the deck's facts come from, as a link.
pub fn credit(pen: &mut Pen) {
    let Some(credit) = pen.deck().credit() else { return };
    pen.element("p[class=small]", &[], |pen| {
        let name = pen.source_name();
        let text = pen.with(name).said(Message::Credit, "name");
        pen.text(&text);
        pen.text(" ");
        pen.leaf("a[href=?][target=_blank][rel=noopener]", &[&credit.url], &credit.title);
    });
}
