//! A language pack: the sentences of another language and the shipped deck in it, as one file.

/// Separates the parts of a pack: language, sentences and deck. No sentence and no JSON has this character.
const SEPARATOR: char = '\u{c}';

/// A language pack that the loader has downloaded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LanguagePack(String);

impl LanguagePack {
    /// Takes the text of a pack.
    pub fn new(text: String) -> Self {
        Self(text)
    }

    /// The text of a pack; `sentences` has one a line.
    pub fn text(language: &str, sentences: &str, deck: &str) -> String {
        format!("{language}{SEPARATOR}{sentences}{SEPARATOR}{deck}")
    }

    /// The tag of the language.
    pub fn language(&self) -> &str {
        self.part(0)
    }

    /// The sentences, one a line.
    pub fn sentences(&self) -> &str {
        self.part(1)
    }

    /// The deck as JSON; nothing in English, or if the build is around another deck than the shipped one.
    pub fn deck(&self) -> Option<&str> {
        Some(self.part(2)).filter(|deck| !deck.is_empty())
    }

    fn part(&self, at: usize) -> &str {
        self.0.split(SEPARATOR).nth(at).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::LanguagePack;

    #[test]
    fn a_pack_has_the_parts_that_were_written() {
        for (deck, expected) in [("{\n\n}", Some("{\n\n}")), ("", None)] {
            let pack = LanguagePack::new(LanguagePack::text("pt-BR", "Um\nDois", deck));
            assert_eq!((pack.language(), pack.sentences(), pack.deck()), ("pt-BR", "Um\nDois", expected));
        }
    }

    #[test]
    fn a_text_without_all_parts_has_neither_sentences_nor_a_deck() {
        let pack = LanguagePack::new("<title>Not found</title>".to_owned());
        assert_eq!((pack.sentences(), pack.deck()), ("", None));
    }
}
