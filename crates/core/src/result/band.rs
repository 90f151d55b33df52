//! The margin of error around a marker.
//!
//! The model is a share of PM-side choices with a flat prior: with `p` the weighted share and `n` the effective number
//! of pairs, the share is distributed as Beta(1 + np, 1 + n(1 - p)), whose peak is at `p`. The band is the 90 %
//! highest-density interval of this distribution, on a grid of 2000 cells.

use crate::result::marker::Marker;
use std::cell::RefCell;
use std::collections::BTreeMap;

/// The 90 % highest-density interval around a marker, in cells of 0.05 %.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Band {
    low: u16,
    high: u16,
}

/// The number of cells that the grid divides the meter into.
const CELLS: u16 = 2000;
const CELLS_PER_PERCENT: u16 = CELLS / 100;
/// The probability that the band holds.
const MASS: f64 = 0.9;

thread_local! {
    /// The bands computed so far. A slow phone needs a millisecond for one, and screens ask for the same few bands
    /// again and again; there are at most 201 times 255.
    static CACHE: RefCell<BTreeMap<(Marker, u8), Band>> = const { RefCell::new(BTreeMap::new()) };
}

impl Band {
    /// The band around a marker. The evidence is in quarters of a pair, 1 to 255.
    pub(crate) fn around(marker: Marker, evidence: u8) -> Self {
        CACHE.with_borrow_mut(|cache| *cache.entry((marker, evidence)).or_insert_with(|| Self::of(marker, evidence)))
    }

    fn of(marker: Marker, evidence: u8) -> Self {
        // The upper half is the mirror image of the lower half, so that mirrored answers have exactly mirrored bands,
        // however the sums are rounded.
        if marker > Marker::MIDDLE {
            let mirrored = Self::of(marker.mirrored(), evidence);
            return Self { low: CELLS - mirrored.high, high: CELLS - mirrored.low };
        }
        let share = f64::from(marker.half_percents()) / 200.0;
        let pairs = f64::from(evidence) / 4.0;
        highest_density(pairs * share, pairs * (1.0 - share))
    }

    /// The lower end in per cent, 0 to 100.
    pub fn low(self) -> f64 {
        f64::from(self.low) / f64::from(CELLS_PER_PERCENT)
    }

    /// The upper end in per cent, 0 to 100.
    pub fn high(self) -> f64 {
        f64::from(self.high) / f64::from(CELLS_PER_PERCENT)
    }

    /// Both ends in cells of a twentieth per cent, 0 to 2000.
    pub fn cells(self) -> (u16, u16) {
        (self.low, self.high)
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

    /// Whether the band lies beyond 60 %, or below 40 %.
    pub(crate) fn is_far_from_middle(self) -> bool {
        self.low >= 60 * CELLS_PER_PERCENT || self.high <= 40 * CELLS_PER_PERCENT
    }
}

/// The band of Beta(1 + `pm`, 1 + `po`) on the grid.
///
/// The density has one peak. Cutting off the less dense end again and again therefore leaves the densest cells that
/// hold the mass; two equally dense ends are cut off together.
fn highest_density(pm: f64, po: f64) -> Band {
    let logarithms: Vec<f64> = (0..CELLS).map(|cell| middle(cell).ln()).collect();
    // ln(1 - x) of a cell is ln(x) of its mirror image: taken from there, mirrored densities are equal to the last bit.
    let mirrored = logarithms.iter().rev();
    let densities: Vec<f64> = logarithms.iter().zip(mirrored).map(|(x, rest)| (pm * x + po * rest).exp()).collect();
    let density = |cell: u16| densities.get(usize::from(cell)).copied().unwrap_or_default();
    let total: f64 = densities.iter().sum();
    let (mut low, mut high, mut mass) = (0, CELLS - 1, total);
    loop {
        let (left, right) = (density(low), density(high));
        let (cut_left, cut_right) = (left <= right, right <= left);
        let cut = if cut_left { left } else { 0.0 } + if cut_right { right } else { 0.0 };
        if low >= high || mass - cut < MASS * total {
            return Band { low, high: high + 1 };
        }
        mass -= cut;
        low += u16::from(cut_left);
        high -= u16::from(cut_right);
    }
}

/// The middle of a cell as a share of the meter.
fn middle(cell: u16) -> f64 {
    f64::from(2 * cell + 1) / f64::from(2 * CELLS)
}

fn whole_percent(cells: u16) -> u8 {
    let half = CELLS_PER_PERCENT / 2;
    let rounded = if cells > CELLS / 2 { cells + half - 1 } else { cells + half } / CELLS_PER_PERCENT;
    u8::try_from(rounded).unwrap_or(100)
}
