//! Languages as tags, such as `en` or `pt-BR`, and directions of texts.

/// Languages whose usual script runs from right to left.
const RIGHT_TO_LEFT_LANGUAGES: &[&str] =
    &["ar", "arc", "ckb", "dv", "fa", "he", "nqo", "ps", "sd", "syr", "ug", "ur", "yi"];

/// Scripts that run from right to left.
const RIGHT_TO_LEFT_SCRIPTS: &[&str] = &["adlm", "arab", "hebr", "nkoo", "rohg", "syrc", "thaa"];

/// The direction of English texts, by its name in deck files and in HTML.
pub(crate) const LEFT_TO_RIGHT: &str = "ltr";
/// The direction of Arabic texts.
pub(crate) const RIGHT_TO_LEFT: &str = "rtl";

/// Whether the text has the form of a language tag (BCP 47). Whether there is such a language is not checked.
pub fn is_language_tag(text: &str) -> bool {
    let mut subtags = text.split('-');
    let is_language =
        |subtag: &str| (2..=8).contains(&subtag.len()) && subtag.bytes().all(|byte| byte.is_ascii_alphabetic());
    let is_subtag =
        |subtag: &str| (1..=8).contains(&subtag.len()) && subtag.bytes().all(|byte| byte.is_ascii_alphanumeric());
    subtags.next().is_some_and(is_language) && subtags.all(is_subtag)
}

/// Whether texts in this language run from right to left. A script in the tag decides: `az-Arab`, `ur-Latn`.
pub fn is_right_to_left(tag: &str) -> bool {
    let tag = tag.to_ascii_lowercase();
    let mut subtags = tag.split('-');
    let language = subtags.next().unwrap_or_default();
    match subtags.find(|subtag| subtag.len() == 4 && subtag.bytes().all(|byte| byte.is_ascii_alphabetic())) {
        Some(script) => RIGHT_TO_LEFT_SCRIPTS.contains(&script),
        None => RIGHT_TO_LEFT_LANGUAGES.contains(&language),
    }
}

#[cfg(test)]
mod tests {
    use super::{is_language_tag, is_right_to_left};

    #[test]
    fn a_language_tag_has_subtags_of_letters_and_digits() {
        for tag in ["en", "de", "pt-BR", "zh-Hant-TW", "es-419", "sgn-ase", "de-1996"] {
            assert!(is_language_tag(tag), "{tag}");
        }
        for text in ["", "e", "english language", "en_US", "en-", "-en", "en--GB", "ген", "e1", "abcdefghi"] {
            assert!(!is_language_tag(text), "{text}");
        }
    }

    #[test]
    fn the_script_decides_the_direction_and_otherwise_the_language() {
        for tag in ["ar", "AR-EG", "he", "fa-IR", "ur", "az-Arab", "ku-Arab-IQ", "yi"] {
            assert!(is_right_to_left(tag), "{tag}");
        }
        for tag in ["en", "de", "az", "ar-Latn", "ur-latn-PK", "arn", "heb-Latn", "zh-Hant"] {
            assert!(!is_right_to_left(tag), "{tag}");
        }
    }
}
