//! How texts of any length come into a picture: by words into lines, in the largest size that is enough, cut off where
//! none is. Widths are estimated, since the fonts are the reader's; rather too wide than too narrow.
//!
//! Knows letters; knows no picture.

/// A text in one line, in the first size that fits or else cut off in the last.
pub fn fitted(text: &str, sizes: &[i32], room: i32) -> (i32, String) {
    let mut last = 0;
    for &size in sizes {
        if width(text, size) <= room {
            return (size, text.to_owned());
        }
        last = size;
    }
    (last, cut(text, last, room))
}

/// A text in lines, in the first size that needs no more of them than stand beside it; cut off if none does.
pub fn in_few_lines(text: &str, sizes: &[(i32, usize)], room: i32) -> (i32, Vec<String>) {
    let (mut last, mut lines) = (0, Vec::new());
    for &(size, most) in sizes {
        lines = wrapped(text, size, room);
        if lines.len() <= most {
            return (size, balanced(text, size, room, lines));
        }
        last = size;
        let rest = lines.split_off(most);
        if let (Some(line), Some(next)) = (lines.last_mut(), rest.first()) {
            line.push(' ');
            line.push_str(next);
            *line = cut(line, size, room);
        }
    }
    (last, lines)
}

/// The same lines, as equally long as their number allows.
fn balanced(text: &str, size: i32, room: i32, mut lines: Vec<String>) -> Vec<String> {
    let mut room = room;
    while room > size {
        room -= size / 4;
        let narrower = wrapped(text, size, room);
        if narrower.len() > lines.len() || narrower.iter().any(|line| width(line, size) > room) {
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
        if before > 0 && width(&line, size) > room {
            line.truncate(before);
            lines.push(line);
            line = word.to_owned();
        }
        while width(&line, size) > room {
            let rest = line.split_off(fitting(&line, size, room));
            lines.push(line);
            line = rest;
        }
    }
    lines.push(line);
    lines
}

/// The beginning of a text that is too wide, with an ellipsis.
fn cut(text: &str, size: i32, room: i32) -> String {
    let mut cut = text.to_owned();
    cut.truncate(fitting(text, size, room - width("…", size)));
    cut.push('…');
    cut
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

fn width(text: &str, size: i32) -> i32 {
    let mut sum = 0;
    for letter in text.chars() {
        sum += hundredths(letter);
    }
    sum * size / 100
}

/// How wide a letter is in a wide bold font, in hundredths of its size.
fn hundredths(letter: char) -> i32 {
    match letter {
        ' ' | 'i' | 'j' | 'l' | 'I' | '.' | ',' | ':' | ';' | '!' | '|' | '\'' | '’' => 38,
        'f' | 'r' | 't' | '(' | ')' | '-' | '/' => 50,
        'm' | 'w' | 'M' | 'W' | '…' => 104,
        'A'..='Z' => 78,
        // Letters of other scripts, up to those that fill a square.
        '\u{0}'..='\u{10ff}' => 69,
        _ => 100,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_broken_between_words_into_lines_that_fit() {
        for text in ["A lean towards Product Manager", "a", "", "Überaus lange Wörter überall", "a b c d e f g h i"]
        {
            for room in [300, 700, 2000] {
                let lines = wrapped(text, 100, room);
                assert_eq!(
                    lines.join(" ").split_whitespace().collect::<Vec<_>>().concat().replace(' ', ""),
                    text.replace(' ', "")
                );
                assert!(lines.iter().all(|line| width(line, 100) <= room), "{lines:?} in {room}");
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
        let (size, lines) = in_few_lines("A lean towards Product Manager", &[(144, 2), (112, 3)], 2000);
        assert_eq!((size, lines), (144, vec!["A lean towards".to_owned(), "Product Manager".to_owned()]));
    }

    #[test]
    fn the_size_is_the_largest_that_needs_few_lines_and_what_is_too_long_is_cut_off() {
        let sizes = [(144, 2), (112, 3), (88, 3)];
        let long = "A lean towards Senior Principal Product Ownership Coordinator";
        let (size, lines) = in_few_lines(long, &sizes, 2000);
        assert_eq!((size, lines.join(" ").as_str()), (112, long));
        let endless = ["endless words"; 30].join(" and ");
        let (size, lines) = in_few_lines(&endless, &sizes, 2000);
        assert_eq!((size, lines.len()), (88, 3));
        assert!(lines.iter().all(|line| width(line, 88) <= 2000), "{lines:?}");
        assert!(lines[2].ends_with('…') && endless.starts_with(&lines[0]), "{lines:?}");
    }

    #[test]
    fn one_line_shrinks_and_then_is_cut_off() {
        assert_eq!(fitted("Product Owner", &[60, 48], 960), (60, "Product Owner".to_owned()));
        assert_eq!(fitted("abcdefghij", &[60, 48], 400), (48, "abcdefghij".to_owned()));
        let (size, text) = fitted("abcdefghijklmnop", &[60, 48], 300);
        assert_eq!((size, text.ends_with('…')), (48, true));
        assert!(width(&text, size) <= 300, "{text}");
    }
}
