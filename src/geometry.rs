//! Where the parts of the meter are and which numbers it shows, in every drawing of it: on the screen, where it is as wide
//! as the card, and in a picture, where it has a fixed width.
//!
//! Heights are in pixels of the screen; a picture multiplies them by `PICTURE_SCALE`.

pub mod scene;

use role_fit_core::result::meter::{Marker, Meter};

/// The width of a meter in cells, each a twentieth of a per cent.
pub const CELLS: u16 = 2000;
/// How many times as tall a meter is in a picture.
pub const PICTURE_SCALE: u16 = 5;

/// The vertical extent of a part, from the top of the drawing.
#[derive(Debug, Clone, Copy)]
pub struct Extent {
    pub top: u16,
    pub height: u16,
}

impl Extent {
    pub const fn new(top: u16, height: u16) -> Self {
        Self { top, height }
    }

    pub const fn bottom(self) -> u16 {
        self.top + self.height
    }
}

/// The whole drawing.
pub const HEIGHT: u16 = 62;
/// The two halves in the colours of the roles.
pub const TRACK: Extent = Extent::new(30, 8);
/// The band: where the true place may be.
pub const BAND: Extent = Extent::new(25, 18);
/// The marker, which is the most likely place, and the line at the middle.
pub const MARKER: Extent = Extent::new(20, 28);
/// The width of the marker; half of it on each side of the place.
pub const MARKER_WIDTH: u16 = 4;
/// The baseline of the marker's number.
pub const VALUE_BASELINE: u16 = 14;
/// The baseline of the band's two numbers.
pub const LIMITS_BASELINE: u16 = 60;

/// Which end of a text is at its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anchor {
    /// The left end.
    Start,
    /// The middle.
    Middle,
    /// The right end.
    End,
}

impl Anchor {
    /// The same end in a mirrored drawing.
    pub fn mirrored(self) -> Self {
        match self {
            Self::Start => Self::End,
            Self::Middle => Self::Middle,
            Self::End => Self::Start,
        }
    }

    /// The value of SVG's `text-anchor`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::Middle => "middle",
            Self::End => "end",
        }
    }
}

/// The marker and the limits of the band, in whole per cent.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Numbers {
    /// The marker.
    pub marker: u8,
    /// The lower end of the band.
    pub low: u8,
    /// The upper end of the band.
    pub high: u8,
}

impl Numbers {
    pub fn of(meter: &Meter) -> Self {
        let band = meter.band();
        Self { marker: meter.marker().percent(), low: band.low_percent(), high: band.high_percent() }
    }
}

/// The places of one meter, in cells from the left.
pub struct Places {
    pub marker: u16,
    /// Of the marker's number. The band's numbers are inside its ends.
    pub anchor: Anchor,
    pub low: u16,
    pub high: u16,
}

impl Places {
    pub fn of(meter: &Meter) -> Self {
        Self::new(meter.marker(), meter.band().twentieths())
    }

    /// The places of a marker and of a band in twentieths of a per cent, which are the cells.
    pub fn new(value: Marker, (low, high): (u16, u16)) -> Self {
        Self { marker: place(value), anchor: anchor(value), low, high }
    }
}

/// The place of a marker, in cells.
pub fn place(marker: Marker) -> u16 {
    u16::from(marker.half_percents()) * (CELLS / 200)
}

/// The number above the marker must not leave the drawing at its ends.
fn anchor(marker: Marker) -> Anchor {
    match marker.half_percents() {
        0..=10 => Anchor::Start,
        190..=200 => Anchor::End,
        _ => Anchor::Middle,
    }
}
