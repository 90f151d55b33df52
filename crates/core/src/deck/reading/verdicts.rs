//! Reads a deck's own words for the seven verdicts.

use super::cursor::{Node, Object};
use super::frame::https;
use crate::deck::faults::Problem;
use crate::deck::verdict_text::{ByPreference, VerdictEntry, VerdictTexts};
use crate::deck::{Credit, Verdict, VerdictLink};

/// The words for all verdicts. Links to a part of the source lead to the URL of the credit.
pub(crate) fn verdicts(object: &Object, credit: Option<&Credit>) -> Option<VerdictTexts> {
    let field = object.optional("verdicts")?;
    let texts = field.object();
    let entries: Vec<_> = Verdict::ALL.into_iter().map(|verdict| entry(&texts, verdict, credit)).collect();
    texts.refuse_others();
    let leads_nowhere = |link: &VerdictLink| link.url.is_empty() && !link.part.is_empty();
    if credit.is_none() && entries.iter().filter_map(|entry| entry.link.as_ref()).any(leads_nowhere) {
        object.field("credit").fault(Problem::Missing);
    }
    Some(VerdictTexts(entries))
}

fn entry(texts: &Object, verdict: Verdict, credit: Option<&Credit>) -> VerdictEntry {
    let field = texts.field(verdict.as_str());
    let object = field.object();
    let entry = VerdictEntry {
        verdict,
        name: object.text("name"),
        text: by_preference(&object.field("text"), verdict),
        next: by_preference(&object.field("next"), verdict),
        link: object.optional("link").map(|node| link(&node, credit)),
        i_am: object.text_or_empty("i_am"),
        teaser: object.text_or_empty("teaser"),
    };
    object.refuse_others();
    entry
}

/// One text, or in the middle an object of two.
fn by_preference(node: &Node, verdict: Verdict) -> ByPreference {
    if verdict == Verdict::Even && node.is_object() {
        let object = node.object();
        let texts = ByPreference { none: object.text("no-preference"), both: object.text("parts-of-both") };
        object.refuse_others();
        return texts;
    }
    let text: Box<str> = node.text().unwrap_or_default().into();
    ByPreference { none: text.clone(), both: text }
}

fn link(node: &Node, credit: Option<&Credit>) -> VerdictLink {
    let object = node.object();
    let label = object.text("label");
    let part = object.optional("part");
    let url = match object.optional("url") {
        None if part.is_some() => credit.map(|credit| credit.url.clone()).unwrap_or_default(),
        _ => https(&object.field("url")),
    };
    object.refuse_others();
    VerdictLink { label, url, part: part.and_then(|node| node.text()).unwrap_or_default().into() }
}
