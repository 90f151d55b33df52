//! Why the meter stands where it stands: what moved it, and what would change its verdict.
//!
//! Knows votes and meters; knows nothing of items or words.

use crate::answers::Step;
use crate::result::meter::{Meter, Verdict, Vote};

/// How far each vote moved the meter from the middle, in hundredths of a per cent towards PM.
///
/// 100 w (x - 1/2) / sum(w) for each vote; before rounding they add up to the marker's distance
/// from 50.
pub fn moves(votes: &[Vote]) -> Vec<i32> {
    let total: i64 = votes.iter().map(|vote| i64::from(vote.weight.hundredths())).sum();
    votes.iter().map(|vote| if total == 0 { 0 } else { (pull(vote) * 2500 / total) as i32 }).collect()
}

/// The fewest answers whose change would turn the verdict: into "about even" from any lean, into a
/// settled lean from "about even". None where no change of answers does.
pub fn changes_to_flip(votes: &[Vote]) -> Option<usize> {
    let verdict = Meter::of(votes)?.verdict();
    let goal = |votes: &[Vote]| {
        Meter::of(votes).is_some_and(|meter| match verdict {
            Verdict::Even => meter.verdict().is_settled(),
            Verdict::Toward(..) => meter.verdict() == Verdict::Even,
        })
    };
    let toward_po = || fewest_changes(votes, 0, &goal);
    let toward_pm = || fewest_changes(votes, 4, &goal);
    [toward_po(), toward_pm()].into_iter().flatten().min()
}

/// The fewest changes towards one end that reach the goal.
///
/// The answers that can be pulled farthest are pulled to the end first, and the last one tried at
/// every step. One step of one pair moves the meter by less than the 20 per cent that "about even"
/// spans, unless a single pair outweighs all others four to one.
fn fewest_changes(votes: &[Vote], end: u8, goal: &dyn Fn(&[Vote]) -> bool) -> Option<usize> {
    // The places of the votes, each put before the first that reaches less far.
    let mut order: Vec<(i64, usize)> = Vec::new();
    for (place, vote) in votes.iter().enumerate() {
        let room = reach(vote, end);
        let before = order.iter().position(|(other, _)| *other < room).unwrap_or(order.len());
        order.insert(before, (room, place));
    }
    let mut changed = votes.to_vec();
    for (count, (_, place)) in order.into_iter().enumerate() {
        for step in Step::ALL {
            if let Some(vote) = changed.get_mut(place) {
                vote.step = step;
            }
            if goal(&changed) {
                return Some(count + 1);
            }
        }
        let farthest = Step::ALL.into_iter().find(|step| step.quarters() == end);
        if let (Some(vote), Some(step)) = (changed.get_mut(place), farthest) {
            vote.step = step;
        }
    }
    None
}

fn reach(vote: &Vote, end: u8) -> i64 {
    i64::from(vote.weight.hundredths()) * (i64::from(end) - i64::from(vote.step.quarters())).abs()
}

fn pull(vote: &Vote) -> i64 {
    i64::from(vote.weight.hundredths()) * (i64::from(vote.step.quarters()) - 2)
}
