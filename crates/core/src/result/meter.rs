//! The meter: where the answers to the pairs put a reader between the two roles, and how surely.
//!
//! The model is a share of PM-side choices with a flat prior: with `p` the weighted share and `n`
//! the effective number of pairs (Kish), the share is distributed as Beta(1 + np, 1 + n(1 - p)),
//! whose peak is `p`. The band is its 90 % highest-density interval. Everything is quantised first
//! to what a result link holds, so that whoever opens the link sees exactly what the reader saw.
//!
//! Knows votes and numbers; knows nothing of items, words or pixels.

use crate::answers::Step;
use crate::deck::{Role, Weight};
use std::cell::RefCell;

/// One answered pair, as the meter counts it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Vote {
    /// How much it counts.
    pub weight: Weight,
    /// Where between the poles.
    pub step: Step,
}

/// A place between the roles in half per cent: 0 is the PO end, 100 the middle, 200 the PM end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Marker(u8);

impl Marker {
    /// No lean to either side.
    pub const MIDDLE: Self = Self(100);

    /// Takes a number of half per cents as a place, if it is at most 200.
    pub fn from_half_percents(half_percents: u8) -> Option<Self> {
        (half_percents <= 200).then_some(Self(half_percents))
    }

    /// The place in half per cent, 0 to 200.
    pub fn half_percents(self) -> u8 {
        self.0
    }

    /// The place in whole per cent, 0 to 100, a half rounded towards 50.
    pub fn percent(self) -> u8 {
        if self.0 > 100 { self.0 / 2 } else { self.0.div_ceil(2) }
    }

    /// The role that the place is nearer to; none in the very middle.
    pub fn side(self) -> Option<Role> {
        match self.0 {
            0..100 => Some(Role::Po),
            100 => None,
            _ => Some(Role::Pm),
        }
    }

    /// The weighted share of PM-side choices; none without votes.
    pub fn of(votes: &[Vote]) -> Option<Self> {
        let weight = total_weight(votes);
        if weight == 0 {
            return None;
        }
        let pull: i64 = votes.iter().map(|vote| vote_pull(*vote)).sum();
        // 200 (S/W) - 100, with S in quarters: the pull runs from -2W to +2W.
        let from_middle = divide_half_away(pull * 50, weight);
        u8::try_from(100 + from_middle).ok().and_then(Self::from_half_percents)
    }
}

/// The weighted distance from the middle in quarters, towards PM.
fn vote_pull(vote: Vote) -> i64 {
    i64::from(vote.weight.hundredths()) * (i64::from(vote.step.quarters()) - 2)
}

fn total_weight(votes: &[Vote]) -> i64 {
    votes.iter().map(|vote| i64::from(vote.weight.hundredths())).sum()
}

/// Division to the nearest whole number, a half away from zero. The divisor is positive.
fn divide_half_away(number: i64, divisor: i64) -> i64 {
    (2 * number.abs() + divisor) / (2 * divisor) * number.signum()
}

/// What the pairs say together: place, evidence, decisiveness, and what follows from them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Meter {
    marker: Marker,
    evidence: u8,
    decisiveness: u8,
}

impl Meter {
    /// Reads the meter off the votes; none without votes.
    pub fn of(votes: &[Vote]) -> Option<Self> {
        let marker = Marker::of(votes)?;
        let weight = total_weight(votes);
        let squares: i64 = votes.iter().map(|vote| i64::from(vote.weight.hundredths()).pow(2)).sum();
        let evidence = divide_half_away(4 * weight * weight, squares).clamp(1, 255);
        let spread: i64 = votes.iter().map(|vote| vote_pull(*vote) * (i64::from(vote.step.quarters()) - 2)).sum();
        let decisiveness = divide_half_away(25 * spread, weight);
        Self::from_parts(marker, u8::try_from(evidence).ok()?, u8::try_from(decisiveness).ok()?)
    }

    /// A meter from the numbers that a result link holds: evidence in quarters of a pair, 1 to 255,
    /// decisiveness in per cent, 0 to 100. None if a number is out of its range.
    pub fn from_parts(marker: Marker, evidence: u8, decisiveness: u8) -> Option<Self> {
        let in_range = evidence >= 1 && decisiveness <= 100;
        in_range.then_some(Self { marker, evidence, decisiveness })
    }

    /// The most likely place.
    pub fn marker(&self) -> Marker {
        self.marker
    }

