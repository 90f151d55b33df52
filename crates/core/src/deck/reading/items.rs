//! The items of a deck file.
//!
//! Knows the shape of each kind of item; knows nothing of plays.

use super::cursor::{List, Node, Object};
use super::{MAX_ITEMS, new_id, note_id};
use crate::deck::faults::Problem;
use crate::deck::{
    Body, Check, Duty, Facet, Id, Item, Kind, Note, Owner, Pair, Pole, Question, QuestionOption, Role, Weight,
};
use std::rc::Rc;

pub(crate) const KINDS: &[&str] = &["duty", "origin", "expert", "fit", "readiness", "self-check", "mix-up"];
const OWNERS: [&str; 3] = ["po", "both", "pm"];

/// The items, and how many there may be besides that could not be read.
pub(crate) fn items(object: &Object, facets: &[Facet], notes: &[Note]) -> (Vec<Rc<Item>>, usize) {
    let field = object.field("items");
    let list = field.list();
    let size = list.size();
    if field.is_list() && size == 0 {
        field.fault(Problem::Empty);
    }
    if size > MAX_ITEMS {
        field.fault_with_counts(Problem::TooMany, size, MAX_ITEMS);
    }
    let mut ids = Vec::new();
    let mut items = Vec::new();
    // More than the limit are not looked at: the file may hold any number of them.
    for node in list.take(MAX_ITEMS) {
        let object = node.object();
        let id = new_id(&object.field("id"), &mut ids);
        if let Some(item) = item(&object, id, facets, notes) {
            items.push(Rc::new(item));
        }
    }
    let unread = if size == 0 { usize::MAX } else { size - items.len() };
    (items, unread)
}

/// The kind at a place of `KINDS`.
pub(crate) fn kind_at(place: usize) -> Kind {
    Kind::ALL.get(place).copied().unwrap_or(Kind::Duty)
}

fn item(object: &Object, id: Id, facets: &[Facet], notes: &[Note]) -> Option<Item> {
    let facts = object.texts("facts");
    let sections = object.texts("section");
    let stem = object.text("stem");
    let notes = known_notes(object, notes);
    let sources = object.texts("sources");
    // Without a kind nobody can say which other fields belong here: that one fault is enough.
    let kind = kind_at(object.field("kind").word(KINDS)?);
    let body = match kind {
        Kind::Duty => duty(object).map(Body::Duty),
        Kind::Fit => pair(object, facets).map(Body::Pair),
        Kind::SelfCheck => Some(Body::Check(Check { label: object.text("label") })),
        Kind::Origin | Kind::Expert | Kind::Readiness | Kind::MixUp => question(object).map(Body::Question),
    };
    object.refuse_others();
    Some(Item { id, kind, facts, sections, stem, notes, sources, body: body? })
}

fn known_notes(object: &Object, notes: &[Note]) -> Vec<Id> {
    let mut known = Vec::new();
    let Some(list) = object.optional("notes") else { return known };
    for node in list.list() {
        let Some(found) = node.text() else { continue };
        // Where a note has no sound name, that one may well have been meant; so with the facets.
        match note_id(found).filter(|id| notes.iter().any(|note| note.id == *id || note.id == Id::default())) {
            Some(id) => known.push(id),
            None => node.fault_with(Problem::NoSuchNote, found, ""),
        }
    }
    known
}

/// The options, which must be so many.
fn options<'a>(field: &'a Node<'a>, expected: usize) -> List<'a> {
    let list = field.list();
    // A list that is none has been noted already.
    if list.size() != expected && field.is_list() {
        field.fault_with_counts(Problem::WrongCount, list.size(), expected);
    }
    list
}

fn duty(object: &Object) -> Option<Duty> {
    let key = object.field("key").word(&OWNERS);
    let mut why: [Option<Box<str>>; 3] = [const { None }; 3];
    let field = object.field("options");
    for node in options(&field, 3) {
        let object = node.object();
        let field = object.field("id");
        let text = object.text("why");
        if let Some(slot) = field.word(&OWNERS).and_then(|place| why.get_mut(place)) {
            if slot.is_some() {
                field.fault_with(Problem::DuplicateId, field.text().unwrap_or_default(), "");
            }
            *slot = Some(text);
        }
        object.refuse_others();
    }
    let [po, both, pm] = why;
    Some(Duty { key: *Owner::ALL.get(key?)?, why: [po?, both?, pm?] })
}

fn question(object: &Object) -> Option<Question> {
    let role = object.optional("role").and_then(|node| node.word(&["po", "pm"]));
    let fixed_order = has_fixed_order(object);
    let key_field = object.field("key");
    let key = key_field.text();
    let mut ids = Vec::new();
    let mut options_read = Vec::new();
    let field = object.field("options");
    for node in options(&field, 3) {
        let object = node.object();
        let id = new_id(&object.field("id"), &mut ids);
        options_read.push(QuestionOption { id, text: object.text("text"), why: object.text("why") });
        object.refuse_others();
    }
    let key = key?;
    let Some(key_place) = ids.iter().position(|id| id.as_str() == key) else {
        // Where an option has no sound id, the key may well have meant that one.
        if !ids.is_empty() && !ids.contains(&Id::default()) {
            key_field.fault_with(Problem::NoSuchOption, key, "");
        }
        return None;
    };
    let key = options_read.remove(key_place);
    let role = role.map(|place| if place == 0 { Role::Po } else { Role::Pm });
    Some(Question { key, key_place, distractors: options_read, fixed_order, role })
}

fn pair(object: &Object, facets: &[Facet]) -> Option<Pair> {
    let field = object.field("facet");
    let facet = field.id();
    if facet != Id::default() && !facets.iter().any(|known| known.id == facet || known.id == Id::default()) {
        field.fault_with(Problem::NoSuchFacet, facet.as_str(), "");
    }
    let weight = weight(object);
    let is_fixed = has_fixed_order(object);
    let mut ids = Vec::new();
    let mut poles = Vec::new();
    let field = object.field("options");
    for node in options(&field, 2) {
        let object = node.object();
        new_id(&object.field("id"), &mut ids);
        let pole = Pole { text: object.text("text"), label: object.text("label") };
        poles.push((object.field("score").number(), pole));
        object.refuse_others();
    }
    let (second, first) = (poles.pop()?, poles.pop()?);
    let (role, po, pm) = match (first.0?, second.0?) {
        (0.0, 1.0) => (Role::Po, first.1, second.1),
        (1.0, 0.0) => (Role::Pm, second.1, first.1),
        _ => {
            field.fault(Problem::BadScore);
            return None;
        }
    };
    Some(Pair { facet, weight, po, pm, fixed_first: is_fixed.then_some(role) })
}

fn weight(object: &Object) -> Weight {
    let Some(node) = object.optional("weight") else { return Weight::ONE };
    let weight = node.number().map(Weight::parse);
    if weight == Some(None) {
        node.fault(Problem::BadWeight);
    }
    weight.flatten().unwrap_or(Weight::ONE)
}

fn has_fixed_order(object: &Object) -> bool {
    object.optional("order").is_some_and(|node| node.word(&["fixed"]).is_some())
}
