//! The exports that the loader calls, and the widgets that are on the page through them.
//!
//! Knows how a widget is put together and taken apart; knows nothing of elements around its root.

use super::events::{Emitted, Value, emitted, link_error, shared, status, unusable};
use super::opening::{Opening, is_known, storage_key};
use super::options::Options;
use super::page;
use super::{canvas, colours};
use crate::assets;
use crate::quiz::deck::Deck;
use crate::quiz::kept::kept;
use crate::quiz::session::{Action, Event, Session};
use crate::quiz::share::{LinkFault, SharedResult};
use crate::quiz::source::{self, Fault, Problem};
use crate::view::app::Msg;
use crate::view::fault;
use crate::view::wording::Wording;
use crate::view::{App, AppProps, Notice, Setup, ShareTarget, Shared};
use gloo::events::EventListener;
use js_sys::{Function, Object, Reflect};
use std::borrow::Cow;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_futures::spawn_local;
use web_sys::Element;
use yew::{AppHandle, Callback, Renderer};

thread_local! {
    /// Every widget by its id; an id is never used again.
    static WIDGETS: RefCell<Vec<Option<Widget>>> = const { RefCell::new(Vec::new()) };
}

struct Widget {
    emit: Function,
    options: Options,
    /// None until the deck is there.
    running: Option<Running>,
}

struct Running {
    root: Element,
    app: AppHandle<App>,
    props: AppProps,
    storage_key: String,
    _fragment_listener: Option<EventListener>,
    _key_listener: EventListener,
}

/// Puts a widget into an empty element. `options` are names and values by turns; `emit` takes the
/// name and the detail of everything that happens. Gives the widget's id.
#[wasm_bindgen]
pub fn mount(root: Element, options: JsValue, emit: Function) -> u32 {
    let options = read_options(&options);
    let id = WIDGETS.with_borrow_mut(|widgets| {
        widgets.push(Some(Widget { emit, options: options.clone(), running: None }));
        widgets.len() as u32 - 1
    });
    spawn_local(open(id, root, options.deck));
    id
}

/// Takes over changed attributes as far as they can change a widget that runs.
#[wasm_bindgen]
pub fn update(id: u32, options: JsValue) {
    let options = read_options(&options);
    with_widget(id, |widget| {
        widget.options = options;
        if let Some(running) = &mut widget.running {
            running.props.settings = widget.options.settings(&page::address());
            running.app.update(running.props.clone());
        }
    });
}

/// The declarations that take the place of colours that cannot be told from what they lie on. `colour_of` takes a name
/// of the style sheet, without its dashes, and gives red, green and blue from 0 to 1.
#[wasm_bindgen]
pub fn repairs(colour_of: Function) -> String {
    colours::repairs(|name| {
        let parts = colour_of.call1(&JsValue::UNDEFINED, &name.into()).unwrap_or_default();
        [0, 1, 2].map(|at| Reflect::get_u32(&parts, at).ok().and_then(|part| part.as_f64()).unwrap_or_default() as f32)
    })
}

/// Back to the start card.
#[wasm_bindgen]
pub fn restart(id: u32) {
    send(id, Msg::Act(Action::Restart));
}

/// Takes a widget apart; what it keeps for a reload stays kept.
#[wasm_bindgen]
pub fn unmount(id: u32) {
    let widget = WIDGETS.with_borrow_mut(|widgets| widgets.get_mut(id as usize).and_then(Option::take));
    if let Some(running) = widget.and_then(|widget| widget.running) {
        running.app.destroy();
    }
}

/// The page's list stays where it is: fetching the few texts from it takes less code than carrying all of them over.
fn read_options(names_and_values: &JsValue) -> Options {
    let text = |place| Reflect::get_u32(names_and_values, place).ok()?.as_string();
    Options::from_lookup(|wanted| {
        let place = (0..).step_by(2).find(|&place| text(place).is_none_or(|name| name == wanted))?;
        text(place + 1)
    })
}

/// Fetches the deck, reads it, draws the first screen, each in a task of its own.
async fn open(id: u32, root: Element, url: Option<String>) {
    let text = match &url {
        Some(url) => page::fetched(url).await.map(Cow::Owned),
        None => Some(Cow::Borrowed(assets::DECK)),
    };
    page::next_task().await;
    let deck = text.map(|text| source::parse(&text));
    page::next_task().await;
    // The page may have changed its mind meanwhile.
    let Some(options) = with_widget(id, |widget| widget.options.clone()) else { return };
    let wording = Wording::new(assets::sentences(&options.language));
    match deck {
        Some(Ok(deck)) => run(id, root, Rc::new(deck), &options, wording).await,
        Some(Err(faults)) => show_faults(id, &faults, &wording),
        None => show_unfetched(id, &url.unwrap_or_default(), &wording),
    }
}

async fn run(id: u32, root: Element, deck: Rc<Deck>, options: &Options, wording: Wording) {
    let key = storage_key(&deck, &options.place);
    let kept = options.resumes.then(|| page::kept(&key)).flatten();
    let opening = Opening::new(&deck, options, page::random_seed(), &page::fragment(), kept.as_deref());
    page::next_task().await;
    let settings = options.settings(&page::address());
    let setup = Setup { session: opening.session.clone(), wording, link_fault: opening.link_fault };
    let props =
        AppProps { setup: Rc::new(setup), settings, notify: Callback::from(move |notice| on_notice(id, notice)) };
    let running = Running {
        _key_listener: page::keep_keys(&root),
        root: root.clone(),
        app: Renderer::<App>::with_root_and_props(root, props.clone()).render(),
        props,
        storage_key: key,
        _fragment_listener: page::on_fragment_change(move |fragment| on_fragment(id, &fragment)),
    };
    let share = running.props.settings.share.clone();
    with_widget(id, |widget| widget.running = Some(running));
    tell_opening(id, &opening, &share);
}

