//! Reads the plays of a deck file: how many items of which kinds each asks, in which order.

use super::cursor::{Node, Object};
use super::limits::{MAX_ITEMS, MAX_ITEMS_A_PLAY};
use crate::deck::faults::Problem;
use crate::deck::{Draw, Item, Kind};
use std::rc::Rc;

/// The short and the full play. A deck without plays asks everything it has; if one play is left out, it is the same
/// as the other. A deck about two roles has a limit for a play, because a result link has one.
///
/// Each of the unread items may be of the kind that a draw asks for, so they never count as lacking.
pub(crate) fn plays(object: &Object, items: &[Rc<Item>], unread: usize) -> (Vec<Draw>, Vec<Draw>) {
    let (mut short, mut full) = (None, None);
    let limit = if object.optional("roles").is_some() { MAX_ITEMS_A_PLAY } else { MAX_ITEMS };
    if let Some(node) = object.optional("plays") {
        let object = node.object();
        short = object.optional("short").map(|node| play(&node, items, unread, limit));
        full = object.optional("full").map(|node| play(&node, items, unread, limit));
        object.refuse_others();
    }
    let either = short.clone().or_else(|| full.clone()).unwrap_or_else(|| {
        let everything = everything(items);
        check_length(&object.field("items"), &everything, limit);
        everything
    });
    (short.unwrap_or_else(|| either.clone()), full.unwrap_or(either))
}

fn play(node: &Node, items: &[Rc<Item>], unread: usize, limit: usize) -> Vec<Draw> {
    let mut draws = Vec::new();
    for node in node.elements() {
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
    if node.is_array() && draws.is_empty() {
        node.fault(Problem::Empty);
    }
    check_length(node, &draws, limit);
    draws
}

/// The kinds that a draw names; none if one of them is misspelt, since the others alone need not be enough.
fn kinds(node: &Node) -> Vec<Kind> {
    let elements = node.elements();
    if node.is_array() && elements.len() == 0 {
        node.fault(Problem::Empty);
    }
    let kinds: Vec<_> = elements.map(|node| node.one_of(&Kind::ALL, Kind::as_str)).collect();
    kinds.into_iter().collect::<Option<_>>().unwrap_or_default()
}

/// A whole number of at least 1; 0 if there is none.
fn count(node: &Node) -> usize {
    let Some(number) = node.number() else { return 0 };
    if number < 1.0 || number.fract() != 0.0 {
        node.fault(Problem::BadCount);
        return 0;
    }
    number as usize
}

/// How many items of these kinds are certainly left, whichever ones the earlier draws take.
fn left(kinds: &[Kind], earlier: &[Draw], items: &[Rc<Item>]) -> usize {
    let shared =
        |others: &[Kind]| items.iter().filter(|item| kinds.contains(&item.kind) && others.contains(&item.kind)).count();
    earlier.iter().fold(shared(kinds), |left, draw| left.saturating_sub(draw.count.min(shared(&draw.kinds))))
}

fn check_length(node: &Node, draws: &[Draw], limit: usize) {
    let count = draws.iter().fold(0_usize, |sum, draw| sum.saturating_add(draw.count));
    if count > limit {
        node.fault_with_counts(Problem::TooMany, count, limit);
    }
}

/// The kinds in the order in which a play asks them unless the deck says otherwise. Pairs come first: duties teach what
/// their poles stand for.
const ORDER: [Kind; 9] = [
    Kind::Fit,
    Kind::Duty,
    Kind::Scenario,
    Kind::Origin,
    Kind::Expert,
    Kind::Readiness,
    Kind::MixUp,
    Kind::Question,
    Kind::SelfCheck,
];

/// One draw for each kind that the deck has.
fn everything(items: &[Rc<Item>]) -> Vec<Draw> {
    let draw = |kind| Draw { kinds: vec![kind], count: items.iter().filter(|item| item.kind == kind).count() };
    ORDER.into_iter().map(draw).filter(|draw| draw.count > 0).collect()
}
