//! Aiken: a question, options with letters, and the letter of the right one.
//!
//! ```text
//! What do yaks eat?
//! A. Grass
//! B) Meat
//! ANSWER: A
//! ```

use crate::draft::{Draft, DraftOption, Questions};
use crate::text::html;

const MARKING: &str = "end the question with one line such as ANSWER: B";

/// Lines behind the answer that some programs write.
const EXPLANATIONS: [&str; 3] = ["feedback", "explanation", "rationale"];

/// A question whose lines are still read.
#[derive(Default)]
struct Open {
    offset: usize,
    stem: String,
    options: Vec<(usize, String)>,
    key: Option<Key>,
    why: String,
    is_after_blank: bool,
}

enum Key {
    Letter(usize),
    /// The fault is reported already.
    Unusable,
}

/// What a line is.
enum Line<'t> {
    Answer(&'t str),
    Explanation(&'t str),
    Option(usize, &'t str),
    Text,
    Blank,
}

pub(crate) fn read(text: &str, questions: &mut Questions<'_>) {
    let mut open = Open::default();
    let mut offset = 0;
    for line in text.split_inclusive('\n') {
        if questions.is_over() {
            return;
        }
        let start = offset + line.len() - line.trim_start().len();
        read_line(&mut open, line.trim(), start, questions);
        offset += line.len();
    }
    close(&mut open, questions);
}

fn read_line(open: &mut Open, line: &str, offset: usize, questions: &mut Questions<'_>) {
    match classify(line) {
        Line::Blank => open.is_after_blank = true,
        Line::Answer(letters) if open.key.is_none() => {
            if open.stem.is_empty() && open.options.is_empty() {
                questions.faults().error(offset, "an ANSWER line without a question above it");
                return;
            }
            open.key = Some(key(letters, open, offset, questions));
        }
        // What follows an option out of order belongs to the same question.
        Line::Answer(_) | Line::Option(..) if matches!(open.key, Some(Key::Unusable)) && !open.is_after_blank => {}
        Line::Answer(_) => questions.faults().error(offset, "a second ANSWER line; the question above has one already"),
        Line::Explanation(text) if open.key.is_some() => open.why = text.to_owned(),
        // A letter counts as that of an option only in its place: a stem may begin with "A. Lincoln".
        Line::Option(letter, text) if open.key.is_none() && !open.stem.is_empty() && letter == open.options.len() => {
            open.options.push((offset, text.to_owned()));
            open.is_after_blank = false;
        }
        Line::Option(letter, _) if open.key.is_none() && !open.options.is_empty() && !open.is_after_blank => {
            let expected = letter_of(open.options.len());
            questions.faults().error(
                offset,
                format!(
                    "option {} comes where {expected} is expected; letter the options A, B, C and so on",
                    letter_of(letter)
                ),
            );
            open.key = Some(Key::Unusable);
        }
        _ => text_line(open, line, offset, questions),
    }
}

/// A line of a stem, or one that goes on with an option.
fn text_line(open: &mut Open, line: &str, offset: usize, questions: &mut Questions<'_>) {
    match open.options.last_mut() {
        Some((_, option)) if open.key.is_none() && !open.is_after_blank => {
            option.push('\n');
            option.push_str(line);
            return;
        }
        Some(_) => close(open, questions),
        None if open.key.is_some() => close(open, questions),
        None => {}
    }
    if open.stem.is_empty() {
        open.offset = offset;
    } else {
        open.stem.push('\n');
    }
    open.stem.push_str(line);
    open.is_after_blank = false;
}

fn close(open: &mut Open, questions: &mut Questions<'_>) {
    let Open { offset, stem, options, key, why, .. } = std::mem::take(open);
    let key = match key {
        Some(Key::Letter(key)) => key,
        Some(Key::Unusable) => return,
        None if stem.is_empty() && options.is_empty() => return,
        None if options.is_empty() => {
            questions.faults().error(offset, "text without options; write them on lines of their own: A. …, B. …");
            return;
        }
        None => {
            questions.faults().error(offset, format!("the question has no ANSWER line; {MARKING}"));
            return;
        }
    };
    let options = options.into_iter().enumerate().map(|(index, (offset, text))| DraftOption {
        offset,
        text: html::read_pasted(&text),
        is_right: index == key,
        ..DraftOption::default()
    });
    questions.add(Draft {
        offset,
        stem: html::read_pasted(&stem),
        options: options.collect(),
        why: Some(why).filter(|why| !why.is_empty()).map(|why| html::read_pasted(&why)),
        marking: MARKING,
        ..Draft::default()
    });
}

/// The option that an ANSWER line names.
fn key(letters: &str, open: &Open, offset: usize, questions: &mut Questions<'_>) -> Key {
    let named: Vec<&str> = letters.split([',', ';', ' ', '&', '+', '/']).filter(|word| !word.is_empty()).collect();
    let is_letter = |word: &&str| word.trim_end_matches(['.', ')']).len() == 1;
    let fault = match named.as_slice() {
        [one] if is_letter(one) => {
            let letter = one.bytes().next().unwrap_or_default().to_ascii_uppercase();
            let index = usize::from(letter.wrapping_sub(b'A'));
            if index < open.options.len() {
                return Key::Letter(index);
            }
            format!("the question has no option {one}; {MARKING}")
        }
        [] => format!("the ANSWER line names no letter; {MARKING}"),
        [_, _, ..] if named.iter().all(is_letter) => {
            "several right options are named, but only one may be; name one letter and change the others".to_owned()
        }
        _ => format!("\"{letters}\" is not the letter of an option; {MARKING}"),
    };
    questions.faults().error(offset, fault);
    Key::Unusable
}

fn classify(line: &str) -> Line<'_> {
    if line.is_empty() {
        return Line::Blank;
    }
    if let Some((word, rest)) = line.split_once([':', '：']) {
        let word = word.trim().to_ascii_lowercase();
        if matches!(word.as_str(), "answer" | "answers" | "ans" | "correct answer") {
            return Line::Answer(rest.trim());
        }
        if EXPLANATIONS.contains(&word.as_str()) {
            return Line::Explanation(rest.trim());
        }
    }
    let mut chars = line.chars();
    let letter = chars.next().filter(char::is_ascii_alphabetic);
    let mark = chars.next().filter(|mark| matches!(mark, '.' | ')'));
    match letter.zip(mark) {
        // "e.g. this" is a text: a space follows the mark of an option with a small letter.
        Some((letter, _)) if letter.is_ascii_uppercase() || chars.as_str().starts_with(char::is_whitespace) => {
            let index = u32::from(letter.to_ascii_uppercase()) - u32::from('A');
            Line::Option(index as usize, chars.as_str().trim_start())
        }
        _ => Line::Text,
    }
}

fn letter_of(index: usize) -> char {
    u8::try_from(index).ok().filter(|index| *index < 26).map_or('?', |index| char::from(b'A' + index))
}
