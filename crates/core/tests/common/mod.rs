//! Helpers for several tests: the shipped deck, small decks made by hand, and ways through a play.

// Each test file uses only a part of this.
#![allow(dead_code)]

use role_fit_core::answers::{Answers, Choice, Step};
use role_fit_core::deck::reading;
use role_fit_core::deck::{Deck, Id, Item, Length};
use role_fit_core::play::{Card, Play};
use role_fit_core::result::meter::{Marker, Meter};
use role_fit_core::saved::save;
use role_fit_core::session::{Action, Event, Screen, Session, Stage};
use role_fit_core::share::link::Linked;
use role_fit_core::share::single::SharedResult;
use serde_json::{Value, json};
use std::rc::Rc;

pub const LENGTHS: [Length; 2] = [Length::Short, Length::Full];

/// The file of the deck that comes with the widget.
pub const SHIPPED: &str = include_str!("../../../../static/decks/po-pm.json");

/// The deck that comes with the widget.
pub fn shipped() -> Rc<Deck> {
    parsed(SHIPPED)
}

/// A deck of these items that asks all of them, and has the facets that its pairs name.
pub fn deck(items: &[Value]) -> Rc<Deck> {
    parsed(&file(items).to_string())
}

/// How many items of which kinds a play draws.
pub type Draws<'a> = &'a [(&'a str, usize)];

/// A deck of these items with that many of each kind in its two lengths.
pub fn deck_with_plays(items: &[Value], short: Draws, full: Draws) -> Rc<Deck> {
    let draws = |draws: Draws| -> Value {
        draws.iter().map(|(kind, count)| json!({"kinds": [kind], "count": count})).collect()
    };
    let mut file = file(items);
    file["plays"] = json!({"short": draws(short), "full": draws(full)});
    parsed(&file.to_string())
}

/// The file of a deck of these items, to be changed before it is read.
pub fn file(items: &[Value]) -> Value {
    let mut facets: Vec<&Value> = Vec::new();
    for item in items {
        if item["kind"] == "fit" && !facets.contains(&&item["facet"]) {
            facets.push(&item["facet"]);
        }
    }
    let facet = |id: &&Value| json!({"id": id, "name": "Facet", "po": "in", "pm": "out"});
    let role = |name: &str| json!({"name": name, "short": name});
    json!({
        "id": "small",
        "title": "Small",
        "roles": {"po": role("PO"), "pm": role("PM")},
        "facets": facets.iter().map(facet).collect::<Vec<_>>(),
        "items": items,
    })
}

pub fn parsed(text: &str) -> Rc<Deck> {
    Rc::new(reading::parse(text).unwrap())
}

pub fn duty(id: &str, key: &str, facts: &[&str]) -> Value {
    let option = |id: &str| json!({"id": id, "why": "Because."});
    let options = ["po", "both", "pm"].map(option);
    json!({"id": id, "kind": "duty", "facts": facts, "section": [], "stem": "Whose?", "key": key, "options": options})
}

/// A question with the options `a`, `b` and `c`, of which `b` is right.
pub fn question(kind: &str, id: &str, facts: &[&str]) -> Value {
    let option = |id: &str| json!({"id": id, "text": id, "why": "Because."});
    let options = ["a", "b", "c"].map(option);
    json!({"id": id, "kind": kind, "facts": facts, "section": [], "stem": "Which?", "key": "b", "options": options})
}

pub fn pair(id: &str, facet: &str) -> Value {
    let pole = |id: &str, score: u8| json!({"id": id, "text": id, "label": id, "score": score});
    let options = [pole("po", 0), pole("pm", 1)];
    json!({"id": id, "kind": "fit", "facts": [], "section": [], "stem": "Rather?", "facet": facet, "options": options})
}

pub fn check(id: &str) -> Value {
    json!({"id": id, "kind": "self-check", "facts": [], "section": [], "stem": "I can.", "label": "can"})
}

/// The item with one field set or replaced.
pub fn with(mut item: Value, field: &str, value: impl Into<Value>) -> Value {
    item[field] = value.into();
    item
}

pub fn id(text: &str) -> Id {
    Id::parse(text).unwrap()
}

/// A session at the first item of a play.
pub fn started(deck: &Rc<Deck>, length: Length, seed: u32) -> Session {
    let mut session = Session::new(Rc::clone(deck), seed);
    session.apply(Action::Start(length)).unwrap();
    session
}

/// A session at its result, with the choice that the function makes for each item.
pub fn finished(deck: &Rc<Deck>, length: Length, seed: u32, choose: impl FnMut(&Item) -> Choice) -> Session {
    let mut session = started(deck, length, seed);
    finish(&mut session, choose);
    session
}

/// Answers all open items from the one on the screen up to the result.
pub fn finish(session: &mut Session, mut choose: impl FnMut(&Item) -> Choice) {
    while let Some(card) = on_screen(session) {
        if shown_answers(session).to(&card.item).is_none() {
            session.apply(Action::Answer(card.item.id.clone(), choose(&card.item))).unwrap();
        }
        session.apply(Action::Next).unwrap();
    }
}

/// The answers of the play or practice on the screen.
fn shown_answers(session: &Session) -> &Answers {
    match session.stage() {
        Stage::Playing(run, _) | Stage::Practising(run, _) => &run.answers,
        _ => panic!("no play is on the screen"),
    }
}

/// The card on the screen, if an item is there.
pub fn on_screen(session: &Session) -> Option<Card> {
    match session.stage() {
        Stage::Playing(run, Screen::Item(at)) | Stage::Practising(run, at) => Some(run.card(at).unwrap().clone()),
        _ => None,
    }
}

/// The cards of the play under way or finished.
pub fn cards(session: &Session) -> &[Card] {
    session.run().unwrap().play.cards()
}

/// The right choice of a keyed item, the PM end of a pair, yes to a statement.
pub fn right(item: &Item) -> Choice {
    let choices = item.choices();
    let right = choices.iter().find(|choice| item.is_right(choice) == Some(true));
    right.or(choices.last()).unwrap().clone()
}

/// The first wrong choice of a keyed item, the PO end of a pair, not yet to a statement.
pub fn wrong(item: &Item) -> Choice {
    item.choices().into_iter().find(|choice| item.is_right(choice) != Some(true)).unwrap()
}

pub fn step(quarters: usize) -> Choice {
    Choice::Step(Step::ALL[quarters])
}

/// Another person's result with that deck.
pub fn shared_result(fingerprint: u32) -> SharedResult {
    result(fingerprint, (163, 32, 77), &[])
}

pub fn place(half_percents: u8) -> Marker {
    Marker::from_half_percents(half_percents).unwrap()
}

/// A result with that marker, evidence and decisiveness.
pub fn result(fingerprint: u32, (marker, evidence, decisiveness): (u8, u8, u8), facets: &[u8]) -> SharedResult {
    let facets: Vec<Marker> = facets.iter().map(|&facet| place(facet)).collect();
    let meter = Meter::from_parts(place(marker), evidence, decisiveness).unwrap();
    SharedResult::new(fingerprint, meter, None, &facets)
}

/// A result of the shipped deck.
pub fn known(marker: u8) -> SharedResult {
    result(shipped().fingerprint(), (marker, 32, 60), &[marker, 200 - marker, 100, marker])
}

/// Pastes the text for the team on the screen.
pub fn paste(session: &mut Session, text: &str) -> Option<Event> {
    let event = session.paste(text);
    while session.read_paste() {}
    event
}

/// The session with that result opened from a link.
pub fn showing(mut session: Session, result: SharedResult) -> Session {
    session.open(Linked::Result(result));
    session
}

/// The cards of a play as text.
pub fn laid_out(play: &Play) -> String {
    let card = |card: &Card| format!("{} {:?}", card.item.id.as_str(), card.layout);
    play.cards().iter().map(card).collect::<Vec<_>>().join(", ")
}

/// Everything about a session that a reader can notice, as text.
pub fn picture(session: &Session) -> String {
    let screen = match session.stage() {
        Stage::Intro => "intro".to_owned(),
        Stage::Shared(result) => result.encode(),
        Stage::Team => format!("team, {:?}", session.paste_report()),
        Stage::Practising(run, at) => {
            format!("practising {at} of {}, {} answered", laid_out(&run.play), run.answers.iter().count())
        }
        Stage::Playing(run, screen) => format!("{screen:?} of {}", laid_out(&run.play)),
    };
    format!("{screen}, saved as {:?}", save(session))
}

/// The ids of the items that a session has asked in earlier plays.
pub fn seen(session: &Session) -> Vec<Id> {
    let line = save(session).unwrap_or_default();
    let (_, seen) = line.lines().next().and_then(|line| line.split_once('/')).unwrap_or_default();
    seen.split_whitespace().map(id).collect()
}

/// Pseudo-random numbers that are the same in every run of a test.
pub struct Dice(pub u64);

impl Dice {
    /// A number below the bound.
    pub fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % bound
    }
}

/// One of the item's choices.
pub fn guess(item: &Item, dice: &mut Dice) -> Choice {
    let choices = item.choices();
    choices[dice.below(choices.len())].clone()
}
