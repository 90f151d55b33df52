//! Everything that a finished play says, gathered from the answers.
//!
//! Derived anew whenever it is needed, never stored. Knows no words and no screens.

use crate::answers::{Choice, Step};
use crate::deck::{Deck, Id, Item, Pair, Role};
use crate::result::explanation::{changes_to_flip, moves};
use crate::result::knowledge::{Guessing, Knowledge, Light, lights};
use crate::result::meter::{Marker, Meter, Vote};
use crate::run::Run;
use crate::share::single::{LinkedScore, SharedResult};
use std::rc::Rc;

/// What came of a play.
#[derive(Debug, Clone)]
pub struct Outcome {
    /// The meter; none if the play had no pairs.
    pub meter: Option<Meter>,
    /// What moved the meter, the strongest first; pairs answered in the middle are left out.
    pub moved: Vec<Move>,
    /// The facets that the play asked about, each with its own place.
    pub facets: Vec<(Id, Marker)>,
    /// The knowledge score; none if the play had no keyed items.
    pub knowledge: Option<Knowledge>,
    /// What guessing would have given.
    pub guessing: Option<Guessing>,
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
    /// Towards which end.
    pub role: Role,
    /// By how many whole per cent of the meter, rounded.
    pub percent: u32,
}

impl Outcome {
    /// Gathers what the run's answers say.
    pub fn of(deck: &Deck, run: &Run) -> Self {
        let mut pairs = Vec::new();
        let mut votes = Vec::new();
        for answer in run.answers.iter() {
            if let (Some(pair), Choice::Step(step)) = (answer.item.pair(), &answer.choice) {
                pairs.push((&answer.item, pair));
                votes.push(Vote { weight: pair.weight, step: *step });
            }
        }
        let mut facets = Vec::new();
        for facet in deck.facets() {
            if let Some(marker) = facet_marker(&pairs, &votes, &facet.id) {
                facets.push((facet.id.clone(), marker));
            }
        }
        let asked = run.play.cards().iter().map(|card| &*card.item);
        Self {
            meter: Meter::of(&votes),
            moved: moved(&pairs, &votes),
            has_all_facets: !facets.is_empty() && facets.len() == deck.facets().len(),
            facets,
            knowledge: Knowledge::of(&run.answers),
            guessing: Guessing::of(asked),
            lights: lights(&run.answers),
            fingerprint: deck.fingerprint(),
            votes,
        }
    }

    /// The fewest changed answers that would turn the verdict. Worked out when it is asked for: it takes dozens of meters,
    /// more than all else together, and only one screen says it.
    pub fn changes_to_flip(&self) -> Option<usize> {
        changes_to_flip(&self.votes)
    }

    /// The result as a link carries it; none without a meter. A link holds all facets or none.
    pub fn shared(&self) -> Option<SharedResult> {
        let score = self.knowledge.as_ref().and_then(|knowledge| {
            LinkedScore::new(u8::try_from(knowledge.total.right).ok()?, u8::try_from(knowledge.total.asked).ok()?)
        });
        let mut facets = Vec::new();
        if self.has_all_facets {
            for (_, marker) in &self.facets {
                facets.push(*marker);
            }
        }
        Some(SharedResult::new(self.fingerprint, self.meter?, score, &facets))
    }
}

fn facet_marker(pairs: &[(&Rc<Item>, &Pair)], votes: &[Vote], facet: &Id) -> Option<Marker> {
    let mut of_facet = Vec::new();
    for ((_, pair), vote) in pairs.iter().zip(votes) {
        if pair.facet == *facet {
            of_facet.push(*vote);
        }
    }
    Marker::of(&of_facet)
}

/// The pairs that moved the meter, each put before the first that moved it less.
fn moved(pairs: &[(&Rc<Item>, &Pair)], votes: &[Vote]) -> Vec<Move> {
    let mut strengths: Vec<u32> = Vec::new();
    let mut told = Vec::new();
    for (((item, _), vote), points) in pairs.iter().zip(votes).zip(moves(votes)) {
        if vote.step == Step::MIDDLE {
            continue;
        }
        let strength = points.unsigned_abs();
        let place = strengths.iter().position(|other| *other < strength).unwrap_or(strengths.len());
        let role = if points < 0 { Role::Po } else { Role::Pm };
        strengths.insert(place, strength);
        told.insert(place, Move { item: Rc::clone(item), role, percent: (strength + 50) / 100 });
    }
    told
}
