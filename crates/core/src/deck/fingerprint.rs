//! A deck's fingerprint: equal for two decks exactly when the same answers mean the same result.
//!
//! It hashes the canonical scoring data, one line each, every line ended by a newline:
//!
//! ```text
//! deck <id>
//! facet <id>
//! item <duty|scenario> <id> <key>
//! item <origin|expert|readiness|mix-up|question> <id> <key> [fixed]
//! option <id>
//! item fit <id> <facet> <weight in hundredths> [fixed <po|pm>]
//! item self-check <id>
//! ```
//!
//! in the order of the file. The poles of a pair always score 0 and 1 and need no line. Prose is left out on purpose:
//! correcting a comma must not turn old links into links to another deck.

use crate::deck::{Body, Facet, Id, Item};
use std::rc::Rc;

/// The FNV-1a hash, 32 bit, of the canonical lines.
pub fn fingerprint(deck: &Id, facets: &[Facet], items: &[Rc<Item>]) -> u32 {
    fnv1a(canonical(deck, facets, items).as_bytes())
}

/// The canonical lines.
pub fn canonical(deck: &Id, facets: &[Facet], items: &[Rc<Item>]) -> String {
    let mut lines = format!("deck {}\n", deck.as_str());
    lines.extend(facets.iter().map(|facet| format!("facet {}\n", facet.id.as_str())));
    lines.extend(items.iter().map(|item| item_lines(item)));
    lines
}

fn item_lines(item: &Item) -> String {
    let head = format!("item {} {}", item.kind.as_str(), item.id.as_str());
    match &item.body {
        Body::Duty(duty) => format!("{head} {}\n", duty.key.as_str()),
        Body::Question(question) => {
            let fixed = if question.fixed_order { " fixed" } else { "" };
            let options = question.options().map(|option| format!("option {}\n", option.id.as_str()));
            format!("{head} {}{fixed}\n{}", question.key().id.as_str(), options.collect::<String>())
        }
        Body::Pair(pair) => {
            let fixed = pair.fixed_first.map_or_else(String::new, |role| format!(" fixed {}", role.as_str()));
            format!("{head} {} {}{fixed}\n", pair.facet.as_str(), pair.weight.hundredths())
        }
        Body::Check(_) => format!("{head}\n"),
    }
}

/// FNV-1a, 32 bit (Fowler, Noll, Vo; offset basis 0x811c9dc5, prime 0x01000193).
pub fn fnv1a(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0x811c_9dc5, |hash, &byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}
