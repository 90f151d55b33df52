//! How a language counts, prints numbers and joins names: the browser's `Intl`.

use crate::wording::Grammar;
use js_sys::Intl::{ListFormat, PluralRules};
use js_sys::{Array, Number, Object};

/// The grammar of the language with this tag.
#[derive(Debug)]
pub struct BrowserGrammar(pub String);

impl BrowserGrammar {
    fn locales(&self) -> Array {
        Array::of1(&self.0.as_str().into())
    }
}

impl Grammar for BrowserGrammar {
    fn plural_category(&self, count: usize) -> String {
        PluralRules::new(&self.locales(), &Object::new()).select(count as f64).into()
    }

    fn number(&self, number: usize) -> String {
        // As in the texts, whose digits are those of all languages. Older browsers have others for Arabic.
        Number::from(number as f64).to_locale_string(&format!("{}-u-nu-latn", self.0)).into()
    }

    fn list(&self, names: &[&str]) -> String {
        let names: Array = names.iter().map(|name| js_sys::JsString::from(*name)).collect();
        ListFormat::new(&self.locales(), &Object::new()).format(&names).into()
    }
}
