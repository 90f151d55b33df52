//! The margin of error around a marker: where the reader's true place probably is.

use crate::result::marker::Marker;
use crate::result::posterior::{Evidence, Model};
use std::cell::RefCell;

/// The 90 % interval around a marker, in cells of a fortieth of a per cent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Band {
    low: u16,
    high: u16,
}

const MODEL: Model = Model::SECOND_EDITION;
const CELLS: u16 = MODEL.cells;
const CELLS_PER_PERCENT: u16 = CELLS / 100;

/// Marker, evidence and decisiveness.
type Key = (Marker, u8, u8);

thread_local! {
    /// The bands computed so far. A slow phone needs two milliseconds for one, and screens ask for the same few
    /// bands again and again.
    static CACHE: RefCell<Vec<(Key, Band)>> = const { RefCell::new(Vec::new()) };
}

impl Band {
    /// The band around a marker. The evidence is in quarters of a pair, 1 to 255; the decisiveness in per cent.
    pub(crate) fn around(marker: Marker, evidence: u8, decisiveness: u8) -> Self {
        let key = (marker, evidence, decisiveness);
        CACHE.with_borrow_mut(|cache| {
            let known = cache.iter().find(|(known, _)| *known == key).map(|(_, band)| *band);
            known.unwrap_or_else(|| {
                let band = Self::of(marker, evidence, decisiveness);
                cache.push((key, band));
                band
            })
        })
    }

    fn of(marker: Marker, evidence: u8, decisiveness: u8) -> Self {
        // The upper half is the mirror image of the lower half, so that mirrored answers have exactly mirrored bands,
        // however the sums are rounded.
        if marker > Marker::MIDDLE {
            let mirrored = Self::of(marker.mirrored(), evidence, decisiveness);
            return Self { low: CELLS - mirrored.high, high: CELLS - mirrored.low };
        }
        let steps = f64::from(evidence);
        let (low, high) = MODEL.interval(Evidence {
            share: unrounded(f64::from(marker.half_percents()), 200.0, steps),
            pairs: steps / 4.0,
            decisiveness: unrounded(f64::from(decisiveness), 100.0, steps),
        });
        // The prior moves the interval towards the middle, so that it can miss a marker near an end.
        let place = u16::from(marker.half_percents()) * (CELLS / 200);
        Self { low: low.min(place), high: high.max(place) }
    }

    /// The lower end in per cent, 0 to 100.
    pub fn low(self) -> f64 {
        f64::from(self.low) / f64::from(CELLS_PER_PERCENT)
    }

    /// The upper end in per cent, 0 to 100.
    pub fn high(self) -> f64 {
        f64::from(self.high) / f64::from(CELLS_PER_PERCENT)
    }

    /// Both ends in cells of a fortieth of a per cent, 0 to 4000.
    pub fn cells(self) -> (u16, u16) {
        (self.low, self.high)
    }

    /// Both ends in twentieths of a per cent, 0 to 2000, rounded outwards.
    pub fn twentieths(self) -> (u16, u16) {
        (self.low / 2, self.high.div_ceil(2))
    }

    /// The lower end in whole per cent; halves are rounded towards 50.
    pub fn low_percent(self) -> u8 {
        whole_percent(self.low)
    }

    /// The upper end in whole per cent; halves are rounded towards 50.
    pub fn high_percent(self) -> u8 {
        whole_percent(self.high)
    }

    pub(crate) fn covers_middle(self) -> bool {
        self.low <= CELLS / 2 && CELLS / 2 <= self.high
    }

    /// Whether the band lies at or beyond 60 %, or 40 %.
    pub(crate) fn is_far_from_middle(self) -> bool {
        self.low >= 60 * CELLS_PER_PERCENT || self.high <= 40 * CELLS_PER_PERCENT
    }
}

/// The share that a link holds as a whole number of units, as it was before rounding.
///
/// With n pairs of equal weight, shares are multiples of 1/(4n), and `steps` is 4n. If a multiple rounds to what the
/// link holds, it is the exact share. With other weights this changes less than the rounding did.
fn unrounded(rounded: f64, units: f64, steps: f64) -> f64 {
    let exact = (rounded / units * steps).round() / steps;
    if (exact * units - rounded).abs() < 0.5 + 1e-9 { exact } else { rounded / units }
}

fn whole_percent(cells: u16) -> u8 {
    let half = CELLS_PER_PERCENT / 2;
    let rounded = if cells > CELLS / 2 { cells + half - 1 } else { cells + half } / CELLS_PER_PERCENT;
    u8::try_from(rounded).unwrap_or(100)
}
