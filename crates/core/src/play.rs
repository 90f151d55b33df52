//! Draws plays: a seed decides which items a play asks, in which order, and how their choices are laid out.

use crate::deck::{Body, Deck, Draw, Id, Item, Kind, Length, Role};
use crate::rng::Rng;
use std::mem;
use std::rc::Rc;

/// A drawn play. The same deck, length, seed and seen items always give the same play.
#[derive(Debug, Clone)]
pub struct Play {
    cards: Vec<Card>,
}

/// One item of a play with everything about it that the seed decided.
#[derive(Debug, Clone)]
pub struct Card {
    /// The item.
    pub item: Rc<Item>,
    /// How its choices are laid out.
    pub layout: Layout,
}

/// The order in which a card shows its choices.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Layout {
    /// The fixed order of the item's kind.
    AsWritten,
    /// The options of a question, by id.
    Options(Vec<Id>),
    /// The pole of this role comes first in a pair.
    First(Role),
}

impl PartialEq for Card {
    fn eq(&self, other: &Self) -> bool {
        self.item.id == other.item.id && self.layout == other.layout
    }
}

impl Play {
    /// The cards in the order in which they are asked.
    pub fn cards(&self) -> &[Card] {
        &self.cards
    }
}

/// How often a draw starts over before it accepts items that share a fact.
const MAX_ATTEMPTS: u32 = 24;

/// Draws a play.
///
/// Unseen items come first. Duties are balanced by their keys, expert questions by the roles that list them, pairs by
/// their facets. No two scored items share a fact as long as the deck allows it, because the explanation of one would
/// give away the other.
pub fn draw(deck: &Deck, length: Length, seed: u32, seen: &[Id]) -> Play {
    let mut rng = Rng::new(seed);
    let mut best = attempt(deck, length, seen, &mut rng);
    for _ in 1..MAX_ATTEMPTS {
        if best.clashes == 0 {
            break;
        }
        let next = attempt(deck, length, seen, &mut rng);
        if next.clashes < best.clashes {
            best = next;
        }
    }
    Play { cards: lay_out(deck, best.items, &mut rng) }
}

/// How many seeds are tried for one with a given first card. The shipped deck has 32 items for that place; with as
/// many, all tries fail once in 300,000 plays.
const MAX_SEEDS: u32 = 400;

/// A seed that is as random as `seed` and whose play starts with the same card as the play of `first`, for when that
/// card is on the screen before the play is drawn. It is `first` itself if no other is found.
pub fn seed_with_first_card(deck: &Deck, length: Length, first: u32, seed: u32) -> u32 {
    let first_card = |seed| draw(deck, length, seed, &[]).cards.into_iter().next();
    let wanted = first_card(first);
    let mut rng = Rng::new(seed);
    (0..MAX_SEEDS).map(|_| rng.next()).find(|seed| first_card(*seed) == wanted).unwrap_or(first)
}

#[derive(Default)]
struct Attempt {
    items: Vec<Rc<Item>>,
    /// How many scored items share a fact with an earlier one.
    clashes: usize,
}

fn attempt(deck: &Deck, length: Length, seen: &[Id], rng: &mut Rng) -> Attempt {
    let mut attempt = Attempt::default();
    for draw in deck.draws(length) {
        let mut groups = groups(deck, draw, &attempt, seen, rng);
        let mut picked: Vec<Rc<Item>> = Vec::new();
        let mut turn = 0;
        while picked.len() < draw.count && !groups.is_empty() {
            turn %= groups.len();
            match groups.get_mut(turn).and_then(|group| pick(group, &mut attempt, &picked)) {
                Some(item) => {
                    picked.push(item);
                    turn += 1;
                }
                None => drop(groups.remove(turn)),
            }
        }
        rng.shuffle(&mut picked);
        attempt.items.append(&mut picked);
    }
    attempt
}

