//! The favours that the widget asks of its page.
//!
//! Each can be refused: a page without storage, clipboard or network is no error here.

use super::named::{call, call_with, get, kept as kept_by, of_page, text};
use gloo::events::EventListener;
use js_sys::Promise;
use role_fit_core::text::divided;
use std::cell::Cell;
use std::pin::Pin;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::Element;
use yew::NodeRef;

thread_local! {
    /// How often the focus was to move so far, in all widgets together.
    static WISHES: Cell<u32> = const { Cell::new(0) };
}

/// The fragment of the page's address, with its `#`; empty if there is none.
pub fn fragment() -> String {
    text(&of_page("location"), "hash")
}

/// The page's address without its fragment.
pub fn address() -> String {
    let href = text(&of_page("location"), "href");
    divided(&href, b'#').map_or(&*href, |(page, _)| page).to_owned()
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
        // A page that has replaced it by something that never calls back has stopped more than us.
        call_with(&js_sys::global(), name, &done);
    });
    let _ = JsFuture::from(called).await;
}

/// Moves the focus when the next frame has been drawn: doing it at once would make the browser lay out
/// the new screen twice, half of all work that a press costs. Not in the frame's own task: there Firefox,
/// still busy with taking the focus off what was pressed, lets it fall. Whoever has gone on meanwhile stays there: on a
/// busy machine a frame comes later than the next key.
/// Of several wishes the last one counts: what is heard on the way to it would be heard for nothing.
pub async fn focus_soon(target: NodeRef) {
    let wish = WISHES.get() + 1;
    WISHES.set(wish);
    let Some(root) = target.get().and_then(|target| call(&target, "getRootNode", &[])) else { return };
    let before = get(&root, "activeElement");
    // The loader gives the focus of its first card to what takes that card's place: nobody has gone on by that.
    let is_on_first_card = matches(&before, ".first *");
    next("requestAnimationFrame").await;
    next_task().await;
    let Some(target) = target.get().map(JsValue::from) else { return };
    let focused = get(&root, "activeElement");
    let has_gone_on = if focused.is_truthy() { focused != before && !is_on_first_card } else { is_elsewhere(&root) };
    if WISHES.get() == wish && !has_gone_on && !is_behind_first_card(&target) {
        // An element that cannot take the focus leaves it where it is, which is all one can do.
        call(&target, "focus", &[]);
    }
}

/// Whether the loader's first card still stands in its place, so that it cannot be seen: Firefox gives the focus that is
/// meant for a hidden legend to whatever comes next on the page.
fn is_behind_first_card(target: &JsValue) -> bool {
    matches(target, ".first ~ .app *")
}

fn matches(target: &JsValue, selector: &str) -> bool {
    call(target, "matches", &[selector]).is_some_and(|answer| answer.is_truthy())
}

/// Whether the focus, which is not in this root, is on something of the page: a press on the first card may be seconds old
/// when it is carried out (issue 5). Firefox names the element itself for a while after what was in it has gone.
fn is_elsewhere(root: &JsValue) -> bool {
    let document = of_page("document");
    let focused = get(&document, "activeElement");
    !(focused.is_falsy() || focused == get(&document, "body") || focused == get(root, "host"))
}

/// Takes the focus off the screen that is about to go: taking it away with the focus inside would
/// make the browser lay out the page in the middle of it.
pub fn drop_focus(root: &Element) {
    if let Some(root) = call(root, "getRootNode", &[]) {
        call(&get(&root, "activeElement"), "blur", &[]);
    }
}

/// Keeps from the page around the widget what the reader presses to answer: a slide show would go on with each arrow key.
/// And what is typed, which to a page with shortcuts comes from our element and so from no field.
pub fn keep_keys(root: &Element) -> [EventListener; 3] {
    ["keydown", "keypress", "keyup"].map(|name| {
        EventListener::new(root, name, |event| {
            let key = text(event, "key");
            if key.starts_with("Arrow") || key == "Enter" || key == " " || is_typed(event, &key) {
                call(event, "stopPropagation", &[]);
            }
        })
    })
}

/// Whether the key changes the text of a field; Escape, Tab and the browser's own shortcuts do not.
fn is_typed(event: &JsValue, key: &str) -> bool {
    matches(&get(event, "target"), "textarea,[type=text]")
        && (key.chars().count() == 1 || key == "Backspace" || key == "Delete")
        && get(event, "ctrlKey").is_falsy()
        && get(event, "metaKey").is_falsy()
}

/// A number by chance.
pub fn random_seed() -> u32 {
    let random = call(&of_page("Math"), "random", &[]).and_then(|random| random.as_f64());
    (random.unwrap_or_default() * f64::from(u32::MAX)) as u32
}

/// The text that this browser tab keeps under that name.
pub fn kept(name: &str) -> Option<String> {
    call(&storage(), "getItem", &[name])?.as_string()
}

/// Keeps a text in this browser tab, or removes it. A page that forbids storage loses nothing but
/// the play that a reload would have kept.
pub fn keep(name: &str, text: Option<&str>) {
    match text {
        Some(text) => call(&storage(), "setItem", &[name, text]),
        None => call(&storage(), "removeItem", &[name]),
    };
}

fn storage() -> JsValue {
    of_page("sessionStorage")
}

/// The text behind an address; none if it cannot be had.
pub async fn fetched(url: &str) -> Option<String> {
    let response = kept_by(call(&js_sys::global(), "fetch", &[url])?).await.ok()?;
    if get(&response, "ok").is_falsy() {
        return None;
    }
    kept_by(call(&response, "text", &[])?).await.ok()?.as_string()
}
