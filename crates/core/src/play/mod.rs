//! Draws plays: a seed decides which items a play asks, in which order, and how their choices are laid out. A play can be
//! extended by more pairs.

mod part;

pub use part::{Part, Topic};

use crate::deck::{Body, Deck, Draw, Id, Item, Kind, Length, Role};
use crate::rng::{Rng, next_seed};
use std::mem;
use std::rc::Rc;

/// A drawn play. The same deck, length, seed and seen items always give the same play.
#[derive(Debug, Clone)]
pub struct Play {
    cards: Vec<Card>,
    /// How many of the cards were drawn at first; the others are pairs that sharpen the result.
    drawn: usize,
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

    /// How many of the cards were drawn at first. The cards after them are pairs that sharpen the result.
    pub fn drawn(&self) -> usize {
        self.drawn
    }

    /// A play of these cards alone.
    pub(crate) fn of_cards(cards: Vec<Card>) -> Self {
        Self { drawn: cards.len(), cards }
    }

    /// The number of the card at that index and the number of cards, as the reader counts them: the pairs that sharpen
    /// the result count by themselves.
    pub fn progress(&self, at: usize) -> (usize, usize) {
        match at.checked_sub(self.drawn) {
            Some(at) => (at + 1, self.cards.len() - self.drawn),
            None => (at + 1, self.drawn),
        }
    }

    /// Whether the result follows after the card at that index.
    pub fn is_last(&self, at: usize) -> bool {
        let (number, total) = self.progress(at);
        number == total
    }
}

/// How often a draw starts over before it accepts items that give away each other's answers.
const MAX_ATTEMPTS: u32 = 24;

/// Draws a play.
///
/// Unseen items come first. Duties and scenarios are balanced by their keys, expert questions by the roles that list them, pairs by
/// their facets. Enemies do not meet, and no two scored items share a fact, as long as the deck allows it, because one
/// would give away the other.
pub fn draw(deck: &Deck, length: Length, seed: u32, seen: &[Id]) -> Play {
    let mut rng = Rng::new(seed);
    let mut best = attempt(deck, length, seen, &mut rng);
    for _ in 1..MAX_ATTEMPTS {
        if best.cost == Cost::NONE {
            break;
        }
        let next = attempt(deck, length, seen, &mut rng);
        if next.cost < best.cost {
            best = next;
        }
    }
    Play::of_cards(lay_out(deck, best.items, &mut rng))
}

/// The play with as many pairs again as it has, none of them asked in it, balanced by their facets like its own. `None`
/// if it has no pairs, or the deck has too few.
pub fn sharpened(deck: &Deck, play: &Play, seed: u32, seen: &[Id]) -> Option<Play> {
    let draw = Draw { kinds: vec![Kind::Fit], count: more_pairs(deck, play)? };
    let mut rng = Rng::new(next_seed(seed));
    let mut attempt =
        Attempt { items: play.cards.iter().map(|card| Rc::clone(&card.item)).collect(), cost: Cost::NONE };
    attempt.add(deck, &draw, seen, &mut rng);
    let more = attempt.items.split_off(play.cards.len());
    let cards = play.cards.iter().cloned().chain(lay_out(deck, more, &mut rng)).collect();
    Some(Play { cards, drawn: play.drawn })
}

/// How many pairs would sharpen the result of that play; `None` if it has none, or the deck has too few.
pub(crate) fn more_pairs(deck: &Deck, play: &Play) -> Option<usize> {
    let asked = play.cards.iter().filter(|card| card.item.pair().is_some()).count();
    let all = deck.items().iter().filter(|item| item.pair().is_some()).count();
    (asked > 0 && all >= 2 * asked).then_some(asked)
}

/// How many seeds are tried for one with a given first card. The shipped deck has 16 pairs for that place, each with
/// either pole first; with as many cards, all tries fail once in 300,000 plays.
const MAX_SEEDS: u32 = 400;

