//! The picture of each verdict as SVG, drawn by the widget's view.
//!
//! The pictures have no numbers: the path of a link gives away the verdict and nothing else, so they must not show more.

use crate::verdict_pages::TYPICAL_DECISIVENESS;
use role_fit::picture::{Picture, PictureContent, PictureFields, svg};
use role_fit::wording::Wording;
use role_fit_core::deck::Deck;
use role_fit_core::result::meter::{Marker, Meter, Verdict};
use std::collections::BTreeMap;

/// Eight pairs of equal weight, in quarters: as many as a short play of the shipped deck has.
const EVIDENCE: u8 = 32;

/// The SVG of each verdict, by the verdict's name in links.
pub fn by_verdict(deck: &Deck, wording: &Wording, site: &str) -> BTreeMap<&'static str, String> {
    let draw = |verdict| {
        let PictureFields(fields) = PictureFields::new(deck, wording, &typical_meter(verdict)?, site, false);
        let picture = Picture::new(&PictureContent::parse(&fields)?);
        Some((Verdict::as_str(verdict), svg::file(&picture)))
    };
    Verdict::ALL.into_iter().filter_map(draw).collect()
}

/// The meter in the middle of all those that have the verdict.
pub fn typical_meter(verdict: Verdict) -> Option<Meter> {
    let meter =
        |half_percents| Meter::from_parts(Marker::from_half_percents(half_percents)?, EVIDENCE, TYPICAL_DECISIVENESS);
    let has_verdict = |marker: &u8| meter(*marker).is_some_and(|meter| meter.verdict() == verdict);
    let markers: Vec<u8> = (0..=200).filter(has_verdict).collect();
    let (first, last) = (markers.first()?, markers.last()?);
    meter(first.midpoint(*last))
}
