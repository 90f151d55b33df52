//! Estimates how long a text or a play takes: four words a second, two seconds for each answer, and a quarter of a
//! minute for the instructions.

use crate::deck::{Body, Deck, Draw, Item, Length, MarkedText, Owner};

const WORDS_PER_SECOND: f64 = 4.0;
const SECONDS_PER_ANSWER: f64 = 2.0;
const SECONDS_FOR_INSTRUCTIONS: f64 = 15.0;

/// How long a play of that length takes, in whole minutes, at least 1.
pub fn minutes(deck: &Deck, length: Length) -> usize {
    let asked: f64 = deck.draws(length).iter().map(|draw| mean_seconds(deck, draw) * draw.count as f64).sum();
    (((SECONDS_FOR_INSTRUCTIONS + asked) / 60.0).round() as usize).max(1)
}

/// How long these items take, in seconds, with the instructions.
pub fn seconds<'a>(items: impl Iterator<Item = &'a Item>) -> f64 {
    SECONDS_FOR_INSTRUCTIONS + items.map(item_seconds).sum::<f64>()
}

/// How long one item of the draw takes on average.
fn mean_seconds(deck: &Deck, draw: &Draw) -> f64 {
    mean(deck.items().iter().filter(|item| draw.kinds.contains(&item.kind)).map(|item| item_seconds(item)))
}

fn item_seconds(item: &Item) -> f64 {
    (word_count(&item.stem) + body_words(&item.body)) / WORDS_PER_SECOND + SECONDS_PER_ANSWER
}

/// The words of the options, and of the explanation that the reader sees after the answer.
fn body_words(body: &Body) -> f64 {
    match body {
        Body::Duty(duty) => mean(Owner::ALL.iter().map(|&owner| word_count(duty.why(owner)))),
        Body::Question(question) => {
            question.options().map(|option| word_count(&option.text)).sum::<f64>()
                + mean(question.options().map(|option| word_count(&option.why)))
                + word_count(&question.why)
        }
        Body::Pair(pair) => word_count(&pair.po.text) + word_count(&pair.pm.text),
        Body::Check(_) => 0.0,
    }
}

/// The mean of the values; 0 if there are none.
fn mean(values: impl Iterator<Item = f64>) -> f64 {
    let (sum, count) = values.fold((0.0, 0.0), |(sum, count), value| (sum + value, count + 1.0));
    if count > 0.0 { sum / count } else { 0.0 }
}

fn word_count(text: &MarkedText) -> f64 {
    text.word_count() as f64
}
