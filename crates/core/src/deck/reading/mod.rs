//! A deck file becomes a deck, or the list of everything that is wrong with it.
//!
//! The only way to a `Deck`. Knows the format of deck files; knows nothing of where a file came from.

mod cursor;
mod items;
mod plays;

use crate::deck::faults::{Fault, Faults, Problem};
use crate::deck::fingerprint::fingerprint;
use crate::deck::{Credit, Deck, Facet, Id, Note, Readiness, RoleText, Roles};
use crate::json::Json;
use crate::text::{digits, hexadecimal};
use cursor::{Node, Object};

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
    deck.filter(|_| faults.is_empty()).ok_or(faults)
}

fn read(text: &str, faults: &Faults) -> Option<Deck> {
    if text.len() > MAX_BYTES {
        faults.add(String::new(), Problem::TooLarge, &digits(text.len()), &digits(MAX_BYTES));
        return None;
    }
    match Json::parse(text) {
        Ok(json) => {
            let root = Node::root(&json, faults);
            Some(deck(&root.object()))
        }
        Err((line, column)) => {
            faults.add(String::new(), Problem::NotJson, &digits(line), &digits(column));
            None
        }
    }
}

fn deck(object: &Object) -> Deck {
    object.optional("$schema");
    let id = object.field("id").id();
    let facets = facets(object);
    let notes = notes(object);
    let (items, unread) = items::items(object, &facets, &notes);
    let (short, full) = plays::plays(object, &items, unread);
    let deck = Deck {
        fingerprint: fingerprint(&id, &facets, &items),
        id,
        title: object.text("title"),
        intro: object.text_or_empty("intro"),
        roles: roles(&object.field("roles")),
        facets,
        short,
        full,
        notes,
        readiness: object.optional("readiness").map(|node| readiness(&node)),
        compat: compat(object),
        credit: object.optional("credit").map(|node| credit(&node)),
        items,
    };
    object.refuse_others();
    deck
}

fn roles(node: &Node) -> Roles {
    let object = node.object();
    let roles = Roles { po: role(&object.field("po")), pm: role(&object.field("pm")) };
    object.refuse_others();
    roles
}

fn role(node: &Node) -> RoleText {
    let object = node.object();
    let role =
        RoleText { name: object.text("name"), short: object.text("short"), about: object.text_or_empty("about") };
    object.refuse_others();
    role
}

fn facets(object: &Object) -> Vec<Facet> {
    let mut ids = Vec::new();
    let mut facets = Vec::new();
    let Some(field) = object.optional("facets") else { return facets };
    let list = field.list();
    if list.size() > MAX_FACETS {
        field.fault_with_counts(Problem::TooMany, list.size(), MAX_FACETS);
    }
    for node in list {
        let object = node.object();
        facets.push(Facet {
            id: new_id(&object.field("id"), &mut ids),
            name: object.text("name"),
            po: object.text("po"),
            pm: object.text("pm"),
        });
        object.refuse_others();
    }
    facets
}

/// An id that nothing else in `taken` has; it is taken from then on.
fn new_id(node: &Node, taken: &mut Vec<Id>) -> Id {
    let id = node.id();
    if taken.contains(&id) && id != Id::default() {
        node.fault_with(Problem::DuplicateId, id.as_str(), "");
    }
    taken.push(id.clone());
    id
}

fn notes(object: &Object) -> Vec<Note> {
    let mut notes: Vec<Note> = Vec::new();
    if let Some(node) = object.optional("notes") {
        let table = node.object();
        for (name, node) in table.entries() {
            let id = note_id(name).unwrap_or_default();
            if id == Id::default() {
                node.fault_with(Problem::BadId, name, "");
            } else if notes.iter().any(|note| note.id == id) {
                node.fault_with(Problem::DuplicateId, name, "");
            }
            let object = node.object();
            notes.push(Note { id, text: object.text("text"), source: object.text("source") });
            object.refuse_others();
        }
    }
    notes
}

/// Notes are named as writers like to name them, N4 as well as n4; inside they are ids.
fn note_id(name: &str) -> Option<Id> {
    Id::parse(&name.to_ascii_lowercase())
}

fn readiness(node: &Node) -> Readiness {
    let object = node.object();
    let readiness = Readiness { title: object.text("title"), text: object.text("text") };
    object.refuse_others();
    readiness
}

fn credit(node: &Node) -> Credit {
    let object = node.object();
    let url = object.field("url");
    let name = object.text_or_empty("name");
    let credit = Credit { name, title: object.text("title"), url: url.text().unwrap_or_default().into() };
    if !credit.url.is_empty() && !credit.url.starts_with("https://") {
        url.fault(Problem::NotHttps);
    }
    object.refuse_others();
    credit
}

fn compat(object: &Object) -> Vec<u32> {
    let mut fingerprints = Vec::new();
    let Some(list) = object.optional("compat") else { return fingerprints };
    for node in list.list() {
        let Some(digits) = node.text() else { continue };
        match hexadecimal(digits.as_bytes()) {
            Some(fingerprint) if digits.len() == 8 => fingerprints.push(fingerprint),
            _ => node.fault(Problem::BadFingerprint),
        }
    }
    fingerprints
}
