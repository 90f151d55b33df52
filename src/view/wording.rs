//! Every sentence that is not the deck's, looked up by message.
//!
//! Knows which sentences there are and fills their places. The list of messages is made from the
//! wording file when the crate is built; the sentences come from the host, in one language.

use role_fit_core::text::{divided, pieces};

include!(concat!(env!("OUT_DIR"), "/messages.rs"));

/// The sentences of one language. A list of them would be two numbers more for each in the reader's download.
#[derive(Debug, Clone, Copy)]
pub struct Wording(&'static str);

impl Wording {
    /// Takes the sentences in the order of the messages, a line each.
    pub fn new(sentences: &'static str) -> Self {
        Self(sentences)
    }

    /// A sentence that has no places to fill.
    pub fn text(&self, message: Message) -> &'static str {
        let mut rest = self.0;
        for _ in 0..message as usize {
            rest = divided(rest, b'\n').map_or("", |(_, rest)| rest);
        }
        divided(rest, b'\n').map_or(rest, |(line, _)| line)
    }

    /// A sentence with its `{name}` places filled: the names with a space between each two, the values in the same order.
    pub fn fill(&self, message: Message, names: &str, values: &[&str]) -> String {
        let mut filled = String::new();
        let mut rest = self.text(message);
        // One pass from left to right: a value that itself holds braces is never filled again.
        while let Some((before, after)) = divided(rest, b'{') {
            let (name, tail) = divided(after, b'}').unwrap_or((after, ""));
            filled.push_str(before);
            let place = pieces(names, b' ').iter().position(|known| *known == name);
            filled.push_str(place.and_then(|place| values.get(place)).copied().unwrap_or_default());
            rest = tail;
        }
        filled.push_str(rest);
        filled
    }
}
