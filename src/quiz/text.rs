//! The few things that are done with texts everywhere: joining them, printing numbers, counting words.
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

/// The number in decimal digits.
pub fn digits(number: usize) -> String {
    let mut text = if number < 10 { String::new() } else { digits(number / 10) };
    text.push(char::from(b'0' + (number % 10) as u8));
    text
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

/// Whether there is nothing in the text but white space.
pub fn is_blank(text: &str) -> bool {
    text.chars().all(char::is_whitespace)
}
