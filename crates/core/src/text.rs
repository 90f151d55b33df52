//! The few things that are done with texts everywhere: joining and dividing them, printing and reading numbers, counting words.
//!
//! The standard library's ways to do the same print through its formatting machinery or are compiled anew for each
//! type: together two kibibytes of every reader's download.

/// The texts one after the other, with something between each two.
pub fn joined<S: AsRef<str>>(texts: &[S], between: &str) -> String {
    let mut all = String::new();
    for (place, text) in texts.iter().enumerate() {
        if place > 0 {
            all.push_str(between);
        }
        all.push_str(text.as_ref());
    }
    all
}

/// The text before the first such sign, and the text behind it; none if there is no such sign.
pub fn divided(text: &str, sign: u8) -> Option<(&str, &str)> {
    let place = text.bytes().position(|byte| byte == sign)?;
    Some((text.get(..place)?, text.get(place + 1..)?))
}

/// The texts between such signs.
pub fn pieces(text: &str, sign: u8) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some((piece, after)) = divided(rest, sign) {
        pieces.push(piece);
        rest = after;
    }
    pieces.push(rest);
    pieces
}

/// The number in decimal digits.
pub fn digits(number: usize) -> String {
    let mut text = if number < 10 { String::new() } else { digits(number / 10) };
    text.push(char::from(b'0' + (number % 10) as u8));
    text
}

/// The whole number that the text is, if it is one, of at most eighteen digits.
pub fn whole(text: &str) -> Option<i64> {
    let digits = text.strip_prefix('-').or(text.strip_prefix('+')).unwrap_or(text);
    if digits.is_empty() || digits.len() > 18 {
        return None;
    }
    let mut number = 0;
    for letter in digits.chars() {
        number = number * 10 + i64::from(letter.to_digit(10)?);
    }
    Some(if text.starts_with('-') { -number } else { number })
}

/// The number that the hexadecimal digits stand for, or the last 32 bits of it; none if one of them is no such digit.
pub fn hexadecimal(digits: &[u8]) -> Option<u32> {
    digits.iter().try_fold(0, |number, &digit| Some(number << 4 | char::from(digit).to_digit(16)?))
}

/// How many words there are between white space.
pub fn word_count(text: &str) -> usize {
    let mut count = 0;
    let mut is_between = true;
    for letter in text.chars() {
        let is_space = letter.is_whitespace();
        count += usize::from(is_between && !is_space);
        is_between = is_space;
    }
    count
}

/// The text up to that byte, or a little before it where that is inside of a letter.
pub fn start(text: &str, mut end: usize) -> &str {
    while !text.is_char_boundary(end) && end < text.len() {
        end -= 1;
    }
    text.get(..end).unwrap_or(text)
}

/// Whether there is nothing in the text but white space.
pub fn is_blank(text: &str) -> bool {
    text.chars().all(char::is_whitespace)
}
