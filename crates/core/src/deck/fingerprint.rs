//! A deck's fingerprint: equal for two decks exactly when the same answers mean the same result.
//!
//! Canonical scoring data, one line each, every line ended by a newline:
//!
//! ```text
//! deck <id>
//! facet <id>
//! item duty <id> <key>
//! item <origin|expert|readiness|mix-up> <id> <key> [fixed]
//! option <id>
//! item fit <id> <facet> <weight in hundredths> [fixed <po|pm>]
//! item self-check <id>
//! ```
//!
//! in the order of the file; the poles of a pair always score 0 and 1 and need no line. Prose is
//! left out on purpose: a mended comma must not make old links another deck's.

use crate::deck::{Body, Facet, Id, Item, Role};
use crate::text::{digits, joined};
use std::rc::Rc;

/// FNV-1a, 32 bit, over the canonical lines.
pub fn fingerprint(deck: &Id, facets: &[Facet], items: &[Rc<Item>]) -> u32 {
    fnv1a(canonical(deck, facets, items).as_bytes())
}

/// The canonical lines.
pub fn canonical(deck: &Id, facets: &[Facet], items: &[Rc<Item>]) -> String {
    let mut lines = String::new();
    line(&mut lines, &["deck", deck.as_str()]);
    for facet in facets {
        line(&mut lines, &["facet", facet.id.as_str()]);
    }
    for item in items {
        item_lines(&mut lines, item);
    }
    lines
}

fn item_lines(lines: &mut String, item: &Item) {
    let (kind, id) = (item.kind.as_str(), item.id.as_str());
    match &item.body {
        Body::Duty(duty) => line(lines, &["item", kind, id, duty.key.as_str()]),
        Body::Check(_) => line(lines, &["item", kind, id]),
        Body::Question(question) => {
            let fixed = if question.fixed_order { " fixed" } else { "" };
            line(lines, &["item", kind, id, &joined(&[question.key().id.as_str(), fixed], "")]);
            for option in question.options() {
                line(lines, &["option", option.id.as_str()]);
            }
        }
        Body::Pair(pair) => {
            let fixed = match pair.fixed_first {
                None => "",
                Some(Role::Po) => " fixed po",
                Some(Role::Pm) => " fixed pm",
            };
            let weight = digits(pair.weight.hundredths() as usize);
            line(lines, &["item", kind, id, pair.facet.as_str(), &joined(&[&*weight, fixed], "")]);
        }
    }
}

fn line(lines: &mut String, words: &[&str]) {
    lines.push_str(&joined(words, " "));
    lines.push('\n');
}

/// FNV-1a, 32 bit (Fowler, Noll, Vo; offset basis 0x811c9dc5, prime 0x01000193).
pub fn fnv1a(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0x811c_9dc5, |hash, &byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}
