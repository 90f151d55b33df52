//! The editor: an element whose script comes late. Until then its text waits here.

use super::texts::value_of;
use crate::messages::Edit;
use crate::model::{LongText, Studio};
use crate::view::Step;
use std::cell::RefCell;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::HtmlElement;
use yew::NodeRef;

/// The name of the element.
pub const TAG: &str = "deck-editor";

#[wasm_bindgen]
extern "C" {
    /// The class of `editor/deck-editor.js`.
    #[wasm_bindgen(extends = HtmlElement)]
    type DeckEditor;
    #[wasm_bindgen(method, getter)]
    fn text(this: &DeckEditor) -> JsValue;
    #[wasm_bindgen(method)]
    fn open(this: &DeckEditor, text: &JsValue, name: &str, notes: Vec<String>, is_example: bool, is_first: bool);
    #[wasm_bindgen(method)]
    fn edit(this: &DeckEditor, places: Vec<u32>, texts: Vec<String>);
    #[wasm_bindgen(method, js_name = showProblems)]
    fn show_problems(this: &DeckEditor, problems: &JsValue);
    #[wasm_bindgen(method, js_name = goTo)]
    fn go_to(this: &DeckEditor, line: usize, column: usize);
    #[wasm_bindgen(method)]
    fn undo(this: &DeckEditor);
    #[wasm_bindgen(method)]
    fn redo(this: &DeckEditor);
    #[wasm_bindgen(method, js_name = showCompletion)]
    fn show_completion(this: &DeckEditor, ticket: u32, completion: &str);

    /// What the editor tells about a change: `Origin` and more.
    pub type Told;
    #[wasm_bindgen(method, getter)]
    pub fn name(this: &Told) -> String;
    #[wasm_bindgen(method, getter)]
    pub fn notes(this: &Told) -> Vec<String>;
    #[wasm_bindgen(method, getter, js_name = isExample)]
    pub fn is_example(this: &Told) -> bool;
    #[wasm_bindgen(method, getter, js_name = isOpened)]
    pub fn is_opened(this: &Told) -> bool;
}

/// The editor.
pub struct Editor {
    place: NodeRef,
    /// The first text, until the script is there.
    waiting: RefCell<Option<Waiting>>,
}

/// A text that is not in the editor yet.
struct Waiting {
    text: LongText,
    origin: Origin,
    /// What was found in it meanwhile.
    problems: Option<LongText>,
}

/// Where the text is from, as the editor keeps it in its history.
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

impl Editor {
    pub fn new(place: NodeRef, text: LongText, origin: Origin) -> Self {
        Self { place, waiting: RefCell::new(Some(Waiting { text, origin, problems: None })) }
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
            (None, Some(waiting)) => value_of(&waiting.text),
            (None, None) => JsValue::from_str(""),
        }
    }

    pub fn open(&self, name: String, text: LongText, notes: Vec<String>, is_example: bool) {
        match self.element() {
            Some(element) => element.open(&value_of(&text), &name, notes, is_example, false),
            None => {
                let origin = Origin { name, notes, is_example };
                *self.waiting.borrow_mut() = Some(Waiting { text, origin, problems: None });
            }
        }
    }

    pub fn edit(&self, edits: Vec<Edit>) {
        let Some(element) = self.element() else { return };
        // An editor's text is far from the end of this type.
        let place = |place: usize| u32::try_from(place).unwrap_or(u32::MAX);
        let places = edits.iter().flat_map(|edit| [place(edit.from), place(edit.to)]).collect();
        element.edit(places, edits.into_iter().map(|edit| edit.insert).collect());
    }

    pub fn show_problems(&self, problems: LongText) {
        match (self.element(), &mut *self.waiting.borrow_mut()) {
            (Some(element), _) => element.show_problems(&value_of(&problems)),
            (None, Some(waiting)) => waiting.problems = Some(problems),
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

    pub fn show_completion(&self, ticket: u32, completion: &str) {
        if let Some(element) = self.element() {
            element.show_completion(ticket, completion);
        }
    }

    /// Hands over what has waited.
    pub fn ready(&self) {
        let Some(Waiting { text, origin, problems }) = self.waiting.borrow_mut().take() else { return };
        let Some(element) = self.element() else { return };
        let Origin { name, notes, is_example } = origin;
        element.open(&value_of(&text), &name, notes, is_example, true);
        if let Some(problems) = problems {
            element.show_problems(&value_of(&problems));
        }
    }
}