/// The items that a draw may pick, in groups that take turns; unseen items come first in each group.
fn groups(deck: &Deck, draw: &Draw, attempt: &Attempt, seen: &[Id], rng: &mut Rng) -> Vec<Vec<Rc<Item>>> {
    let is_free =
        |item: &&Rc<Item>| draw.kinds.contains(&item.kind) && !attempt.items.iter().any(|taken| taken.id == item.id);
    let mut pool: Vec<&Rc<Item>> = deck.items().iter().filter(is_free).collect();
    rng.shuffle(&mut pool);
    pool.sort_by_key(|item| seen.contains(&item.id));
    let mut groups: Vec<Vec<Rc<Item>>> = Vec::new();
    for item in pool {
        let is_same = |group: &&mut Vec<Rc<Item>>| group.first().is_some_and(|first| group_of(first) == group_of(item));
        match groups.iter_mut().find(is_same) {
            Some(group) => group.push(Rc::clone(item)),
            None => groups.push(vec![Rc::clone(item)]),
        }
    }
    rng.shuffle(&mut groups);
    // Duties and scenarios are balanced together: what the play has less of so far comes first.
    groups.sort_by_key(|group| attempt.items.iter().filter(|item| is_same_group(item, group.first())).count());
    groups
}

/// Whether the item counts for the same group as the other one, whichever kinds they are of.
fn is_same_group(item: &Item, other: Option<&Rc<Item>>) -> bool {
    let has_same_body = |other: &Item| mem::discriminant(&item.body) == mem::discriminant(&other.body);
    other.is_some_and(|other| has_same_body(other) && group_of(item) == group_of(other))
}

/// The property by which a draw is balanced.
fn group_of(item: &Item) -> Option<&str> {
    match &item.body {
        Body::Duty(duty) => Some(duty.key.as_str()),
        Body::Pair(pair) => Some(pair.facet.as_str()),
        Body::Question(question) if item.kind == Kind::Expert => question.role.map(Role::as_str),
        Body::Question(_) | Body::Check(_) => None,
    }
}

/// The first item of the group that shares no fact with the play so far; otherwise its first item.
fn pick(group: &mut Vec<Rc<Item>>, attempt: &mut Attempt, picked: &[Rc<Item>]) -> Option<Rc<Item>> {
    let clashes = |item: &Item| attempt.items.iter().chain(picked).any(|other| share_fact(item, other));
    let index = group.iter().position(|item| !clashes(item));
    if index.is_none() && !group.is_empty() {
        attempt.clashes += 1;
    }
    let index = index.unwrap_or(0);
    (index < group.len()).then(|| group.remove(index))
}

/// Whether the two items have a right answer and rest on a common fact.
fn share_fact(item: &Item, other: &Item) -> bool {
    item.is_keyed() && other.is_keyed() && item.facts.iter().any(|fact| other.facts.contains(fact))
}

fn lay_out(deck: &Deck, items: Vec<Rc<Item>>, rng: &mut Rng) -> Vec<Card> {
    // One coin decides for each facet; then its pairs take turns. A reader who always chooses the first pole therefore
    // ends in the middle of every facet with an even number of pairs. Facets with an odd number take turns among
    // themselves.
    let mut odd = either_role(rng);
    let mut first_roles: Vec<(&Id, Role)> = Vec::new();
    for facet in deck.facets() {
        let pairs = items.iter().filter(|item| facet_of_free_pair(item) == Some(&facet.id)).count();
        let first = if pairs % 2 == 1 { take_turn(&mut odd) } else { either_role(rng) };
        first_roles.push((&facet.id, first));
    }
    let card = |item: Rc<Item>| Card { layout: layout(&item, &mut first_roles, rng), item };
    items.into_iter().map(card).collect()
}

fn either_role(rng: &mut Rng) -> Role {
    if rng.coin() { Role::Po } else { Role::Pm }
}

/// The role whose turn it is; the next turn is the other one's.
fn take_turn(role: &mut Role) -> Role {
    let next = role.other();
    mem::replace(role, next)
}

fn facet_of_free_pair(item: &Item) -> Option<&Id> {
    item.pair().filter(|pair| pair.fixed_first.is_none()).map(|pair| &pair.facet)
}

fn layout(item: &Item, first_roles: &mut [(&Id, Role)], rng: &mut Rng) -> Layout {
    match &item.body {
        Body::Question(question) => {
            let mut order: Vec<Id> = question.options().map(|option| option.id.clone()).collect();
            if !question.fixed_order {
                rng.shuffle(&mut order);
            }
            Layout::Options(order)
        }
        Body::Pair(pair) => {
            let turn = first_roles.iter_mut().find(|(facet, _)| **facet == pair.facet);
            Layout::First(match (pair.fixed_first, turn) {
                (Some(role), _) => role,
                (None, Some((_, role))) => take_turn(role),
                (None, None) => Role::Po,
            })
        }
        Body::Duty(_) | Body::Check(_) => Layout::AsWritten,
    }
}
