//! The shapes of a picture, in units of half a pixel from the top left.

pub use crate::geometry::Anchor;

/// The fonts of its texts: what the reader's system has.
pub const FONTS: &str = "system-ui,sans-serif";

/// The width of every edge.
pub const STROKE_WIDTH: i32 = 5;

/// One shape.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shape {
    /// A rectangle with round corners.
    Rect {
        /// Its left edge.
        x: i32,
        /// Its top edge.
        y: i32,
        /// Its width.
        width: i32,
        /// Its height.
        height: i32,
        /// The radius of its corners.
        radius: i32,
        /// The colour inside.
        fill: &'static str,
        /// The colour of the edge.
        stroke: &'static str,
    },
    /// A line of text.
    Text {
        /// Where its anchor is.
        x: i32,
        /// Its baseline.
        y: i32,
        /// The font size.
        size: i32,
        /// The font weight, 400 or 700.
        weight: i32,
        /// Which part of the text is at `x`.
        anchor: Anchor,
        /// The colour.
        fill: &'static str,
        /// What it says.
        text: String,
    },
}

/// A rectangle at x and y with a width and a height.
pub fn rect([x, y, width, height]: [i32; 4], radius: i32, fill: &'static str, stroke: &'static str) -> Shape {
    Shape::Rect { x, y, width, height, radius, fill, stroke }
}
