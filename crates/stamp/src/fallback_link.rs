//! The link that every build shows if the quiz cannot be shown.

use crate::wording::Wording;
use anyhow::Result;
use role_fit_core::deck::Deck;

/// The wording's key for the link that is shown if the quiz cannot be.
pub const LINK: &str = "loader_link";

/// The text of the link: the deck's title as a sentence, then what to do.
pub fn link(wording: &Wording, deck: &Deck) -> Result<String> {
    wording.filled(LINK, &[("title", &sentence(deck.title()))])
}

/// Ends the title like a sentence, so that another one can follow.
fn sentence(title: &str) -> String {
    let stop = if title.ends_with(['.', '!', '?', '…', '؟', '。', '！', '？']) { "" } else { "." };
    format!("{title}{stop}")
}

#[cfg(test)]
mod tests {
    use super::link;
    use crate::wording::Wording;
    use role_fit_core::deck::{Deck, reading};
    use serde_json::json;

    fn deck(title: &str) -> Deck {
        let item = json!({"id": "swim", "kind": "self-check", "stem": "I can swim.", "label": "Swimming"});
        reading::parse(&json!({"id": "small", "title": title, "items": [item]}).to_string()).unwrap()
    }

    #[test]
    fn the_link_is_the_title_as_a_sentence_and_an_invitation() {
        let wording = Wording::from([("loader_link", "{title} Take the quiz")]);
        for (title, expected) in [
            ("Librarian or Archivist?", "Librarian or Archivist? Take the quiz"),
            ("Two jobs with paper", "Two jobs with paper. Take the quiz"),
            ("أيّهما؟", "أيّهما؟ Take the quiz"),
            ("Paper {x}", "Paper {x}. Take the quiz"),
        ] {
            assert_eq!(link(&wording, &deck(title)).unwrap(), expected);
        }
    }
}
