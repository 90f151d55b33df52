//! The result: the meter, why it stands there, the facets, what was known, readiness, sharing.
//!
//! Knows the order of the parts; the numbers come from the outcome.

use crate::geometry::Numbers;
use crate::parts::comparison::with_friend;
use crate::parts::credit::credit;
use crate::parts::facets::facet_list;
use crate::parts::knowledge;
use crate::parts::meter::meter;
use crate::parts::names::{level_name, role_class};
use crate::parts::picture_panel;
use crate::parts::print_footer::print_footer;
use crate::parts::share_panel;
use crate::parts::shared_result;
use crate::view::pen::Pen;
use crate::wording::Message;
use role_fit_core::answers::Level;
use role_fit_core::deck::{Body, Id, Role};
use role_fit_core::result::knowledge::Light;
use role_fit_core::result::meter::{Marker, Meter, Verdict};
use role_fit_core::result::outcome::{Move, Outcome};
use role_fit_core::run::Run;
use role_fit_core::session::Action;
use role_fit_core::text::joined;

/// So many of the answers that moved the meter most are named.
const MOVES_SHOWN: usize = 3;

pub fn draw(pen: &mut Pen, run: &Run) {
    let outcome = Outcome::of(pen.deck(), run);
    let heading = match &outcome.meter {
        Some(meter) => pen.context.wording.own_verdict(pen.deck(), meter.verdict()),
        None => pen.words(Message::ResultNoMeter),
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
            with_friend(pen, &own, &friend);
        }
    }
    share(pen, &outcome);
    ways_on(pen);
    small_print(pen, run, &outcome);
    let footer = print_footer(pen.context, &outcome);
    pen.push_html(footer);
}

fn meter_part(pen: &mut Pen, value: &Meter) {
    let ctx = pen.context;
    pen.push_html(meter(ctx, value));
    let Numbers { marker, low, high } = Numbers::of(value);
    pen.paragraph("", &ctx.wording.meter_text(high, low, marker, ctx.role_short(Role::Pm)));
    // In the middle, no preference and some of each must be told apart.
    if (80..=120).contains(&value.marker().half_percents()) {
        let message = if value.decisiveness() < 25 { Message::Alike } else { Message::PartsOfEach };
        pen.say("p", message);
    }
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
    let list = facet_list(pen.context, &known);
    pen.push_html(list);
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
    let level = level_name(pen.context, light.level);
    pen.element("li", &[], |pen| {
        pen.key(light.item.id.as_str());
        pen.element("svg[class=light][width=42][height=14][aria-hidden=true]", &[], |pen| {
            for (place, x) in ["7", "21", "35"].into_iter().enumerate() {
                let class = if place < lit { "lit" } else { "unlit" };
                pen.leaf("circle[class=?][cx=?][cy=7][r=5]", &[class, x], "");
            }
        });
        pen.with(&check.label).with(&level).tell("span", Message::LevelOf, "label level");
    });
}

/// The link to the result; where there is no meter, and so no link, the score as a text.
fn share(pen: &mut Pen, outcome: &Outcome) {
    if let Some(result) = outcome.shared() {
        if let Some(shareable) = share_panel::of_result(pen, &result) {
            share_panel::section(pen, shareable, Message::ShareHint, |pen| {
                share_panel::opened(pen, Message::ShareOpens, &|pen| shared_result::preview(pen, &result));
                share_panel::opened(pen, Message::PictureTitle, &|pen| picture_panel::draw(pen, result.meter()));
            });
        }
    } else if let Some(known) = &outcome.knowledge {
        if let Some(shareable) = share_panel::of_score(pen, known.total) {
            share_panel::section(pen, shareable, Message::ShareTextHint, |_| ());
        }
    }
}

fn ways_on(pen: &mut Pen) {
    let change = joined(&["‹", &*pen.words(Message::ChangeButton)], " ");
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
        pen.number(count).with(&name).tell("p[class=small]", Message::Limits, "count name");
    }
    let credit = credit(pen.context);
    pen.push_html(credit);
}
