//! The exports that the loader calls, and the widgets that are on the page through them.
//!
//! Knows how a widget is put together and taken apart; knows nothing of elements around its root.

use super::events::{Emitted, Value, emitted, link_error, shared, status, unusable};
use super::opening::{Opening, is_known, storage_key};
use super::options::Options;
use super::page;
use super::share::{self, Way};
use super::{canvas, colours};
use crate::app::{App, AppProps, ROWS_AT_ONCE, Setup};
use crate::message::{Msg, Notice, ShareOutcome};
use crate::wording::Wording;
use crate::{assets, deck_faults};
use gloo::events::EventListener;
use js_sys::{Function, Object, Reflect};
use role_fit_core::deck::Deck;
use role_fit_core::deck::faults::{Fault, Problem};
use role_fit_core::deck::reading;
use role_fit_core::saved::save;
use role_fit_core::session::{Action, Event, Session};
use role_fit_core::share::code::LinkFault;
use role_fit_core::share::link::Linked;
use role_fit_core::share::single::SharedResult;
use std::borrow::Cow;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
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
    _key_listeners: [EventListener; 3],
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
    page::begin(open(id, root, options.deck));
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
    let deck = text.map(|text| reading::parse(&text));
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
    let Opening { session, link_fault, is_other_deck, event } = opening;
    let session = Rc::new(RefCell::new(session));
    read_team(&session).await;
    page::next_task().await;
    // The page may have taken the widget out meanwhile, or changed its attributes.
    let settings = with_widget(id, |widget| widget.options.settings(&page::address()));
    let Some(settings) = settings else { return };
    let setup = Setup { session: Rc::clone(&session), wording, link_fault, is_unfolded: false };
    let props =
        AppProps { setup: Rc::new(setup), settings, notify: Callback::from(move |notice| on_notice(id, notice)) };
    let running = Running {
        _key_listeners: page::keep_keys(&root),
        root: root.clone(),
        app: Renderer::<App>::with_root_and_props(root, props.clone()).render(),
        props,
        storage_key: key,
        _fragment_listener: page::on_fragment_change(move |fragment| on_fragment(id, &fragment)),
    };
    let share = running.props.settings.share.clone();
    with_widget(id, |widget| widget.running = Some(running));
    // The page may do anything in its handlers: the session is not held while it is told.
    let mut told = vec![Emitted { name: "ready", detail: Vec::new() }];
    told.extend(link_error(link_fault, is_other_deck));
    told.extend(emitted(&event.unwrap_or(Event::Returned), &session.borrow(), &share));
    let status = status(&session.borrow());
    tell_all(id, status, told);
    draw_rest(id, session).await;
}

/// A result link that is opened while the page is already there.
fn on_fragment(id: u32, fragment: &str) {
    let Some(session) = session_of(id) else { return };
    let error = match Linked::of_fragment(fragment) {
        Ok(linked) => {
            let error = link_error(None, !is_known(session.borrow().deck(), &linked));
            let event = session.borrow_mut().open(linked);
            page::begin(show(id, session, Some(event)));
            error
        }
        Err(LinkFault::NotOurs) => return,
        Err(fault) => {
            send(id, Msg::LinkFailed(fault));
            link_error(Some(fault), false)
        }
    };
    if let Some(error) = error {
        tell(id, error);
    }
}

/// Draws what the host has changed.
async fn show(id: u32, session: Rc<RefCell<Session>>, event: Option<Event>) {
    read_team(&session).await;
    if let Some(event) = event {
        send(id, Msg::SessionChanged(event));
    }
}

/// The people of a team that are not drawn at once.
async fn draw_rest(id: u32, session: Rc<RefCell<Session>>) {
    let mut drawn = ROWS_AT_ONCE;
    while person_at(&session, drawn).is_some() {
        page::next_task().await;
        send(id, Msg::More);
        drawn += ROWS_AT_ONCE;
    }
}

/// Reads what was pasted, and off the bands of the team, a piece in each task: a slow phone takes milliseconds for a band,
/// and fifty would hold up the page while they are drawn.
async fn read_team(session: &RefCell<Session>) {
    let mut place = 0;
    loop {
        if !session.borrow_mut().read_paste() {
            let Some(person) = person_at(session, place) else { return };
            person.meter().band();
            place += 1;
            if place % 4 != 0 {
                continue;
            }
        }
        page::next_task().await;
    }
}

