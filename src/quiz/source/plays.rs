//! The plays of a deck file: how many items of which kinds, in which order.
//!
//! Knows the kinds of the items at hand; draws nothing.

use super::MAX_ITEMS_A_PLAY;
use super::cursor::{Node, Object};
use super::fault::Problem;
use super::items::{KINDS, kind_at};
use crate::quiz::deck::{Draw, Item, Kind};
use std::rc::Rc;

/// The short and the full form. A deck without plays asks everything it has; one form that is left
/// out is as the other.
pub(super) fn plays(object: &Object, items: &[Rc<Item>]) -> (Vec<Draw>, Vec<Draw>) {
    let (mut short, mut full) = (None, None);
    if let Some(node) = object.optional("plays") {
        let object = node.object();
        short = object.optional("short").map(|node| play(&node, items));
        full = object.optional("full").map(|node| play(&node, items));
        object.refuse_others();
    }
    let either = short.clone().or_else(|| full.clone()).unwrap_or_else(|| {
        let everything = everything(items);
        check_length(&object.field("items"), &everything);
        everything
    });
    (short.unwrap_or_else(|| either.clone()), full.unwrap_or(either))
}

fn play(node: &Node, items: &[Rc<Item>]) -> Vec<Draw> {
    let mut left: Vec<Kind> = Vec::new();
    for item in items {
        left.push(item.kind);
    }
    let mut draws = Vec::new();
    for node in node.list() {
        let object = node.object();
        let kinds = kinds(&object.field("kinds"));
        let count = count(&object.field("count"));
        take(&object.field("count"), &kinds, count, &mut left);
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
    if node.is_list() && list.size() == 0 {
        node.fault(Problem::Empty);
    }
    for node in list {
        if let Some(place) = node.word(KINDS) {
            kinds.push(kind_at(place));
        }
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

/// Uses up as many items of these kinds; what earlier draws have taken is no longer there.
fn take(node: &Node, kinds: &[Kind], count: usize, left: &mut Vec<Kind>) {
    let available = left.iter().filter(|kind| kinds.contains(kind)).count();
    if !kinds.is_empty() && count > available {
        node.fault_with_counts(Problem::CannotDraw, count, available);
    }
    for _ in 0..count.min(available) {
        if let Some(place) = left.iter().position(|kind| kinds.contains(kind)) {
            left.swap_remove(place);
        }
    }
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
