//! A deck file becomes a deck, or the list of everything that is wrong with it.
//!
//! The only way to a `Deck`. Knows the format of deck files; knows nothing of where a file came from.

mod cursor;
mod fault;
mod items;

pub use fault::{Fault, JsonType, Problem};

use super::deck::{Credit, Deck, Draw, Facet, Id, Item, Kind, Note, Readiness, RoleText, Roles};
use super::fingerprint::fingerprint;
use cursor::{Node, Object};
use fault::Faults;
use serde_json::Value;
use std::rc::Rc;

/// The largest deck file, in bytes.
pub const MAX_BYTES: usize = 256 * 1024;
/// The largest bank.
pub const MAX_ITEMS: usize = 500;
/// The longest play; a result link counts up to 63 scored answers.
pub const MAX_ITEMS_A_PLAY: usize = 60;
/// The most facets that a result link can carry.
pub const MAX_FACETS: usize = 8;

/// Reads a deck file.
///
/// # Errors
///
/// Every fault of the file, each with its path, never only the first. A file that is not JSON at
/// all has one fault, with line and column.
pub fn parse(text: &str) -> Result<Deck, Vec<Fault>> {
    let faults = Faults::default();
    let deck = read(text, &faults);
    let faults = faults.into_list();
    match deck {
        Some(deck) if faults.is_empty() => Ok(deck),
        _ => Err(faults),
    }
}

fn read(text: &str, faults: &Faults) -> Option<Deck> {
    if text.len() > MAX_BYTES {
        return faults.add("", Problem::TooLarge { bytes: text.len(), limit: MAX_BYTES });
    }
    match serde_json::from_str::<Value>(text) {
        Ok(value) => deck(&Node::root(&value, faults).object()?),
        Err(error) => faults.add("", Problem::NotJson { line: error.line(), column: error.column() }),
    }
}

/// Reads every part before it asks whether any was missing, so that no fault hides another.
fn deck(object: &Object) -> Option<Deck> {
    object.optional("$schema");
    let id = object.required("id").and_then(|node| node.id());
    let title = object.text("title");
    let intro = object.text_or_empty("intro");
    let roles = object.required("roles").and_then(|node| roles(&node.object()?));
    let facets = facets(object);
    let notes = notes(object);
    let items = items::items(object, &facets, &notes);
    let (short, full) = plays(object, &items);
    let readiness = object.optional("readiness").map(|node| readiness(&node.object()?));
    let credit = object.optional("credit").map(|node| credit(&node.object()?));
    let compat = object.list("compat").iter().filter_map(old_fingerprint).collect();
    object.refuse_others();
    let id = id?;
    Some(Deck {
        fingerprint: fingerprint(&id, &facets, &items),
        id,
        title: title?,
        intro: intro?,
        roles: roles?,
        facets,
        short,
        full,
        notes,
        readiness: readiness.flatten(),
        compat,
        credit: credit.flatten(),
        items,
    })
}

fn roles(object: &Object) -> Option<Roles> {
    let po = object.required("po").and_then(|node| role(&node.object()?));
    let pm = object.required("pm").and_then(|node| role(&node.object()?));
    object.refuse_others();
    Some(Roles { po: po?, pm: pm? })
}

fn role(object: &Object) -> Option<RoleText> {
    let name = object.text("name");
    let short = object.text("short");
    let about = object.text_or_empty("about");
    object.refuse_others();
    Some(RoleText { name: name?, short: short?, about: about? })
}

fn facets(object: &Object) -> Vec<Facet> {
    let nodes = object.list("facets");
    if nodes.len() > MAX_FACETS {
        object.fault::<()>("facets", Problem::TooMany { found: nodes.len(), limit: MAX_FACETS });
    }
    let mut facets: Vec<Facet> = Vec::new();
    for node in &nodes {
        if let Some(facet) = node.object().and_then(|object| facet(&object, &facets)) {
            facets.push(facet);
        }
    }
    facets
}

fn facet(object: &Object, earlier: &[Facet]) -> Option<Facet> {
    let id = object.required("id").and_then(|node| {
        let id = node.id()?;
        let taken = earlier.iter().any(|facet| facet.id == id);
        if taken { node.fault(Problem::DuplicateId { found: id.as_str().to_owned() }) } else { Some(id) }
    });
    let name = object.text("name");
    let po = object.text("po");
    let pm = object.text("pm");
    object.refuse_others();
    Some(Facet { id: id?, name: name?, po: po?, pm: pm? })
}

