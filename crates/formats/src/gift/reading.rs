//! Reads GIFT.

use super::answers::{self, Answers, Item};
use super::blocks::{self, Block, Span};
use super::pieces::{self, TextFormat};
use crate::draft::{Draft, DraftOption, Questions};
use crate::fault::Faults;
use crate::text::Reading;

const MARKING: &str = "mark the right one with = and the others with ~ (inside a text write \\= and \\~)";

/// What a missing word is shown as, as in Moodle.
const GAP: &str = "_____";

/// How Moodle calls the category of a course, in some languages.
const DEFAULT_NAMES: [&str; 5] = ["Default for ", "Défaut pour ", "Por defecto en ", "Standard für ", "Default per "];

/// The points of a full answer, in hundredths of a per cent; Moodle rounds too.
const FULL: i64 = 9_900;

pub(crate) fn read(text: &str, questions: &mut Questions<'_>) {
    let (masked, blocks) = blocks::split(text);
    let mut heading = None;
    let mut first_penalty = None;
    for block in blocks {
        if questions.is_over() {
            break;
        }
        match block {
            Block::Category { start, end } => heading = category(masked.get(start..end).unwrap_or_default()),
            Block::Question(span) => {
                if let Some(draft) = question(&masked, span, &mut first_penalty, questions.faults()) {
                    questions.add(Draft { heading: heading.clone(), ..draft });
                }
            }
        }
    }
    if let Some(offset) = first_penalty {
        let message = "negative points are ignored, here and below; a wrong option scores 0";
        questions.faults().warning(offset, message);
    }
}

/// The last name of a category's path, without the ones that Moodle makes itself. A slash in a name is doubled, so that of
/// an odd number of slashes the first one separates names.
fn category(path: &str) -> Option<String> {
    let mut names = vec![String::new()];
    let mut rest = path.trim();
    while !rest.is_empty() {
        let (part, behind) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
        let slashes = behind.len() - behind.trim_start_matches('/').len();
        names.last_mut().into_iter().for_each(|name| name.push_str(part));
        if slashes % 2 == 1 {
            names.push(String::new());
        }
        names.last_mut().into_iter().for_each(|name| name.push_str(&"/".repeat(slashes / 2)));
        rest = behind.trim_start_matches('/');
    }
    let is_context = |name: &String| name.starts_with('$') && name.ends_with('$');
    let mut names: Vec<String> = names.into_iter().map(|name| name.trim().to_owned()).collect();
    for is_made in [is_context as fn(&String) -> bool, |name| name == "top"] {
        if names.first().is_some_and(is_made) {
            names.remove(0);
        }
    }
    names.pop().filter(|name| !name.is_empty() && !DEFAULT_NAMES.iter().any(|start| name.starts_with(start)))
}

