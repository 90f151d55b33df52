//! Reads the words of a deck file around its items: language, roles, facets, notes, readiness, credit, earlier editions.

use super::cursor::{Node, Object};
use super::limits::MAX_FACETS;
use crate::deck::faults::Problem;
use crate::deck::language::{LEFT_TO_RIGHT, RIGHT_TO_LEFT, is_language_tag};
use crate::deck::report::is_report_address;
use crate::deck::{Credit, Facet, Id, Kind, Note, Readiness, RoleText, Roles};

/// The language of the texts; empty if the deck does not say it.
pub(crate) fn language(object: &Object) -> Box<str> {
    let Some(node) = object.optional("lang") else { return Box::default() };
    let language = node.text().unwrap_or_default();
    if !language.is_empty() && !is_language_tag(language) {
        node.fault_with(Problem::BadLanguage, language, "");
    }
    language.into()
}

/// The direction of the texts, if the deck says it.
pub(crate) fn direction(object: &Object) -> Option<&'static str> {
    let directions = [LEFT_TO_RIGHT, RIGHT_TO_LEFT];
    directions.get(object.optional("dir")?.word(&directions)?).copied()
}

/// The roles, which only items of certain kinds need.
pub(crate) fn roles(object: &Object, kind_with_roles: Option<Kind>) -> Option<Roles> {
    let Some(node) = object.optional("roles") else {
        if let Some(kind) = kind_with_roles {
            object.field("roles").fault_with(Problem::MissingRoles, kind.as_str(), "");
        }
        return None;
    };
    let object = node.object();
    let roles = Roles { po: role(&object.field("po")), pm: role(&object.field("pm")) };
    object.refuse_others();
    Some(roles)
}

fn role(node: &Node) -> RoleText {
    let object = node.object();
    let role =
        RoleText { name: object.text("name"), short: object.text("short"), about: object.text_or_empty("about") };
    object.refuse_others();
    role
}

pub(crate) fn facets(object: &Object) -> Vec<Facet> {
    let Some(field) = object.optional("facets") else { return Vec::new() };
    let elements = field.elements();
    if elements.len() > MAX_FACETS {
        field.fault_with_counts(Problem::TooMany, elements.len(), MAX_FACETS);
    }
    let mut ids = Vec::new();
    elements.map(|node| facet(&node, &mut ids)).collect()
}

fn facet(node: &Node, ids: &mut Vec<Id>) -> Facet {
    let object = node.object();
    let facet = Facet {
        id: object.field("id").new_id(ids),
        name: object.text("name"),
        po: object.text("po"),
        pm: object.text("pm"),
    };
    object.refuse_others();
    facet
}

pub(crate) fn notes(object: &Object) -> Vec<Note> {
    let mut notes: Vec<Note> = Vec::new();
    let Some(field) = object.optional("notes") else { return notes };
    for (name, node) in field.object().entries() {
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
    notes
}

/// The id of a note. Files may write the names of notes in capitals: `N4` is the id `n4`.
pub(crate) fn note_id(name: &str) -> Option<Id> {
    Id::parse(&name.to_ascii_lowercase())
}

pub(crate) fn readiness(node: &Node) -> Readiness {
    let object = node.object();
    let readiness = Readiness { title: object.text("title"), text: object.text("text") };
    object.refuse_others();
    readiness
}

pub(crate) fn credit(node: &Node) -> Credit {
    let object = node.object();
    let name = object.text_or_empty("name");
    let credit = Credit { name, title: object.text("title"), url: https(&object.field("url")) };
    object.refuse_others();
    credit
}

/// A URL that starts with `https://`.
pub(crate) fn https(node: &Node) -> Box<str> {
    let url = node.text().unwrap_or_default();
    if !url.is_empty() && !url.starts_with("https://") {
        node.fault(Problem::NotHttps);
    }
    url.into()
}

/// Where readers report a faulty question; empty if the deck wants no reports.
pub(crate) fn report(object: &Object) -> Box<str> {
    let Some(node) = object.optional("report") else { return Box::default() };
    let address = node.text().unwrap_or_default();
    if !address.is_empty() && !is_report_address(address) {
        node.fault_with(Problem::BadReport, address, "");
    }
    address.into()
}

/// The fingerprints of earlier editions.
pub(crate) fn compat(object: &Object) -> Vec<u32> {
    let Some(field) = object.optional("compat") else { return Vec::new() };
    field.elements().filter_map(|node| fingerprint(&node)).collect()
}

fn fingerprint(node: &Node) -> Option<u32> {
    let digits = node.text()?;
    // `from_str_radix` alone would accept a sign.
    let is_valid = digits.len() == 8 && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    if !is_valid {
        node.fault(Problem::BadFingerprint);
    }
    u32::from_str_radix(digits, 16).ok().filter(|_| is_valid)
}
