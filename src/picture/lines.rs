//! Fits texts of any length into a picture.
//!
//! Widths are estimated, since the reader's system chooses the font. They are rather too large than too small.

/// The text in one line, with spaces for the characters that XML does not allow.
pub fn single_line(text: &str) -> String {
    text.replace(|char| matches!(char, '\0'..' ' | '\u{fffe}' | '\u{ffff}'), " ")
}

/// The font size in which the text is as wide as the room.
pub fn font_size_for(text: &str, room: i32) -> i32 {
    let hundredths: i32 = text.chars().map(width_in_hundredths).sum();
    room * 100 / (hundredths + 1)
}

/// The width of a character in a wide bold font, in hundredths of the font size.
fn width_in_hundredths(char: char) -> i32 {
    match char {
        ' '..='/' | 'i' | 'j' | 'l' | 'I' => 40,
        'A'..='Z' | 'm' | 'w' => 85,
        '\u{0}'..='\u{10ff}' => 69,
        // From Hangul on, other scripts have characters that fill a square.
        _ => 100,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_characters_become_spaces() {
        assert_eq!(single_line("a\u{7}\nb\t é\u{ffff}"), "a  b  é ");
    }

    #[test]
    fn longer_and_wider_texts_get_a_smaller_font() {
        let sizes = ["ill", "abc", "MMM", "産品負", "abc abc", "a very long name of a role"]
            .map(|text| font_size_for(text, 2000));
        assert!(sizes.is_sorted_by(|wide, narrow| wide >= narrow), "{sizes:?}");
        assert!(font_size_for("Product Owner or Product Manager?", 2000) >= 60, "the shipped title keeps its size");
        assert!(font_size_for("", 2000) >= 2000);
    }
}
