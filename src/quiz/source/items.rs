//! The items of a deck file.
//!
//! Knows the shape of each kind of item; knows nothing of plays.

use super::cursor::{Node, Object};
use super::fault::Problem;
use super::{MAX_ITEMS, note_id};
use crate::quiz::deck::{
    Body, Check, Duty, Facet, Id, Item, Kind, Note, Owner, Pair, Pole, Question, QuestionOption, Role, Weight,
};
use std::rc::Rc;

const KINDS: &[&str] = &["duty", "origin", "expert", "fit", "readiness", "self-check", "mix-up"];
const OWNERS: &[&str] = &["po", "both", "pm"];
const ROLES: &[&str] = &["po", "pm"];
const ORDERS: &[&str] = &["fixed"];

pub(super) fn items(object: &Object, facets: &[Facet], notes: &[Note]) -> Vec<Rc<Item>> {
    let nodes = object.required("items").and_then(|node| node.list());
    let nodes = nodes.unwrap_or_default();
    if nodes.is_empty() {
        object.fault::<()>("items", Problem::Empty);
    }
    if nodes.len() > MAX_ITEMS {
        object.fault::<()>("items", Problem::TooMany { found: nodes.len(), limit: MAX_ITEMS });
    }
    let mut ids: Vec<Id> = Vec::new();
    let read = |node: &Node| item(&node.object()?, &mut ids, facets, notes).map(Rc::new);
    nodes.iter().filter_map(read).collect()
}

pub(super) fn kind(node: &Node) -> Option<Kind> {
    node.word(KINDS, &Kind::ALL)
}

fn item(object: &Object, ids: &mut Vec<Id>, facets: &[Facet], notes: &[Note]) -> Option<Item> {
    let id = object.required("id").and_then(|node| unused_id(&node, ids));
    let facts = object.texts("facts");
    let sections = object.texts("section");
    let stem = object.text("stem");
    let sources = object.texts("sources");
    let named = object.list("notes");
    let notes = named.iter().filter_map(|node| known_note(node, notes)).collect();
    // Without a kind nobody can say which other fields belong here: that one fault is enough.
    let kind = object.required("kind").and_then(|node| kind(&node))?;
    let body = body(object, kind, facets);
    object.refuse_others();
    Some(Item { id: id?, kind, facts, sections, stem: stem?, notes, sources, body: body? })
}

fn unused_id(node: &Node, ids: &mut Vec<Id>) -> Option<Id> {
    let id = node.id()?;
    if ids.contains(&id) {
        return node.fault(Problem::DuplicateId { found: id.as_str().to_owned() });
    }
    ids.push(id.clone());
    Some(id)
}

fn known_note(node: &Node, notes: &[Note]) -> Option<Id> {
    let found = node.text()?;
    let known = note_id(found).filter(|id| notes.iter().any(|note| note.id == *id));
    known.or_else(|| node.fault(Problem::NoSuchNote { found: found.to_owned() }))
}

fn body(object: &Object, kind: Kind, facets: &[Facet]) -> Option<Body> {
    match kind {
        Kind::Duty => duty(object).map(Body::Duty),
        Kind::Fit => pair(object, facets).map(Body::Pair),
        Kind::SelfCheck => object.text("label").map(|label| Body::Check(Check { label })),
        Kind::Origin | Kind::Expert | Kind::Readiness | Kind::MixUp => question(object).map(Body::Question),
    }
}

fn duty(object: &Object) -> Option<Duty> {
    let key = object.required("key").and_then(|node| node.word(OWNERS, &Owner::ALL));
    let options = exactly(object, 3)?;
    let mut found: Vec<(Owner, String)> = Vec::new();
    for node in &options {
        if let Some(option) = duty_option(node, &found) {
            found.push(option);
        }
    }
    let mut why_of = |owner: Owner| {
        let place = found.iter().position(|(candidate, _)| *candidate == owner)?;
        Some(found.swap_remove(place).1)
    };
    let why = [why_of(Owner::Po), why_of(Owner::Both), why_of(Owner::Pm)];
    let [Some(po), Some(both), Some(pm)] = why else { return None };
    Some(Duty { key: key?, why: [po, both, pm] })
}

