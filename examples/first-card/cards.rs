//! Which cards can come first, and what each looks like after a press that needs no engine: the start card, the first
//! item of a play that begins at once, and that item with each of its answers.
//!
//! Knows sessions and how a widget is put together; what a card looks like is the view's affair.

use super::tree::tree;
use role_fit::app::{App, AppProps, Setup};
use role_fit::assets;
use role_fit::host::initial_state::storage_key;
use role_fit::message::{Settings, ShareTarget};
use role_fit::wording::Wording;
use role_fit_core::answers::Choice;
use role_fit_core::deck::{Deck, Length};
use role_fit_core::play::{Card, Layout, draw};
use role_fit_core::session::{Action, Session};
use serde_json::{Map, Value, json};
use std::cell::RefCell;
use std::io;
use std::rc::Rc;
use tokio::runtime::Builder;
use tokio::task::LocalSet;
use yew::{Callback, LocalServerRenderer};

/// So many seeds are looked at for one with which both forms begin alike, so that its card is stamped once.
const SEEDS: u32 = 1_000;

/// One screen: its name, its session and the form that its page prefers, which part of it gets the focus, and the names of
/// the screens that presses on its controls lead to, by the number of the control.
#[derive(Clone)]
struct Screen {
    name: String,
    session: Session,
    length: Length,
    focus: &'static str,
    next: Vec<String>,
}

/// The cards as the loader takes them: `cards` by name, each a list of what it looks like, what gets the focus, and what
/// follows each of its controls; the seed behind "now"; and the beginning of the
/// name under which a play of this deck is kept.
///
/// # Errors
///
/// Only where the machine gives no thread to render in.
pub fn of(deck: &Rc<Deck>) -> io::Result<Value> {
    let seed = seed(deck);
    let session = Session::new(Rc::clone(deck), seed);
    let screens: Vec<Screen> = [Length::Short, Length::Full]
        .into_iter()
        .flat_map(|length| [vec![start(&session, length)], begun(session.clone(), length)].concat())
        .collect();
    let cards: Map<String, Value> = screens.iter().map(Screen::stamped).collect::<io::Result<_>>()?;
    Ok(json!({ "key": storage_key(deck, ""), "seed": seed, "cards": cards }))
}

impl Screen {
    fn stamped(&self) -> io::Result<(String, Value)> {
        let next = self.next.iter().map(|name| json!(name));
        Ok((self.name.clone(), [tree(&html(self)?), json!(self.focus)].into_iter().chain(next).collect()))
    }
}

/// A seed with which both forms begin with the same item, if there is one.
fn seed(deck: &Deck) -> u32 {
    let first = |length, seed| draw(deck, length, seed, &[]).cards().first().cloned();
    (0..SEEDS).find(|seed| first(Length::Short, *seed) == first(Length::Full, *seed)).unwrap_or_default()
}

/// The start card; its heading is the first of what the loader counts.
fn start(session: &Session, length: Length) -> Screen {
    let other = if length == Length::Short { Length::Full } else { Length::Short };
    let forms = if session.deck().has_two_lengths() { vec![length, other] } else { vec![length] };
    let next = [String::new()].into_iter().chain(forms.into_iter().map(now)).collect();
    Screen { name: format!("card {}", word(length)), session: session.clone(), length, focus: "", next }
}

/// The first item of a play, and where it is keyed, that item with each of its answers.
fn begun(mut session: Session, length: Length) -> Vec<Screen> {
    session.apply(Action::Start(length));
    let name = now(length);
    let screen = |name: String, session, focus, next| Screen { name, session, length, focus, next };
    let mut answered = Vec::new();
    if let Some(card) = session.run().and_then(|run| run.card(0)).filter(|card| card.item.is_keyed()) {
        for (at, choice) in choices(card).into_iter().enumerate() {
            let mut session = session.clone();
            session.apply(Action::Answer(card.item.id.clone(), choice));
            answered.push(screen(format!("{name} {at}"), session, ".primary", Vec::new()));
        }
    }
    // The legend comes before the buttons.
    let next = [String::new()].into_iter().chain(answered.iter().map(|screen| screen.name.clone())).collect();
    [vec![screen(name, session.clone(), "legend", next)], answered].concat()
}

fn now(length: Length) -> String {
    format!("now {}", word(length))
}

fn word(length: Length) -> &'static str {
    match length {
        Length::Short => "short",
        Length::Full => "full",
    }
}

/// What the card's buttons stand for, in their order.
fn choices(card: &Card) -> Vec<Choice> {
    match &card.layout {
        Layout::Options(order) => order.iter().cloned().map(Choice::Option).collect(),
        Layout::AsWritten | Layout::First(_) => card.item.choices(),
    }
}

fn html(screen: &Screen) -> io::Result<String> {
    let Screen { session, length, .. } = screen.clone();
    let session = Rc::new(RefCell::new(session));
    let setup = Setup { session, wording: Wording::new(assets::sentences("en")), link_fault: None, is_unfolded: false };
    let settings = Settings { heading_level: 2, length, share: ShareTarget::None };
    let props = AppProps { setup: Rc::new(setup), settings, notify: Callback::noop() };
    let renderer = LocalServerRenderer::<App>::with_props(props).hydratable(false);
    let runtime = Builder::new_current_thread().build()?;
    Ok(LocalSet::new().block_on(&runtime, renderer.render()))
}
