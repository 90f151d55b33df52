//! Texts that may be as long as a deck. The page hands them from the worker to the editor and the preview and seldom reads
//! them, so they stay where they are: to copy a deck into WebAssembly and back takes a slow phone longer than a frame.

use std::any::Any;
use std::fmt::Debug;
use std::rc::Rc;

/// A text that may be long. Cloning it copies nothing.
#[derive(Debug, Clone)]
pub struct LongText(Rc<dyn Content>);

/// What a long text is made of: a string of Rust or one of the browser.
pub trait Content: Any + Debug {
    /// How many UTF-16 units it has.
    fn units(&self) -> usize;
    /// At most so many UTF-16 units of its start.
    fn start(&self, units: usize) -> String;
    /// All of it.
    fn whole(&self) -> String;
    /// Whether the other one is of the same kind and reads the same.
    fn is_same(&self, other: &dyn Any) -> bool;
    /// For `is_same`.
    fn as_any(&self) -> &dyn Any;
}

impl LongText {
    /// A text with that content.
    pub fn new(content: impl Content) -> Self {
        Self(Rc::new(content))
    }

    /// How many UTF-16 units it has.
    pub fn units(&self) -> usize {
        self.0.units()
    }

    /// At most so many UTF-16 units of its start.
    pub fn start(&self, units: usize) -> String {
        self.0.start(units)
    }

    /// A copy of all of it.
    pub fn whole(&self) -> String {
        self.0.whole()
    }

    /// Its content, if it is of that kind.
    pub fn content<C: Content>(&self) -> Option<&C> {
        self.0.as_any().downcast_ref()
    }
}

impl PartialEq for LongText {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0) || self.0.is_same(other.0.as_any())
    }
}

impl Eq for LongText {}

impl Default for LongText {
    fn default() -> Self {
        String::new().into()
    }
}

impl From<&str> for LongText {
    fn from(text: &str) -> Self {
        text.to_owned().into()
    }
}

impl From<String> for LongText {
    fn from(text: String) -> Self {
        Self::new(text)
    }
}

impl Content for String {
    fn units(&self) -> usize {
        self.encode_utf16().count()
    }

    fn start(&self, units: usize) -> String {
        let mut left = units;
        let fits = |char: &char| {
            let is_room = char.len_utf16() <= left;
            left = left.saturating_sub(char.len_utf16());
            is_room
        };
        self.chars().take_while(fits).collect()
    }

    fn whole(&self) -> String {
        self.clone()
    }

    fn is_same(&self, other: &dyn Any) -> bool {
        other.downcast_ref() == Some(self)
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_start_splits_no_character() {
        let text = LongText::from("aä🐂b");
        assert_eq!(text.units(), 5);
        assert_eq!([0, 1, 2, 3, 4, 9].map(|units| text.start(units)), ["", "a", "aä", "aä", "aä🐂", "aä🐂b"]);
    }

    #[test]
    fn texts_are_equal_if_they_read_the_same() {
        assert_eq!(LongText::from("a"), LongText::from("a"));
        assert_ne!(LongText::from("a"), LongText::from("b"));
    }
}
