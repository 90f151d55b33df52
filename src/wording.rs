//! The sentences of the widget in one language, with a method for each.
//!
//! `build.rs` generates the methods from `static/wording/en.json`: a sentence that does not exist, or a placeholder
//! without a value, does not compile.

mod verdict;

use std::fmt::{Display, Write};
use std::rc::Rc;
use yew::AttrValue;

include!(concat!(env!("OUT_DIR"), "/wording.rs"));

/// The sentences of one language. Cloning is cheap.
#[derive(Debug, Clone)]
pub struct Wording {
    sentences: Rc<[AttrValue]>,
}

/// Whether both are clones of the same wording.
impl PartialEq for Wording {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.sentences, &other.sentences)
    }
}

impl Wording {
    /// Reads the sentences, one a line, in the order of the wording file.
    pub fn new(lines: &'static str) -> Self {
        Self { sentences: lines.lines().map(AttrValue::Static).collect() }
    }

    fn sentence(&self, index: usize) -> AttrValue {
        self.sentences.get(index).cloned().unwrap_or_default()
    }

    fn filled(&self, index: usize, values: &[(&str, &dyn Display)]) -> AttrValue {
        fill(&self.sentence(index), values)
    }
}

/// The text with its placeholders filled. One pass from left to right: a value that contains curly brackets itself is not
/// filled again.
pub fn fill(text: &str, values: &[(&str, &dyn Display)]) -> AttrValue {
    let mut filled = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        let (name, tail) = after.split_once('}').unwrap_or((after, ""));
        filled.push_str(before);
        if let Some((_, value)) = values.iter().find(|(known, _)| *known == name) {
            // Writing to a `String` cannot fail.
            let _ = write!(filled, "{value}");
        }
        rest = tail;
    }
    filled.push_str(rest);
    filled.into()
}
