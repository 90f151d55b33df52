//! The element's attributes as options.
//!
//! Unrecognised values are ignored, because a blog's typing error must not cost its readers the quiz.

use crate::message::{Settings, ShareTarget};
use role_fit_core::deck::Length;

/// What the author of a page has chosen.
#[derive(Debug, Clone, PartialEq)]
pub struct Options {
    /// The URL of a deck other than the shipped one.
    pub deck: Option<String>,
    /// The language of the wording.
    pub language: String,
    /// Whether the first question is shown at once, without the start card.
    pub starts_now: bool,
    /// The length that is offered first.
    pub length: Length,
    /// The level of the main heading, 2 to 6.
    pub heading_level: u8,
    /// Where result links point.
    pub share_to: ShareTo,
    /// The URL of the page that the reader sees; none if others cannot open it.
    pub page: Option<String>,
    /// What tells this page from others of its origin.
    pub path: String,
    /// The fragment that the page was opened with, if a router has removed it.
    pub fragment: Option<String>,
    /// Whether answers are saved in the browser tab.
    pub resumes: bool,
    /// The seed of the first play; random if there is none.
    pub seed: Option<u32>,
    /// The seed and the length of a play whose first card the loader already shows: the first play must begin with that
    /// card.
    pub first_card: Option<(u32, Length)>,
    /// The URL of the folder of the quiz's own pages; it ends with a slash. Empty if there are none.
    pub base_url: String,
    /// Distinguishes this element from others on its page.
    pub instance: String,
}

/// Where result links point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ShareTo {
    /// To the pages of the seven verdicts next to the loader.
    Result,
    /// To the page that the element is on.
    Page,
    /// Nowhere.
    None,
}

impl Options {
    /// Reads the options from a list that alternates between names and values.
    pub fn from_pairs(pairs: &[String]) -> Self {
        let value = |wanted: &str| {
            let (_, value) =
                pairs.chunks_exact(2).filter_map(<[String]>::split_first).find(|(name, _)| *name == wanted)?;
            value.first().map(|value| value.trim()).filter(|value| !value.is_empty())
        };
        let is = |name: &str, word: &str| value(name).is_some_and(|value| value.eq_ignore_ascii_case(word));
        let deck = value("deck");
        let heading_level = value("heading-level").and_then(|level| level.parse().ok());
        Self {
            deck: deck.map(str::to_owned),
            language: value("lang").unwrap_or("en").to_owned(),
            starts_now: is("start", "now"),
            length: value("length").map_or(Length::Short, parse_length),
            heading_level: heading_level.filter(|level| (2..=6).contains(level)).unwrap_or(2),
            share_to: share_to(value("share-to"), deck.is_some()),
            page: value("page").map(str::to_owned),
            path: value("path").unwrap_or_default().to_owned(),
            fragment: value("fragment").map(str::to_owned),
            resumes: !is("resume", "off"),
            seed: value("seed").and_then(parse_seed),
            first_card: value("first").and_then(|first| {
                let (seed, length) = first.split_once(' ')?;
                Some((parse_seed(seed)?, parse_length(length)))
            }),
            base_url: value("home").unwrap_or_default().to_owned(),
            instance: value("place").unwrap_or_default().to_owned(),
        }
    }

    /// What the screens need of the options. `language` is that of the quiz's own pages, empty for the embedded one.
    pub fn settings(&self, language: &str) -> Settings {
        // A bundler brings none of the quiz's own pages along.
        let share_to = match self.share_to {
            ShareTo::Result if self.base_url.is_empty() => ShareTo::Page,
            share_to => share_to,
        };
        let page = match share_to {
            ShareTo::Result => Some(self.base_url.clone()),
            ShareTo::Page => self.page.clone(),
            ShareTo::None => None,
        };
        // A link to a file, or to a page without a URL of its own, leads nowhere on another computer.
        let share = match page.filter(|url| url.starts_with("https://") || url.starts_with("http://")) {
            Some(url) if share_to == ShareTo::Result => {
                ShareTarget::Result { home: url, language: language.to_owned() }
            }
            Some(url) => ShareTarget::Page(url),
            None => ShareTarget::None,
        };
        Settings { heading_level: self.heading_level, length: self.length, share }
    }
}

fn parse_length(word: &str) -> Length {
    if word.eq_ignore_ascii_case("full") { Length::Full } else { Length::Short }
}

/// Any whole number is a seed; only its last 32 bits count.
fn parse_seed(number: &str) -> Option<u32> {
    number.parse::<i64>().ok().map(|seed| seed as u32)
}

/// Authors with a deck of their own share their page by default: the verdict pages load the shipped deck.
fn share_to(value: Option<&str>, has_own_deck: bool) -> ShareTo {
    match value.map(str::to_ascii_lowercase).as_deref() {
        Some("result") => ShareTo::Result,
        Some("page") => ShareTo::Page,
        Some("none") => ShareTo::None,
        _ if has_own_deck => ShareTo::Page,
        _ => ShareTo::Result,
    }
}
