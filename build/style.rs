//! Makes a style sheet small: without its comments and without the white space that says nothing.
//!
//! For plain style sheets like ours. Knows texts in quotation marks, and where a space tells two things apart; knows no
//! properties and no selectors. The loader's own style sheet is made small by a real minifier, which a build script lacks.

/// A space beside one of these says nothing, in a selector, a condition or a declaration.
const SPEAKS_FOR_ITSELF: &[char] = &['{', '}', ';', ',', '>'];

/// The style sheet without what browsers do not look at.
pub fn small(css: &str) -> String {
    let mut small = String::new();
    let mut rest = css;
    while let Some(letter) = rest.chars().next() {
        let length = length_of_next(rest, letter);
        let (piece, after) = rest.split_at_checked(length).unwrap_or((rest, ""));
        rest = after;
        match letter {
            _ if piece.starts_with("/*") || letter.is_whitespace() => space(&mut small, rest),
            '}' => {
                // The last declaration needs no end.
                if small.ends_with(';') {
                    small.pop();
                }
                small.push('}');
            }
            _ => small.push_str(piece),
        }
    }
    small
}

/// How many bytes belong together: a comment, a text in quotation marks, a run of white space, or one letter.
fn length_of_next(rest: &str, letter: char) -> usize {
    let until = |found: Option<usize>| found.unwrap_or(rest.len());
    let after =
        |from: usize, end: &str| rest.get(from..).and_then(|rest| rest.find(end)).map(|at| from + at + end.len());
    match letter {
        '/' if rest.starts_with("/*") => until(after(2, "*/")),
        '"' => until(after(1, "\"")),
        '\'' => until(after(1, "'")),
        _ if letter.is_whitespace() => until(rest.find(|next: char| !next.is_whitespace())),
        _ => letter.len_utf8(),
    }
}

/// One space, where it is needed. After a colon it never is: there it comes only between a property and its value.
fn space(small: &mut String, rest: &str) {
    let is_between = |letter: char| SPEAKS_FOR_ITSELF.contains(&letter);
    let says_nothing = small.is_empty()
        || small.ends_with(|last: char| is_between(last) || last == ':' || last == ' ')
        || rest.is_empty()
        || rest.starts_with(|next: char| is_between(next) || next.is_whitespace())
        || rest.starts_with("/*");
    if !says_nothing {
        small.push(' ');
    }
}
