//! The cards that the loader shows before the engine arrives: the start card, the first item of a play, and that item with
//! each of its answers. The widget's own view draws them, natively.

mod tree;

use anyhow::Result;
use role_fit::app::{App, AppProps, Setup};
use role_fit::host::initial_state::storage_prefix;
use role_fit::message::{Settings, ShareTarget};
use role_fit::wording::Wording;
use role_fit_core::answers::Choice;
use role_fit_core::deck::{Deck, Length, Role};
use role_fit_core::play::{Card, Layout, draw};
use role_fit_core::session::{Action, Session};
use serde_json::{Map, Value, json};
use std::cell::RefCell;
use std::rc::Rc;
use tokio::runtime::Builder;
use tokio::task::LocalSet;
use yew::{Callback, LocalServerRenderer};

pub use tree::tree;

/// How many seeds are tried to find one with which short and full plays start with the same card. The loader then needs
/// that card only once.
const MAX_SEEDS: u32 = 1_000;

/// One screen that can be on a card.
#[derive(Clone)]
struct Screen {
    name: String,
    session: Session,
    /// The length that the page prefers.
    length: Length,
    /// The selector of the part that gets the focus; empty if the focus stays where it is.
    focus: &'static str,
    /// The name of the screen that follows a press on each control; empty if the engine has to answer.
    next: Vec<String>,
}

/// The cards for the loader: `cards` by name, each a list of its tree, its focus and the name that follows each control;
/// the `seed` of the play that they start; the start of the `key` under which the browser saves a play of this deck; and
/// the language and direction of the deck, empty if it does not say them.
pub fn cards(deck: &Rc<Deck>, wording: &Wording) -> Result<Value> {
    let seed = seed(deck);
    let session = Session::new(Rc::clone(deck), seed);
    let screens = [Length::Short, Length::Full]
        .into_iter()
        .flat_map(|length| [vec![start_card(&session, length)], first_item(session.clone(), length)].concat());
    let cards = screens.map(|screen| screen.to_card(wording)).collect::<Result<Map<String, Value>>>()?;
    let language = deck.language().unwrap_or_default();
    let direction = deck.direction().unwrap_or_default();
    Ok(json!({ "key": storage_prefix(deck), "seed": seed, "lang": language, "dir": direction, "cards": cards }))
}

impl Screen {
    fn to_card(&self, wording: &Wording) -> Result<(String, Value)> {
        // While the engine takes over, the card and the engine's app are both there. Radio buttons with the same name
        // would be one group, in which checking one clears the other.
        let html = render(self, wording)?.replace(" name=\"q-", " name=\"first-");
        let mut card = vec![tree(&html), json!(self.focus)];
        card.extend(self.next.iter().map(|name| json!(name)));
        Ok((self.name.clone(), Value::Array(card)))
    }
}

/// A seed with which plays of both lengths start with the same item, if there is one.
fn seed(deck: &Deck) -> u32 {
    let first = |length, seed| draw(deck, length, seed, &[]).cards().first().cloned();
    (0..MAX_SEEDS).find(|seed| first(Length::Short, *seed) == first(Length::Full, *seed)).unwrap_or_default()
}

/// The start card. The loader counts its heading as the first control, since it can have the focus.
fn start_card(session: &Session, length: Length) -> Screen {
    let other = if length == Length::Short { Length::Full } else { Length::Short };
    let lengths = if session.deck().has_two_lengths() { vec![length, other] } else { vec![length] };
    let next = [String::new()].into_iter().chain(lengths.into_iter().map(item_name)).collect();
    Screen { name: format!("card {}", length_name(length)), session: session.clone(), length, focus: "", next }
}

/// The first item of a play, and that item with each of its answers.
///
/// An answer to a keyed item is final, and Next gets the focus. Any other answer can be changed.
fn first_item(mut session: Session, length: Length) -> Vec<Screen> {
    session.apply(Action::Start(length));
    let name = item_name(length);
    let Some(card) = session.run().and_then(|run| run.card(0)).cloned() else { return Vec::new() };
    let choices = choices(&card);
    // The legend, which can have the focus, comes before the choices.
    let names = (0..choices.len()).map(|at| format!("{name} {at}"));
    let next: Vec<String> = [String::new()].into_iter().chain(names).collect();
    let is_final = card.item.is_keyed();
    let answered = choices.into_iter().zip(next.iter().skip(1)).map(|(choice, name)| {
        let mut session = session.clone();
        session.apply(Action::Answer(card.item.id.clone(), choice));
        let (focus, next) = if is_final { (".primary", Vec::new()) } else { ("", next.clone()) };
        Screen { name: name.clone(), session, length, focus, next }
    });
    let answered = answered.collect();
    [vec![Screen { name, session, length, focus: "legend", next }], answered].concat()
}

fn item_name(length: Length) -> String {
    format!("now {}", length_name(length))
}

fn length_name(length: Length) -> &'static str {
    match length {
        Length::Short => "short",
        Length::Full => "full",
    }
}

/// The answers behind the card's controls, in their order.
fn choices(card: &Card) -> Vec<Choice> {
    let mut choices = card.item.choices();
    match &card.layout {
        Layout::Options(order) => order.iter().cloned().map(Choice::Option).collect(),
        Layout::First(Role::Pm) => {
            choices.reverse();
            choices
        }
        Layout::AsWritten | Layout::First(Role::Po) => choices,
    }
}

/// The HTML of a screen, as the engine would draw it.
fn render(screen: &Screen, wording: &Wording) -> Result<String> {
    let Screen { session, length, .. } = screen.clone();
    let session = Rc::new(RefCell::new(session));
    let setup = Setup { session, wording: wording.clone(), link_fault: None, is_unfolded: false };
    let settings = Settings { heading_level: 2, length, share: ShareTarget::None };
    let props = AppProps { setup: Rc::new(setup), settings, notify: Callback::noop() };
    let renderer = LocalServerRenderer::<App>::with_props(props).hydratable(false);
    let runtime = Builder::new_current_thread().build()?;
    Ok(LocalSet::new().block_on(&runtime, renderer.render()))
}
