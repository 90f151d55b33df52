//! Carries out effects.

use super::page::Host;
use super::texts::value_of;
use super::timers::Timer;
use super::{clipboard, download, integrity, storage};
use crate::messages::Request;
use crate::model::{Effect, Msg};
use crate::view::tab_id;
use gloo::utils::document;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{HtmlElement, HtmlTextAreaElement};

/// How long an author pauses before the text is checked, in milliseconds.
const CHECK_PAUSE: u32 = 300;

/// And before it is saved.
const SAVE_PAUSE: u32 = 800;

/// Carries out an effect.
pub fn perform(host: &Rc<Host>, effect: Effect) {
    match effect {
        Effect::FocusTab(tab) => focus_soon(host, tab_id(tab)),
        Effect::OpenText(text) => ask(host, &Request::Open { name: String::new() }, value_of(&text)),
        Effect::CheckSoon => later(host, &host.check_timer, CHECK_PAUSE, Msg::CheckDue),
        Effect::SaveSoon => later(host, &host.save_timer, SAVE_PAUSE, Msg::SaveDue),
        Effect::Ask(request) => ask(host, &request, host.editor.text_value()),
        Effect::Save { revision, stored } => {
            let is_kept = storage::save(&host.editor.text_value(), &stored);
            host.send(Msg::Saved { revision, is_kept });
        }
        Effect::Forget => {
            host.save_timer.cancel();
            storage::forget();
        }
        Effect::WarnBeforeLeaving(is_wanted) => host.leaving.warn(is_wanted),
        Effect::Edit(edits) => host.editor.edit(edits),
        Effect::GoTo(line, column) => host.editor.go_to(line, column),
        Effect::Download { name, text } => download::save(&name, &text),
        Effect::ComputeIntegrity => {
            let host = Rc::clone(host);
            spawn_local(async move { host.send(Msg::Integrity(integrity::of_loader().await)) });
        }
        Effect::SelectCode(index) => {
            // The field with the code is there after the next drawing.
            let select = move || {
                let field = document().get_element_by_id(&format!("code-{index}-all"));
                if let Some(field) = field.and_then(|field| field.dyn_into::<HtmlTextAreaElement>().ok()) {
                    let _ = field.focus();
                    field.select();
                }
            };
            gloo::timers::callback::Timeout::new(50, select).forget();
        }
        Effect::Copy { index, text } => {
            let copying = clipboard::start(&text);
            let host = Rc::clone(host);
            spawn_local(async move { host.send(Msg::Copied(index, copying.await)) });
        }
        slow @ (Effect::Open { .. }
        | Effect::ListSoon
        | Effect::ShowProblems(_)
        | Effect::ShowPreview(_)
        | Effect::HidePreview
        | Effect::ShowPreviewRegion) => {
            let performer = Rc::clone(host);
            host.slow_effects.add(slow, move |effect| perform_slow(&performer, effect));
        }
    }
}

/// Carries out an effect that takes long.
fn perform_slow(host: &Host, effect: Effect) {
    match effect {
        Effect::Open { name, text, notes, is_example } => host.editor.open(name, text, notes, is_example),
        Effect::ListSoon => host.send(Msg::ListDue),
        Effect::ShowProblems(problems) => host.editor.show_problems(problems),
        Effect::ShowPreview(quiz) => host.preview.show(quiz),
        Effect::HidePreview => host.preview.hide(),
        Effect::ShowPreviewRegion => {
            if let Some(region) = host.places.preview.cast::<HtmlElement>() {
                region.scroll_into_view();
                let _ = region.focus();
            }
        }
        _ => {}
    }
}

fn ask(host: &Host, request: &Request, body: JsValue) {
    host.checker.ask(request, body);
}

fn later(host: &Rc<Host>, timer: &Timer, pause: u32, msg: Msg) {
    let host = Rc::clone(host);
    timer.start(pause, move || host.send(msg));
}

/// Focuses an element when it has been drawn as it will be.
fn focus_soon(_: &Rc<Host>, id: &'static str) {
    let focus = move || {
        if let Some(element) =
            document().get_element_by_id(id).and_then(|element| element.dyn_into::<HtmlElement>().ok())
        {
            let _ = element.focus();
        }
    };
    gloo::timers::callback::Timeout::new(0, focus).forget();
}