fn duty_option(node: &Node, earlier: &[(Owner, String)]) -> Option<(Owner, String)> {
    let object = node.object()?;
    let owner = object.required("id").and_then(|node| {
        let owner = node.word(OWNERS, &Owner::ALL)?;
        let taken = earlier.iter().any(|(other, _)| *other == owner);
        if taken { node.fault(Problem::DuplicateId { found: owner.as_str().to_owned() }) } else { Some(owner) }
    });
    let why = object.text("why");
    object.refuse_others();
    Some((owner?, why?))
}

fn question(object: &Object) -> Option<Question> {
    let role = object.optional("role").map(|node| node.word(ROLES, &[Role::Po, Role::Pm]));
    let fixed_order = has_fixed_order(object);
    let key = object.required("key");
    let key = key.as_ref().and_then(|node| Some((node, node.text()?)));
    let nodes = object.required("options").and_then(|node| node.list());
    let nodes = nodes?;
    if nodes.len() < 2 {
        return object.fault("options", Problem::WrongCount { found: nodes.len(), expected: 3 });
    }
    let mut options: Vec<QuestionOption> = Vec::new();
    let mut whole = true;
    for node in &nodes {
        match option(node, &options) {
            Some(option) => options.push(option),
            None => whole = false,
        }
    }
    let (key_node, key) = key?;
    let Some(key_place) = options.iter().position(|option| option.id.as_str() == key) else {
        // With a broken option in the list the key may well have meant that one.
        return if whole { key_node.fault(Problem::NoSuchOption { found: key.to_owned() }) } else { None };
    };
    let key = options.remove(key_place);
    Some(Question { key, key_place, distractors: options, fixed_order, role: role.flatten() })
}

fn option(node: &Node, earlier: &[QuestionOption]) -> Option<QuestionOption> {
    let object = node.object()?;
    let id = object.required("id").and_then(|node| {
        let id = node.id()?;
        let taken = earlier.iter().any(|option| option.id == id);
        if taken { node.fault(Problem::DuplicateId { found: id.as_str().to_owned() }) } else { Some(id) }
    });
    let text = object.text("text");
    let why = object.text("why");
    object.refuse_others();
    Some(QuestionOption { id: id?, text: text?, why: why? })
}

fn pair(object: &Object, facets: &[Facet]) -> Option<Pair> {
    let facet = object.required("facet").and_then(|node| {
        let id = node.id()?;
        let known = facets.iter().any(|facet| facet.id == id);
        if known { Some(id) } else { node.fault(Problem::NoSuchFacet { found: id.as_str().to_owned() }) }
    });
    let weight = match object.optional("weight") {
        None => Some(Weight::ONE),
        Some(node) => node.number().and_then(|number| Weight::parse(number).or_else(|| node.fault(Problem::BadWeight))),
    };
    let fixed = has_fixed_order(object);
    let nodes = exactly(object, 2)?;
    let mut poles: Vec<Option<(Role, Pole)>> = nodes.iter().map(pole).collect();
    let (second, first) = (poles.pop()??, poles.pop()??);
    let (first_role, po, pm) = match (first, second) {
        ((Role::Po, po), (Role::Pm, pm)) => (Role::Po, po, pm),
        ((Role::Pm, pm), (Role::Po, po)) => (Role::Pm, po, pm),
        _ => return object.fault("options", Problem::BadScore),
    };
    Some(Pair { facet: facet?, weight: weight?, po, pm, fixed_first: fixed.then_some(first_role) })
}

fn pole(node: &Node) -> Option<(Role, Pole)> {
    let object = node.object()?;
    object.required("id").and_then(|node| node.id());
    let text = object.text("text");
    let label = object.text("label");
    let role = object.required("score").and_then(|node| match node.number()? {
        0.0 => Some(Role::Po),
        1.0 => Some(Role::Pm),
        _ => node.fault(Problem::BadScore),
    });
    object.refuse_others();
    Some((role?, Pole { text: text?, label: label? }))
}

fn has_fixed_order(object: &Object) -> bool {
    object.optional("order").and_then(|node| node.word(ORDERS, &[true])).unwrap_or(false)
}

fn exactly<'a>(object: &Object<'a>, expected: usize) -> Option<Vec<Node<'a>>> {
    let nodes = object.required("options").and_then(|node| node.list())?;
    if nodes.len() == expected {
        Some(nodes)
    } else {
        object.fault("options", Problem::WrongCount { found: nodes.len(), expected })
    }
}
