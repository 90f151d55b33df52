//! Which items one play asks, in which order and how laid out: all decided by a seed.
//!
//! Knows the deck and which items were seen before; knows no answers.

use crate::deck::{Body, Deck, Draw, Id, Item, Kind, Length, Role};
use std::rc::Rc;

/// One drawn play. The same deck, length, seed and seen items always give the same play.
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
    /// As the kind of the item has it.
    AsWritten,
    /// The options of a question, by id.
    Options(Vec<Id>),
    /// A pair: the pole of this role comes first.
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

/// How often a draw is begun anew before items that share a fact are taken together after all.
const ATTEMPTS: u32 = 24;

/// Draws one play.
///
/// Unseen items come first. A draw of duties is balanced over their keys, of expert questions over
/// the roles that list them, of pairs over the facets. No two scored items share a fact as long as
/// the deck allows it, since the explanation of one would give the other away.
pub fn draw(deck: &Deck, length: Length, seed: u32, seen: &[Id]) -> Play {
    let mut chance = Chance::new(seed);
    let mut best = attempt(deck, length, seen, &mut chance);
    for _ in 1..ATTEMPTS {
        if best.clashes == 0 {
            break;
        }
        let next = attempt(deck, length, seen, &mut chance);
        if next.clashes < best.clashes {
            best = next;
        }
    }
    let cards = lay_out(deck, best.items, &mut chance);
    Play { cards }
}

/// How many seeds are tried for one with a given first card. Of 32 items, as many as the shipped deck has for that place,
/// all of them miss the one once in 300,000 plays.
const TRIES: u32 = 400;

/// A seed that is as good as `seed` and whose play begins with the same card as that of `first`, where the card is on the
/// screen before the play is drawn. It is `first` itself where chance finds no other.
pub fn seed_with_first_card(deck: &Deck, length: Length, first: u32, seed: u32) -> u32 {
    let begins = |seed: u32| draw(deck, length, seed, &[]).cards.into_iter().next();
    let wanted = begins(first);
    let mut chance = Chance::new(seed);
    (0..TRIES).map(|_| chance.next()).find(|seed| begins(*seed) == wanted).unwrap_or(first)
}

#[derive(Default)]
struct Attempt {
    items: Vec<Rc<Item>>,
    /// How many scored items share a fact with an earlier one.
    clashes: usize,
}

fn attempt(deck: &Deck, length: Length, seen: &[Id], chance: &mut Chance) -> Attempt {
    let mut attempt = Attempt::default();
    for draw in deck.draws(length) {
        let mut groups = groups(deck, draw, &attempt, seen, chance);
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
        chance.shuffle(&mut picked);
        attempt.items.append(&mut picked);
    }
    attempt
}

/// The items that a draw may take, in groups that it takes from in turn, unseen items first in each.
fn groups(deck: &Deck, draw: &Draw, attempt: &Attempt, seen: &[Id], chance: &mut Chance) -> Vec<Vec<Rc<Item>>> {
    let free =
        |item: &&Rc<Item>| draw.kinds.contains(&item.kind) && !attempt.items.iter().any(|taken| taken.id == item.id);
    let mut pool: Vec<&Rc<Item>> = deck.items().iter().filter(free).collect();
    chance.shuffle(&mut pool);
    let is_seen = |item: &&&Rc<Item>| seen.contains(&item.id);
    let unseen_first = pool.iter().filter(|item| !is_seen(item)).chain(pool.iter().filter(is_seen));
    let mut groups: Vec<Vec<Rc<Item>>> = Vec::new();
    for item in unseen_first {
        let same = |group: &&mut Vec<Rc<Item>>| group.first().is_some_and(|first| group_of(first) == group_of(item));
        match groups.iter_mut().find(same) {
            Some(group) => group.push(Rc::clone(item)),
            None => groups.push(vec![Rc::clone(item)]),
        }
    }
    chance.shuffle(&mut groups);
    groups
}

