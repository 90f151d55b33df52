//! Starts a widget: reads the deck and draws the first screen, each in a task of its own.

use super::dispatch::{emit, emit_all};
use super::events::{PublicEvent, link_error, public_events, status, unusable_deck};
use super::initial_state::{InitialState, is_known, storage_key};
use super::options::Options;
use super::tasks::{next_task, spawn_local};
use super::widgets::{Running, send, session_of, with_widget};
use super::{keyboard, location, notices, storage, team};
use crate::app::{App, AppProps, Setup};
use crate::message::Msg;
use crate::wording::Wording;
use crate::{assets, deck_faults};
use role_fit_core::deck::faults::{Fault, Problem};
use role_fit_core::deck::{Deck, reading};
use role_fit_core::session::Event;
use role_fit_core::share::code::LinkFault;
use role_fit_core::share::link::Linked;
use std::cell::RefCell;
use std::rc::Rc;
use web_sys::Element;
use yew::{Callback, Renderer};

/// Where the deck is.
pub enum DeckFile {
    /// In the engine.
    Shipped,
    /// The loader has downloaded these bytes.
    Downloaded(Vec<u8>),
    /// The loader could not download it: `network`, `cors`, `csp`, `timeout` or the status of the response.
    Failed(String),
}

/// Reads the deck and runs the quiz, or reports why it cannot.
pub async fn start(id: u32, root: Element, file: DeckFile) {
    next_task().await;
    let deck = match &file {
        DeckFile::Shipped => Ok(reading::parse(assets::DECK)),
        DeckFile::Downloaded(bytes) => Ok(reading::decode(bytes).and_then(reading::parse)),
        DeckFile::Failed(reason) => Err(reason),
    };
    next_task().await;
    // The page may have changed the attributes or removed the widget in the meantime.
    let Some(options) = with_widget(id, |widget| widget.options.clone()) else { return };
    let wording = Wording::new(assets::sentences(&options.language));
    match deck {
        Ok(Ok(deck)) => run(id, root, Rc::new(deck), &options, wording).await,
        Ok(Err(faults)) => report_faults(id, &faults, &wording),
        Err(reason) => report_failed_fetch(id, &options.deck.unwrap_or_default(), reason, &wording),
    }
}

async fn run(id: u32, root: Element, deck: Rc<Deck>, options: &Options, wording: Wording) {
    let storage_key = storage_key(&deck, &options.instance);
    let saved = options.resumes.then(|| storage::saved(&storage_key)).flatten();
    let initial = InitialState::new(&deck, options, random_seed(), &location::fragment(), saved.as_deref());
    let InitialState { session, link_fault, is_other_deck, event } = initial;
    let session = Rc::new(RefCell::new(session));
    team::read(&session).await;
    next_task().await;
    let Some(settings) = with_widget(id, |widget| widget.options.settings(&location::page_url())) else { return };
    let share = settings.share.clone();
    let setup = Setup { session: Rc::clone(&session), wording, link_fault, is_unfolded: false };
    let notify = Callback::from(move |notice| notices::handle(id, notice));
    let props = AppProps { setup: Rc::new(setup), settings, notify };
    let mut listeners = Vec::from(keyboard::stop_quiz_keys(&root));
    listeners.push(location::on_fragment_change(move |fragment| open_link(id, &fragment)));
    let running = Running {
        app: Renderer::<App>::with_root_and_props(root.clone(), props.clone()).render(),
        root,
        props,
        storage_key,
        _listeners: listeners,
    };
    with_widget(id, |widget| widget.running = Some(running));
    let mut events = vec![PublicEvent { name: "ready", detail: Vec::new() }];
    events.extend(link_error(link_fault, is_other_deck));
    events.extend(public_events(&event.unwrap_or(Event::Returned), &session.borrow(), &share));
    // A named value, so that the session is not borrowed while the page's listeners run.
    let status = status(&session.borrow());
    emit_all(id, status, events);
}

/// Opens a result link that the reader follows while the page is already there.
fn open_link(id: u32, fragment: &str) {
    let Some(session) = session_of(id) else { return };
    let error = match Linked::of_fragment(fragment) {
        Ok(linked) => {
            let error = link_error(None, !is_known(session.borrow().deck(), &linked));
            let event = session.borrow_mut().open(linked);
            spawn_local(team::read_and_show(id, session, Some(event)));
            error
        }
        Err(LinkFault::NotOurs) => return,
        Err(fault) => {
            send(id, Msg::LinkFailed(fault));
            link_error(Some(fault), false)
        }
    };
    if let Some(error) = error {
        emit(id, error);
    }
}

fn report_faults(id: u32, faults: &[Fault], wording: &Wording) {
    let is_json = !faults.iter().any(|fault| fault.problem.is_syntax());
    // The next download may bring the deck, once the reader has logged in.
    let can_retry = faults.iter().any(|fault| fault.problem == Problem::WebPage);
    let (shown, all) = deck_faults::lines(wording, faults);
    emit(id, unusable_deck(if is_json { "deck-invalid" } else { "deck-json" }, shown, all, can_retry));
}

fn report_failed_fetch(id: u32, url: &str, reason: &str, wording: &Wording) {
    let sentence = match reason {
        "network" => wording.fault_fetch_network(),
        "cors" => wording.fault_fetch_cors(),
        "csp" => wording.fault_fetch_csp(),
        "timeout" => wording.fault_fetch_timeout(),
        status => wording.fault_fetch_status(status),
    };
    let text = [wording.fault_fetch(url).as_str(), sentence.as_str()].join("\n");
    emit(id, unusable_deck("deck-fetch", text.clone(), text, true));
}

fn random_seed() -> u32 {
    (js_sys::Math::random() * f64::from(u32::MAX)) as u32
}
