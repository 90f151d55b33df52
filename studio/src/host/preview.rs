//! The quiz of the preview: the real element, made anew whenever it has to begin again.

use super::texts::value_of;
use crate::model::preview::Quiz;
use gloo::utils::document;
use std::cell::RefCell;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlElement};
use yew::NodeRef;

#[wasm_bindgen]
extern "C" {
    /// The script with the deck. web-sys would take a copy of the text.
    #[wasm_bindgen(extends = Element)]
    type DeckElement;
    #[wasm_bindgen(method, setter)]
    fn set_text(this: &DeckElement, text: &JsValue);
}

/// Attributes that a running quiz adapts to.
const LIVE: [&str; 2] = ["theme", "heading-level"];

/// The preview.
pub struct Preview {
    stage: NodeRef,
    shown: RefCell<Option<(HtmlElement, Quiz)>>,
}

impl Preview {
    pub fn new(stage: NodeRef) -> Self {
        Self { stage, shown: RefCell::default() }
    }

    /// Shows none.
    pub fn hide(&self) {
        if let Some((host, _)) = self.shown.take() {
            host.remove();
        }
    }

    /// Shows a quiz. It goes on where it was if only its looks have changed.
    pub fn show(&self, quiz: Quiz) {
        let Some(stage) = self.stage.cast::<Element>() else { return };
        let running =
            self.shown.borrow().as_ref().filter(|(_, shown)| is_same_play(shown, &quiz)).map(|(host, _)| host.clone());
        let host = match running {
            Some(host) => host,
            None => {
                let Ok(host) = create(&quiz) else { return };
                stage.replace_children_with_node_1(&host);
                host
            }
        };
        let before = self.shown.replace(Some((host.clone(), quiz.clone()))).map(|(_, quiz)| quiz);
        let _ = set_looks(&host, before.as_ref(), &quiz);
    }
}

fn is_same_play(shown: &Quiz, quiz: &Quiz) -> bool {
    let fixed = |quiz: &Quiz| -> Vec<(&'static str, String)> {
        quiz.attributes.iter().filter(|(name, _)| !LIVE.contains(name)).cloned().collect()
    };
    shown.deck == quiz.deck && shown.restarts == quiz.restarts && fixed(shown) == fixed(quiz)
}

fn create(quiz: &Quiz) -> Result<HtmlElement, JsValue> {
    let host: HtmlElement = document().create_element("role-fit")?.unchecked_into();
    let deck: DeckElement = document().create_element("script")?.unchecked_into();
    deck.set_attribute("type", "application/json")?;
    deck.set_text(&value_of(&quiz.deck));
    host.append_child(&deck)?;
    quiz.attributes.iter().try_for_each(|(name, value)| host.set_attribute(name, value))?;
    Ok(host)
}

fn set_looks(host: &HtmlElement, before: Option<&Quiz>, quiz: &Quiz) -> Result<(), JsValue> {
    for name in LIVE {
        match quiz.attributes.iter().find(|(other, _)| *other == name) {
            Some((_, value)) => host.set_attribute(name, value)?,
            None => host.remove_attribute(name)?,
        }
    }
    let style = host.style();
    for (name, _) in before.into_iter().flat_map(|before| &before.properties) {
        style.remove_property(name)?;
    }
    quiz.properties.iter().try_for_each(|(name, value)| style.set_property(name, value))?;
    // The quiz looks at its colours again when something changes on the root element.
    let root = document().document_element();
    root.map_or(Ok(()), |root| root.set_attribute("data-looks", &looks(quiz)))
}

fn looks(quiz: &Quiz) -> String {
    quiz.properties.iter().map(|(name, value)| format!("{name}:{value}")).collect::<Vec<_>>().join(";")
}
