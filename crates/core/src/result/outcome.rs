//! Everything that the result of a play shows, derived from its answers. It is never stored.

use crate::deck::{Deck, Id, Item, Pair, Role};
use crate::result::explanation::{changes_to_flip, moves};
use crate::result::knowledge::{Knowledge, Light, expected_by_guessing, lights};
use crate::result::meter::{Marker, Meter, Vote};
use crate::run::Run;
use crate::share::single::{LinkedScore, SharedResult};
use std::cmp::Reverse;
use std::rc::Rc;

/// The outcome of a play.
#[derive(Debug, Clone)]
pub struct Outcome {
    /// The meter; `None` if the play had no pairs.
    pub meter: Option<Meter>,
    /// What moved the meter, the strongest move first; pairs answered in the middle are left out.
    pub moved: Vec<Move>,
    /// The facets that the play asked about, each with its own place.
    pub facets: Vec<(Id, Marker)>,
    /// The knowledge score; `None` if the play had no keyed items.
    pub knowledge: Option<Knowledge>,
    /// How many right answers guessing gives on average, if that says anything.
    pub guessed: Option<usize>,
    /// The self-checks, the weakest first.
    pub lights: Vec<Light>,
    fingerprint: u32,
    votes: Vec<Vote>,
    has_all_facets: bool,
}

/// How far one pair moved the meter.
#[derive(Debug, Clone)]
pub struct Move {
    /// The pair.
    pub item: Rc<Item>,
    /// The end that it moved the meter towards.
    pub role: Role,
    /// By how many whole per cent of the meter, rounded.
    pub percent: u32,
}

impl Outcome {
    /// Derives the outcome from the run's answers.
    pub fn of(deck: &Deck, run: &Run) -> Self {
        let answered: Vec<AnsweredPair> = run
            .answers
            .iter()
            .filter_map(|answer| {
                Some(AnsweredPair { item: &answer.item, pair: answer.item.pair()?, vote: Vote::of(answer)? })
            })
            .collect();
        let votes: Vec<Vote> = answered.iter().map(|answered| answered.vote).collect();
        let facets: Vec<_> = deck
            .facets()
            .iter()
            .filter_map(|facet| Some((facet.id.clone(), facet_marker(&answered, &facet.id)?)))
            .collect();
        Self {
            meter: Meter::of(&votes),
            moved: moved(&answered, &votes),
            has_all_facets: facets.len() == deck.facets().len(),
            facets,
            knowledge: Knowledge::of(&run.answers),
            guessed: expected_by_guessing(run.play.cards().iter().map(|card| &*card.item)),
            lights: lights(&run.answers),
            fingerprint: deck.fingerprint(),
            votes,
        }
    }

    /// The smallest number of changed answers that would change the verdict.
    ///
    /// It is computed only on demand: it takes dozens of meters, more than everything else together, and only one
    /// screen shows it.
    pub fn changes_to_flip(&self) -> Option<usize> {
        changes_to_flip(&self.votes)
    }

    /// The result as a link carries it; `None` without a meter. A link holds all facets or none.
    pub fn shared(&self) -> Option<SharedResult> {
        let score = self.knowledge.as_ref().and_then(|knowledge| {
            LinkedScore::new(u8::try_from(knowledge.total.right).ok()?, u8::try_from(knowledge.total.asked).ok()?)
        });
        let facets = self.facets.iter().filter(|_| self.has_all_facets);
        let facets: Vec<Marker> = facets.map(|(_, marker)| *marker).collect();
        Some(SharedResult::new(self.fingerprint, self.meter?, score, &facets))
    }
}

/// A pair with its answer.
struct AnsweredPair<'a> {
    item: &'a Rc<Item>,
    pair: &'a Pair,
    vote: Vote,
}

fn facet_marker(answered: &[AnsweredPair], facet: &Id) -> Option<Marker> {
    let of_facet = answered.iter().filter(|answered| answered.pair.facet == *facet);
    let votes: Vec<Vote> = of_facet.map(|answered| answered.vote).collect();
    Marker::of(&votes)
}

fn moved(answered: &[AnsweredPair], votes: &[Vote]) -> Vec<Move> {
    let mut moved: Vec<(&AnsweredPair, i32)> =
        answered.iter().zip(moves(votes)).filter(|(answered, _)| answered.vote.step.side().is_some()).collect();
    moved.sort_by_key(|(_, distance)| Reverse(distance.unsigned_abs()));
    let as_move = |(answered, distance): (&AnsweredPair, i32)| Move {
        item: Rc::clone(answered.item),
        role: if distance < 0 { Role::Po } else { Role::Pm },
        percent: (distance.unsigned_abs() + 50) / 100,
    };
    moved.into_iter().map(as_move).collect()
}
