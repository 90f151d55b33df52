//! The results of several people facet by facet, and where they are furthest apart.

use super::changing_text::changing_text;
use super::comparison::names_where;
use super::headings::subtitle;
use super::meter::facet_scale;
use super::person_list::Person;
use crate::context::ScreenContext;
use role_fit_core::compare::{facets_of, spread, widest, width};
use role_fit_core::deck::{Deck, Facet};
use role_fit_core::result::meter::Marker;
use yew::prelude::*;

/// A facet with the people's places in it.
struct ComparedFacet<'a> {
    index: usize,
    facet: &'a Facet,
    /// The names and places of the people whose result has facets.
    places: Vec<(&'a str, Marker)>,
    /// The lowest and the highest place.
    spread: (Marker, Marker),
}

/// Draws the facets; nothing if fewer than two people have any.
pub fn facet_comparison(ctx: &ScreenContext, people: &[Person]) -> Html {
    let facets = compared_facets(&ctx.deck, people);
    if facets.iter().all(|facet| facet.places.len() < 2) {
        return Html::default();
    }
    let spreads: Vec<_> = facets.iter().map(|facet| facet.spread).collect();
    let widest = widest(&spreads);
    html! {
        <section>
            { subtitle(ctx, ctx.wording.facets_title()) }
            <ul class="facets compared">
                { for facets.iter().map(|facet| facet_row(ctx, facet)) }
            </ul>
            if widest.is_none() {
                <p>{ ctx.wording.compare_near() }</p>
            }
            for facet in facets.iter().filter(|facet| widest == Some(width(facet.spread))) {
                <p>{ changing_text(furthest_apart(ctx, people, facet)) }</p>
            }
        </section>
    }
}

fn compared_facets<'a>(deck: &'a Deck, people: &'a [Person]) -> Vec<ComparedFacet<'a>> {
    let compared = deck.facets().iter().enumerate().filter_map(|(index, facet)| {
        let place = |person: &'a Person| Some((&*person.name, place_of(deck, person, index)?));
        let places: Vec<_> = people.iter().filter_map(place).collect();
        let markers: Vec<_> = places.iter().map(|(_, marker)| *marker).collect();
        Some(ComparedFacet { index, facet, spread: spread(&markers)?, places })
    });
    compared.collect()
}

fn place_of(deck: &Deck, person: &Person, index: usize) -> Option<Marker> {
    facets_of(deck, &person.result).get(index).copied()
}

/// Everybody's places; the text says whose they are, or only the outermost ones of more than two.
fn facet_row(ctx: &ScreenContext, compared: &ComparedFacet) -> Html {
    let ComparedFacet { facet, places, spread, .. } = compared;
    let number = |marker: &Marker| ctx.wording.number(marker.percent());
    let markers: Vec<_> = places.iter().map(|(_, marker)| *marker).collect();
    let text = if places.len() > 2 {
        format!("{} – {}", number(&spread.0), number(&spread.1))
    } else {
        let texts: Vec<_> =
            places.iter().map(|(name, marker)| format!("{} {}", ctx.wording.isolated(name), number(marker))).collect();
        texts.join(" · ")
    };
    html! {
        <li key={facet.id.as_str()}>
            <span class="name">{ &*facet.name }</span>
            { " " }
            { facet_scale(&markers) }
            <span class="small">{ changing_text(text.into()) }</span>
        </li>
    }
}

fn furthest_apart(ctx: &ScreenContext, people: &[Person], compared: &ComparedFacet) -> AttrValue {
    let ComparedFacet { index, facet, spread: (low, high), .. } = compared;
    let names_at =
        |end: Marker| ctx.wording.list(&names_where(people, |person| place_of(&ctx.deck, person, *index) == Some(end)));
    ctx.wording.compare_furthest(&facet.name, names_at(*high), names_at(*low), &facet.pm, &facet.po)
}