    /// How many pairs of equal weight the votes are worth (Kish), in quarters, 1 to 255.
    pub fn evidence(&self) -> u8 {
        self.evidence
    }

    /// How far the answers stand from the middle on average, squared, in per cent: 0 if the reader
    /// never preferred a side, 100 if he always took an end.
    pub fn decisiveness(&self) -> u8 {
        self.decisiveness
    }

    /// Where the place may well be.
    pub fn band(&self) -> Band {
        Band::known(self.marker, self.evidence)
    }

    /// The meter in words.
    pub fn verdict(&self) -> Verdict {
        Verdict::of(self.marker, self.band())
    }
}

thread_local! {
    /// Every band that was read off so far. A slow phone takes a millisecond for one, and a screen asks for the same ones
    /// again and again; there are at most 201 times 255.
    static KNOWN: RefCell<Vec<(Marker, u8, Band)>> = const { RefCell::new(Vec::new()) };
}

/// The 90 % highest-density interval around a marker, in cells of 0.05 %.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Band {
    low: u16,
    high: u16,
}

/// The cells that the band's grid divides the meter into.
const CELLS: u16 = 2000;
/// ln(1 / (2 CELLS)): of the middle of the first cell.
const LOGARITHM_OF_FIRST_CELL: f64 = -8.294_049_640_102_028;
const CELLS_A_PERCENT: u16 = CELLS / 100;
/// The probability that the band holds.
const BAND_MASS: f64 = 0.9;

impl Band {
    /// The lower end in per cent, 0 to 100.
    pub fn low(self) -> f64 {
        f64::from(self.low) / f64::from(CELLS_A_PERCENT)
    }

    /// The upper end in per cent, 0 to 100.
    pub fn high(self) -> f64 {
        f64::from(self.high) / f64::from(CELLS_A_PERCENT)
    }

    /// Both ends in cells of a twentieth per cent, 0 to 2000.
    pub fn cells(self) -> (u16, u16) {
        (self.low, self.high)
    }

    /// The lower end in whole per cent, a half rounded towards 50.
    pub fn low_percent(self) -> u8 {
        whole_percent(self.low)
    }

    /// The upper end in whole per cent, a half rounded towards 50.
    pub fn high_percent(self) -> u8 {
        whole_percent(self.high)
    }

    fn covers_middle(self) -> bool {
        self.low <= CELLS / 2 && CELLS / 2 <= self.high
    }

    /// The same from memory, if it was asked for before.
    fn known(marker: Marker, evidence: u8) -> Self {
        KNOWN.with_borrow_mut(|known| {
            if let Some((_, _, band)) = known.iter().find(|known| known.0 == marker && known.1 == evidence) {
                return *band;
            }
            let band = Self::of(marker, evidence);
            known.push((marker, evidence, band));
            band
        })
    }

    fn of(marker: Marker, evidence: u8) -> Self {
        // The upper half is computed as the mirror of the lower one, so that mirrored answers have
        // mirrored bands to the last cell, whatever the rounding of the sums.
        if marker > Marker::MIDDLE {
            let mirrored = Self::of(Marker(200 - marker.0), evidence);
            return Self { low: CELLS - mirrored.high, high: CELLS - mirrored.low };
        }
        let share = f64::from(marker.0) / 200.0;
        let pairs = f64::from(evidence) / 4.0;
        highest_density(pairs * share, pairs * (1.0 - share))
    }
}

/// The band of Beta(1 + `pm`, 1 + `po`) on the grid.
///
/// The density has one peak, so the densest cells that hold the mass are what is left when the
/// thinner end is cut off again and again; two equally thin ends fall together.
fn highest_density(pm: f64, po: f64) -> Band {
    // Divided through by the whole, so that no density leaves the range of f64.
    let logarithms = logarithms();
    let both = logarithms.iter().zip(logarithms.iter().rev());
    let densities: Vec<f64> = both.map(|(from_po, from_pm)| exponential(pm * from_po + po * from_pm)).collect();
    let density = |cell: u16| densities.get(usize::from(cell)).copied().unwrap_or_default();
    let total: f64 = densities.iter().sum();
    let (mut low, mut high, mut mass) = (0, CELLS - 1, total);
    loop {
        let (left, right) = (density(low), density(high));
        let (cut_left, cut_right) = (left <= right, right <= left);
        let cut = if cut_left { left } else { 0.0 } + if cut_right { right } else { 0.0 };
        if low >= high || mass - cut < BAND_MASS * total {
            return Band { low, high: high + 1 };
        }
        mass -= cut;
        low += u16::from(cut_left);
        high -= u16::from(cut_right);
    }
}

