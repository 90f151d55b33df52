//! The sentences of the widget in one language, with a method for each.
//!
//! `build.rs` generates the methods from `static/lang/en/wording.json`: a sentence that does not exist, or a placeholder
//! without a value, does not compile.

mod filling;
mod grammar;
mod verdict;

pub use filling::Filling;
pub use grammar::Grammar;

use role_fit_core::deck::is_right_to_left;
use std::rc::Rc;
use yew::AttrValue;

include!(concat!(env!("OUT_DIR"), "/wording.rs"));

/// Between them, a name that runs in another direction than the sentence does not change the order of the words around it.
const ISOLATE: char = '\u{2068}';
const END_OF_ISOLATE: char = '\u{2069}';

/// The sentences of one language. Cloning is cheap.
#[derive(Debug, Clone)]
pub struct Wording {
    language: AttrValue,
    sentences: Rc<[AttrValue]>,
    grammar: Rc<dyn Grammar>,
}

/// Whether both are clones of the same wording.
impl PartialEq for Wording {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.sentences, &other.sentences)
    }
}

impl Wording {
    /// The language of the sentences that are embedded.
    pub const ENGLISH: &'static str = "en";

    /// The embedded sentences, one a line.
    pub fn english(lines: &'static str, grammar: Rc<dyn Grammar>) -> Self {
        let sentences = lines.lines().map(AttrValue::Static).collect();
        Self { language: AttrValue::Static(Self::ENGLISH), sentences, grammar }
    }

    /// The sentences of another language, one a line, in the order of the English file. A sentence with plural forms
    /// alternates between their categories and their texts, with tabs in between.
    pub fn new(language: &str, lines: &str, grammar: Rc<dyn Grammar>) -> Self {
        let sentences = lines.lines().map(|line| AttrValue::from(line.to_owned())).collect();
        Self { language: AttrValue::from(language.to_owned()), sentences, grammar }
    }

    /// The tag of the language.
    pub fn language(&self) -> &AttrValue {
        &self.language
    }

    /// The direction of the sentences, as the attribute `dir` names it.
    pub fn direction(&self) -> &'static str {
        if is_right_to_left(&self.language) { "rtl" } else { "ltr" }
    }

    /// A whole number with the digits and separators of the language.
    pub fn number(&self, number: impl Into<Filling<'static>>) -> AttrValue {
        let mut text = String::new();
        number.into().write(&mut text, &*self.grammar);
        text.into()
    }

    /// Several names as a list: “Ann, Bo and Cy”.
    pub fn list(&self, names: &[&str]) -> String {
        self.grammar.list(names)
    }

    /// The sentence that names a fault of a deck, by the number of its problem: the file has them in that order. Empty if the
    /// language was loaded without them.
    pub fn fault(&self, problem: usize, found: &str, expected: &str) -> AttrValue {
        self.filled(Self::FIRST_OF_FAULTS + problem, &[("found", found.into()), ("expected", expected.into())])
    }

    fn sentence(&self, index: usize) -> AttrValue {
        self.sentences.get(index).cloned().unwrap_or_default()
    }

    fn filled(&self, index: usize, values: &[(&str, Filling)]) -> AttrValue {
        self.fill(&self.sentence(index), values)
    }

    /// The form of a sentence for a number of things.
    fn counted(&self, index: usize, count: usize, values: &[(&str, Filling)]) -> AttrValue {
        let sentence = self.sentence(index);
        let category = self.grammar.plural_category(count);
        let mut forms = sentence.split('\t');
        let mut chosen = "";
        // The last form is that of the category `other`, which all languages have.
        while let (Some(name), Some(form)) = (forms.next(), forms.next()) {
            chosen = form;
            if *name == *category {
                break;
            }
        }
        self.fill(chosen, values)
    }

    fn fill(&self, text: &str, values: &[(&str, Filling)]) -> AttrValue {
        let isolates = self.direction() == "rtl";
        fill(text, &mut |name, filled| {
            let Some((_, value)) = values.iter().find(|(known, _)| *known == name) else { return };
            let isolates = isolates && !matches!(value, Filling::Number(_));
            if isolates {
                filled.push(ISOLATE);
            }
            value.write(filled, &*self.grammar);
            if isolates {
                filled.push(END_OF_ISOLATE);
            }
        })
    }
}

/// The text with its placeholders filled; `write` adds the value of a name. One pass from left to right: a value that
/// contains curly brackets itself is not filled again.
pub fn fill(text: &str, write: &mut dyn FnMut(&str, &mut String)) -> AttrValue {
    let mut filled = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        let (name, tail) = after.split_once('}').unwrap_or((after, ""));
        filled.push_str(before);
        write(name, &mut filled);
        rest = tail;
    }
    filled.push_str(rest);
    filled.into()
}
