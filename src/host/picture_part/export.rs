//! Exports a picture: to a PNG or SVG file that the reader downloads, or to the clipboard.

use super::canvas::{self, DrawFault};
use crate::host::optional_api::{settled, write_items};
use crate::picture::{Picture, PictureOutcome, PictureTask, svg};
use gloo::utils::{document, window};
use js_sys::{Array, Object, Promise, encode_uri_component};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{ClipboardItem, HtmlAnchorElement, HtmlCanvasElement};

/// An export that has been started.
pub struct Export {
    task: PictureTask,
    /// Undefined for a file, which is saved at once.
    pending: JsValue,
}

/// Starts an export within the press, because browsers allow no later access to the clipboard.
pub fn start_export(task: PictureTask, picture: &Picture) -> Result<Export, DrawFault> {
    let name = &picture.name;
    let pending = match task {
        PictureTask::Png => save_file(&canvas::draw(picture)?.to_data_url()?, &format!("{name}.png"))?,
        PictureTask::Svg => {
            let file = encode_uri_component(&svg::file(picture));
            save_file(&format!("data:image/svg+xml,{file}"), &format!("{name}.svg"))?
        }
        PictureTask::Copy => copy(&canvas::draw(picture)?)?,
        PictureTask::Draw | PictureTask::Code => return Err(DrawFault::Unsupported),
    };
    Ok(Export { task, pending })
}

/// Waits for an export and returns its outcome.
pub async fn finish_export(export: Result<Export, DrawFault>) -> PictureOutcome {
    let Export { task, pending } = match export {
        Ok(export) => export,
        Err(DrawFault::Altered) => return PictureOutcome::Altered,
        Err(DrawFault::Unsupported) => return PictureOutcome::Failed,
    };
    match settled(pending).await {
        Err(_) => PictureOutcome::Failed,
        Ok(_) if task == PictureTask::Copy => PictureOutcome::Copied,
        // Browsers other than Chromium ask the embedding page's policy, and do not report its answer to the frame.
        Ok(_) if is_framed() => PictureOutcome::MaybeSaved,
        Ok(_) => PictureOutcome::Saved,
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
