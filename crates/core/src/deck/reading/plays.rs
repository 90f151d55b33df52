//! The plays of a deck file: how many items of which kinds, in which order.
//!
//! Knows the kinds of the items at hand; draws nothing.

use super::MAX_ITEMS_A_PLAY;
use super::cursor::{Node, Object};
use super::items::{KINDS, kind_at};
use crate::deck::faults::Problem;
use crate::deck::{Draw, Item, Kind};
use std::rc::Rc;

/// The short and the full form. A deck without plays asks everything it has; one form that is left
/// out is as the other.
///
/// Any of the unread items might be of the kind that is asked for, so they never count as lacking.
pub(crate) fn plays(object: &Object, items: &[Rc<Item>], unread: usize) -> (Vec<Draw>, Vec<Draw>) {
    let (mut short, mut full) = (None, None);
    if let Some(node) = object.optional("plays") {
        let object = node.object();
        short = object.optional("short").map(|node| play(&node, items, unread));
        full = object.optional("full").map(|node| play(&node, items, unread));
        object.refuse_others();
    }
    let either = short.clone().or_else(|| full.clone()).unwrap_or_else(|| {
        let everything = everything(items);
        check_length(&object.field("items"), &everything);
        everything
    });
    (short.unwrap_or_else(|| either.clone()), full.unwrap_or(either))
}

fn play(node: &Node, items: &[Rc<Item>], unread: usize) -> Vec<Draw> {
    let mut draws = Vec::new();
    for node in node.list() {
        let object = node.object();
        let kinds = kinds(&object.field("kinds"));
        let field = object.field("count");
        let count = count(&field);
        let left = left(&kinds, &draws, items);
        if count.saturating_sub(left) > unread && !kinds.is_empty() {
            field.fault_with_counts(Problem::CannotDraw, count, left);
        }
        object.refuse_others();
        draws.push(Draw { kinds, count });
    }
    if node.is_list() && draws.is_empty() {
        node.fault(Problem::Empty);
    }
    check_length(node, &draws);
    draws
}

fn kinds(node: &Node) -> Vec<Kind> {
    let mut kinds = Vec::new();
    let list = node.list();
    let size = list.size();
    if node.is_list() && size == 0 {
        node.fault(Problem::Empty);
    }
    for node in list {
        if let Some(place) = node.word(KINDS) {
            kinds.push(kind_at(place));
        }
    }
    // Beside a misspelt kind the others need not be enough.
    if kinds.len() < size {
        kinds.clear();
    }
    kinds
}

/// A whole number from 1 on; 0 where there is none.
fn count(node: &Node) -> usize {
    let Some(number) = node.number() else { return 0 };
    if number < 1.0 || number.fract() != 0.0 {
        node.fault(Problem::BadCount);
        return 0;
    }
    number as usize
}

/// How many items of these kinds are left for certain, whichever ones the earlier draws take.
fn left(kinds: &[Kind], earlier: &[Draw], items: &[Rc<Item>]) -> usize {
    let shared =
        |others: &[Kind]| items.iter().filter(|item| kinds.contains(&item.kind) && others.contains(&item.kind)).count();
    earlier.iter().fold(shared(kinds), |left, draw| left.saturating_sub(draw.count.min(shared(&draw.kinds))))
}

fn check_length(node: &Node, draws: &[Draw]) {
    let count = draws.iter().fold(0, |sum: usize, draw| sum.saturating_add(draw.count));
    if count > MAX_ITEMS_A_PLAY {
        node.fault_with_counts(Problem::TooMany, count, MAX_ITEMS_A_PLAY);
    }
}

fn everything(items: &[Rc<Item>]) -> Vec<Draw> {
    let mut draws = Vec::new();
    for kind in Kind::ALL {
        let count = items.iter().filter(|item| item.kind == kind).count();
        if count > 0 {
            draws.push(Draw { kinds: vec![kind], count });
        }
    }
    draws
}
