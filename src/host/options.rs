//! The element's attributes as options.
//!
//! Pure: attributes come in through a lookup function. Whatever is not understood is as if it were
//! not there, since a blog's typing error must not cost its readers the quiz.

use crate::message::{Settings, ShareTarget};
use role_fit_core::deck::Length;
use role_fit_core::text::{divided, whole};

/// What the author of a page has chosen.
#[derive(Debug, Clone, PartialEq)]
pub struct Options {
    /// The address of another deck than the shipped one.
    pub deck: Option<String>,
    /// The language of the wording.
    pub language: String,
    /// Whether the first question comes at once, without the start card.
    pub starts_now: bool,
    /// The form that is offered first.
    pub length: Length,
    /// The level of the main heading, 2 to 6.
    pub heading_level: u8,
    /// Where result links point.
    pub share_to: ShareTo,
    /// The page that the reader is on, where that is not the one that the engine runs in: a frame's outside.
    pub page: Option<String>,
    /// Whether answers are kept in the browser tab.
    pub resumes: bool,
    /// The seed of the first play; by chance if there is none.
    pub seed: Option<u32>,
    /// The seed and the length of a play whose first card the loader shows already: what is played must begin with it.
    pub first: Option<(u32, Length)>,
    /// The folder that the loader came from; it ends in a slash.
    pub home: String,
    /// What tells this element from others on its page.
    pub place: String,
}

/// Where result links point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ShareTo {
    /// To the pages of the seven verdicts beside the loader.
    Result,
    /// To the page that the element is on.
    Page,
    /// Nowhere.
    None,
}

impl Options {
    /// Reads the options by attribute name.
    pub fn from_lookup(lookup: impl Fn(&str) -> Option<String>) -> Self {
        let value = |name: &str| lookup(name).map(|value| value.trim().to_owned()).filter(|value| !value.is_empty());
        let is = |name: &str, word: &str| value(name).is_some_and(|value| value.eq_ignore_ascii_case(word));
        let deck = value("deck");
        let heading_level = value("heading-level").and_then(|level| u8::try_from(whole(&level)?).ok());
        Self {
            share_to: share_to(value("share-to").as_deref(), deck.is_some()),
            deck,
            language: value("lang").unwrap_or_else(|| "en".to_owned()),
            page: value("page"),
            starts_now: is("start", "now"),
            length: value("length").map_or(Length::Short, |word| length(&word)),
            heading_level: heading_level.filter(|level| (2..=6).contains(level)).unwrap_or(2),
            resumes: !is("resume", "off"),
            seed: value("seed").and_then(|seed| self::seed(&seed)),
            first: value("first").and_then(|first| {
                let (seed, length) = divided(&first, b' ')?;
                Some((self::seed(seed)?, self::length(length)))
            }),
            home: value("home").unwrap_or_default(),
            place: value("place").unwrap_or_default(),
        }
    }

    /// What the view needs of them; `address` is that of the page that the engine runs in, without its fragment.
    pub fn settings(&self, address: &str) -> Settings {
        let page = self.page.as_deref().unwrap_or(address);
        Settings {
            heading_level: self.heading_level,
            length: self.length,
            share: match self.share_to {
                ShareTo::Result => ShareTarget::Result(self.home.clone()),
                ShareTo::Page => ShareTarget::Page(page.to_owned()),
                ShareTo::None => ShareTarget::None,
            },
        }
    }
}

fn length(word: &str) -> Length {
    if word.eq_ignore_ascii_case("full") { Length::Full } else { Length::Short }
}

/// Any whole number is a seed; only its last 32 bits count.
fn seed(number: &str) -> Option<u32> {
    whole(number).map(|seed| seed as u32)
}

/// With a deck of their own, authors share their page: the preview pages load the shipped deck.
fn share_to(value: Option<&str>, has_own_deck: bool) -> ShareTo {
    match value.map(str::to_ascii_lowercase).as_deref() {
        Some("result") => ShareTo::Result,
        Some("page") => ShareTo::Page,
        Some("none") => ShareTo::None,
        _ if has_own_deck => ShareTo::Page,
        _ => ShareTo::Result,
    }
}
