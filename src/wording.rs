//! The sentences of the widget in one language, with a method for each.
//!
//! `build.rs` generates the methods from `static/lang/en/wording.json`: a sentence that does not exist, or a placeholder
//! without a value, does not compile.

mod filling;
mod grammar;
mod verdict;

pub use filling::Filling;
pub use grammar::Grammar;

use role_fit_core::deck::{Deck, is_right_to_left};
use std::rc::Rc;
use yew::AttrValue;

include!(concat!(env!("OUT_DIR"), "/wording.rs"));

/// Between it and its end, a name that runs in another direction than the sentence does not change the order of the words
/// around it.
pub(crate) const ISOLATE: &str = "\u{2068}";
/// The same for whole lines whose direction is known. The mark before it gives that direction to a paragraph that has none of
/// its own, and to the order of two such lines in a paragraph.
const LEFT_TO_RIGHT_ISOLATE: &str = "\u{200e}\u{2066}";
pub(crate) const RIGHT_TO_LEFT_ISOLATE: &str = "\u{200f}\u{2067}";
const END_OF_ISOLATE: char = '\u{2069}';

/// The sentences of one language. Cloning is cheap.
#[derive(Debug, Clone)]
pub struct Wording {
    language: AttrValue,
    sentences: Rc<[AttrValue]>,
    grammar: Rc<dyn Grammar>,
    /// Begins every sentence if what is around them runs in another direction.
    isolate: Option<&'static str>,
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
        Self { language: AttrValue::Static(Self::ENGLISH), sentences, grammar, isolate: None }
    }

    /// The sentences of another language, one a line, in the order of the English file. A sentence with plural forms
    /// alternates between their categories and their texts, with tabs in between.
    pub fn new(language: &str, lines: &str, grammar: Rc<dyn Grammar>) -> Self {
        let sentences = lines.lines().map(|line| AttrValue::from(line.to_owned())).collect();
        Self { language: AttrValue::from(language.to_owned()), sentences, grammar, isolate: None }
    }

    /// The same sentences around a deck that may run in another direction.
    pub fn around(mut self, deck: &Deck) -> Self {
        self.isolate = match (self.is_right_to_left(), deck.is_right_to_left()) {
            (true, false) => Some(RIGHT_TO_LEFT_ISOLATE),
            (false, true) => Some(LEFT_TO_RIGHT_ISOLATE),
            _ => None,
        };
        self
    }

    /// The tag of the language.
    pub fn language(&self) -> &AttrValue {
        &self.language
    }

    /// The direction of the sentences, as the attribute `dir` names it.
    pub fn direction(&self) -> &'static str {
        if self.is_right_to_left() { "rtl" } else { "ltr" }
    }

    fn is_right_to_left(&self) -> bool {
        is_right_to_left(&self.language)
    }

    /// A whole number with the digits and separators of the language.
    pub fn number(&self, number: impl Into<usize>) -> AttrValue {
        self.grammar.number(number.into()).into()
    }

    /// Several names as a list: “Ann, Bo and Cy”.
    pub fn list(&self, names: &[&str]) -> String {
        let names: Vec<String> = names.iter().map(|name| self.isolated(name)).collect();
        self.grammar.list(&names.iter().map(|name| &**name).collect::<Vec<_>>())
    }

    /// The text so that it does not change the order of the words around it, should it run in another direction.
    pub fn isolated(&self, text: &str) -> String {
        if self.is_right_to_left() || has_right_to_left(text) { isolated(ISOLATE, text) } else { text.to_owned() }
    }

    /// The sentence that names a fault of a deck, by the number of its problem: the file has them in that order. Empty if the
    /// language was loaded without them.
    pub fn fault(&self, problem: usize, found: &str, expected: &str) -> AttrValue {
        self.filled(Self::FIRST_OF_FAULTS + problem, &[("found", found.into()), ("expected", expected.into())])
    }

    fn sentence(&self, index: usize) -> AttrValue {
        self.in_its_direction(self.stored(index))
    }

    fn stored(&self, index: usize) -> AttrValue {
        self.sentences.get(index).cloned().unwrap_or_default()
    }

    fn in_its_direction(&self, sentence: AttrValue) -> AttrValue {
        match self.isolate {
            Some(isolate) => isolated(isolate, &sentence).into(),
            None => sentence,
        }
    }

    fn filled(&self, index: usize, values: &[(&str, Filling)]) -> AttrValue {
        self.fill(&self.stored(index), values)
    }

    /// The form of a sentence for a number of things.
    fn counted(&self, index: usize, count: usize, values: &[(&str, Filling)]) -> AttrValue {
        let sentence = self.stored(index);
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
        let filled = fill(text, &mut |name, filled| match values.iter().find(|(known, _)| *known == name) {
            Some((_, Filling::Text(text))) => filled.push_str(&self.isolated(text)),
            Some((_, Filling::Owned(text))) => filled.push_str(&self.isolated(text)),
            Some((_, Filling::Number(number))) => filled.push_str(&self.grammar.number(*number)),
            None => (),
        });
        self.in_its_direction(filled)
    }
}

/// The text in an isolate that begins with these characters.
pub fn isolated(isolate: &str, text: &str) -> String {
    format!("{isolate}{text}{END_OF_ISOLATE}")
}

/// Whether any part of the text runs from right to left: whether it has characters of the blocks from Hebrew to Arabic, or
/// one of their older forms.
pub fn has_right_to_left(text: &str) -> bool {
    text.contains(|char| matches!(char, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}'))
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