fn person_at(session: &RefCell<Session>, place: usize) -> Option<SharedResult> {
    session.borrow().team().people().get(place).map(|person| *person.result())
}

fn on_notice(id: u32, notice: Notice) {
    match notice {
        Notice::Changed(event) => on_change(id, &event),
        Notice::Pasted(text) => {
            let Some(session) = session_of(id) else { return };
            let event = session.borrow_mut().paste(text);
            page::begin(show(id, session, event));
        }
        Notice::FocusWanted(target) => page::begin(page::focus_soon(target)),
        Notice::CopyWanted(text) => give_on(id, None, text),
        Notice::ShareWanted(shareable) => {
            let message = shareable.message().into();
            let text = |text: &String| Value::Text(text.clone());
            let mut parcel = vec![("title", text(&shareable.title)), ("text", text(&shareable.text))];
            if let Some(address) = &shareable.url {
                parcel.push(("url", text(address)));
            }
            give_on(id, Some(object(parcel)), message);
        }
        Notice::PictureWanted(way, picture) => {
            // As in `give_on`.
            send(id, Msg::Shared(None));
            let root = with_widget(id, |widget| Some(widget.running.as_ref()?.root.clone()));
            let begun = root.flatten().and_then(|root| canvas::begun(way, &picture, &root));
            page::begin(async move {
                let shared = canvas::ended(way, begun).await;
                send(id, Msg::Shared(Some(shared)));
            });
        }
    }
}

/// Down the ladder: from the system's own way, if there is a parcel for it, else from the clipboard on.
fn give_on(id: u32, parcel: Option<JsValue>, text: Rc<str>) {
    // Within the press that brought us here, for else the browser refuses.
    let asked = parcel.and_then(|parcel| share::ask_system(&parcel));
    let root = with_widget(id, |widget| Some(widget.running.as_ref()?.root.clone()));
    let Some(root) = root.flatten() else { return };
    // What was told of an earlier wish goes: the same words are heard again only if they come anew.
    send(id, Msg::Shared(None));
    page::begin(async move {
        let Some(way) = share::given_on(asked, &root, &text).await else { return };
        tell(id, shared(way.as_str()));
        send(
            id,
            Msg::Shared(Some(match way {
                Way::Native => ShareOutcome::Shared,
                Way::Clipboard | Way::Copy => ShareOutcome::Copied,
                Way::Manual => ShareOutcome::ByHand(text),
            })),
        );
    });
}

fn on_change(id: u32, event: &Event) {
    let told = with_widget(id, |widget| {
        let running = widget.running.as_ref()?;
        let session = running.props.setup.session.borrow();
        if widget.options.resumes {
            page::begin(keep_soon(running.storage_key.clone(), save(&session)));
        }
        if matches!(event, Event::Opened | Event::TeamChanged) {
            page::begin(draw_rest(id, Rc::clone(&running.props.setup.session)));
        }
        let events = emitted(event, &session, &running.props.settings.share);
        Some((running.root.clone(), status(&session), events))
    });
    if let Some((root, status, told)) = told.flatten() {
        if !event.keeps_screen() {
            page::drop_focus(&root);
        }
        tell_all(id, status, told);
    }
}

/// In a task of its own: a browser takes as long to store a line as to draw the feedback, and the reader waits for the
/// feedback.
async fn keep_soon(key: String, kept: Option<String>) {
    page::next_task().await;
    page::keep(&key, kept.as_deref());
}

fn show_faults(id: u32, faults: &[Fault], wording: &Wording) {
    let is_json = !matches!(faults, [Fault { problem: Problem::NotJson, .. }]);
    let (shown, all) = deck_faults::lines(wording, faults);
    tell(id, unusable(if is_json { "deck-invalid" } else { "deck-json" }, shown, all));
}

fn show_unfetched(id: u32, url: &str, wording: &Wording) {
    let line = wording.fault_fetch(url).to_string();
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

fn session_of(id: u32) -> Option<Rc<RefCell<Session>>> {
    with_widget(id, |widget| Some(Rc::clone(&widget.running.as_ref()?.props.setup.session))).flatten()
}

/// The state first: a listener may ask for it.
fn tell_all(id: u32, status: &str, events: Vec<Emitted>) {
    call(id, "status", &status.into());
    for event in events {
        tell(id, event);
    }
}

fn tell(id: u32, event: Emitted) {
    let detail = if event.detail.is_empty() { JsValue::UNDEFINED } else { object(event.detail) };
    call(id, event.name, &detail);
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
