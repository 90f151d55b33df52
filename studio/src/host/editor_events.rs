//! What happens in the editor.

use super::editor::{TAG, Told};
use super::page::Host;
use super::texts::text_of;
use crate::messages::{Request, Source};
use crate::model::{Edited, Msg, Refusal};
use gloo::events::EventListener;
use gloo::utils::window;
use js_sys::Array;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{CustomEvent, Event};

/// Waits for the editor's script, and hears what happens in the editor.
pub fn listen(host: &Rc<Host>) {
    let host = Rc::clone(host);
    spawn_local(async move {
        let Ok(defined) = window().custom_elements().when_defined(TAG) else { return };
        if JsFuture::from(defined).await.is_err() {
            return;
        }
        host.editor.ready();
        on(&host, "change", |host, detail| host.send(Msg::Edited(edited(detail.unchecked_ref()))));
        // A number of JavaScript; an index is far below what it can hold exactly.
        on(&host, "fix", |host, detail| host.send(Msg::Fix(detail.as_f64().unwrap_or(f64::MAX) as usize)));
        on(&host, "paste", |host, detail| host.send(Msg::Pasted(text_of(detail).unwrap_or_else(|| "".into()))));
        on(&host, "refuse", |host, detail| {
            let reason = detail.as_string().unwrap_or_default();
            host.send(Msg::Refuse(Refusal { name: "This text".to_owned(), reason }));
        });
        on(&host, "complete", |host, detail| {
            let numbers: Array = detail.unchecked_into();
            let number = |at| numbers.get(at).as_f64().unwrap_or_default();
            let (ticket, offset) = (number(0) as u32, number(1) as usize);
            host.checker.ask(&Request::Complete { ticket, offset }, host.editor.text_value());
        });
    });
}

fn edited(told: &Told) -> Edited {
    let opened = told.is_opened().then(|| Source { name: told.name(), format: None });
    Edited { opened, notes: told.notes(), is_example: told.is_example() }
}

fn on(host: &Rc<Host>, name: &str, act: fn(&Host, JsValue)) {
    let Some(element) = host.places.editor.get() else { return };
    let host = Rc::clone(host);
    EventListener::new(&element, format!("{TAG}-{name}"), move |event: &Event| {
        act(&host, event.unchecked_ref::<CustomEvent>().detail());
    })
    .forget();
}