fn question(masked: &str, span: Span, first_penalty: &mut Option<usize>, faults: &mut Faults) -> Option<Draft> {
    let part = |start: usize, end: usize| masked.get(start..end).unwrap_or_default();
    let (open, close) = match span {
        Span { extra: Some(extra), .. } => {
            let is_second_gap = span.close.is_some_and(|close| close < extra) && part(extra, extra + 1) == "{";
            faults.error(
                extra,
                if is_second_gap {
                    "the text has several gaps, but a question has one; ask each gap as its own question"
                } else {
                    "unexpected brace; inside a text write \\{ and \\}"
                },
            );
            return None;
        }
        Span { open: Some(open), close: Some(close), .. } => (open, close),
        Span { open: Some(open), .. } => {
            faults.error(open, "the brace { is never closed; write } after the answers");
            return None;
        }
        Span { start, .. } => {
            faults.error(
                start,
                "this text has no answers (Moodle calls it a description); add answers in braces or remove it",
            );
            return None;
        }
    };
    let head = answers::head(part(span.start, open));
    let (format, _) = TextFormat::split(head.text);
    let format = format.unwrap_or(TextFormat::Moodle);
    let tail = part(close + 1, span.end).trim_end();
    let stem = if tail.is_empty() {
        pieces::read(head.text, format)
    } else {
        // What follows in the next line goes on with the sentence.
        let tail = tail.strip_prefix('\n').map_or_else(|| tail.to_owned(), |tail| format!(" {tail}"));
        pieces::read(&format!("{}{GAP}{tail}", head.text), format)
    };
    let (answers, general) = answers::answers(part(open + 1, close));
    let offset = span.start;
    let draft = Draft {
        offset,
        id: head.name.map(pieces::unescape),
        stem,
        why: general.map(|why| pieces::read(why, format)),
        marking: MARKING,
        ..Draft::default()
    };
    let refusal = match answers {
        Answers::TrueFalse { is_true, wrong_why, right_why } => {
            return Some(true_false(draft, open, format, is_true, wrong_why, right_why));
        }
        Answers::Items(items) if items.iter().any(|item| !item.is_equal) => {
            let penalty = items.iter().find(|item| points(item) < 0).map(|item| open + 1 + item.offset);
            *first_penalty = first_penalty.or(penalty);
            return choice(draft, open + 1, format, &items, faults);
        }
        Answers::Items(items) if items.iter().any(|item| item.text.contains("->")) => {
            "matching questions are not supported; ask for one of the pairs, with options"
        }
        Answers::Items(_) => "short-answer questions are not supported; add wrong options with ~",
        Answers::Essay => "essay questions are not supported; add options with = and ~",
        Answers::Numerical => "numerical questions are not supported; offer numbers as options, with = and ~",
        Answers::Unmarked => "the answers have no marks; write = before the right one and ~ before the others",
    };
    faults.error(open, refusal);
    None
}

fn true_false(
    draft: Draft,
    open: usize,
    format: TextFormat,
    is_true: bool,
    wrong_why: Option<&str>,
    right_why: Option<&str>,
) -> Draft {
    let option = |name: &str, is_right: bool| DraftOption {
        offset: open,
        text: Reading::of_plain(name),
        why: if is_right { right_why } else { wrong_why }.map(|why| pieces::read(why, format)),
        is_right,
        ..DraftOption::default()
    };
    Draft { options: vec![option("True", is_true), option("False", !is_true)], is_order_fixed: true, ..draft }
}

fn points(item: &Item<'_>) -> i64 {
    item.weight.unwrap_or(if item.is_equal { 10_000 } else { 0 })
}

fn choice(draft: Draft, base: usize, format: TextFormat, items: &[Item<'_>], faults: &mut Faults) -> Option<Draft> {
    let is_partial = |item: &&Item<'_>| points(item) > 0 && points(item) < FULL;
    if let Some(item) = items.iter().find(is_partial) {
        let message = if items.iter().any(|item| points(item) >= FULL) {
            "partial credit is not supported; remove the percentage, so that the option is right or wrong"
        } else {
            "several right options share the points, but only one may be right; mark it with = and the others with ~"
        };
        faults.error(base + item.offset, message);
        return None;
    }
    let options = items.iter().map(|item| DraftOption {
        offset: base + item.offset,
        text: pieces::read(item.text, format),
        why: item.why.map(|why| pieces::read(why, format)),
        is_right: points(item) >= FULL,
        ..DraftOption::default()
    });
    Some(Draft { options: options.collect(), ..draft })
}

#[cfg(test)]
mod tests {
    use super::category;

    #[test]
    fn the_last_name_of_a_category_is_the_heading() {
        for (path, expected) in [
            (" Rivers ", Some("Rivers")),
            ("$course$/top/Geography/Rivers", Some("Rivers")),
            ("$system$/top/In//Out//", Some("In/Out/")),
            ("$course$/top///In", Some("/In")),
            ("$course$/top", None),
            ("$course$/top/top", Some("top")),
            ("$course$/top/Default for Yaks", None),
            ("$course$/", None),
            ("", None),
        ] {
            assert_eq!(category(path).as_deref(), expected, "{path}");
        }
    }
}
