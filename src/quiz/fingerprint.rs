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

use super::deck::{Body, Facet, Id, Item, Role};
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
    let head = ["item", item.kind.as_str(), item.id.as_str()];
    match &item.body {
        Body::Duty(duty) => line(lines, &[&head[..], &[duty.key.as_str()]].concat()),
        Body::Check(_) => line(lines, &head),
        Body::Question(question) => {
            let fixed: &[&str] = if question.fixed_order { &["fixed"] } else { &[] };
            line(lines, &[&head[..], &[question.key().id.as_str()], fixed].concat());
            for option in question.options() {
                line(lines, &["option", option.id.as_str()]);
            }
        }
        Body::Pair(pair) => {
            let weight = pair.weight.hundredths().to_string();
            let fixed: &[&str] = match pair.fixed_first {
                None => &[],
                Some(Role::Po) => &["fixed", "po"],
                Some(Role::Pm) => &["fixed", "pm"],
            };
            line(lines, &[&head[..], &[pair.facet.as_str(), &weight], fixed].concat());
        }
    }
}

fn line(lines: &mut String, words: &[&str]) {
    for (place, word) in words.iter().enumerate() {
        if place > 0 {
            lines.push(' ');
        }
        lines.push_str(word);
    }
    lines.push('\n');
}

/// FNV-1a, 32 bit (Fowler, Noll, Vo; offset basis 0x811c9dc5, prime 0x01000193).
pub fn fnv1a(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0x811c_9dc5, |hash, &byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}
