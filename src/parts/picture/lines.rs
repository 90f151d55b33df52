//! How texts of any length come into a picture: in halves, and in the size that they have room for. Widths are estimated,
//! since the fonts are the reader's; rather too wide than too narrow.
//!
//! Knows letters; knows no picture.

/// The text in one line: XML has no place for control characters, and a scene ends a word with one.
pub fn plain(text: &str) -> String {
    let mut plain = String::new();
    for letter in text.chars() {
        plain.push(if letter < ' ' { ' ' } else { letter });
    }
    plain
}

/// The two parts around the space that is nearest to the middle; the second is empty where there is none.
pub fn halves(text: &str) -> (&str, &str) {
    let middle = text.len() / 2;
    let mut best = text.len();
    for (at, letter) in text.char_indices() {
        if letter == ' ' && at.abs_diff(middle) < best.abs_diff(middle) {
            best = at;
        }
    }
    text.split_at_checked(best)
        .map_or((text, ""), |(first, second)| (first, second.strip_prefix(' ').unwrap_or(second)))
}

/// The size in which the text is as wide as the room.
pub fn size_for(text: &str, room: i32) -> i32 {
    let mut width = 1;
    for letter in text.chars() {
        width += hundredths(letter);
    }
    room * 100 / width
}

/// How wide a letter is in a wide bold font, in hundredths of its size.
fn hundredths(letter: char) -> i32 {
    match letter {
        ' '..='/' | 'i' | 'j' | 'l' | 'I' => 40,
        'A'..='Z' | 'm' | 'w' => 85,
        // Letters of other scripts, up to those that fill a square.
        '\u{0}'..='\u{10ff}' => 69,
        _ => 100,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_halved_at_the_space_that_is_nearest_to_its_middle() {
        let rows = [
            ("A strong lean towards Product Manager", ("A strong lean towards", "Product Manager")),
            ("About even between the two roles", ("About even between", "the two roles")),
            ("a b", ("a", "b")),
            ("ein Überblick über alles", ("ein Überblick", "über alles")),
            ("one", ("one", "")),
            ("産品負責人", ("産品負責人", "")),
            ("", ("", "")),
        ];
        for (text, halves_of_it) in rows {
            assert_eq!(halves(text), halves_of_it);
        }
    }

    #[test]
    fn a_text_has_no_control_characters() {
        assert_eq!(plain("a\u{7}\nb\t é"), "a  b  é");
    }

    #[test]
    fn the_longer_or_wider_a_text_the_smaller_it_is() {
        let sizes =
            ["ill", "abc", "MMM", "産品負", "abc abc", "a very long name of a role"].map(|text| size_for(text, 2000));
        assert!(sizes.is_sorted_by(|wide, narrow| wide >= narrow), "{sizes:?}");
        assert!(size_for("Product Owner or Product Manager?", 2000) >= 60, "the shipped title is not made smaller");
        assert!(size_for("", 2000) >= 2000);
    }
}
