//! The widgets on the page, by their ids.

use super::link_opener::Knowledge;
use super::options::Options;
use crate::app::{App, AppProps};
use crate::message::Msg;
use js_sys::Function;
use role_fit_core::deck::Deck;
use role_fit_core::session::Session;
use std::cell::RefCell;
use std::rc::Rc;
use web_sys::Element;
use yew::AppHandle;

thread_local! {
    /// Every widget at the place of its id; ids are never reused.
    static WIDGETS: RefCell<Vec<Option<Widget>>> = const { RefCell::new(Vec::new()) };
}

/// A widget that is mounted.
pub struct Widget {
    /// Takes the name and the detail of everything that happens.
    pub emit: Function,
    /// Takes the number of a task for the picture module, an element and a list of texts; returns the number of the
    /// outcome or a promise of it.
    pub pictures: Function,
    pub options: Rc<Options>,
    /// The language of the quiz's own pages that results are shared to; empty for the embedded one.
    pub pages_language: String,
    /// `None` until the deck is loaded.
    pub running: Option<Running>,
}

/// The part of a widget that needs its deck.
pub struct Running {
    pub root: Element,
    pub app: AppHandle<App>,
    pub props: AppProps,
    pub storage_key: String,
}

/// Adds a widget and returns its id.
pub fn add(widget: Widget) -> u32 {
    WIDGETS.with_borrow_mut(|widgets| {
        widgets.push(Some(widget));
        widgets.len() as u32 - 1
    })
}

/// Removes a widget and stops its app.
pub fn remove(id: u32) {
    let widget = WIDGETS.with_borrow_mut(|widgets| widgets.get_mut(id as usize).and_then(Option::take));
    if let Some(running) = widget.and_then(|widget| widget.running) {
        running.app.destroy();
    }
}

/// Works on a widget; `None` if the page has removed it.
pub fn with_widget<T>(id: u32, work: impl FnOnce(&mut Widget) -> T) -> Option<T> {
    WIDGETS.with_borrow_mut(|widgets| widgets.get_mut(id as usize)?.as_mut().map(work))
}

/// Works on a widget that has its deck.
pub fn with_running<T>(id: u32, work: impl FnOnce(&mut Running) -> T) -> Option<T> {
    with_widget(id, |widget| widget.running.as_mut().map(work)).flatten()
}

/// What each widget's deck, if it is there yet, says of a link; in the order in which the widgets were mounted.
pub fn widgets_with_decks(knowledge: impl Fn(u32, Option<&Deck>) -> Knowledge) -> Vec<(u32, Knowledge)> {
    WIDGETS.with_borrow(|widgets| {
        let mounted = (0..).zip(widgets).filter_map(|(id, widget)| Some((id, widget.as_ref()?)));
        let known = mounted.map(|(id, widget)| {
            let session = widget.running.as_ref().map(|running| running.props.setup.session.borrow());
            (id, knowledge(id, session.as_ref().map(|session| &**session.deck())))
        });
        known.collect()
    })
}

/// Sends a message to a widget's app.
pub fn send(id: u32, message: Msg) {
    // The registry is not borrowed while the app handles the message.
    if let Some(scope) = with_running(id, |running| (*running.app).clone()) {
        scope.send_message(message);
    }
}

/// The session of a widget that has its deck.
pub fn session_of(id: u32) -> Option<Rc<RefCell<Session>>> {
    with_running(id, |running| Rc::clone(&running.props.setup.session))
}
