//! How the quiz is shown beside the deck.

use super::colours;
use super::embedding::Embedding;
use super::long_text::LongText;
use super::scheme::Scheme;

/// The settings of the preview.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preview {
    /// How wide the quiz is.
    pub width: Width,
    /// Whether the page around it is light or dark.
    pub scheme: Scheme,
    /// The item that the play begins with; otherwise it is a play as readers have it.
    pub start: Option<Start>,
    /// How often the author has started it.
    pub restarts: u32,
}

impl Preview {
    /// A preview of that width on a page of that look.
    pub fn new(width: Width, scheme: Scheme) -> Self {
        Self { width, scheme, start: None, restarts: 0 }
    }
}

/// The width of the quiz.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Width {
    /// A small phone.
    Narrow,
    /// A large phone, or a column.
    Middle,
    /// A page.
    Wide,
}

impl Width {
    /// All of them, in their order.
    pub const ALL: [Self; 3] = [Self::Narrow, Self::Middle, Self::Wide];

    /// The width in CSS pixels.
    pub fn pixels(self) -> u32 {
        match self {
            Self::Narrow => 320,
            Self::Middle => 480,
            Self::Wide => 760,
        }
    }
}

/// A play that begins with an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Start {
    /// The item's index.
    pub item: usize,
    /// The seed of the play.
    pub seed: u32,
    /// The deck whose plays begin so.
    pub deck: LongText,
}

/// A quiz to show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quiz {
    /// The deck as JSON.
    pub deck: LongText,
    /// The attributes of the element.
    pub attributes: Vec<(&'static str, String)>,
    /// The custom properties of the element.
    pub properties: Vec<(String, String)>,
    /// How often the author has started it: a new number is a new play.
    pub restarts: u32,
}

/// The quiz that shows the deck as the author wants to put it on a page.
pub fn quiz(deck: &LongText, preview: &Preview, embedding: &Embedding) -> Quiz {
    // A saved play would hide changes of the deck, and links would lead to this page.
    let mut attributes: Vec<(&'static str, String)> =
        vec![("resume", "off".to_owned()), ("share-to", "none".to_owned()), ("loading", "eager".to_owned())];
    let chosen = embedding.attributes().filter(|(name, _)| attributes.iter().all(|(fixed, _)| fixed != name));
    let chosen: Vec<_> = chosen.map(|(name, value)| (name, value.to_owned())).collect();
    attributes.extend(chosen);
    let deck = match &preview.start {
        None => deck,
        Some(start) => {
            attributes.retain(|(name, _)| !matches!(*name, "start" | "seed" | "length"));
            attributes.extend([("start", "now".to_owned()), ("seed", start.seed.to_string())]);
            &start.deck
        }
    };
    let properties = colours::properties(embedding, preview.scheme);
    Quiz { deck: deck.clone(), attributes, properties, restarts: preview.restarts }
}
