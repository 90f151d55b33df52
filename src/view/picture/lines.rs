//! How texts of any length come into a picture: by words into lines, in the largest size that is enough, cut off where
//! none is. Widths are estimated, since the fonts are the reader's; rather too wide than too narrow.
//!
//! Knows letters; knows no picture.

use crate::quiz::text::joined;

/// The size that no text is made smaller than.
const LEAST: i32 = 40;

/// A text in at most so many lines, in the largest size up to this one that they have room for; cut off if none is small
/// enough.
pub fn fitted(text: &str, largest: i32, most: usize, room: i32) -> (i32, Vec<String>) {
    let mut size = largest;
    let mut lines = wrapped(text, size, room);
    while lines.len() > most && size > LEAST {
        size -= 4;
        lines = wrapped(text, size, room);
    }
    if lines.len() > most {
        lines.truncate(most);
        if let Some(line) = lines.last_mut() {
            line.push('…');
        }
        return (size, lines);
    }
    (size, balanced(text, size, room, lines))
}

/// The same lines, as equally long as their number allows.
fn balanced(text: &str, size: i32, mut room: i32, mut lines: Vec<String>) -> Vec<String> {
    while room > size {
        room -= size / 4;
        let narrower = wrapped(text, size, room);
        // Once a word is broken, the lines are no longer the text with spaces between them.
        if narrower.len() > lines.len() || joined(&narrower, " ") != text {
            break;
        }
        lines = narrower;
    }
    lines
}

/// The text in lines that are not wider than the room; a word that is, is broken.
fn wrapped(text: &str, size: i32, room: i32) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    for word in text.split(' ') {
        let before = line.len();
        if before > 0 {
            line.push(' ');
        }
        line.push_str(word);
        let mut end = fitting(&line, size, room);
        if before > 0 && end < line.len() {
            line.truncate(before);
            lines.push(line);
            line = word.to_owned();
            end = fitting(&line, size, room);
        }
        while end < line.len() {
            let rest = line.split_off(end);
            lines.push(line);
            line = rest;
            end = fitting(&line, size, room);
        }
    }
    lines.push(line);
    lines
}

/// How many bytes of the text fit: a whole letter at least.
fn fitting(text: &str, size: i32, room: i32) -> usize {
    let mut sum = 0;
    for (at, letter) in text.char_indices() {
        sum += hundredths(letter) * size;
        if at > 0 && sum > room * 100 {
            return at;
        }
    }
    text.len()
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

    fn fits(line: &str, size: i32, room: i32) -> bool {
        fitting(line, size, room) == line.len()
    }

    #[test]
    fn a_text_is_broken_between_words_into_lines_that_fit() {
        for text in ["A lean towards Product Manager", "a", "", "Überaus lange Wörter überall", "a b c d e f g h i"]
        {
            for room in [300, 700, 2000] {
                let lines = wrapped(text, 100, room);
                assert_eq!(lines.concat().replace(' ', ""), text.replace(' ', ""));
                assert!(lines.iter().all(|line| fits(line, 100, room)), "{lines:?} in {room}");
            }
        }
        assert_eq!(wrapped("aaa bbb ccc", 100, 500), ["aaa bbb", "ccc"]);
    }

    #[test]
    fn a_word_that_is_wider_than_the_room_is_broken() {
        assert_eq!(wrapped("a bbbbbbbb c", 100, 300), ["a", "bbbb", "bbbb", "c"]);
        assert_eq!(wrapped("漢字漢字漢", 100, 200), ["漢字", "漢字", "漢"]);
        // Not even one letter fits, and there is an end to it all the same.
        assert_eq!(wrapped("ab", 100, 1), ["a", "b"]);
    }

    #[test]
    fn lines_are_balanced_and_no_more_than_they_were() {
        let (size, lines) = fitted("A lean towards Product Manager", 144, 2, 2000);
        assert_eq!((size, lines), (144, vec!["A lean towards".to_owned(), "Product Manager".to_owned()]));
    }

    #[test]
    fn the_size_is_the_largest_that_needs_few_lines_and_what_is_too_long_is_cut_off() {
        let long = "A lean towards Senior Principal Product Ownership Coordinator";
        let (size, lines) = fitted(long, 144, 2, 2000);
        assert_eq!(lines.join(" "), long);
        assert_eq!((wrapped(long, size, 2000).len(), wrapped(long, size + 4, 2000).len()), (2, 3));
        let endless = ["endless words"; 30].join(" and ");
        let (size, lines) = fitted(&endless, 144, 2, 2000);
        assert_eq!((size, lines.len()), (LEAST, 2));
        assert!(lines.iter().all(|line| fits(line, LEAST, 2000)), "{lines:?}");
        assert!(lines[1].ends_with('…') && endless.starts_with(&lines[0]), "{lines:?}");
        let (size, lines) = fitted("abcdefghijklmnop", 60, 1, 300);
        assert_eq!((size, lines), (LEAST, vec!["abcdefghijkl…".to_owned()]));
    }

    #[test]
    fn what_has_room_is_left_alone() {
        assert_eq!(fitted("Product Owner", 60, 1, 960), (60, vec!["Product Owner".to_owned()]));
        assert_eq!(fitted("", 60, 1, 960), (60, vec![String::new()]));
    }
}
