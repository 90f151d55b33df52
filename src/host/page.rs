//! The favours that the widget asks of its page.
//!
//! Each can be refused: a page without storage, clipboard or network is no error here.

use gloo::events::EventListener;
use js_sys::{Function, Promise, Reflect};
use std::cell::Cell;
use std::pin::Pin;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Element, HtmlElement, KeyboardEvent, Node, Response, ShadowRoot, Storage};
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

/// Begins what takes several tasks. In a box, so that all such are compiled to be run in one way.
pub fn begin(work: impl Future<Output = ()> + 'static) {
    let work: Pin<Box<dyn Future<Output = ()>>> = Box::pin(work);
    spawn_local(work);
}

/// Lets the page do what it has to do, so that no task of ours holds it up for long.
pub async fn next_task() {
    next("setTimeout").await;
}

/// Waits until the page calls back the function that it is given by a call of that name.
async fn next(name: &str) {
    let called = Promise::new(&mut |done, _| {
        let call = Reflect::get(&js_sys::global(), &name.into()).unwrap_or_default();
        // Where nobody calls back, nobody waits.
        let _ = call.unchecked_into::<Function>().call1(&JsValue::UNDEFINED, &done);
    });
    let _ = JsFuture::from(called).await;
}

/// Moves the focus when the next frame has been drawn: doing it at once would make the browser lay out
/// the new screen twice, half of all work that a press costs. Not in the frame's own task: there Firefox,
/// still busy with taking the focus off what was pressed, lets it fall. Whoever has gone elsewhere on the page
/// meanwhile stays there: a press on the first card may be seconds old when it is carried out (issue 5).
/// Of several wishes the last one counts: what is heard on the way to it would be heard for nothing.
pub async fn focus_soon(target: NodeRef) {
    let wish = WISHES.get() + 1;
    WISHES.set(wish);
    next("requestAnimationFrame").await;
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
/// And all that is typed, which to a page with shortcuts comes from our element and so from no field.
pub fn keep_keys(root: &Element) -> EventListener {
    EventListener::new(root, "keydown", |event| {
        let key = event.unchecked_ref::<KeyboardEvent>().key();
        let target: Option<Element> = event.target().map(JsCast::unchecked_into);
        let is_typing = target.is_some_and(|target| target.matches("textarea,[type=text]").unwrap_or_default());
        if is_typing || key.starts_with("Arrow") || key == "Enter" || key == " " {
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

/// The text behind an address; none if it cannot be had.
pub async fn fetched(url: &str) -> Option<String> {
    let response = JsFuture::from(web_sys::window()?.fetch_with_str(url)).await.ok()?;
    let response: Response = response.unchecked_into();
    if !response.ok() {
        return None;
    }
    JsFuture::from(response.text().ok()?).await.ok()?.as_string()
}
