//! Reads the items of a deck file.

use super::cursor::{Node, Object};
use super::frame::note_id;
use super::limits::{MAX_ITEMS, MAX_OPTIONS, MIN_OPTIONS};
use crate::deck::faults::Problem;
use crate::deck::{
    Body, Check, Duty, Facet, Id, Item, Kind, MarkedText, Note, Owner, Pair, Pole, Question, QuestionOption, Role,
    Weight,
};

/// The items of a file.
pub(crate) struct Items {
    /// Those that could be read.
    pub(crate) items: Vec<Item>,
    /// The ids of all of them; an empty one for each that could not be read.
    pub(crate) ids: Vec<Id>,
    /// The first kind that is about two roles, also if the rest of its item could not be read.
    pub(crate) kind_with_roles: Option<Kind>,
    /// How many more the file may have that could not be read.
    pub(crate) unread: usize,
}

/// Reads the items.
pub(crate) fn items(object: &Object, facets: &[Facet], notes: &[Note]) -> Items {
    let field = object.field("items");
    let elements = field.elements();
    let count = elements.len();
    if field.is_array() && count == 0 {
        field.fault(Problem::Empty);
    }
    if count > MAX_ITEMS {
        field.fault_with_counts(Problem::TooMany, count, MAX_ITEMS);
    }
    let (mut ids, mut kind_with_roles) = (Vec::new(), None);
    // Items beyond the limit are not read: the file may hold any number of them.
    let items: Vec<_> = elements
        .take(MAX_ITEMS)
        .filter_map(|node| item(&node.object(), &mut ids, &mut kind_with_roles, facets, notes))
        .collect();
    let unread = if count == 0 { usize::MAX } else { count - items.len() };
    if count == 0 || count > MAX_ITEMS {
        ids.push(Id::default());
    }
    Items { items, ids, kind_with_roles, unread }
}

fn item(
    object: &Object,
    ids: &mut Vec<Id>,
    kind_with_roles: &mut Option<Kind>,
    facets: &[Facet],
    notes: &[Note],
) -> Option<Item> {
    let id = object.field("id").new_id(ids);
    let facts = object.texts("facts");
    let sections = object.texts("section");
    let stem = object.marked_text("stem");
    let notes = known_notes(object, notes);
    let sources = object.texts("sources");
    // Without a kind it is unknown which other fields belong here: this one fault is enough.
    let kind = object.field("kind").one_of(&Kind::ALL, Kind::as_str)?;
    if kind.needs_roles() {
        kind_with_roles.get_or_insert(kind);
    }
    let body = match kind {
        Kind::Duty | Kind::Scenario => duty(object).map(Body::Duty),
        Kind::Fit => pair(object, facets).map(Body::Pair),
        Kind::SelfCheck => Some(Body::Check(Check { label: object.text("label") })),
        Kind::Origin | Kind::Expert | Kind::Readiness | Kind::MixUp | Kind::Question => {
            question(object, kind == Kind::Question).map(Body::Question)
        }
    };
    let has_key = !matches!(kind, Kind::Fit | Kind::SelfCheck);
    let is_disputed = has_key && object.optional("disputed").and_then(|node| node.boolean()).unwrap_or(false);
    object.refuse_others();
    let enemy_groups = Vec::new();
    Some(Item { id, kind, facts, sections, stem, notes, sources, is_disputed, enemy_groups, body: body? })
}

fn known_notes(object: &Object, notes: &[Note]) -> Vec<Id> {
    // A note whose name is not a valid id may be the one that is meant.
    let is_known = |id: &Id| notes.iter().any(|note| note.id == *id || note.id == Id::default());
    let known = |node: Node| {
        let found = node.text()?;
        let id = note_id(found).filter(is_known);
        if id.is_none() {
            node.fault_with(Problem::NoSuchNote, found, "");
        }
        id
    };
    object.optional("notes").map_or_else(Vec::new, |field| field.elements().filter_map(known).collect())
}

/// The options, at least and at most that many.
fn options<'a>(field: &'a Node<'a>, [fewest, most]: [usize; 2]) -> impl Iterator<Item = Node<'a>> {
    let elements = field.elements();
    let count = elements.len();
    // A value that is not an array was reported already.
    if field.is_array() && !(fewest..=most).contains(&count) {
        let (limit, problem) = if count < fewest { (fewest, Problem::TooFew) } else { (most, Problem::TooMany) };
        let problem = if fewest == most { Problem::WrongCount } else { problem };
        field.fault_with_counts(problem, count, limit);
    }
    elements
}

