//! A deck whose play begins with a given item, for authors who want to see that one.

use super::checking::deck_of;
use super::formats::{format_of, read};
use super::json::{NewField, compact};
use crate::messages::{FileFormat, Source};
use role_fit_core::deck::reading::{self, MAX_ITEMS_A_PLAY};
use role_fit_core::deck::{Deck, Draw, Item, Kind, Length};
use role_fit_core::play::draw;

/// Of a deck with 500 items of a kind, each is first in one of 500 plays on average.
const MAX_SEEDS: u32 = 5_000;

/// A play that begins with the item.
#[derive(Debug, PartialEq, Eq)]
pub struct Start {
    /// The deck as JSON, with plays that begin with one item of the right kind.
    pub deck: String,
    /// The seed whose play begins with the item itself.
    pub seed: u32,
}

/// The start of a play with the item at that index; `None` if the text has no such item or no deck that can be played.
pub fn play_from(text: &str, source: &Source, index: usize) -> Option<Start> {
    let json = match format_of(text, source)? {
        FileFormat::Json => text.to_owned(),
        format => deck_of(&read(text, format), &source.name),
    };
    let deck = reading::parse(&json).ok()?;
    let item = deck.items().get(index)?;
    let plays = format!("{{\"short\":[{}]}}", plays(&deck, item).join(","));
    let json = compact(&json, &["$schema"], Some(NewField { name: "plays", value: &plays }));
    let deck = reading::parse(&json).ok()?;
    let begins_with_it = |seed: &u32| {
        let play = draw(&deck, Length::Short, *seed, &[]);
        play.cards().first().is_some_and(|card| card.item.id == item.id)
    };
    let seed = (0..MAX_SEEDS).find(begins_with_it)?;
    Some(Start { deck: json, seed })
}

/// The draws of a short play after one item of the kind, with one item less of that kind, if they ask any. Together they ask no
/// more than a play may.
fn plays(deck: &Deck, item: &Item) -> Vec<String> {
    let mut draws: Vec<Draw> = deck.draws(Length::Short).to_vec();
    if let Some(draw) = draws.iter_mut().find(|draw| draw.kinds.contains(&item.kind)) {
        draw.count -= 1;
    }
    let mut left = MAX_ITEMS_A_PLAY - 1;
    for draw in &mut draws {
        draw.count = draw.count.min(left);
        left -= draw.count;
    }
    let rest = draws.iter().filter(|draw| draw.count > 0).map(|draw| written(&draw.kinds, draw.count));
    [written(&[item.kind], 1)].into_iter().chain(rest).collect()
}

fn written(kinds: &[Kind], count: usize) -> String {
    let kinds: Vec<&str> = kinds.iter().map(|kind| kind.as_str()).collect();
    format!("{{\"kinds\":[\"{}\"],\"count\":{count}}}", kinds.join("\",\""))
}
