//! Shares or copies a text by the best method that works: the share sheet, the clipboard, the old copy command, the reader.
//!
//! Pages without https lack the first two, and pages replace what they like, so each method is tried and a failure leads to
//! the next. Knows texts, not what they say.

use super::focus::root_of;
use super::optional_api::{self, error_name, set_clipboard_text, settled};
use crate::message::Shareable;
use gloo::events::{EventListener, EventListenerOptions};
use gloo::utils::document;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, FocusOptions, HtmlDocument, HtmlElement, HtmlTextAreaElement, ShareData};

thread_local! {
    /// Whether a share sheet was opened and its promise has not settled. With some browsers and extensions it never does.
    static IS_SHEET_PENDING: Cell<bool> = const { Cell::new(false) };
}

/// How a text was shared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ShareMethod {
    /// By the system's share sheet.
    Native,
    /// By the clipboard.
    Clipboard,
    /// By the copy command, which is older than the clipboard API.
    CopyCommand,
    /// By none of these: the reader copies it.
    Manual,
}

impl ShareMethod {
    /// The name in the public event.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Native => "native",
            Self::Clipboard => "clipboard",
            Self::CopyCommand => "copy",
            Self::Manual => "manual",
        }
    }
}

/// Opens the system's share sheet, if there is one and no earlier one is pending. Only allowed within a press.
pub fn open_share_sheet(shareable: &Shareable) -> Option<JsValue> {
    if IS_SHEET_PENDING.get() {
        return None;
    }
    let data = ShareData::new();
    data.set_title(&shareable.title);
    data.set_text(&shareable.text);
    if let Some(url) = &shareable.url {
        data.set_url(url);
    }
    let share_sheet = optional_api::open_share_sheet(&data).ok();
    IS_SHEET_PENDING.set(share_sheet.is_some());
    share_sheet
}

/// Waits for the share sheet, if one was opened, and otherwise copies the text. Returns which method succeeded, or `None`
/// if the share sheet was dismissed.
pub async fn finish_share(share_sheet: Option<JsValue>, root: &Element, text: &str) -> Option<ShareMethod> {
    if let Some(share_sheet) = share_sheet {
        let outcome = settled(share_sheet).await;
        IS_SHEET_PENDING.set(false);
        match outcome {
            Ok(_) => return Some(ShareMethod::Native),
            Err(error) if is_dismissed(&error) => return None,
            Err(_) => {}
        }
    }
    Some(if optional_api::write_text(text).await.is_ok() {
        ShareMethod::Clipboard
    } else if copy_by_command(root, text).unwrap_or(false) {
        ShareMethod::CopyCommand
    } else {
        ShareMethod::Manual
    })
}

/// Whether the reader dismissed the share sheet.
fn is_dismissed(error: &JsValue) -> bool {
    error_name(error).is_some_and(|name| name == "AbortError")
}

/// Selects the text in a temporary field and copies the selection; the focus returns to where it was.
///
/// The command reports success even if a page has cancelled its event to protect its own texts, so the event of our field
/// decides: it puts the text into the clipboard, and no listener of the page comes after it.
fn copy_by_command(app_root: &Element, text: &str) -> Result<bool, JsValue> {
    let root = root_of(app_root);
    let focused = root.active_element();
    let field: HtmlTextAreaElement = document().create_element("textarea")?.unchecked_into();
    field.set_class_name("aside");
    // Phones show no keyboard for a read-only field.
    field.set_read_only(true);
    field.set_value(text);
    let is_in_clipboard = Rc::new(Cell::new(false));
    let _listener = on_copy(&field, text.to_owned(), Rc::clone(&is_in_clipboard));
    root.append_child(&field)?;
    focus_without_scrolling(&field);
    field.select();
    // The page may have moved the element to another window, so this is not always the global document.
    let owner = app_root.owner_document().map(|owner| owner.unchecked_into::<HtmlDocument>());
    let is_copied = owner.map_or(Ok(false), |owner| owner.exec_command("copy"));
    field.remove();
    if let Some(focused) = focused {
        focus_without_scrolling(focused.unchecked_ref());
    }
    Ok(is_copied? && is_in_clipboard.get())
}

fn on_copy(field: &HtmlTextAreaElement, text: String, is_in_clipboard: Rc<Cell<bool>>) -> EventListener {
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(field, "copy", options, move |event| {
        event.prevent_default();
        event.stop_propagation();
        is_in_clipboard.set(set_clipboard_text(event, &text).is_ok());
    })
}

fn focus_without_scrolling(element: &HtmlElement) {
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    let _ = element.focus_with_options(&options);
}
