//! The favours that the widget asks of its page.
//!
//! Each can be refused: a page without storage, clipboard or network is no error here.

use gloo::events::EventListener;
use js_sys::{Promise, Reflect};
use std::cell::Cell;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Clipboard, Element, HtmlElement, KeyboardEvent, Node, Response, ShadowRoot, Storage};
use yew::NodeRef;

thread_local! {
    /// How often the focus was to move so far, in all widgets together.
    static WISHES: Cell<u32> = const { Cell::new(0) };
}

/// The fragment of the page's address, with its `#`; empty if there is none.
pub fn fragment() -> String {
    location().and_then(|location| location.hash().ok()).unwrap_or_default()
}

/// The page's address without its fragment.
pub fn address() -> String {
    let href = location().and_then(|location| location.href().ok()).unwrap_or_default();
    href.split('#').next().unwrap_or_default().to_owned()
}

fn location() -> Option<web_sys::Location> {
    Some(web_sys::window()?.location())
}

/// Calls back whenever the fragment of the page's address changes.
pub fn on_fragment_change(mut callback: impl FnMut(String) + 'static) -> Option<EventListener> {
    let window = web_sys::window()?;
    Some(EventListener::new(&window, "hashchange", move |_| callback(fragment())))
}

/// Lets the page do what it has to do, so that no task of ours holds it up for long.
pub async fn next_task() {
    let task = Promise::new(&mut |done, _| {
        // Without a window nobody waits.
        let _ = web_sys::window().map(|window| window.set_timeout_with_callback(&done));
    });
    let _ = JsFuture::from(task).await;
}

async fn next_frame() {
    let frame = Promise::new(&mut |done, _| {
        let _ = web_sys::window().map(|window| window.request_animation_frame(&done));
    });
    let _ = JsFuture::from(frame).await;
}

/// Moves the focus when the next frame has been drawn: doing it at once would make the browser lay out
/// the new screen twice, half of all work that a press costs. Not in the frame's own task: there Firefox,
/// still busy with taking the focus off what was pressed, lets it fall. Whoever has gone elsewhere on the page
/// meanwhile stays there: a press on the first card may be seconds old when it is carried out (issue 5).
/// Of several wishes the last one counts: what is heard on the way to it would be heard for nothing.
pub async fn focus_soon(target: NodeRef) {
    let wish = WISHES.get() + 1;
    WISHES.set(wish);
    next_frame().await;
    next_task().await;
    let is_wanted = |target: &Node| WISHES.get() == wish && !is_elsewhere(target) && !is_behind_first_card(target);
    let Some(target) = target.get().filter(is_wanted) else { return };
    // An element that cannot take the focus leaves it where it is, which is all one can do.
    let _ = target.unchecked_into::<HtmlElement>().focus();
}

/// Whether the loader's first card still stands in its place, so that it cannot be seen: Firefox gives the focus that is
/// meant for a hidden legend to whatever comes next on the page.
fn is_behind_first_card(target: &Node) -> bool {
    target.unchecked_ref::<Element>().matches(".first ~ .app *").unwrap_or_default()
}

/// Whether the focus is on something of the page that is not ours. Firefox names the element itself for a while after what
/// was in it has gone.
fn is_elsewhere(target: &Node) -> bool {
    let root: ShadowRoot = target.get_root_node().unchecked_into();
    let Some(document) = web_sys::window().and_then(|window| window.document()) else { return false };
    let (focused, body) = (document.active_element(), document.body().map(Element::from));
    let is_nowhere = focused.is_none() || focused == body || focused == Some(root.host());
    !is_nowhere && root.active_element().is_none()
}

/// Takes the focus off the screen that is about to go: taking it away with the focus inside would
/// make the browser lay out the page in the middle of it.
pub fn drop_focus(root: &Element) {
    let root: ShadowRoot = root.get_root_node().unchecked_into();
    if let Some(focused) = root.active_element() {
        let _ = focused.unchecked_into::<HtmlElement>().blur();
    }
}

/// Keeps from the page around the widget what the reader presses to answer: a slide show would go on with each arrow key.
pub fn keep_keys(root: &Element) -> EventListener {
    EventListener::new(root, "keydown", |event| {
        let key = event.unchecked_ref::<KeyboardEvent>().key();
        if key.starts_with("Arrow") || key == "Enter" || key == " " {
            event.stop_propagation();
        }
    })
}

/// A number by chance.
pub fn random_seed() -> u32 {
    (js_sys::Math::random() * f64::from(u32::MAX)) as u32
}

/// The text that this browser tab keeps under that name.
pub fn kept(name: &str) -> Option<String> {
    storage()?.get_item(name).ok()?
}

/// Keeps a text in this browser tab, or removes it. A page that forbids storage loses nothing but
/// the play that a reload would have kept.
pub fn keep(name: &str, text: Option<&str>) {
    let Some(storage) = storage() else { return };
    let _ = match text {
        Some(text) => storage.set_item(name, text),
        None => storage.remove_item(name),
    };
}

fn storage() -> Option<Storage> {
    web_sys::window()?.session_storage().ok()?
}

/// Puts a text into the clipboard; false if the page or the reader does not allow it.
pub async fn copy(text: &str) -> bool {
    // Without https there is no clipboard at all, whatever the type says.
    let clipboard = web_sys::window().and_then(|window| Reflect::get(&window.navigator(), &"clipboard".into()).ok());
    let Some(clipboard) = clipboard.filter(JsValue::is_object) else { return false };
    JsFuture::from(clipboard.unchecked_into::<Clipboard>().write_text(text)).await.is_ok()
}

/// The text behind an address; none if it cannot be had.
pub async fn fetched(url: &str) -> Option<String> {
    let response = JsFuture::from(web_sys::window()?.fetch_with_str(url)).await.ok()?;
    let response: Response = response.unchecked_into();
    if !response.ok() {
        return None;
    }
    JsFuture::from(response.text().ok()?).await.ok()?.as_string()
}
