//! Derives ids from texts: `What does a yak eat?` becomes `what-does-a-yak-eat`.

use std::collections::{HashMap, HashSet};

/// Longer ids are cut at the end of a word. The format allows 64 chars, which leaves room for a number.
const MAX_CHARS: usize = 48;

/// The text as an id of lower-case letters, digits and hyphens; `None` if it has no Latin letters or digits.
pub fn slug(text: &str) -> Option<String> {
    let mut slug = String::new();
    let mut word = String::new();
    for char in text.chars().chain([' ']) {
        let letters = latin(char);
        if letters.is_empty() {
            // An apostrophe does not end a word: `don't` becomes `dont`.
            if matches!(char, '\'' | '’') {
                continue;
            }
            let length = slug.len() + 1 + word.len();
            if !word.is_empty() && length > MAX_CHARS {
                break;
            }
            if !word.is_empty() && !slug.is_empty() {
                slug.push('-');
            }
            slug.push_str(&std::mem::take(&mut word));
        } else {
            word.push_str(&letters);
            if word.len() > MAX_CHARS {
                word.truncate(MAX_CHARS);
                break;
            }
        }
    }
    if slug.is_empty() {
        slug = word;
    }
    Some(slug).filter(|slug| !slug.is_empty())
}

/// The char in lower-case ASCII letters and digits; empty if it has no such spelling.
fn latin(char: char) -> String {
    if char.is_ascii_alphanumeric() {
        return char.to_ascii_lowercase().to_string();
    }
    let folded = match char.to_lowercase().next().unwrap_or(char) {
        'ä' | 'æ' => "ae",
        'ö' | 'œ' => "oe",
        'ü' => "ue",
        'ß' => "ss",
        'à' | 'á' | 'â' | 'ã' | 'å' | 'ā' | 'ă' | 'ą' => "a",
        'ç' | 'ć' | 'č' => "c",
        'ď' | 'đ' | 'ð' => "d",
        'è' | 'é' | 'ê' | 'ë' | 'ē' | 'ė' | 'ę' | 'ě' => "e",
        'ğ' => "g",
        'ì' | 'í' | 'î' | 'ï' | 'ī' | 'į' | 'ı' => "i",
        'ł' => "l",
        'ñ' | 'ń' | 'ň' => "n",
        'ò' | 'ó' | 'ô' | 'õ' | 'ø' | 'ō' | 'ő' => "o",
        'ř' => "r",
        'ś' | 'š' | 'ş' | 'ș' => "s",
        'ť' | 'ţ' | 'ț' => "t",
        'ù' | 'ú' | 'û' | 'ū' | 'ů' | 'ű' => "u",
        'ý' | 'ÿ' => "y",
        'ź' | 'ż' | 'ž' => "z",
        'þ' => "th",
        _ => "",
    };
    folded.to_owned()
}

/// The ids that are in use.
#[derive(Debug, Default)]
pub struct Taken {
    ids: HashSet<String>,
    /// The last number that was tried behind a slug, so that many equal texts take linear time.
    numbers: HashMap<String, usize>,
}

impl Taken {
    /// These ids are in use.
    pub fn of<'a>(ids: impl Iterator<Item = &'a str>) -> Self {
        Self { ids: ids.map(str::to_owned).collect(), numbers: HashMap::new() }
    }

    /// A new id for a text: its slug, with a number if that is taken; the fallback with a number if there is no slug.
    pub fn new_id(&mut self, text: &str, fallback: &str) -> String {
        let slug = slug(text);
        if let Some(slug) = &slug {
            if self.ids.insert(slug.clone()) {
                return slug.clone();
            }
        }
        let (base, first) = slug.map_or_else(|| (fallback.to_owned(), 0), |slug| (slug, 1));
        let number = self.numbers.entry(base.clone()).or_insert(first);
        loop {
            *number += 1;
            let id = format!("{base}-{number}");
            if self.ids.insert(id.clone()) {
                return id;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slug_has_the_words_of_the_text() {
        for (text, expected) in [
            ("What does a yak eat?", Some("what-does-a-yak-eat")),
            ("  Ça va, Müller? Don't!  ", Some("ca-va-mueller-dont")),
            ("2 × 3 = ?", Some("2-3")),
            ("Ελλάδα", None),
            ("…", None),
            ("", None),
        ] {
            assert_eq!(slug(text).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn long_texts_are_cut_at_a_word_and_long_words_anywhere() {
        let words = slug(&"seven letters ".repeat(20)).unwrap();
        assert_eq!(words, "seven-letters-seven-letters-seven-letters-seven");
        assert_eq!(slug(&"a".repeat(1_000)).unwrap().len(), MAX_CHARS);
        assert_eq!(slug(&format!("yak {}", "b".repeat(1_000))).as_deref(), Some("yak"));
    }

    #[test]
    fn equal_texts_get_numbers_and_texts_without_letters_a_word() {
        let mut taken = Taken::of(["yak-2"].into_iter());
        let found: Vec<_> = ["Yak", "yak!", "Yak?", "…", "!"].map(|text| taken.new_id(text, "option")).into();
        assert_eq!(found, ["yak", "yak-3", "yak-4", "option-1", "option-2"]);
    }
}
