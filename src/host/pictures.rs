//! Pictures and QR codes. The picture module, which draws them, is loaded when a reader first wants one.

use super::optional_api::settled;
use super::tasks::spawn_local;
use super::widgets::with_widget;
use crate::picture::{PictureOutcome, PictureTask};
use js_sys::Array;
use wasm_bindgen::JsValue;
use web_sys::Element;
use yew::NodeRef;

/// Gives a task to the picture module, at once if it is there, since browsers allow the clipboard only within the press.
/// Replies with the outcome; `None` if the module could not be loaded.
pub fn request(
    id: u32,
    task: PictureTask,
    place: &NodeRef,
    fields: &[String],
    reply: impl FnOnce(Option<PictureOutcome>) + 'static,
) {
    let place = place.cast::<Element>();
    let fields: Array = fields.iter().map(|field| JsValue::from_str(field)).collect();
    // A clone, so that no widget is borrowed while the page's code may run, such as its own `click` of a link.
    let run = with_widget(id, |widget| widget.pictures.clone());
    let started = run.map(|run| run.call3(&JsValue::UNDEFINED, &(task as u8).into(), &place.into(), &fields));
    spawn_local(async move {
        let Some(Ok(promise)) = started else { return reply(None) };
        let number = settled(promise).await.ok().and_then(|number| number.as_f64());
        reply(number.and_then(|number| PictureOutcome::ALL.get(number as usize)).copied());
    });
}
