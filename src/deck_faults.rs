//! The faults of a deck as sentences, for the card in place of the quiz, for the console and for `deck check`.

use crate::wording::Wording;
use role_fit_core::deck::faults::{Fault, Problem};
use yew::AttrValue;

/// How many faults the card shows; the console has them all.
const FAULTS_SHOWN: usize = 8;

/// The faults of a deck, one a line: first those for the card, then all of them.
pub fn lines(wording: &Wording, faults: &[Fault]) -> (String, String) {
    let all: Vec<AttrValue> = faults.iter().map(|fault| sentence(wording, fault)).collect();
    let lead = wording.fault_lead(all.len());
    let mut shown = vec![lead];
    shown.extend(all.iter().take(FAULTS_SHOWN).cloned());
    if all.len() > FAULTS_SHOWN {
        shown.push(wording.fault_more(all.len() - FAULTS_SHOWN));
    }
    (joined_lines(&shown), joined_lines(&all))
}

fn joined_lines(lines: &[AttrValue]) -> String {
    lines.iter().map(AttrValue::as_str).collect::<Vec<_>>().join("\n")
}

/// One fault as a sentence: where it is and what it is. Without the sentences that name faults, only where it is.
pub fn sentence(wording: &Wording, fault: &Fault) -> AttrValue {
    let path = if fault.path.is_empty() { wording.fault_whole() } else { AttrValue::from(&*fault.path) };
    match problem(wording, fault) {
        problem if problem.is_empty() => path,
        problem => wording.fault_at(path, problem),
    }
}

fn problem(wording: &Wording, fault: &Fault) -> AttrValue {
    let (found, expected) = (&fault.found, &fault.expected);
    match fault.problem {
        Problem::NotJson => wording.fault_not_json(expected, found),
        Problem::CurlyQuote => wording.fault_curly_quote(expected, found),
        Problem::WebPage => wording.fault_web_page(),
        Problem::NotUtf8 => wording.fault_not_utf8(expected, found),
        Problem::TooLarge => wording.fault_too_large(expected, found),
        Problem::Missing => wording.fault_missing(),
        Problem::MissingId => wording.fault_missing_id(),
        Problem::MissingRoles => wording.fault_missing_roles(found),
        Problem::UnknownField => wording.fault_unknown_field(),
        Problem::DuplicateField => wording.fault_doubled_field(),
        Problem::NotText => wording.fault_not_text(),
        Problem::NotNumber => wording.fault_not_number(),
        Problem::NotBoolean => wording.fault_not_boolean(),
        Problem::NotList => wording.fault_not_list(),
        Problem::NotObject => wording.fault_not_object(),
        Problem::Empty => wording.fault_empty(),
        Problem::TooMany => wording.fault_too_many(expected, found),
        Problem::TooFew => wording.fault_too_few(expected, found),
        Problem::WrongCount => wording.fault_wrong_count(expected, found),
        Problem::BadId => wording.fault_bad_id(found),
        Problem::BadLanguage => wording.fault_bad_language(found),
        Problem::BadReport => wording.fault_bad_report(found),
        Problem::DuplicateId => wording.fault_duplicate_id(found),
        Problem::UnknownWord => wording.fault_unknown_word(expected, found),
        Problem::NoSuchOption => wording.fault_no_option(found),
        Problem::NoSuchFacet => wording.fault_no_facet(found),
        Problem::NoSuchNote => wording.fault_no_note(found),
        Problem::NoSuchItem => wording.fault_no_item(found),
        Problem::BadWeight => wording.fault_bad_weight(),
        Problem::BadScore => wording.fault_bad_score(),
        Problem::BadCount => wording.fault_bad_count(),
        Problem::BadFingerprint => wording.fault_bad_fingerprint(),
        Problem::NotHttps => wording.fault_not_https(),
        Problem::CannotDraw => wording.fault_cannot_draw(expected, found),
    }
}
