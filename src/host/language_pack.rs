//! A language pack: the sentences of another language and the shipped deck in it, as one file.

/// Between the sentences and the deck is an empty line, which no sentence is.
const SEPARATOR: &str = "\n\n";

/// A language pack that the loader has downloaded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LanguagePack {
    /// The tag of the language, which is the first line of the file.
    language: String,
    /// The sentences, one a line.
    sentences: String,
    /// The deck as JSON; empty in a build around another deck than the shipped one.
    deck: String,
}

impl LanguagePack {
    /// Reads the text of a pack. One without all parts is `None`.
    pub fn read(text: &str) -> Option<Self> {
        let (language, rest) = text.split_once('\n')?;
        let (sentences, deck) = rest.split_once(SEPARATOR)?;
        Some(Self { language: language.to_owned(), sentences: sentences.to_owned(), deck: deck.to_owned() })
    }

    /// The text of a pack.
    pub fn text(language: &str, sentences: &str, deck: &str) -> String {
        format!("{language}\n{sentences}{SEPARATOR}{deck}")
    }

    /// The tag of the language.
    pub fn language(&self) -> &str {
        &self.language
    }

    /// The sentences, one a line.
    pub fn sentences(&self) -> &str {
        &self.sentences
    }

    /// The deck as JSON, if the build is around the shipped one.
    pub fn deck(&self) -> Option<&str> {
        Some(&*self.deck).filter(|deck| !deck.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::LanguagePack;

    #[test]
    fn a_pack_is_read_as_it_was_written() {
        for (deck, expected) in [("{\n\n}", Some("{\n\n}")), ("", None)] {
            let pack = LanguagePack::read(&LanguagePack::text("pt-BR", "Um\nDois", deck)).unwrap();
            assert_eq!(pack.language(), "pt-BR");
            assert_eq!(pack.sentences(), "Um\nDois");
            assert_eq!(pack.deck(), expected);
        }
    }

    #[test]
    fn a_text_without_all_parts_is_no_pack() {
        for text in ["", "de", "de\nEins\nZwei"] {
            assert_eq!(LanguagePack::read(text), None, "{text:?}");
        }
    }
}
