//! Results that must never change: draws from seeds, the meter, the fingerprint of a deck, whole plays.
//!
//! Links and saved sessions that readers hold rely on them. Each test hashes thousands of results and compares the
//! hash with the one that the first release gave; for bands and verdicts, with the one of the meter's second edition.
//! `deck.json` is the deck of the first release; the shipped deck may change.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use role_fit_core::answers::{Choice, Step};
use role_fit_core::deck::reading::parse;
use role_fit_core::deck::{Deck, Id, Item, Length, Weight};
use role_fit_core::play::{Play, draw, seed_with_first_card};
use role_fit_core::qr;
use role_fit_core::reading_time::minutes;
use role_fit_core::result::meter::{Marker, Meter, Vote};
use role_fit_core::result::outcome::Outcome;
use role_fit_core::session::{Action, Screen, Session, Stage};
use std::fmt::{self, Write};
use std::rc::Rc;

const LENGTHS: [Length; 2] = [Length::Short, Length::Full];

fn released() -> Deck {
    parse(include_str!("deck.json")).unwrap()
}

/// FNV-1a, 64 bit, over everything that is written to it.
struct Digest(u64);

impl Digest {
    fn new() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Write for Digest {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        for byte in text.bytes() {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
        Ok(())
    }
}

fn write_play(digest: &mut Digest, play: &Play) {
    for card in play.cards() {
        write!(digest, "{} {:?},", card.item.id.as_str(), card.layout).unwrap();
    }
    digest.write_char('\n').unwrap();
}

#[test]
fn the_fingerprint_of_a_deck_is_unchanged() {
    assert_eq!(format!("{:08x}", released().fingerprint()), "4fd8305e");
}

#[test]
fn ten_thousand_seeds_draw_the_same_plays() {
    let deck = released();
    let digests = LENGTHS.map(|length| {
        let mut digest = Digest::new();
        for seed in 0..10_000 {
            write_play(&mut digest, &draw(&deck, length, seed, &[]));
        }
        digest.0
    });
    assert_eq!(digests, [0x74e0_95f1_a1ca_4317, 0xff12_bc08_3e9e_64de]);
}

#[test]
fn plays_that_prefer_unseen_items_are_unchanged() {
    let deck = released();
    let ids: Vec<Id> = deck.items().iter().map(|item| item.id.clone()).collect();
    let mut digest = Digest::new();
    for length in LENGTHS {
        for (count, stride) in [(10, 1), (40, 2), (40, 3), (ids.len(), 1)] {
            let seen: Vec<Id> = ids.iter().step_by(stride).take(count).cloned().collect();
            for seed in (0..500).map(|seed: u32| seed.wrapping_mul(0x9e37_79b1)) {
                write_play(&mut digest, &draw(&deck, length, seed, &seen));
            }
        }
    }
    assert_eq!(digest.0, 0xc1c9_e143_b018_f788);
}

#[test]
fn the_seeds_for_a_given_first_card_are_unchanged() {
    let deck = released();
    let mut digest = Digest::new();
    for length in LENGTHS {
        for first in 0..20 {
            let seed = seed_with_first_card(&deck, length, first, first.wrapping_mul(2_654_435_761));
            writeln!(digest, "{seed}").unwrap();
        }
    }
    assert_eq!(digest.0, 0xc22e_8c96_3914_d6c9);
}

fn write_meter(digest: &mut Digest, meter: &Meter) {
    let (marker, band) = (meter.marker(), meter.band());
    writeln!(
        digest,
        "{} {} {:?} {} {} {} {}",
        marker.half_percents(),
        marker.percent(),
        band.cells(),
        band.low_percent(),
        band.high_percent(),
        meter.decisiveness(),
        meter.verdict().as_str()
    )
    .unwrap();
}

/// The votes that a number spells out in base 5, one pair for each digit.
fn votes(number: usize, weights: &[f64]) -> Vec<Vote> {
    let step = |place: usize| Step::ALL[number / 5usize.pow(place as u32) % 5];
    let vote = |(place, weight): (usize, &f64)| Vote { weight: Weight::parse(*weight).unwrap(), step: step(place) };
    weights.iter().enumerate().map(vote).collect()
}

#[test]
fn the_meters_of_votes_are_unchanged() {
    let mut digest = Digest::new();
    let weights: [&[f64]; 4] = [&[1.0], &[1.0, 1.0, 1.0], &[1.5, 0.29, 2.0, 1.0], &[0.01, 100.0, 7.77]];
    for weights in weights {
        for number in 0..5usize.pow(weights.len() as u32) {
            write_meter(&mut digest, &Meter::of(&votes(number, weights)).unwrap());
        }
    }
    // Every seventh way to answer the eight pairs of a play.
    for number in (0..5usize.pow(8)).step_by(7) {
        write_meter(&mut digest, &Meter::of(&votes(number, &[1.0; 8])).unwrap());
    }
    assert_eq!(digest.0, 0xb529_0570_05e9_3909);
}

#[test]
fn the_meters_of_links_are_unchanged() {
    let mut digest = Digest::new();
    for evidence in (1..=255).step_by(6) {
        for half_percents in 0..=200u8 {
            let marker = Marker::from_half_percents(half_percents).unwrap();
            let decisiveness = half_percents.wrapping_mul(evidence) % 101;
            write_meter(&mut digest, &Meter::from_parts(marker, evidence, decisiveness).unwrap());
        }
    }
    assert_eq!(digest.0, 0x826d_70fe_c303_b009);
}

/// A session at its result; the seed decides all answers.
fn finished(deck: &Rc<Deck>, length: Length, seed: u32) -> Session {
    let mut session = Session::new(Rc::clone(deck), seed);
    session.apply(Action::Start(length)).unwrap();
    let mut turn = seed;
    while let Stage::Playing(run, Screen::Item(at)) = session.stage() {
        let item = Rc::clone(&run.card(at).unwrap().item);
        turn = turn.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let choice = choice(&item, turn >> 8);
        session.apply(Action::Answer(item.id.clone(), choice)).unwrap();
        session.apply(Action::Next).unwrap();
    }
    session
}

fn choice(item: &Item, turn: u32) -> Choice {
    let choices = item.choices();
    choices[turn as usize % choices.len()].clone()
}

fn write_outcome(digest: &mut Digest, outcome: &Outcome) {
    write!(digest, "{:?} {:?}", outcome.guessed, outcome.changes_to_flip()).unwrap();
    for moved in &outcome.moved {
        write!(digest, " {} {:?} {}", moved.item.id.as_str(), moved.role, moved.percent).unwrap();
    }
    for (facet, marker) in &outcome.facets {
        write!(digest, " {} {}", facet.as_str(), marker.half_percents()).unwrap();
    }
    let knowledge = outcome.knowledge.as_ref().unwrap();
    write!(digest, " {:?} {:?} {:?}", knowledge.total, knowledge.duties, knowledge.topics).unwrap();
    for (item, choice) in &knowledge.missed {
        write!(digest, " {} {choice:?}", item.id.as_str()).unwrap();
    }
    for light in &outcome.lights {
        write!(digest, " {} {:?}", light.item.id.as_str(), light.level).unwrap();
    }
    digest.write_char('\n').unwrap();
}

#[test]
fn the_outcomes_and_links_of_whole_plays_are_unchanged() {
    let deck = Rc::new(released());
    let (mut outcomes, mut links) = (Digest::new(), Digest::new());
    for length in LENGTHS {
        for seed in 0..200 {
            let outcome = finished(&deck, length, seed).outcome().unwrap();
            write_outcome(&mut outcomes, &outcome);
            writeln!(links, "{}", outcome.shared().unwrap().encode()).unwrap();
        }
    }
    assert_eq!(links.0, 0x92ad_e2bc_cd13_fc6a, "the links");
    assert_eq!(outcomes.0, 0x5890_a837_5d14_6c5f, "the outcomes");
}

#[test]
fn qr_codes_are_unchanged() {
    let mut digest = Digest::new();
    for length in (1..=666).step_by(5) {
        let text: String = "https://quiz.example/s/mid/#rf120000000cg0g0y0g".chars().cycle().take(length).collect();
        let drawing = qr::draw(&text).unwrap();
        writeln!(digest, "{} {}", drawing.size, drawing.path).unwrap();
    }
    assert_eq!(digest.0, 0x00ec_e00a_f832_6802);
}

#[test]
fn the_announced_minutes_of_a_deck_are_unchanged() {
    let deck = released();
    assert_eq!(LENGTHS.map(|length| minutes(&deck, length)), [3, 4]);
}
