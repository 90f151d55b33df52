//! Everything that a finished play says, gathered from the answers.
//!
//! Derived anew whenever it is needed, never stored. Knows no words and no screens.

use super::answers::{Choice, Step};
use super::deck::{Deck, Id, Item, Role};
use super::explain::{changes_to_flip, moves};
use super::fit::{Marker, Meter, Vote};
use super::knowledge::{Guessing, Knowledge, Light, lights};
use super::session::Run;
use super::share::{LinkedScore, SharedResult};
use std::rc::Rc;

/// What came of a play.
#[derive(Debug, Clone)]
pub struct Outcome {
    /// The meter; none if the play had no pairs.
    pub meter: Option<Meter>,
    /// What moved the meter, the strongest first; pairs answered in the middle are left out.
    pub moved: Vec<Move>,
    /// The fewest changed answers that would turn the verdict.
    pub changes_to_flip: Option<usize>,
    /// The facets that the play asked about, each with its own place.
    pub facets: Vec<(Id, Marker)>,
    /// The knowledge score; none if the play had no keyed items.
    pub knowledge: Option<Knowledge>,
    /// What guessing would have given.
    pub guessing: Option<Guessing>,
    /// The self-checks, the weakest first.
    pub lights: Vec<Light>,
    fingerprint: u32,
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
        let pairs = voted_pairs(run);
        let votes: Vec<Vote> = pairs.iter().map(|(_, vote)| *vote).collect();
        let facets: Vec<(Id, Marker)> =
            deck.facets().iter().filter_map(|facet| Some((facet.id.clone(), facet_marker(&pairs, &facet.id)?))).collect();
        let asked = run.play.cards().iter().map(|card| &*card.item);
        Self {
            meter: Meter::of(&votes),
            moved: moved(&pairs, &votes),
            changes_to_flip: changes_to_flip(&votes),
            has_all_facets: !facets.is_empty() && facets.len() == deck.facets().len(),
            facets,
            knowledge: Knowledge::of(&run.answers),
            guessing: Guessing::of(asked),
            lights: lights(&run.answers),
            fingerprint: deck.fingerprint(),
        }
    }

    /// The result as a link carries it; none without a meter. A link holds all facets or none.
    pub fn shared(&self) -> Option<SharedResult> {
        let score = self.knowledge.as_ref().and_then(|knowledge| {
            LinkedScore::new(u8::try_from(knowledge.total.right).ok()?, u8::try_from(knowledge.total.asked).ok()?)
        });
        let facets = if self.has_all_facets { self.facets.iter().map(|(_, marker)| *marker).collect() } else { Vec::new() };
        Some(SharedResult::new(self.fingerprint, self.meter?, score, facets))
    }
}

fn voted_pairs(run: &Run) -> Vec<(Rc<Item>, Vote)> {
    let vote = |answer: &super::answers::Answer| match (answer.item.pair(), &answer.choice) {
        (Some(pair), Choice::Step(step)) => {
            Some((Rc::clone(&answer.item), Vote { weight: pair.weight, step: *step }))
        }
        _ => None,
    };
    run.answers.iter().filter_map(vote).collect()
}

fn facet_marker(pairs: &[(Rc<Item>, Vote)], facet: &Id) -> Option<Marker> {
    let of_facet = |item: &Item| item.pair().is_some_and(|pair| pair.facet == *facet);
    let votes: Vec<Vote> = pairs.iter().filter(|(item, _)| of_facet(item)).map(|(_, vote)| *vote).collect();
    Marker::of(&votes)
}

fn moved(pairs: &[(Rc<Item>, Vote)], votes: &[Vote]) -> Vec<Move> {
    let mut by_strength: Vec<(&Rc<Item>, Step, i32)> =
        pairs.iter().zip(moves(votes)).map(|((item, vote), points)| (item, vote.step, points)).collect();
    by_strength.retain(|(_, step, _)| *step != Step::MIDDLE);
    by_strength.sort_by_key(|(_, _, points)| std::cmp::Reverse(points.abs()));
    let told = |(item, _, points): (&Rc<Item>, Step, i32)| Move {
        item: Rc::clone(item),
        role: if points < 0 { Role::Po } else { Role::Pm },
        percent: (points.unsigned_abs() + 50) / 100,
    };
    by_strength.into_iter().map(told).collect()
}
