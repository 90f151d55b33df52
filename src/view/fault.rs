//! The card that stands in the quiz's place when its deck cannot be used.
//!
//! Knows faults and sentences; knows nothing of where the deck came from.

use super::wording::{Message, Wording};
use crate::quiz::source::{Fault, Problem};
use yew::prelude::*;

/// So many faults are shown; the console has them all.
const FAULTS_SHOWN: usize = 8;

/// The properties of `FaultCard`.
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct FaultProps {
    /// What cannot be done, in a sentence.
    pub lead: String,
    /// The faults, each in a sentence.
    pub faults: Vec<String>,
    /// The heading.
    pub title: String,
    /// Stands behind the last fault that is shown, if there are more.
    pub more: Option<String>,
}

impl FaultProps {
    /// The card for a deck with these faults.
    pub fn for_deck(wording: &Wording, faults: &[Fault]) -> Self {
        let count = faults.len().to_string();
        let hidden = faults.len().saturating_sub(FAULTS_SHOWN);
        let lead = if faults.len() == 1 { Message::FaultLeadOne } else { Message::FaultLead };
        Self {
            title: wording.text(Message::FaultTitle).to_owned(),
            lead: wording.fill(lead, &[("count", &count)]),
            faults: faults.iter().take(FAULTS_SHOWN).map(|fault| sentence(wording, fault)).collect(),
            more: (hidden > 0).then(|| wording.fill(Message::FaultMore, &[("count", &hidden.to_string())])),
        }
    }

    /// The card for a deck that could not be fetched.
    pub fn for_fetch(wording: &Wording, url: &str) -> Self {
        Self {
            title: wording.text(Message::FaultTitle).to_owned(),
            lead: wording.fill(Message::FaultFetch, &[("url", url)]),
            faults: Vec::new(),
            more: None,
        }
    }
}

/// The card.
#[function_component]
pub fn FaultCard(props: &FaultProps) -> Html {
    html! {
        <div class="card error" part="card error" role="alert">
            <p class="title">{ props.title.clone() }</p>
            <p>{ props.lead.clone() }</p>
            <ul>{ for props.faults.iter().map(|fault| html! { <li>{ fault.clone() }</li> }) }</ul>
            { for props.more.clone().map(|more| html! { <p>{ more }</p> }) }
        </div>
    }
}

/// One fault in a sentence: where it is and what it is.
pub fn sentence(wording: &Wording, fault: &Fault) -> String {
    let path = if fault.path.is_empty() { wording.text(Message::FaultWhole) } else { &fault.path };
    let values = [("found", &*fault.found), ("expected", &*fault.expected)];
    let problem = wording.fill(message(fault.problem), &values);
    wording.fill(Message::FaultAt, &[("path", path), ("problem", &problem)])
}

fn message(problem: Problem) -> Message {
    match problem {
        Problem::NotJson => Message::FaultNotJson,
        Problem::TooLarge => Message::FaultTooLarge,
        Problem::Missing => Message::FaultMissing,
        Problem::UnknownField => Message::FaultUnknownField,
        Problem::DoubledField => Message::FaultDoubledField,
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
