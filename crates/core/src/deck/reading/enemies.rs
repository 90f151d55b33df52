//! Reads which items of a deck give away each other's answers and must not meet in a play.

use super::cursor::{Node, Object};
use crate::deck::faults::Problem;
use crate::deck::{Id, Item};

/// The smallest group: one item alone meets nobody.
const MIN_MEMBERS: usize = 2;

/// Tells the items which groups of enemies they belong to. `ids` has the ids of all items of the file, with an empty id
/// for each that could not be read.
pub(crate) fn enemies(object: &Object, items: &mut [Item], ids: &[Id]) {
    let Some(field) = object.optional("enemies") else { return };
    for (group, (_, node)) in field.object().entries().enumerate() {
        let members = members(&node, ids);
        for item in items.iter_mut().filter(|item| members.contains(&item.id)) {
            item.enemy_groups.push(group);
        }
    }
}

fn members(node: &Node, ids: &[Id]) -> Vec<Id> {
    let elements = node.elements();
    if node.is_array() && elements.len() < MIN_MEMBERS {
        node.fault_with_counts(Problem::TooFew, elements.len(), MIN_MEMBERS);
    }
    let mut members = Vec::new();
    for node in elements {
        let id = node.new_id(&mut members);
        // An item whose id could not be read may be the one that is meant.
        if id != Id::default() && !ids.contains(&id) && !ids.contains(&Id::default()) {
            node.fault_with(Problem::NoSuchItem, id.as_str(), "");
        }
    }
    members
}
