//! Files and texts that the author brings: chosen, dropped, or pasted outside of the editor.

use super::page::Host;
use crate::messages::Request;
use crate::model::{MAX_FILE_BYTES, Msg, Refusal};
use gloo::events::{EventListener, EventListenerOptions, EventListenerPhase};
use gloo::utils::{document, window};
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{ClipboardEvent, DataTransfer, DragEvent, Element, Event, File, FileList, HtmlInputElement};

/// The class of the page while a file is held over it.
const DROPPING: &str = "dropping";

/// Takes what the author has chosen in the field for files.
pub fn chosen(host: &Rc<Host>, event: &Event) {
    let Some(input) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) else { return };
    open_first(host, input.files());
    // So that the same file can be chosen again.
    input.set_value("");
}

/// Hears files that are dropped anywhere, and texts and files that are pasted outside of all fields.
pub fn listen(host: &Rc<Host>) {
    // Before the editor, which would insert the file's text.
    let options = EventListenerOptions { phase: EventListenerPhase::Capture, passive: false };
    let on = |name: &'static str, act: fn(&Rc<Host>, &Event)| {
        let host = Rc::clone(host);
        EventListener::new_with_options(&window(), name, options, move |event| act(&host, event)).forget();
    };
    on("dragover", |_, event| {
        if has_files(event) {
            event.prevent_default();
            set_dropping(true);
        }
    });
    on("dragleave", |_, event| {
        let is_outside = event.unchecked_ref::<DragEvent>().related_target().is_none();
        if is_outside {
            set_dropping(false);
        }
    });
    on("drop", |host, event| {
        set_dropping(false);
        if has_files(event) {
            event.prevent_default();
            event.stop_propagation();
            open_first(host, transfer(event).and_then(|transfer| transfer.files()));
        }
    });
    on("paste", |host, event| {
        let is_in_field = event
            .target()
            .and_then(|target| target.dyn_into::<Element>().ok())
            .is_some_and(|target| target.closest("deck-editor, input, textarea, role-fit").ok().flatten().is_some());
        let Some(pasted) = event.unchecked_ref::<ClipboardEvent>().clipboard_data() else { return };
        if pasted.files().is_some_and(|files| files.length() > 0) {
            event.prevent_default();
            event.stop_propagation();
            open_first(host, pasted.files());
        } else if !is_in_field {
            if let Some(text) = pasted.get_data("text/plain").ok().filter(|text| !text.is_empty()) {
                event.prevent_default();
                host.send(Msg::Pasted(text.into()));
            }
        }
    });
}

fn set_dropping(is_dropping: bool) {
    if let Some(root) = document().document_element() {
        let _ = root.class_list().toggle_with_force(DROPPING, is_dropping);
    }
}

fn transfer(event: &Event) -> Option<DataTransfer> {
    event.unchecked_ref::<DragEvent>().data_transfer()
}

fn has_files(event: &Event) -> bool {
    transfer(event).is_some_and(|transfer| transfer.types().includes(&"Files".into(), 0))
}

fn open_first(host: &Rc<Host>, files: Option<FileList>) {
    let Some(file) = files.and_then(|files| files.get(0)) else { return };
    let name = file.name();
    // Without reading it: a file of a gigabyte is refused at once.
    if file.size() > MAX_FILE_BYTES as f64 {
        // Rounded up: more than two are at least three.
        let megabytes = (file.size() / (1024.0 * 1024.0)).ceil() as u64;
        let reason =
            format!("it has {megabytes} MB, and files with questions have at most 2. Choose another file, or split it");
        host.send(Msg::Refuse(Refusal { name, reason }));
        return;
    }
    let host = Rc::clone(host);
    spawn_local(async move {
        match read(&file).await {
            Ok(bytes) => host.checker.ask(&Request::Open { name }, bytes),
            Err(_) => {
                let reason = "the browser cannot read it; if it is a folder, choose a file in it".to_owned();
                host.send(Msg::Refuse(Refusal { name, reason }));
            }
        }
    });
}

async fn read(file: &File) -> Result<JsValue, JsValue> {
    JsFuture::from(file.array_buffer()).await
}