/// The logarithm of each cell's middle, as a share of the whole, by cell: each from the one before, as
/// ln((p + 2) / p) = 2 artanh(1 / (p + 1)). With the exponential below it takes 650 bytes less of every reader's download than
/// the standard library's, and no more time.
fn logarithms() -> Vec<f64> {
    let mut next = LOGARITHM_OF_FIRST_CELL;
    let mut logarithms = Vec::new();
    for cell in 0..CELLS {
        logarithms.push(next);
        let step = 1.0 / f64::from(2 * cell + 2);
        let (mut power, mut place) = (step, 1.0);
        while power > f64::EPSILON / 64.0 {
            next += 2.0 * power / place;
            power *= step * step;
            place += 2.0;
        }
    }
    logarithms
}

/// e^`x` for an `x` that is not above 0: by its series for a small part of `x`, squared as often as that part was halved.
fn exponential(x: f64) -> f64 {
    const HALVINGS: u32 = 10;
    let part = x / f64::from(1 << HALVINGS);
    // By Horner's rule with whole numbers, 12! / place!, so that it is divided once.
    let (sum, factor) = (1..=12).rev().fold((1.0, 1.0), |(sum, factor), place| {
        let factor = factor * f64::from(place);
        (sum * part + factor, factor)
    });
    let series = sum / factor;
    (0..HALVINGS).fold(series, |power, _| power * power)
}

fn whole_percent(cells: u16) -> u8 {
    let half = CELLS_A_PERCENT / 2;
    let rounded = if cells > CELLS / 2 { cells + half - 1 } else { cells + half } / CELLS_A_PERCENT;
    u8::try_from(rounded).unwrap_or(100)
}

/// The seven things that a meter can say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Neither side.
    Even,
    /// One side, so surely.
    Toward(Role, Strength),
}

/// How surely a meter leans.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strength {
    /// The band still covers the middle: not settled.
    Little,
    /// The band is clear of the middle.
    Leans,
    /// The band is clear of everything up to 60, or down to 40.
    Strong,
}

impl Verdict {
    /// Every verdict, from the PO end to the PM end.
    pub const ALL: [Self; 7] = [
        Self::Toward(Role::Po, Strength::Strong),
        Self::Toward(Role::Po, Strength::Leans),
        Self::Toward(Role::Po, Strength::Little),
        Self::Even,
        Self::Toward(Role::Pm, Strength::Little),
        Self::Toward(Role::Pm, Strength::Leans),
        Self::Toward(Role::Pm, Strength::Strong),
    ];

    /// The verdict's name in links, events and folders: `po-3` to `pm-3`, or `mid`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Toward(Role::Po, Strength::Strong) => "po-3",
            Self::Toward(Role::Po, Strength::Leans) => "po-2",
            Self::Toward(Role::Po, Strength::Little) => "po-1",
            Self::Even => "mid",
            Self::Toward(Role::Pm, Strength::Little) => "pm-1",
            Self::Toward(Role::Pm, Strength::Leans) => "pm-2",
            Self::Toward(Role::Pm, Strength::Strong) => "pm-3",
        }
    }

    /// Whether the band is clear of the middle.
    pub fn is_settled(self) -> bool {
        matches!(self, Self::Toward(_, Strength::Leans | Strength::Strong))
    }

    fn of(marker: Marker, band: Band) -> Self {
        if band.covers_middle() {
            return if is_near_middle(marker) { Self::Even } else { Self::toward(marker, Strength::Little) };
        }
        let clear = band.low >= 60 * CELLS_A_PERCENT || band.high <= 40 * CELLS_A_PERCENT;
        Self::toward(marker, if clear { Strength::Strong } else { Strength::Leans })
    }

    fn toward(marker: Marker, strength: Strength) -> Self {
        marker.side().map_or(Self::Even, |role| Self::Toward(role, strength))
    }
}

/// Whether the place is less than ten per cent from the middle.
fn is_near_middle(marker: Marker) -> bool {
    marker.half_percents().abs_diff(Marker::MIDDLE.half_percents()) < 20
}
