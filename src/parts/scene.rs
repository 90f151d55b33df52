//! The scene above a result, with the figure where the marker is. The heading below says the same in words.

use crate::context::ScreenContext;
use crate::geometry::scene::{FIGURE, FLOOR, HEIGHT, PROPS, Part, figure_place};
use role_fit_core::deck::Role;
use role_fit_core::result::meter::{Meter, Verdict};
use yew::prelude::*;

/// Draws the scene; nothing for a deck without one.
pub fn scene(ctx: &ScreenContext, meter: &Meter) -> Html {
    if !ctx.deck.has_scene() {
        return Html::default();
    }
    html! {
        <svg key="scene" class="scene" width="100%" height={HEIGHT.to_string()} aria-hidden="true">
            <rect class="floor" y={FLOOR.to_string()} width="100%" height={(HEIGHT - FLOOR).to_string()} />
            for prop in &PROPS {
                // Only a nested `svg` can have its place in per cent.
                <svg x={format!("{}%", prop.place)} class="prop" width="1" height="1">{ parts(prop.parts) }</svg>
            }
            { figure(meter) }
        </svg>
    }
}

/// The figure at the place of the marker, in the colour of the role.
fn figure(meter: &Meter) -> Html {
    let place = figure_place(meter.marker().half_percents());
    let x = format!("{}.{}%", place / 2, place % 2 * 5);
    let body = parts(&FIGURE);
    match meter.verdict() {
        Verdict::Toward(Role::Po, _) => html! { <svg {x} class="figure po" width="1" height="1">{ body }</svg> },
        Verdict::Toward(Role::Pm, _) => html! { <svg {x} class="figure pm" width="1" height="1">{ body }</svg> },
        Verdict::Even => html! { <svg {x} class="figure" width="1" height="1">{ body }</svg> },
    }
}

fn parts(parts: &[Part]) -> Html {
    parts.iter().map(part).collect()
}

fn part(part: &Part) -> Html {
    let [x, y, width, height, rx] =
        [part.x, part.y, part.width, part.height, part.radius].map(|number| number.to_string());
    if part.is_opening {
        html! { <rect class="opening" {x} {y} {width} {height} {rx} /> }
    } else {
        html! { <rect {x} {y} {width} {height} {rx} /> }
    }
}
