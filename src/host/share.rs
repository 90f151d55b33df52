//! The ladder by which a text leaves the page: the system's own way of sharing, the clipboard, the old command for copying,
//! the reader's hand.
//!
//! Pages without https lack two of the rungs, and pages replace what they like: each is looked for by name when it is
//! wanted, and whatever is missing, throws or refuses leads to the next. Knows texts; knows nothing of what they say.

use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Element, HtmlInputElement, ShadowRoot};

/// The rung on which a text has left the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// What the reader's system offers.
    Native,
    /// The clipboard.
    Clipboard,
    /// The command for copying, of before there was a clipboard for pages.
    Copy,
    /// None of these: the reader copies it.
    Manual,
}

impl Way {
    /// Its public name.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Native => "native",
            Self::Clipboard => "clipboard",
            Self::Copy => "copy",
            Self::Manual => "manual",
        }
    }
}

/// Asks the reader's system to give a parcel on; none where it cannot be asked.
pub fn ask_system(parcel: &JsValue) -> Option<Promise> {
    called(&navigator()?, "share", parcel).map(|answer| Promise::resolve(&answer))
}

/// How the text has left the page in the end; none if the reader has changed his mind.
pub async fn given_on(asked: Option<Promise>, root: &Element, text: &str) -> Option<Way> {
    if let Some(asked) = asked {
        match JsFuture::from(asked).await {
            Ok(_) => return Some(Way::Native),
            Err(error) if is_change_of_mind(&error) => return None,
            Err(_) => {}
        }
    }
    if is_in_clipboard(text).await.is_some() {
        return Some(Way::Clipboard);
    }
    let is_copied = copied_by_command(root, text).is_some_and(|answer| answer.is_truthy());
    Some(if is_copied { Way::Copy } else { Way::Manual })
}

async fn is_in_clipboard(text: &str) -> Option<JsValue> {
    let clipboard = Reflect::get(&navigator()?, &"clipboard".into()).ok()?;
    let writing = called(&clipboard, "writeText", &text.into())?;
    JsFuture::from(Promise::resolve(&writing)).await.ok()
}

/// Copies what is selected in a field that comes and goes, so that it works for every text; the focus returns to where it was.
fn copied_by_command(root: &Element, text: &str) -> Option<JsValue> {
    let document = root.owner_document()?;
    let around: ShadowRoot = root.get_root_node().unchecked_into();
    let focused = around.active_element();
    let field: HtmlInputElement = document.create_element("textarea").ok()?.unchecked_into();
    field.set_class_name("aside");
    // A phone shows no keyboard for it.
    field.set_read_only(true);
    field.set_value(text);
    around.append_child(&field).ok()?;
    focus(&field);
    field.select();
    let answer = called(&document, "execCommand", &"copy".into());
    field.remove();
    if let Some(focused) = focused {
        focus(&focused);
    }
    answer
}

/// Without the page's moving.
fn focus(element: &Element) {
    let options = Object::new();
    // Setting a field of a new object of our own cannot fail.
    let _ = Reflect::set(&options, &"preventScroll".into(), &true.into());
    let _ = called(element, "focus", &options);
}

/// Also of a press while the system's window is open already: the reader is asked there.
fn is_change_of_mind(error: &JsValue) -> bool {
    Reflect::get(error, &"name".into()).is_ok_and(|name| name == "AbortError" || name == "InvalidStateError")
}

fn navigator() -> Option<JsValue> {
    Some(web_sys::window()?.navigator().into())
}

/// What a function of the browser's answers; none where it is missing or throws.
fn called(object: &JsValue, name: &str, argument: &JsValue) -> Option<JsValue> {
    let function = Reflect::get(object, &name.into()).ok()?;
    let function = function.is_function().then(|| function.unchecked_into::<Function>())?;
    function.call1(object, argument).ok()
}
