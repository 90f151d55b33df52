//! The faults of a deck in words, for the card that stands in the quiz's place and for the console.
//!
//! Knows faults and sentences; the card itself is the loader's, as for every other failure.

use super::wording::{Message, Wording};
use role_fit_core::deck::faults::{Fault, Problem};
use role_fit_core::text::{digits, joined};

/// So many faults stand on the card; the console has them all.
const FAULTS_SHOWN: usize = 8;

/// The faults of a deck, a line each: first those for the card, then all of them.
pub fn lines(wording: &Wording, faults: &[Fault]) -> (String, String) {
    let mut all = Vec::new();
    for fault in faults {
        all.push(sentence(wording, fault));
    }
    let lead = if all.len() == 1 { Message::FaultLeadOne } else { Message::FaultLead };
    let mut shown = vec![wording.fill(lead, "count", &[&digits(all.len())])];
    shown.extend(all.iter().take(FAULTS_SHOWN).cloned());
    if all.len() > FAULTS_SHOWN {
        let hidden = digits(all.len() - FAULTS_SHOWN);
        shown.push(wording.fill(Message::FaultMore, "count", &[&hidden]));
    }
    (joined(&shown, "\n"), joined(&all, "\n"))
}

/// What is said of a deck that could not be fetched.
pub fn unfetched(wording: &Wording, url: &str) -> String {
    wording.fill(Message::FaultFetch, "url", &[url])
}

/// One fault in a sentence: where it is and what it is.
pub fn sentence(wording: &Wording, fault: &Fault) -> String {
    let path = if fault.path.is_empty() { wording.text(Message::FaultWhole) } else { &fault.path };
    let problem = wording.fill(message(fault.problem), "found expected", &[&*fault.found, &*fault.expected]);
    wording.fill(Message::FaultAt, "path problem", &[path, &problem])
}

fn message(problem: Problem) -> Message {
    match problem {
        Problem::NotJson => Message::FaultNotJson,
        Problem::TooLarge => Message::FaultTooLarge,
        Problem::Missing => Message::FaultMissing,
        Problem::UnknownField => Message::FaultUnknownField,
        Problem::DuplicateField => Message::FaultDoubledField,
        Problem::NotText => Message::FaultNotText,
        Problem::NotNumber => Message::FaultNotNumber,
        Problem::NotList => Message::FaultNotList,
        Problem::NotObject => Message::FaultNotObject,
        Problem::Empty => Message::FaultEmpty,
        Problem::TooMany => Message::FaultTooMany,
        Problem::WrongCount => Message::FaultWrongCount,
        Problem::BadId => Message::FaultBadId,
        Problem::DuplicateId => Message::FaultDuplicateId,
        Problem::UnknownWord => Message::FaultUnknownWord,
        Problem::NoSuchOption => Message::FaultNoOption,
        Problem::NoSuchFacet => Message::FaultNoFacet,
        Problem::NoSuchNote => Message::FaultNoNote,
        Problem::BadWeight => Message::FaultBadWeight,
        Problem::BadScore => Message::FaultBadScore,
        Problem::BadCount => Message::FaultBadCount,
        Problem::BadFingerprint => Message::FaultBadFingerprint,
        Problem::NotHttps => Message::FaultNotHttps,
        Problem::CannotDraw => Message::FaultCannotDraw,
    }
}
