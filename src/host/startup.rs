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
    next_task().await;
    let deck = match file {
        DeckFile::Shipped => None,
        DeckFile::Downloaded(bytes) => Some(Ok(read(&bytes))),
        DeckFile::Failed(reason) => Some(Err(reason)),
    };
    // The sentences around a deck are in its language.
    let tag = match &deck {
        Some(Ok(Ok(deck))) => deck.language().unwrap_or(&language),
        _ => &language,
    };
    // The engine does not embed the English sentences that name faults.
    let pack = if !is_english(tag) || matches!(deck, Some(Ok(Err(_)))) { pack(&find_pack, tag).await } else { None };
    let shipped = pack.as_ref().and_then(LanguagePack::deck);
    let pages_language = shipped.map_or("", |_| pack.as_ref().map_or("", LanguagePack::language)).to_owned();
    let deck = deck.unwrap_or_else(|| Ok(read(shipped.unwrap_or(assets::DECK).as_bytes())));
    next_task().await;
    // The page may have changed the attributes or removed the widget in the meantime.
    let Some(options) = with_widget(id, |widget| {
        widget.pages_language = pages_language;
        Rc::clone(&widget.options)
    }) else {
        return;
    };
    let wording = wording(pack);
    match deck {
        Ok(Ok(deck)) => return run(id, root, Rc::new(deck), &options, wording).await,
        Ok(Err(faults)) => report_faults(id, &faults, &wording),
        Err(reason) => report_failed_fetch(id, options.deck.as_deref().unwrap_or_default(), &reason, &wording),
    }
    // The loader shows a card in place of the widget, which no link waits for any more.
    remove(id);
    links::removed(id);
}

fn read(bytes: &[u8]) -> Result<Deck, Vec<Fault>> {
    reading::decode(bytes).and_then(reading::parse)
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

fn is_english(tag: &str) -> bool {
    tag.split('-').next() == Some(Wording::ENGLISH)
}

/// The pack of a language, or of that of the element if there is none; nothing if it cannot be had.
async fn pack(find_pack: &Function, language: &str) -> Option<LanguagePack> {
    let promise = find_pack.call1(&JsValue::UNDEFINED, &language.into()).ok()?;
    settled(promise).await.ok()?.as_string().map(LanguagePack::new)
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
