//! Why the meter is where it is: what moved it, and how many other answers would change its verdict.

use crate::answers::Step;
use crate::result::meter::{Meter, Verdict, Vote};
use crate::result::vote::total_weight;
use std::cmp::Reverse;

/// How far each vote moved the meter from the middle, in hundredths of a per cent towards PM.
///
/// This is 100 w (x - 1/2) / Σw for each vote, with x from 0 to 1. Before rounding, the moves add up to the marker's
/// distance from 50.
pub fn moves(votes: &[Vote]) -> Vec<i32> {
    let total = total_weight(votes);
    votes.iter().map(|vote| if total == 0 { 0 } else { (vote.pull() * 2500 / total) as i32 }).collect()
}

/// The smallest number of changed answers that would change the verdict: from a lean to "about even", or from "about
/// even" to a settled lean. `None` if no change of answers can do that.
pub fn changes_to_flip(votes: &[Vote]) -> Option<usize> {
    let verdict = Meter::of(votes)?.verdict();
    let is_flipped = |votes: &[Vote]| {
        Meter::of(votes).is_some_and(|meter| match verdict {
            Verdict::Even => meter.verdict().is_settled(),
            Verdict::Toward(..) => meter.is_even(),
        })
    };
    let toward = |end| fewest_changes(votes, end, &is_flipped);
    [toward(Step::PO_END), toward(Step::PM_END)].into_iter().flatten().min()
}

/// The smallest number of changes towards one end that reach the goal.
///
/// The answers that can move the meter farthest are moved to the end first, and the last one is tried at every step.
/// One step of one pair moves the meter by less than the 20 per cent that "about even" spans, unless a single pair
/// outweighs all others four to one.
fn fewest_changes(votes: &[Vote], end: Step, is_reached: &dyn Fn(&[Vote]) -> bool) -> Option<usize> {
    let mut farthest_first: Vec<(usize, &Vote)> = votes.iter().enumerate().collect();
    farthest_first.sort_by_key(|(_, vote)| Reverse(reach(vote, end)));
    let mut changed = votes.to_vec();
    for (count, (index, _)) in (1..).zip(farthest_first) {
        for step in Step::ALL {
            changed.get_mut(index)?.step = step;
            if is_reached(&changed) {
                return Some(count);
            }
        }
        changed.get_mut(index)?.step = end;
    }
    None
}

/// How far the vote can still move the meter towards that end.
fn reach(vote: &Vote, end: Step) -> i64 {
    vote.weight() * (i64::from(end.quarters()) - i64::from(vote.step.quarters())).abs()
}