fn notes(object: &Object) -> Vec<Note> {
    let Some(table) = object.optional("notes").and_then(|node| node.object()) else { return Vec::new() };
    table.entries().filter_map(|(name, node)| note(name, &node)).collect()
}

/// Notes are named as writers like to name them, N4 as well as n4; inside they are ids.
fn note(name: &str, node: &Node) -> Option<Note> {
    let id = note_id(name).or_else(|| node.fault(Problem::BadId { found: name.to_owned() }));
    let object = node.object()?;
    let text = object.text("text");
    let source = object.text("source");
    object.refuse_others();
    Some(Note { id: id?, text: text?, source: source? })
}

fn note_id(name: &str) -> Option<Id> {
    Id::parse(&name.to_ascii_lowercase())
}

fn readiness(object: &Object) -> Option<Readiness> {
    let title = object.text("title");
    let text = object.text("text");
    object.refuse_others();
    Some(Readiness { title: title?, text: text? })
}

fn credit(object: &Object) -> Option<Credit> {
    let title = object.text("title");
    let url = object.required("url").and_then(|node| {
        let url = node.text()?;
        if url.starts_with("https://") { Some(url.to_owned()) } else { node.fault(Problem::NotHttps) }
    });
    object.refuse_others();
    Some(Credit { title: title?, url: url? })
}

fn old_fingerprint(node: &Node) -> Option<u32> {
    let text = node.text()?;
    let digits = text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
    let number = if digits { u32::from_str_radix(text, 16).ok() } else { None };
    number.or_else(|| node.fault(Problem::BadFingerprint))
}

/// The two forms. A deck without plays asks everything it has; with one form, that serves as both.
fn plays(object: &Object, items: &[Rc<Item>]) -> (Vec<Draw>, Vec<Draw>) {
    let Some(plays) = object.optional("plays").and_then(|node| node.object()) else {
        let everything = everything(items);
        return (everything.clone(), everything);
    };
    let short = plays.optional("short").map(|node| play(&node, items));
    let full = plays.optional("full").map(|node| play(&node, items));
    plays.refuse_others();
    let either = || short.clone().or_else(|| full.clone()).unwrap_or_else(|| everything(items));
    (short.clone().unwrap_or_else(either), full.clone().unwrap_or_else(either))
}

fn play(node: &Node, items: &[Rc<Item>]) -> Vec<Draw> {
    let nodes = node.list().unwrap_or_default();
    if nodes.is_empty() {
        node.fault::<()>(Problem::Empty);
    }
    let mut left: Vec<Kind> = items.iter().map(|item| item.kind).collect();
    let draws: Vec<Draw> = nodes.iter().filter_map(|node| draw(node, &mut left)).collect();
    let count = draws.iter().map(|draw| draw.count).fold(0, usize::saturating_add);
    if count > MAX_ITEMS_A_PLAY {
        node.fault::<()>(Problem::TooMany { found: count, limit: MAX_ITEMS_A_PLAY });
    }
    draws
}

/// `left` holds the kinds of the items that no earlier draw of the same play has used up.
fn draw(node: &Node, left: &mut Vec<Kind>) -> Option<Draw> {
    let object = node.object()?;
    let kinds = object.required("kinds").and_then(|node| {
        let kinds: Vec<Kind> = node.list()?.iter().filter_map(items::kind).collect();
        if kinds.is_empty() { node.fault(Problem::Empty) } else { Some(kinds) }
    });
    let count = object.required("count").and_then(|node| count(&node));
    object.refuse_others();
    let (kinds, count) = (kinds?, count?);
    let available = left.iter().filter(|kind| kinds.contains(kind)).count();
    if count > available {
        return object.fault("count", Problem::CannotDraw { wanted: count, available });
    }
    for _ in 0..count {
        if let Some(place) = left.iter().position(|kind| kinds.contains(kind)) {
            left.swap_remove(place);
        }
    }
    Some(Draw { kinds, count })
}

/// A whole number above zero.
fn count(node: &Node) -> Option<usize> {
    let number = node.number()?;
    let whole = number.fract() == 0.0 && number >= 1.0;
    if whole { Some(number as usize) } else { node.fault(Problem::Empty) }
}

fn everything(items: &[Rc<Item>]) -> Vec<Draw> {
    let draw = |kind| {
        let count = items.iter().filter(|item| item.kind == kind).count();
        (count > 0).then(|| Draw { kinds: vec![kind], count })
    };
    Kind::ALL.into_iter().filter_map(draw).collect()
}
