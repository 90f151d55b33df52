//! The editor: an element whose script comes late. Until then its text waits here.

use super::Host;
use crate::messages::{Completion, Edit, Problem, Request, Source};
use crate::model::{Edited, Msg, Refusal, Studio};
use crate::view::Step;
use gloo::events::EventListener;
use gloo::utils::window;
use js_sys::Array;
use serde::{Deserialize, Serialize};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{CustomEvent, Event, HtmlElement};
use yew::NodeRef;

const TAG: &str = "deck-editor";

#[wasm_bindgen]
extern "C" {
    /// The class of `editor/deck-editor.js`.
    #[wasm_bindgen(extends = HtmlElement)]
    type DeckEditor;
    #[wasm_bindgen(method, getter)]
    fn text(this: &DeckEditor) -> JsValue;
    #[wasm_bindgen(method)]
    fn open(this: &DeckEditor, text: &str, origin: &str, is_first: bool);
    #[wasm_bindgen(method)]
    fn edit(this: &DeckEditor, edits: &str);
    #[wasm_bindgen(method, js_name = showProblems)]
    fn show_problems(this: &DeckEditor, problems: &str);
    #[wasm_bindgen(method, js_name = goTo)]
    fn go_to(this: &DeckEditor, line: usize, column: usize);
    #[wasm_bindgen(method)]
    fn undo(this: &DeckEditor);
    #[wasm_bindgen(method)]
    fn redo(this: &DeckEditor);
    #[wasm_bindgen(method, js_name = showCompletion)]
    fn show_completion(this: &DeckEditor, ticket: u32, completion: &str);
}

/// The editor.
pub struct Editor {
    place: NodeRef,
    /// The first text, until the script is there, and the problems that were found in it meanwhile.
    waiting: RefCell<Option<Waiting>>,
}

struct Waiting {
    text: Rc<str>,
    origin: Origin,
    problems: Vec<Problem>,
}

/// Where the text is from, as the editor keeps it in its history.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Origin {
    name: String,
    notes: Vec<String>,
    is_example: bool,
}

impl Origin {
    /// Of the first text.
    pub fn of(studio: &Studio) -> Self {
        Self { name: studio.source.name.clone(), notes: studio.notes.clone(), is_example: studio.is_example }
    }
}

/// What the editor tells about a change.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Told {
    #[serde(flatten)]
    origin: Origin,
    is_opened: bool,
}

impl Editor {
    pub fn new(place: NodeRef, text: Rc<str>, origin: Origin) -> Self {
        Self { place, waiting: RefCell::new(Some(Waiting { text, origin, problems: Vec::new() })) }
    }

    /// The element, once its script is there.
    fn element(&self) -> Option<DeckEditor> {
        let is_waiting = self.waiting.borrow().is_some();
        self.place.get().filter(|_| !is_waiting).map(|element| element.unchecked_into())
    }

    /// The text, as JavaScript has it: copying a large one would take time.
    pub fn text_value(&self) -> JsValue {
        match (self.element(), &*self.waiting.borrow()) {
            (Some(element), _) => element.text(),
            (None, Some(waiting)) => JsValue::from_str(&waiting.text),
            (None, None) => JsValue::from_str(""),
        }
    }

    pub fn text(&self) -> String {
        self.text_value().as_string().unwrap_or_default()
    }

    pub fn open(&self, name: &str, text: Rc<str>, notes: Vec<String>, is_example: bool) {
        let origin = Origin { name: name.to_owned(), notes, is_example };
        match self.element() {
            Some(element) => element.open(&text, &json(&origin), false),
            None => *self.waiting.borrow_mut() = Some(Waiting { text, origin, problems: Vec::new() }),
        }
    }

    pub fn edit(&self, edits: &[Edit]) {
        if let Some(element) = self.element() {
            element.edit(&json(&edits));
        }
    }

    pub fn show_problems(&self, problems: &[Problem]) {
        match (self.element(), &mut *self.waiting.borrow_mut()) {
            (Some(element), _) => element.show_problems(&json(&problems)),
            (None, Some(waiting)) => waiting.problems = problems.to_vec(),
            (None, None) => {}
        }
    }

    pub fn go_to(&self, line: usize, column: usize) {
        if let Some(element) = self.element() {
            element.go_to(line, column);
        }
    }

    pub fn step(&self, step: Step) {
        match (self.element(), step) {
            (Some(element), Step::Undo) => element.undo(),
            (Some(element), Step::Redo) => element.redo(),
            (None, _) => {}
        }
    }

    pub fn show_completion(&self, ticket: u32, completion: Option<&Completion>) {
        if let Some(element) = self.element() {
            element.show_completion(ticket, &json(&completion));
        }
    }

    /// Hands over what has waited.
    fn ready(&self) {
        let Some(Waiting { text, origin, problems }) = self.waiting.borrow_mut().take() else { return };
        if let Some(element) = self.element() {
            element.open(&text, &json(&origin), true);
            element.show_problems(&json(&problems));
        }
    }
}

fn json<T: Serialize + ?Sized>(value: &T) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

/// Waits for the editor's script, and hears what happens in the editor.
pub fn listen(host: &Rc<Host>) {
    let waiting = Rc::clone(host);
    spawn_local(async move {
        let Ok(defined) = window().custom_elements().when_defined(TAG) else { return };
        if JsFuture::from(defined).await.is_ok() {
            waiting.editor.ready();
            on(&waiting, "change", |host, detail| {
                let told = detail.as_string().and_then(|told| serde_json::from_str(&told).ok());
                if let Some(told) = told {
                    host.send(Msg::Edited(edited(told)));
                }
            });
            on(&waiting, "fix", |host, detail| {
                // A number of JavaScript; an index is far below what it can hold exactly.
                host.send(Msg::Fix(detail.as_f64().unwrap_or(f64::MAX) as usize));
            });
            on(&waiting, "paste", |host, detail| host.send(Msg::Pasted(detail.as_string().unwrap_or_default().into())));
            on(&waiting, "refuse", |host, detail| {
                let reason = detail.as_string().unwrap_or_default();
                host.send(Msg::Refuse(Refusal { name: "This text".to_owned(), reason }));
            });
            on(&waiting, "complete", |host, detail| {
                let numbers: Array = detail.unchecked_into();
                let number = |at| numbers.get(at).as_f64().unwrap_or_default();
                let (ticket, offset) = (number(0) as u32, number(1) as usize);
                host.checker.ask(&Request::Complete { ticket, offset }, host.editor.text_value());
            });
        }
    });
}

fn edited(Told { origin, is_opened }: Told) -> Edited {
    let Origin { name, notes, is_example } = origin;
    let opened = is_opened.then(|| Source { name, format: None });
    Edited { opened, notes, is_example }
}

fn on(host: &Rc<Host>, name: &str, act: fn(&Host, JsValue)) {
    let Some(element) = host.place() else { return };
    let host = Rc::clone(host);
    EventListener::new(&element, format!("{TAG}-{name}"), move |event: &Event| {
        act(&host, event.unchecked_ref::<CustomEvent>().detail());
    })
    .forget();
}

impl Host {
    fn place(&self) -> Option<web_sys::Node> {
        self.editor.place.get()
    }
}
