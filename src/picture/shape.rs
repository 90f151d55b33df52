//! The shapes of a picture, in units of half a pixel from the top left.

use super::layout::WIDTH;
pub use crate::geometry::Anchor;
use crate::wording::{RIGHT_TO_LEFT_ISOLATE, has_right_to_left, isolated};

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

impl Shape {
    /// Puts the shape where it is in the mirrored picture. A text that runs from right to left says so itself, since an SVG
    /// file, a canvas and the build's renderer all begin at the left.
    pub fn mirror(&mut self) {
        match self {
            Self::Rect { x, width, .. } => *x = WIDTH - *x - *width,
            Self::Text { x, anchor, text, .. } => {
                *x = WIDTH - *x;
                *anchor = anchor.mirrored();
                if has_right_to_left(text) {
                    *text = isolated(RIGHT_TO_LEFT_ISOLATE, text);
                }
            }
        }
    }
}

/// A rectangle at x and y with a width and a height.
pub fn rect([x, y, width, height]: [i32; 4], radius: i32, fill: &'static str, stroke: &'static str) -> Shape {
    Shape::Rect { x, y, width, height, radius, fill, stroke }
}
