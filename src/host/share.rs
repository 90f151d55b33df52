//! The ladder by which a text leaves the page: the system's own way of sharing, the clipboard, the old command for copying,
//! the reader's hand.
//!
//! Pages without https lack two of the rungs, and pages replace what they like: each is looked for by name when it is
//! wanted, and whatever is missing, throws or refuses leads to the next. Knows texts; knows nothing of what they say.

use super::named::{call, call_with, get, kept, of_page, set, text, write};
use js_sys::Object;
use wasm_bindgen::JsValue;
use web_sys::Element;

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
pub fn ask_system(parcel: &JsValue) -> Option<JsValue> {
    call_with(&of_page("navigator"), "share", parcel)
}

/// How the text has left the page in the end; none if the reader has changed his mind.
pub async fn given_on(asked: Option<JsValue>, root: &Element, text: &str) -> Option<Way> {
    if let Some(asked) = asked {
        match kept(asked).await {
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
    kept(call(&clipboard(), "writeText", &[text])?).await.ok()
}

/// The clipboard; without https there is none.
pub fn clipboard() -> JsValue {
    get(&of_page("navigator"), "clipboard")
}

/// Copies what is selected in a field that comes and goes, so that it works for every text; the focus returns to where it was.
fn copied_by_command(root: &Element, text: &str) -> Option<JsValue> {
    let around = call(root, "getRootNode", &[])?;
    let focused = get(&around, "activeElement");
    let field = element("textarea")?;
    write(&field, "className", "aside");
    // A phone shows no keyboard for it.
    set(&field, "readOnly", &true.into());
    write(&field, "value", text);
    call_with(&around, "append", &field)?;
    focus(&field);
    call(&field, "select", &[]);
    // The page may have moved the element into another window.
    let answer = call(&get(root, "ownerDocument"), "execCommand", &["copy"]);
    call(&field, "remove", &[]);
    focus(&focused);
    answer
}

/// A new element.
pub fn element(name: &str) -> Option<JsValue> {
    call(&of_page("document"), "createElement", &[name])
}

/// Without the page's moving.
fn focus(element: &JsValue) {
    let options = Object::new();
    set(&options, "preventScroll", &true.into());
    call_with(element, "focus", &options);
}

/// Also of a press while the system's window is open already: the reader is asked there.
fn is_change_of_mind(error: &JsValue) -> bool {
    ["AbortError", "InvalidStateError"].contains(&&*text(error, "name"))
}
