//! The card that stands in the quiz's place when its deck cannot be used.
//!
//! Knows faults and sentences; knows nothing of where the deck came from.

use super::wording::{Message, Wording};
use crate::quiz::source::{Fault, JsonType, Problem};
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
    wording.fill(Message::FaultAt, &[("path", path), ("problem", &problem(wording, &fault.problem))])
}

fn problem(wording: &Wording, problem: &Problem) -> String {
    let two = |message, first: (&str, usize), second: (&str, usize)| {
        wording.fill(message, &[(first.0, &first.1.to_string()), (second.0, &second.1.to_string())])
    };
    let found = |message, found: &str| wording.fill(message, &[("found", found)]);
    let plain = |message| wording.text(message).to_owned();
    match problem {
        Problem::NotJson { line, column } => two(Message::FaultNotJson, ("line", *line), ("column", *column)),
        Problem::TooLarge { bytes, limit } => two(Message::FaultTooLarge, ("bytes", *bytes), ("limit", *limit)),
        Problem::TooMany { found, limit } => two(Message::FaultTooMany, ("found", *found), ("limit", *limit)),
        Problem::WrongCount { found, expected } => {
            two(Message::FaultWrongCount, ("found", *found), ("expected", *expected))
        }
        Problem::CannotDraw { wanted, available } => {
            two(Message::FaultCannotDraw, ("wanted", *wanted), ("available", *available))
        }
        Problem::Missing => plain(Message::FaultMissing),
        Problem::UnknownField => plain(Message::FaultUnknownField),
        Problem::WrongType { expected } => plain(match expected {
            JsonType::Text => Message::FaultTypeText,
            JsonType::Number => Message::FaultTypeNumber,
            JsonType::List => Message::FaultTypeList,
            JsonType::Object => Message::FaultTypeObject,
        }),
        Problem::Empty => plain(Message::FaultEmpty),
        Problem::BadId { found: id } => found(Message::FaultBadId, id),
        Problem::DuplicateId { found: id } => found(Message::FaultDuplicateId, id),
        Problem::NoSuchOption { found: id } => found(Message::FaultNoOption, id),
        Problem::NoSuchFacet { found: id } => found(Message::FaultNoFacet, id),
        Problem::NoSuchNote { found: id } => found(Message::FaultNoNote, id),
        Problem::UnknownWord { found, allowed } => {
            wording.fill(Message::FaultUnknownWord, &[("found", found), ("allowed", &allowed.join(", "))])
        }
        Problem::BadWeight => plain(Message::FaultBadWeight),
        Problem::BadScore => plain(Message::FaultBadScore),
        Problem::BadFingerprint => plain(Message::FaultBadFingerprint),
        Problem::NotHttps => plain(Message::FaultNotHttps),
    }
}
