//! Where the parts of the meter stand, in every drawing of it: the one on the screen, whose width is the card's, and the
//! one in a picture, which is a fixed number of times as high. What differs between the two is the paper, not the meter.
//!
//! Knows places and heights; knows no colours and no elements.

use role_fit_core::result::meter::{Marker, Meter};

/// So many cells are the whole width.
pub const CELLS: u16 = 2000;

/// A part that stands upright in the drawing, from the top of it. Heights are written as the screen's elements want them:
/// so the reader's download has no need to print numbers that never change. A picture has them five times as large, and a test
/// holds it to these.
pub struct Upright {
    pub top: &'static str,
    pub height: &'static str,
}

/// The drawing as a whole.
pub const HEIGHT: &str = "62";
/// The two halves in the colours of the roles.
pub const TRACK: Upright = Upright { top: "30", height: "8" };
/// Where the place may well be.
pub const BAND: Upright = Upright { top: "25", height: "18" };
/// The most likely place, and the line at the middle.
pub const MARKER: Upright = Upright { top: "20", height: "28" };
/// Where both end.
pub const MARKER_FOOT: &str = "48";
/// How wide the marker is; half of it on each side of the place.
pub const MARKER_WIDTH: &str = "4";
/// The line that the marker's number stands on.
pub const VALUE: &str = "14";
/// The line that the band's two numbers stand on.
pub const LIMITS: &str = "60";

/// Which end of a text stands at its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anchor {
    Start,
    Middle,
    End,
}

impl Anchor {
    /// As SVG has it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::Middle => "middle",
            Self::End => "end",
        }
    }
}

/// The places of one meter, in cells from the left.
pub struct Places {
    pub marker: u16,
    /// Of the marker's number; the band's stand inside its ends.
    pub anchor: Anchor,
    pub low: u16,
    pub high: u16,
}

impl Places {
    pub fn of(meter: &Meter) -> Self {
        let (low, high) = meter.band().cells();
        Self { marker: place(meter.marker()), anchor: anchor(meter.marker()), low, high }
    }
}

/// Where a marker stands, in cells.
pub fn place(marker: Marker) -> u16 {
    u16::from(marker.half_percents()) * (CELLS / 200)
}

/// A number above the marker must not leave the drawing at its ends.
fn anchor(marker: Marker) -> Anchor {
    match marker.half_percents() {
        0..=10 => Anchor::Start,
        190..=200 => Anchor::End,
        _ => Anchor::Middle,
    }
}