/// A seed that is as random as `seed` and whose play starts with the same card as the play of `first`, for when that
/// card is on the screen before the play is drawn. It is `first` itself if no other is found.
pub fn seed_with_first_card(deck: &Deck, length: Length, first: u32, seed: u32) -> u32 {
    let first_card = |seed| draw(deck, length, seed, &[]).cards.into_iter().next();
    let wanted = first_card(first);
    let mut rng = Rng::new(seed);
    (0..MAX_SEEDS).map(|_| rng.next()).find(|seed| first_card(*seed) == wanted).unwrap_or(first)
}

struct Attempt {
    items: Vec<Rc<Item>>,
    cost: Cost,
}

/// What is wrong with an attempt, the worst first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Cost {
    /// How many items met an earlier enemy.
    meetings: usize,
    /// How many scored items share a fact with an earlier one.
    clashes: usize,
}

impl Cost {
    const NONE: Self = Self { meetings: 0, clashes: 0 };

    /// The cost of an item after these ones.
    fn of<'a>(item: &Item, others: impl Iterator<Item = &'a Rc<Item>> + Clone) -> Self {
        let meets = others.clone().any(|other| item.is_enemy_of(other));
        let clashes = others.clone().any(|other| share_fact(item, other));
        Self { meetings: usize::from(meets), clashes: usize::from(clashes) }
    }
}

fn attempt(deck: &Deck, length: Length, seen: &[Id], rng: &mut Rng) -> Attempt {
    let mut attempt = Attempt { items: Vec::new(), cost: Cost::NONE };
    for draw in deck.draws(length) {
        attempt.add(deck, draw, seen, rng);
    }
    attempt
}

impl Attempt {
    /// Adds the items of a draw. Its groups take turns, and drop out when they are empty.
    fn add(&mut self, deck: &Deck, draw: &Draw, seen: &[Id], rng: &mut Rng) {
        let mut groups = groups(deck, draw, self, seen, rng);
        let mut picked: Vec<Rc<Item>> = Vec::new();
        let mut turn = 0;
        while picked.len() < draw.count && !groups.is_empty() {
            turn %= groups.len();
            match groups.get_mut(turn).and_then(|group| pick(group, self, &picked)) {
                Some(item) => {
                    picked.push(item);
                    turn += 1;
                }
                None => drop(groups.remove(turn)),
            }
        }
        rng.shuffle(&mut picked);
        self.items.append(&mut picked);
    }
}

/// The items that a draw may pick, in groups that take turns; unseen items come first in each group.
fn groups(deck: &Deck, draw: &Draw, attempt: &Attempt, seen: &[Id], rng: &mut Rng) -> Vec<Vec<Rc<Item>>> {
    let is_free =
        |item: &&Rc<Item>| draw.kinds.contains(&item.kind) && !attempt.items.iter().any(|taken| taken.id == item.id);
    let mut pool: Vec<&Rc<Item>> = deck.items().iter().filter(is_free).collect();
    rng.shuffle(&mut pool);
    let (seen, unseen): (Vec<_>, Vec<_>) = pool.into_iter().partition(|item| seen.contains(&item.id));
    let mut groups: Vec<Vec<Rc<Item>>> = Vec::new();
    for item in unseen.into_iter().chain(seen) {
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

/// The first item of the group that costs the play so far nothing; otherwise the first of those that cost least.
fn pick(group: &mut Vec<Rc<Item>>, attempt: &mut Attempt, picked: &[Rc<Item>]) -> Option<Rc<Item>> {
    let cost = |item: &Rc<Item>| Cost::of(item, attempt.items.iter().chain(picked));
    let index = group.iter().position(|item| cost(item) == Cost::NONE);
    let index = index.or_else(|| (0..group.len()).min_by_key(|index| group.get(*index).map(cost)))?;
    let cost = group.get(index).map(cost)?;
    attempt.cost.meetings += cost.meetings;
    attempt.cost.clashes += cost.clashes;
    Some(group.remove(index))
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
