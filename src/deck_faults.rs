//! The faults of a deck as sentences, for the card in place of the quiz, for the console and for `deck check`.

use crate::wording::Wording;
use role_fit_core::deck::faults::Fault;
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
    match wording.fault(fault.problem as usize, &fault.found, &fault.expected) {
        problem if problem.is_empty() => path,
        problem => wording.fault_at(path, problem),
    }
}
