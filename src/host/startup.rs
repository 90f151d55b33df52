//! Starts a widget: reads the deck and draws the first screen, each in a task of its own.

use super::dispatch::{emit, emit_all};
use super::events::{PublicEvent, link_error, public_events, status, unusable_deck};
use super::grammar::BrowserGrammar;
use super::initial_state::{InitialState, storage_key};
use super::language_pack::LanguagePack;
use super::optional_api::settled;
use super::options::Options;
use super::tasks::next_task;
use super::widgets::{Running, remove, with_widget};
use super::{links, notices, storage};
use crate::app::{App, AppProps, Setup};
use crate::wording::Wording;
use crate::{assets, deck_faults};
use js_sys::{Function, Uint8Array};
use role_fit_core::deck::faults::{Fault, Problem};
use role_fit_core::deck::{Deck, reading};
use role_fit_core::session::Event;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use web_sys::Element;
use yew::{Callback, Renderer};

/// Where the deck is.
enum DeckFile {
    /// In the engine.
    Shipped,
    /// The loader has downloaded these bytes.
    Downloaded(Vec<u8>),
    /// The loader could not download it: `network`, `cors`, `csp`, `timeout` or the status of the response.
    Failed(String),
}

impl From<JsValue> for DeckFile {
    fn from(value: JsValue) -> Self {
        match value.as_string() {
            Some(reason) => Self::Failed(reason),
            None if value.is_undefined() => Self::Shipped,
            None => Self::Downloaded(Uint8Array::new(&value).to_vec()),
        }
    }
}

/// Waits for the deck and the language, reads the deck and runs the quiz, or reports why it cannot.
pub async fn start(id: u32, root: Element, deck: JsValue, find_pack: Function) {
    let Some(language) = with_widget(id, |widget| widget.options.language.clone()) else { return };
    let file = DeckFile::from(settled(deck).await.unwrap_or_default());
    let pack = if language == Wording::ENGLISH { None } else { pack(&find_pack, &language).await };
    next_task().await;
    let shipped = pack.as_ref().and_then(LanguagePack::deck).unwrap_or(assets::DECK);
    let deck = match &file {
        DeckFile::Shipped => Ok(shipped.as_bytes()),
        DeckFile::Downloaded(bytes) => Ok(bytes.as_slice()),
        DeckFile::Failed(reason) => Err(reason),
    };
    let deck = deck.map(|bytes| reading::decode(bytes).and_then(reading::parse));
    let pack = match deck.as_ref().ok().and_then(|deck| deck.as_ref().ok()).and_then(Deck::language) {
        Some(own) if own.split('-').next() == Some(Wording::ENGLISH) => None,
        // The sentences around a deck are in its language, or in that of the page if there are none.
        Some(own) if pack.as_ref().is_none_or(|pack| pack.language() != own) => {
            self::pack(&find_pack, own).await.or(pack)
        }
        _ => pack,
    };
    next_task().await;
    // The page may have changed the attributes or removed the widget in the meantime.
    let Some(options) = with_widget(id, |widget| {
        // Only packs of the shipped deck have pages.
        if let Some(pack) = pack.as_ref().filter(|pack| pack.deck().is_some()) {
            widget.pages_language = pack.language().to_owned();
        }
        Rc::clone(&widget.options)
    }) else {
        return;
    };
    let wording = wording(pack);
    match deck {
        Ok(Ok(deck)) => return run(id, root, Rc::new(deck), &options, wording).await,
        Ok(Err(faults)) => report_faults(id, &faults, &with_fault_sentences(wording, &find_pack).await),
        Err(reason) => report_failed_fetch(id, options.deck.as_deref().unwrap_or_default(), reason, &wording),
    }
    // The loader shows a card in place of the widget, which no link waits for any more.
    remove(id);
    links::removed(id);
}

async fn run(id: u32, root: Element, deck: Rc<Deck>, options: &Options, wording: Wording) {
    let storage_key = storage_key(&deck, &options.instance, &options.path);
    let saved = options.resumes.then(|| storage::saved(&storage_key)).flatten();
    let fragment = links::take(id, &deck);
    let initial = InitialState::new(&deck, options, random_seed(), &fragment, saved.as_deref());
    let InitialState { session, link_fault, is_other_deck, event } = initial;
    let session = Rc::new(RefCell::new(session));
    next_task().await;
    let Some(settings) = with_widget(id, |widget| widget.options.settings(&widget.pages_language)) else { return };
    let share = settings.share.clone();
    let setup = Setup { session: Rc::clone(&session), wording, link_fault, is_unfolded: false };
    let notify = Callback::from(move |notice| notices::handle(id, notice));
    let props = AppProps { setup: Rc::new(setup), settings, notify };
    set_language(&root, session.borrow().deck());
    let running = Running {
        app: Renderer::<App>::with_root_and_props(root.clone(), props.clone()).render(),
        root,
        props,
        storage_key,
    };
    with_widget(id, |widget| widget.running = Some(running));
    let mut events = vec![PublicEvent { name: "ready", detail: Vec::new() }];
    if !fragment.is_empty() && link_fault.is_none() {
        events.push(links::opened());
    }
    events.extend(link_error(link_fault, is_other_deck));
    events.extend(public_events(&event.unwrap_or(Event::Returned), &session.borrow(), &share));
    // A named value, so that the session is not borrowed while the page's listeners run.
    let status = status(&session.borrow());
    emit_all(id, status, events);
    links::settle();
}

/// Says in which language the deck is, so that screen readers pronounce it, and in which direction its texts run. Other texts
/// keep the direction of the page.
fn set_language(root: &Element, deck: &Deck) {
    if let Some(language) = deck.language() {
        let _ = root.set_attribute("lang", language);
    }
    if let Some(direction) = deck.direction() {
        let _ = root.set_attribute("dir", direction);
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

/// The pack of a language, if there is one and it can be had.
async fn pack(find_pack: &Function, language: &str) -> Option<LanguagePack> {
    let promise = find_pack.call1(&JsValue::UNDEFINED, &language.into()).ok()?;
    LanguagePack::read(&settled(promise).await.ok()?.as_string()?)
}

/// The embedded sentences lack those that name faults of decks, which only authors see.
async fn with_fault_sentences(own: Wording, find_pack: &Function) -> Wording {
    if own.language() != Wording::ENGLISH {
        return own;
    }
    match pack(find_pack, Wording::ENGLISH).await {
        Some(pack) => wording(Some(pack)),
        None => own,
    }
}

/// The sentences of the pack, or the embedded ones.
fn wording(pack: Option<LanguagePack>) -> Wording {
    match pack {
        Some(pack) => {
            let grammar = BrowserGrammar(pack.language().to_owned());
            Wording::new(pack.language(), pack.sentences(), Rc::new(grammar))
        }
        None => Wording::english(assets::SENTENCES, Rc::new(BrowserGrammar(Wording::ENGLISH.to_owned()))),
    }
}

fn random_seed() -> u32 {
    (js_sys::Math::random() * f64::from(u32::MAX)) as u32
}
