//! Shares or copies a text by the best method that works: the share sheet, the clipboard, the old copy command, the reader.
//!
//! Pages without https lack the first two, and pages replace what they like, so each method is tried and a failure leads to
//! the next. Knows texts, not what they say.

use super::focus::root_of;
use super::optional_api::{self, error_name, settled};
use crate::message::Shareable;
use gloo::utils::document;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, FocusOptions, HtmlDocument, HtmlElement, HtmlTextAreaElement, ShareData};

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

/// Opens the system's share sheet, if there is one. Only allowed within a press.
pub fn open_share_sheet(shareable: &Shareable) -> Option<JsValue> {
    let data = ShareData::new();
    data.set_title(&shareable.title);
    data.set_text(&shareable.text);
    if let Some(url) = &shareable.url {
        data.set_url(url);
    }
    optional_api::open_share_sheet(&data).ok()
}

/// Waits for the share sheet, if one was opened, and otherwise copies the text. Returns which method succeeded, or `None`
/// if the share sheet was dismissed.
pub async fn finish_share(share_sheet: Option<JsValue>, root: &Element, text: &str) -> Option<ShareMethod> {
    if let Some(share_sheet) = share_sheet {
        match settled(share_sheet).await {
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

/// Whether the reader dismissed the share sheet, or pressed the button while it was open.
fn is_dismissed(error: &JsValue) -> bool {
    error_name(error).is_some_and(|name| name == "AbortError" || name == "InvalidStateError")
}

/// Selects the text in a temporary field and copies the selection; the focus returns to where it was.
fn copy_by_command(app_root: &Element, text: &str) -> Result<bool, JsValue> {
    let root = root_of(app_root);
    let focused = root.active_element();
    let field: HtmlTextAreaElement = document().create_element("textarea")?.unchecked_into();
    field.set_class_name("aside");
    // Phones show no keyboard for a read-only field.
    field.set_read_only(true);
    field.set_value(text);
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
    is_copied
}

fn focus_without_scrolling(element: &HtmlElement) {
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    let _ = element.focus_with_options(&options);
}
