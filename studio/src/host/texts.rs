//! Long texts that stay strings of the browser.

use crate::model::{Content, LongText};
use js_sys::JsString;
use std::any::Any;
use wasm_bindgen::{JsCast, JsValue};

/// A string of the browser.
#[derive(Debug)]
struct BrowserText(JsString);

/// The text in a value; `None` if it is not a string.
pub fn text_of(value: JsValue) -> Option<LongText> {
    value.dyn_into().ok().map(|text| LongText::new(BrowserText(text)))
}

/// The value of a text.
pub fn value_of(text: &LongText) -> JsValue {
    text.content::<BrowserText>().map_or_else(|| text.whole().into(), |text| text.0.clone().into())
}

impl Content for BrowserText {
    fn units(&self) -> usize {
        self.0.length() as usize
    }

    fn start(&self, units: usize) -> String {
        self.0.slice(0, u32::try_from(units).unwrap_or(u32::MAX)).into()
    }

    fn whole(&self) -> String {
        String::from(&self.0)
    }

    fn is_same(&self, other: &dyn Any) -> bool {
        other.downcast_ref::<Self>().is_some_and(|other| other.0 == self.0)
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}
