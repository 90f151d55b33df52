//! The picture module, which draws pictures and QR codes. It is a WebAssembly module of its own, since few readers want either: `src/bin/pictures.rs` exports it, and the engine gives it tasks through `host/pictures.rs`.

mod canvas;
mod export;

use crate::picture::{Picture, PictureContent, PictureOutcome, PictureTask, svg};
use export::{finish_export, start_export};
use role_fit_core::qr;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::future_to_promise;
use web_sys::Element;

/// Does a task, and returns the number of the outcome or a promise of it. It starts at once, because browsers allow the clipboard
/// only within the press.
///
/// # Errors
///
/// Returns what the browser throws.
pub fn run(task: u8, place: Option<&Element>, fields: &[String]) -> Result<JsValue, JsValue> {
    let picture = || Ok::<_, JsValue>(Picture::new(&PictureContent::parse(fields).ok_or(JsValue::NULL)?));
    let task = *PictureTask::ALL.get(usize::from(task)).ok_or(JsValue::NULL)?;
    match task {
        PictureTask::Draw => draw(place.ok_or(JsValue::NULL)?, &picture()?)?,
        PictureTask::Code => draw_code(place.ok_or(JsValue::NULL)?, &fields.concat())?,
        PictureTask::Png | PictureTask::Svg | PictureTask::Copy => {
            let export = start_export(task, &picture()?);
            return Ok(future_to_promise(async move { Ok(number(finish_export(export).await)) }).into());
        }
    }
    Ok(number(PictureOutcome::Drawn))
}

fn number(outcome: PictureOutcome) -> JsValue {
    (outcome as u8).into()
}

/// Draws a picture in an element, in place of an earlier one.
fn draw(place: &Element, picture: &Picture) -> Result<(), JsValue> {
    let drawing = svg_element(place, "svg", svg::ATTRIBUTES)?;
    // The element has a description.
    drawing.set_attribute("aria-hidden", "true")?;
    for element in svg::elements(picture) {
        let attributes = element.attributes.iter().map(|(name, value)| (*name, &**value));
        let shape = svg_element(place, element.name, attributes)?;
        shape.set_text_content(Some(element.text));
        drawing.append_child(&shape)?;
    }
    place.replace_children_with_node_1(&drawing);
    Ok(())
}

/// Draws the QR code of a URL in an element, in place of an earlier one. A URL that is too long for a code leaves it as it is.
fn draw_code(place: &Element, url: &str) -> Result<(), JsValue> {
    let Some(code) = qr::draw(url) else { return Ok(()) };
    let drawing = svg_element(place, "svg", [("viewBox", &*format!("0 -.5 {size} {size}", size = code.size))])?;
    let path = svg_element(place, "path", [("d", &*code.path)])?;
    drawing.append_child(&path)?;
    place.replace_children_with_node_1(&drawing);
    Ok(())
}

/// An element of an SVG with these attributes, in the document of another element.
fn svg_element<'a>(
    of: &Element,
    name: &str,
    attributes: impl IntoIterator<Item = (&'a str, &'a str)>,
) -> Result<Element, JsValue> {
    let document = of.owner_document().ok_or(JsValue::NULL)?;
    let element = document.create_element_ns(Some(svg::NAMESPACE), name)?;
    for (name, value) in attributes {
        element.set_attribute(name, value)?;
    }
    Ok(element)
}
