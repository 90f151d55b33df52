//! A meter for each verdict, and its picture without numbers: whoever reads a link's path alone knows the verdict and no
//! more, and the picture must not say more.
//!
//! Knows verdicts and meters; what a picture looks like is the view's affair.

use role_fit::assets;
use role_fit::picture::{Picture, svg};
use role_fit::wording::Wording;
use role_fit_core::deck::Deck;
use role_fit_core::result::meter::{Marker, Meter, Verdict};
use serde_json::{Map, Value, json};

/// Eight pairs of equal weight, as a short play of the shipped deck has them; in quarters.
const EVIDENCE: u8 = 32;

/// The SVG of each verdict, by its name in links.
pub fn of(deck: &Deck, address: &str) -> Value {
    let wording = Wording::new(assets::sentences("en"));
    let mut pictures = Map::new();
    for verdict in Verdict::ALL {
        if let Some(meter) = typical(verdict) {
            let picture = Picture::new(deck, &wording, &meter, address, false);
            pictures.insert(verdict.as_str().to_owned(), json!(svg::file(&picture)));
        }
    }
    Value::Object(pictures)
}

/// The meter in the middle of all those that give the verdict.
pub fn typical(verdict: Verdict) -> Option<Meter> {
    let meter = |half_percents| Meter::from_parts(Marker::from_half_percents(half_percents)?, EVIDENCE, 50);
    let giving: Vec<u8> =
        (0..=200).filter(|place| meter(*place).is_some_and(|meter| meter.verdict() == verdict)).collect();
    let (first, last) = (giving.first()?, giving.last()?);
    meter(first.midpoint(*last))
}
