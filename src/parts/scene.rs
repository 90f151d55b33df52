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
    let class = match meter.verdict() {
        Verdict::Toward(Role::Po, _) => "figure po",
        Verdict::Toward(Role::Pm, _) => "figure pm",
        Verdict::Even => "figure",
    };
    let place = figure_place(meter.marker().half_percents());
    html! {
        <svg key="scene" class="scene" width="100%" height={HEIGHT.to_string()} aria-hidden="true">
            <rect class="floor" y={FLOOR.to_string()} width="100%" height={(HEIGHT - FLOOR).to_string()} />
            for prop in &PROPS {
                { at(format!("{}%", prop.place), "prop", prop.parts) }
            }
            { at(format!("{}.{}%", place / 2, place % 2 * 5), class, &FIGURE) }
        </svg>
    }
}

/// The parts of a prop at a place. Only a nested `svg` can have its place in per cent.
fn at(x: String, class: &'static str, parts: &[Part]) -> Html {
    html! {
        <svg {x} {class} width="1" height="1">
            { for parts.iter().map(part) }
        </svg>
    }
}

fn part(part: &Part) -> Html {
    let Part { x, y, width, height, radius, is_opening } = part;
    html! {
        <rect
            class={is_opening.then_some("opening")}
            x={x.to_string()}
            y={y.to_string()}
            width={width.to_string()}
            height={height.to_string()}
            rx={radius.to_string()}
        />
    }
}
