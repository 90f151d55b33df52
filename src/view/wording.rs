//! Every sentence that is not the deck's, looked up by message.
//!
//! Knows which sentences there are and fills their places. The list of messages is made from the
//! wording file when the crate is built; the sentences come from the host, in one language.

include!(concat!(env!("OUT_DIR"), "/messages.rs"));

/// The sentences of one language.
#[derive(Debug, Clone, Copy)]
pub struct Wording(&'static [&'static str]);

impl Wording {
    /// Takes the sentences in the order of the messages.
    pub fn new(sentences: &'static [&'static str]) -> Self {
        Self(sentences)
    }

    /// A sentence that has no places to fill.
    pub fn text(&self, message: Message) -> &'static str {
        self.0.get(message as usize).copied().unwrap_or_default()
    }

    /// A sentence with its `{name}` places filled: the names with a space between each two, the values in the same order.
    pub fn fill(&self, message: Message, names: &str, values: &[&str]) -> String {
        let mut filled = String::new();
        let mut rest = self.text(message);
        // One pass from left to right: a value that itself holds braces is never filled again.
        while let Some((before, after)) = rest.split_once('{') {
            let (name, tail) = after.split_once('}').unwrap_or((after, ""));
            filled.push_str(before);
            let place = names.split(' ').position(|known| known == name);
            filled.push_str(place.and_then(|place| values.get(place)).copied().unwrap_or_default());
            rest = tail;
        }
        filled.push_str(rest);
        filled
    }
}