fn tell_opening(id: u32, opening: &Opening, share: &ShareTarget) {
    tell_status(id, status(&opening.session));
    tell(id, Emitted { name: "ready", detail: Vec::new() });
    if let Some(error) = link_error(opening.link_fault, opening.is_other_deck) {
        tell(id, error);
    }
    if let Some(event) = &opening.event {
        tell_all(id, emitted(event, &opening.session, share));
    }
    if opening.session.outcome().is_some() {
        // The page was told of it before the reload: now it only has it as a property again.
        for result in emitted(&Event::Finished, &opening.session, share) {
            tell(id, Emitted { name: "kept-result", ..result });
        }
    }
}

/// A result link that is opened while the page is already there.
fn on_fragment(id: u32, fragment: &str) {
    let deck = with_widget(id, |widget| Some(Rc::clone(widget.running.as_ref()?.props.setup.session.deck())));
    let Some(deck) = deck.flatten() else { return };
    let (message, error) = match SharedResult::decode(fragment) {
        Ok(result) => {
            let error = link_error(None, !is_known(&deck, &result));
            (Msg::Open(result), error)
        }
        Err(LinkFault::NotOurs) => return,
        Err(fault) => (Msg::Damaged(fault), link_error(Some(fault), false)),
    };
    send(id, message);
    if let Some(error) = error {
        tell(id, error);
    }
}

fn on_notice(id: u32, notice: Notice) {
    match notice {
        Notice::Changed(event, session) => on_change(id, &event, &session),
        Notice::FocusWanted(target) => spawn_local(page::focus_soon(target)),
        Notice::PictureWanted(way, picture) => {
            let begun = canvas::begun(way, &picture);
            spawn_local(async move {
                let pictured = canvas::ended(way, &picture, begun).await;
                send(id, Msg::Pictured(pictured));
            });
        }
        Notice::CopyWanted(text) => spawn_local(async move {
            let is_copied = page::copy(&text).await;
            tell(id, shared(if is_copied { "clipboard" } else { "manual" }));
            send(id, Msg::Shared(if is_copied { Shared::Copied } else { Shared::ByHand }));
        }),
    }
}

fn on_change(id: u32, event: &Event, session: &Session) {
    let told = with_widget(id, |widget| {
        let running = widget.running.as_ref()?;
        // While a link's result is on the screen, an earlier play of this tab stays kept.
        let is_kept = widget.options.resumes && !matches!(event, Event::Opened | Event::Closed);
        let key = is_kept.then(|| running.storage_key.clone());
        Some((running.root.clone(), running.props.settings.share.clone(), key))
    });
    let Some((root, share, key)) = told.flatten() else { return };
    if let Some(key) = key {
        spawn_local(keep_soon(key, session.clone()));
    }
    if *event != Event::Answered {
        page::drop_focus(&root);
    }
    tell_status(id, status(session));
    tell_all(id, emitted(event, session, &share));
}

/// In a task of its own: a browser takes as long to store a line as to draw the feedback, and the reader waits for the
/// feedback.
async fn keep_soon(key: String, session: Session) {
    page::next_task().await;
    page::keep(&key, kept(&session).as_deref());
}

fn show_faults(id: u32, faults: &[Fault], wording: &Wording) {
    let is_json = !matches!(faults, [Fault { problem: Problem::NotJson, .. }]);
    let (shown, all) = fault::lines(wording, faults);
    tell(id, unusable(if is_json { "deck-invalid" } else { "deck-json" }, shown, all));
}

fn show_unfetched(id: u32, url: &str, wording: &Wording) {
    let line = fault::unfetched(wording, url);
    tell(id, unusable("deck-fetch", line.clone(), line));
}

fn with_widget<T>(id: u32, work: impl FnOnce(&mut Widget) -> T) -> Option<T> {
    WIDGETS.with_borrow_mut(|widgets| widgets.get_mut(id as usize)?.as_mut().map(work))
}

fn send(id: u32, message: Msg) {
    let scope = with_widget(id, |widget| widget.running.as_ref().map(|running| (*running.app).clone()));
    if let Some(scope) = scope.flatten() {
        scope.send_message(message);
    }
}

fn tell_all(id: u32, emitted: Vec<Emitted>) {
    for event in emitted {
        tell(id, event);
    }
}

fn tell(id: u32, event: Emitted) {
    let detail = if event.detail.is_empty() { JsValue::UNDEFINED } else { object(event.detail) };
    call(id, event.name, &detail);
}

fn tell_status(id: u32, status: &str) {
    call(id, "status", &status.into());
}

/// The page may do anything in its handlers, unmount this widget among it: no borrow is held here.
fn call(id: u32, name: &str, detail: &JsValue) {
    if let Some(emit) = with_widget(id, |widget| widget.emit.clone()) {
        let _ = emit.call2(&JsValue::UNDEFINED, &name.into(), detail);
    }
}

fn object(detail: Vec<(&str, Value)>) -> JsValue {
    let object = Object::new();
    for (name, value) in detail {
        let value = match value {
            Value::Number(number) => JsValue::from(number),
            Value::Text(text) => JsValue::from(text),
            Value::Null => JsValue::NULL,
        };
        // Setting a field of a new object of our own cannot fail.
        let _ = Reflect::set(&object, &name.into(), &value);
    }
    object.into()
}
