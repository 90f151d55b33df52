//! Exports a picture: to a PNG or SVG file that the reader downloads, or to the clipboard.

use super::canvas::{self, DrawFault};
use super::optional_api::{settled, write_items};
use crate::message::ShareOutcome;
use crate::picture::{ExportFormat, Picture};
use gloo::utils::{document, window};
use js_sys::{Array, Object, Promise, encode_uri_component};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{ClipboardItem, Element, HtmlAnchorElement, HtmlCanvasElement, XmlSerializer};

/// An export that has been started.
pub struct Export {
    format: ExportFormat,
    /// Undefined for a file, which is saved at once.
    pending: JsValue,
}

/// Starts an export within the press, because browsers allow no later access to the clipboard.
pub fn start_export(format: ExportFormat, picture: &Picture, root: &Element) -> Result<Export, DrawFault> {
    let name = &picture.name;
    let pending = match format {
        ExportFormat::Png => save_file(&canvas::draw(picture)?.to_data_url()?, &format!("{name}.png"))?,
        ExportFormat::Svg => {
            save_file(&format!("data:image/svg+xml,{}", svg_on_screen(root)?), &format!("{name}.svg"))?
        }
        ExportFormat::Clipboard => copy(&canvas::draw(picture)?)?,
    };
    Ok(Export { format, pending })
}

/// Waits for an export and returns its outcome.
pub async fn finish_export(export: Result<Export, DrawFault>) -> ShareOutcome {
    let Export { format, pending } = match export {
        Ok(export) => export,
        Err(DrawFault::Altered) => return ShareOutcome::Altered,
        Err(DrawFault::Unsupported) => return ShareOutcome::Failed,
    };
    match settled(pending).await {
        Err(_) => ShareOutcome::Failed,
        Ok(_) if format == ExportFormat::Clipboard => ShareOutcome::Copied,
        // Browsers other than Chromium ask the embedding page's policy, and do not report its answer to the frame.
        Ok(_) if is_framed() => ShareOutcome::MaybeSaved,
        Ok(_) => ShareOutcome::Saved,
    }
}

/// Hands a file to the reader as a data URL, which needs no clean-up.
fn save_file(url: &str, name: &str) -> Result<JsValue, JsValue> {
    let link: HtmlAnchorElement = document().create_element("a")?.unchecked_into();
    link.set_href(url);
    link.set_download(name);
    link.click();
    Ok(JsValue::UNDEFINED)
}

/// The picture on the screen as a URL-encoded SVG file.
fn svg_on_screen(root: &Element) -> Result<String, JsValue> {
    let drawing = root.query_selector(".picture")?.ok_or(JsValue::NULL)?;
    let file = XmlSerializer::new()?.serialize_to_string(&drawing)?;
    Ok(encode_uri_component(&file).into())
}

/// Writes a canvas to the clipboard as a PNG. The clipboard gets a promise of the PNG: waiting for it here would leave the
/// press.
fn copy(canvas: &HtmlCanvasElement) -> Result<JsValue, JsValue> {
    let png = Promise::new(&mut |resolve, reject| {
        if let Err(error) = canvas.to_blob(&resolve) {
            let _ = reject.call1(&JsValue::UNDEFINED, &error);
        }
    });
    let items = Object::from_entries(&Array::of1(&Array::of2(&"image/png".into(), &png)))?;
    let item = ClipboardItem::new_with_record_from_str_to_blob_promise(&items)?;
    write_items(&Array::of1(&item))
}

fn is_framed() -> bool {
    let window = window();
    window.top().ok().flatten().is_none_or(|top| top != window)
}