fn duty(object: &Object) -> Option<Duty> {
    let key = object.field("key").one_of(&Owner::ALL, Owner::as_str);
    let mut explained = Vec::new();
    for node in options(&object.field("options"), [3, 3]) {
        let object = node.object();
        let field = object.field("id");
        let why = object.marked_text("why");
        if let Some(owner) = field.one_of(&Owner::ALL, Owner::as_str) {
            if explained.iter().any(|(other, _)| *other == owner) {
                field.fault_with(Problem::DuplicateId, owner.as_str(), "");
            }
            explained.push((owner, why));
        }
        object.refuse_others();
    }
    let why = |owner| explained.iter().find(|(other, _)| *other == owner).map(|(_, why)| why.clone());
    Some(Duty { why: [why(Owner::Po)?, why(Owner::Both)?, why(Owner::Pm)?], key: key? })
}

/// A question about the two roles, or a neutral one about anything, which has its own heading and need not be explained.
fn question(object: &Object, is_neutral: bool) -> Option<Question> {
    let mut heading = Box::default();
    let mut why = MarkedText::default();
    let mut role = None;
    let mut limits = [3, 3];
    if is_neutral {
        heading = object.text_or_empty("heading");
        why = object.marked_text_or_empty("why");
        limits = [MIN_OPTIONS, MAX_OPTIONS];
    } else {
        role = object.optional("role").and_then(|node| node.one_of(&Role::ALL, Role::as_str));
    }
    let fixed_order = has_fixed_order(object);
    let key_field = object.field("key");
    let key = key_field.text();
    let mut ids = Vec::new();
    let mut distractors: Vec<_> =
        options(&object.field("options"), limits).map(|node| question_option(&node, &mut ids, is_neutral)).collect();
    let key = key?;
    let Some(key_index) = ids.iter().position(|id| id.as_str() == key) else {
        // The key may mean an option whose id is not valid.
        if !ids.is_empty() && !ids.contains(&Id::default()) {
            key_field.fault_with(Problem::NoSuchOption, key, "");
        }
        return None;
    };
    let key = distractors.remove(key_index);
    Some(Question { heading, why, key, key_index, distractors, fixed_order, role })
}

fn question_option(node: &Node, ids: &mut Vec<Id>, is_neutral: bool) -> QuestionOption {
    let object = node.object();
    let id = object.field("id").new_id(ids);
    let text = object.marked_text("text");
    let why = if is_neutral { object.marked_text_or_empty("why") } else { object.marked_text("why") };
    object.refuse_others();
    QuestionOption { id, text, why }
}

fn pair(object: &Object, facets: &[Facet]) -> Option<Pair> {
    let facet = known_facet(&object.field("facet"), facets);
    let weight = weight(object);
    let is_fixed = has_fixed_order(object);
    let field = object.field("options");
    let mut ids = Vec::new();
    let mut poles: Vec<_> = options(&field, [2, 2]).map(|node| pole(&node, &mut ids)).collect();
    let ((second, second_score), (first, first_score)) = (poles.pop()?, poles.pop()?);
    let (first_role, po, pm) = match (first_score?, second_score?) {
        (0.0, 1.0) => (Role::Po, first, second),
        (1.0, 0.0) => (Role::Pm, second, first),
        _ => {
            field.fault(Problem::BadScore);
            return None;
        }
    };
    Some(Pair { facet, weight, po, pm, fixed_first: is_fixed.then_some(first_role) })
}

fn known_facet(field: &Node, facets: &[Facet]) -> Id {
    let id = field.id();
    // A facet whose id is not valid may be the one that is meant.
    if id != Id::default() && !facets.iter().any(|facet| facet.id == id || facet.id == Id::default()) {
        field.fault_with(Problem::NoSuchFacet, id.as_str(), "");
    }
    id
}

/// The pole and its score.
fn pole(node: &Node, ids: &mut Vec<Id>) -> (Pole, Option<f64>) {
    let object = node.object();
    object.field("id").new_id(ids);
    let pole = Pole { text: object.marked_text("text"), label: object.text("label") };
    let score = object.field("score").number();
    object.refuse_others();
    (pole, score)
}

fn weight(object: &Object) -> Weight {
    let Some(node) = object.optional("weight") else { return Weight::ONE };
    let Some(number) = node.number() else { return Weight::ONE };
    Weight::parse(number).unwrap_or_else(|| {
        node.fault(Problem::BadWeight);
        Weight::ONE
    })
}

fn has_fixed_order(object: &Object) -> bool {
    object.optional("order").is_some_and(|node| node.word(&["fixed"]).is_some())
}
