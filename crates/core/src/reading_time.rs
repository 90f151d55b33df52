//! How long a text takes to read.
//!
//! The time model: four words a second, two seconds for each answer, and a quarter of a minute
//! for the instructions. Knows nothing of screens.

use crate::deck::{Body, Deck, Draw, Item, Length, Owner};
use crate::text::word_count;

const WORDS_A_SECOND: f64 = 4.0;
const SECONDS_AN_ANSWER: f64 = 2.0;
const SECONDS_FOR_INSTRUCTIONS: f64 = 15.0;

/// How long one form of the deck takes, in whole minutes, at least 1.
pub fn minutes(deck: &Deck, length: Length) -> usize {
    let asked: f64 = deck.draws(length).iter().map(|draw| mean_seconds(deck, draw) * draw.count as f64).sum();
    (((SECONDS_FOR_INSTRUCTIONS + asked) / 60.0).round() as usize).max(1)
}

/// How long these items take, in seconds, the instructions included.
pub fn seconds<'a>(items: impl Iterator<Item = &'a Item>) -> f64 {
    SECONDS_FOR_INSTRUCTIONS + items.map(item_seconds).sum::<f64>()
}

fn mean_seconds(deck: &Deck, draw: &Draw) -> f64 {
    let pool = || deck.items().iter().filter(|item| draw.kinds.contains(&item.kind));
    let count = pool().count();
    if count == 0 {
        return 0.0;
    }
    pool().map(|item| item_seconds(item)).sum::<f64>() / count as f64
}

fn item_seconds(item: &Item) -> f64 {
    (words(&item.stem) + body_words(&item.body)) / WORDS_A_SECOND + SECONDS_AN_ANSWER
}

/// The words of the options and of the one explanation that is read after the answer.
fn body_words(body: &Body) -> f64 {
    match body {
        Body::Duty(duty) => mean(Owner::ALL.iter().map(|&owner| words(duty.why(owner)))),
        Body::Question(question) => {
            question.options().map(|option| words(&option.text)).sum::<f64>()
                + mean(question.options().map(|option| words(&option.why)))
        }
        Body::Pair(pair) => words(&pair.po.text) + words(&pair.pm.text),
        Body::Check(_) => 0.0,
    }
}

fn mean(values: impl Iterator<Item = f64>) -> f64 {
    let (sum, count) = values.fold((0.0, 0.0), |(sum, count), value| (sum + value, count + 1.0));
    if count > 0.0 { sum / count } else { 0.0 }
}

fn words(text: &str) -> f64 {
    word_count(text) as f64
}
