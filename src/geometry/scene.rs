//! The scene above a result: a room with the team's table, a door and a window, and a figure where the marker is.
//!
//! Everything consists of rectangles with round corners, which the screen, an SVG file and a canvas draw alike. A prop has
//! a place in per cent of the width; its parts are in pixels from that place and from the top.

/// The height of the scene.
pub const HEIGHT: i32 = 92;
/// Where the floor begins.
pub const FLOOR: i32 = 80;

/// A rectangle of a prop.
#[derive(Debug, Clone, Copy)]
pub struct Part {
    pub x: i32,
    pub y: i32,
    pub width: i32,
    pub height: i32,
    pub radius: i32,
    /// Whether one looks through it: a pane, or the open door.
    pub is_opening: bool,
}

/// A piece of the room with its place in per cent.
pub struct Prop {
    pub place: u16,
    pub parts: &'static [Part],
}

/// The room, from left to right: the team at its table, the door, the window.
pub const PROPS: [Prop; 3] = [
    Prop {
        place: 18,
        parts: &[
            solid(-31, 22, 14, 14, 7),
            solid(-7, 22, 14, 14, 7),
            solid(17, 22, 14, 14, 7),
            solid(-33, 38, 18, 12, 5),
            solid(-9, 38, 18, 12, 5),
            solid(15, 38, 18, 12, 5),
            solid(-41, 50, 82, 8, 3),
            solid(-34, 58, 5, 22, 0),
            solid(29, 58, 5, 22, 0),
        ],
    },
    Prop { place: 50, parts: &[solid(-24, 10, 48, 70, 3), opening(-19, 15, 38, 65, 1), solid(12, 48, 4, 4, 2)] },
    Prop {
        place: 82,
        parts: &[
            solid(-38, 8, 76, 54, 3),
            opening(-33, 13, 31, 20, 1),
            opening(2, 13, 31, 20, 1),
            opening(-33, 37, 31, 20, 1),
            opening(2, 37, 31, 20, 1),
            solid(-41, 61, 82, 5, 2),
        ],
    },
];

/// The figure: head, body, legs.
pub const FIGURE: [Part; 4] =
    [solid(-8, 18, 16, 16, 8), solid(-10, 36, 20, 26, 8), solid(-8, 54, 7, 27, 3), solid(1, 54, 7, 27, 3)];

const fn solid(x: i32, y: i32, width: i32, height: i32, radius: i32) -> Part {
    Part { x, y, width, height, radius, is_opening: false }
}

const fn opening(x: i32, y: i32, width: i32, height: i32, radius: i32) -> Part {
    Part { x, y, width, height, radius, is_opening: true }
}

/// Where the figure of a marker stands, in half per cents: not so near an end that it is cut off.
pub fn figure_place(half_percents: u8) -> u8 {
    half_percents.clamp(10, 190)
}
