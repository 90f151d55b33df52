//! The scene at the top of a picture: the sides of the two roles and, for decks that have it, the room with the figure.

use super::layout::{CENTRE, DARK, LEFT, METER_WIDTH, NO_STROKE, PAPER, PM, PM_SIDE, PO, PO_SIDE, PROP, WIDTH};
use super::shape::{Shape, rect};
use crate::geometry::scene::{FIGURE, FLOOR, HEIGHT, PROPS, Part, figure_place};
use role_fit_core::deck::Role;
use role_fit_core::result::meter::Marker;

/// Units of the picture for each pixel of the scene on the screen.
const SCALE: i32 = 4;

/// The shapes from back to front. The room is only drawn with a figure, which stands at the marker and has the colour of the
/// role that the verdict leans to.
pub fn shapes(figure: Option<(Marker, Option<Role>)>) -> Vec<Shape> {
    let mut shapes = vec![
        rect([0, 0, CENTRE, HEIGHT * SCALE], 0, PO_SIDE, NO_STROKE),
        rect([CENTRE, 0, WIDTH - CENTRE, HEIGHT * SCALE], 0, PM_SIDE, NO_STROKE),
    ];
    let Some((marker, side)) = figure else { return shapes };
    shapes.push(rect([0, FLOOR * SCALE, WIDTH, 4], 0, PROP, NO_STROKE));
    for prop in &PROPS {
        let left = LEFT + METER_WIDTH * i32::from(prop.place) / 100;
        shapes.extend(prop.parts.iter().map(|part| shape(left, part, PROP)));
    }
    let colour = match side {
        Some(Role::Po) => PO,
        Some(Role::Pm) => PM,
        None => DARK,
    };
    let left = LEFT + METER_WIDTH * i32::from(figure_place(marker.half_percents())) / 200;
    shapes.extend(FIGURE.iter().map(|part| shape(left, part, colour)));
    shapes
}

fn shape(left: i32, part: &Part, colour: &'static str) -> Shape {
    let place = [left + part.x * SCALE, part.y * SCALE, part.width * SCALE, part.height * SCALE];
    rect(place, part.radius * SCALE, if part.is_opening { PAPER } else { colour }, NO_STROKE)
}