/// What a draw is balanced over.
fn group_of(item: &Item) -> Option<&str> {
    match &item.body {
        Body::Duty(duty) => Some(duty.key.as_str()),
        Body::Pair(pair) => Some(pair.facet.as_str()),
        Body::Question(question) if item.kind == Kind::Expert => match question.role {
            Some(Role::Po) => Some("po"),
            Some(Role::Pm) => Some("pm"),
            None => None,
        },
        Body::Question(_) | Body::Check(_) => None,
    }
}

/// The first item of the group that shares no fact with the play so far, else simply the first.
fn pick(group: &mut Vec<Rc<Item>>, attempt: &mut Attempt, picked: &[Rc<Item>]) -> Option<Rc<Item>> {
    let clashes = |item: &Item| attempt.items.iter().chain(picked).any(|other| are_enemies(item, other));
    let place = group.iter().position(|item| !clashes(item));
    if place.is_none() && !group.is_empty() {
        attempt.clashes += 1;
    }
    let place = place.unwrap_or(0);
    (place < group.len()).then(|| group.remove(place))
}

/// Two scored items that share a fact.
pub fn are_enemies(item: &Item, other: &Item) -> bool {
    item.is_keyed() && other.is_keyed() && item.facts.iter().any(|fact| other.facts.contains(fact))
}

fn lay_out(deck: &Deck, items: Vec<Rc<Item>>, chance: &mut Chance) -> Vec<Card> {
    // One coin for each facet; its pairs then take turns, so that whoever always takes the first
    // pole ends in the middle of every facet that shows an even number of pairs. Facets with an odd
    // number take turns among themselves.
    let mut odd = chance.coin();
    let mut firsts: Vec<(&Id, Role)> = Vec::new();
    for facet in deck.facets() {
        let pairs = items.iter().filter(|item| free_pair_facet(item) == Some(&facet.id)).count();
        let turned = odd.other();
        let first = if pairs % 2 == 1 { std::mem::replace(&mut odd, turned) } else { chance.coin() };
        firsts.push((&facet.id, first));
    }
    let card = |item: Rc<Item>| {
        let layout = layout(&item, &mut firsts, chance);
        Card { item, layout }
    };
    items.into_iter().map(card).collect()
}

fn free_pair_facet(item: &Item) -> Option<&Id> {
    item.pair().filter(|pair| pair.fixed_first.is_none()).map(|pair| &pair.facet)
}

fn layout(item: &Item, firsts: &mut [(&Id, Role)], chance: &mut Chance) -> Layout {
    match &item.body {
        Body::Question(question) => {
            let mut order: Vec<Id> = question.options().map(|option| option.id.clone()).collect();
            if !question.fixed_order {
                chance.shuffle(&mut order);
            }
            Layout::Options(order)
        }
        Body::Pair(pair) => {
            let turn = firsts.iter_mut().find(|(facet, _)| **facet == pair.facet);
            Layout::First(match (pair.fixed_first, turn) {
                (Some(role), _) => role,
                (None, Some((_, next))) => std::mem::replace(next, next.other()),
                (None, None) => Role::Po,
            })
        }
        Body::Duty(_) | Body::Check(_) => Layout::AsWritten,
    }
}

/// A stream of numbers that look random and follow from a seed.
///
/// SplitMix32 in the form with the constants of the MurmurHash3 finaliser: small, and even over
/// all seeds, which is all that a draw of cards needs.
struct Chance(u32);

impl Chance {
    fn new(seed: u32) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u32 {
        self.0 = self.0.wrapping_add(0x9e37_79b9);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 16)).wrapping_mul(0x85eb_ca6b);
        mixed = (mixed ^ (mixed >> 13)).wrapping_mul(0xc2b2_ae35);
        mixed ^ (mixed >> 16)
    }

    /// A number below the bound, which is at least 1; the bias is below the bound over 2^32.
    fn below(&mut self, bound: usize) -> usize {
        ((u64::from(self.next()) * bound as u64) >> 32) as usize
    }

    fn coin(&mut self) -> Role {
        if self.below(2) == 0 { Role::Po } else { Role::Pm }
    }

    /// Fisher and Yates.
    fn shuffle<T>(&mut self, values: &mut [T]) {
        for last in (1..values.len()).rev() {
            values.swap(last, self.below(last + 1));
        }
    }
}
