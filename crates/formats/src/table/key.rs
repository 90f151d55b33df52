//! Which option the key of a row means.

/// What a key means.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Key {
    /// The option at that index of the row's columns.
    Index(usize),
    /// The option with that text, though the key could also be a position.
    Text(usize),
    Several,
    Unknown,
}

/// Looks for the key among the options, each the index of its column and its text.
pub(crate) fn find(key: &str, options: &[(usize, String)]) -> Key {
    let key = key.trim();
    let same = |text: &str| text.trim().to_lowercase() == key.to_lowercase();
    // `a` and `A` may be two options.
    let exact = options.iter().find(|(_, text)| text.trim() == key);
    let by_text = exact.or_else(|| options.iter().find(|(_, text)| same(text))).map(|(index, _)| *index);
    let by_position = position(key).filter(|index| options.iter().any(|(option, _)| option == index));
    match (by_text, by_position) {
        (Some(text), Some(position)) if text != position => Key::Text(text),
        (Some(index), _) | (None, Some(index)) => Key::Index(index),
        (None, None) if is_list(key, options) => Key::Several,
        (None, None) => Key::Unknown,
    }
}

/// `B`, `b)`, `2`, `Option B`, `answer_2`: the index.
fn position(key: &str) -> Option<usize> {
    let key = key.to_ascii_lowercase();
    let name = key.trim_end_matches(['.', ')', ':']).trim_start_matches('(');
    let name = ["option", "answer", "choice", "opt"].iter().find_map(|word| name.strip_prefix(word)).unwrap_or(name);
    let name = name.trim_start_matches(['_', '-', ' ']);
    match name.as_bytes() {
        [letter @ b'a'..=b'z'] => Some(usize::from(letter - b'a')),
        _ => name.parse::<usize>().ok().filter(|number| *number > 0).map(|number| number - 1),
    }
}

/// Whether the key names several options.
fn is_list(key: &str, options: &[(usize, String)]) -> bool {
    [',', ';', '|', '&', '\n'].iter().any(|separator| {
        let parts: Vec<&str> = key.split(*separator).map(str::trim).filter(|part| !part.is_empty()).collect();
        let is_option = |part: &&str| options.iter().any(|(_, text)| text.trim() == *part) || position(part).is_some();
        parts.len() > 1 && parts.iter().all(is_option)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_a_text_a_letter_or_a_number() {
        let texts =
            |texts: [&str; 3]| texts.iter().enumerate().map(|(at, text)| (at, (*text).to_owned())).collect::<Vec<_>>();
        let yaks = texts(["Grass", "Meat, raw", "Fish"]);
        for (key, expected) in [
            ("grass ", Key::Index(0)),
            ("B", Key::Index(1)),
            ("c)", Key::Index(2)),
            ("2", Key::Index(1)),
            ("Option C", Key::Index(2)),
            ("option_a", Key::Index(0)),
            ("answer 3", Key::Index(2)),
            ("Meat, raw", Key::Index(1)),
            ("A,C", Key::Several),
            ("1; 2", Key::Several),
            ("Grass|Fish", Key::Several),
            ("D", Key::Unknown),
            ("0", Key::Unknown),
            ("Hay", Key::Unknown),
            ("", Key::Unknown),
        ] {
            assert_eq!(find(key, &yaks), expected, "{key}");
        }
        assert_eq!(find("A", &texts(["a", "A", "b"])), Key::Text(1), "a text of the same case comes first");
        assert_eq!(find("3", &texts(["2", "3", "4"])), Key::Text(1), "a text comes before a position");
    }
}
