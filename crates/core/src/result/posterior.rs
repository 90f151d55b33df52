//! What the answers say about a reader's true place, and how surely: the model behind the band.
//!
//! The answers of a reader are draws from an unknown distribution over the five steps. Its prior is a Dirichlet
//! distribution spread evenly over the steps, a smoothed Bayesian bootstrap (Rubin 1981). The mean answer is the
//! reader's place. Its posterior is replaced by the Beta distribution with the same mean and variance, whose
//! highest-density interval is computed on a grid. `docs/src/meter.md` explains the model and its figures.

use std::cell::RefCell;

thread_local! {
    /// The logarithm of the middle of each cell of the grid used last. They take as long as the rest of an interval.
    static LOGARITHMS: RefCell<Vec<f64>> = const { RefCell::new(Vec::new()) };
}

/// The constants of the model.
#[derive(Debug, Clone, Copy)]
pub struct Model {
    /// How many answers the prior is worth.
    pub prior: f64,
    /// The probability that the interval holds.
    pub mass: f64,
    /// The number of cells that the grid divides the meter into; a multiple of 200.
    pub cells: u16,
}

/// What the pairs say together, as a result link holds it.
#[derive(Debug, Clone, Copy)]
pub struct Evidence {
    /// The mean answer, 0 to 1.
    pub share: f64,
    /// How many pairs of equal weight the answers are worth.
    pub pairs: f64,
    /// The mean squared distance of the answers from the middle, as a share of the largest possible.
    pub decisiveness: f64,
}

/// The mean of the squared steps 0, 1/4, 1/2, 3/4 and 1: the second moment of an even spread over them.
const EVEN_SQUARE: f64 = 0.375;

impl Model {
    /// The second edition of the meter. All results since then rely on these numbers.
    pub const SECOND_EDITION: Self = Self { prior: 2.0, mass: 0.9, cells: 4000 };

    /// Both ends of the highest-density interval of the reader's place, in cells.
    pub fn interval(&self, evidence: Evidence) -> (u16, u16) {
        let (pm, po) = self.beta(evidence);
        // With a prior of two answers both parameters are above 1, so the density has one peak.
        let density = Density::new(pm - 1.0, po - 1.0, self.cells);
        density.highest(self.mass)
    }

    /// The parameters of the Beta distribution with the posterior's mean and variance: for PM, then for PO.
    fn beta(&self, Evidence { share, pairs, decisiveness }: Evidence) -> (f64, f64) {
        // A forged link may claim less than the least decisive answers with this mean have.
        let decisiveness = decisiveness.max((2.0 * share - 1.0).powi(2));
        let square = (decisiveness + 4.0 * share - 1.0) / 4.0;
        let total = pairs + self.prior;
        let mean = (pairs * share + self.prior / 2.0) / total;
        let variance = ((pairs * square + self.prior * EVEN_SQUARE) / total - mean * mean) / (total + 1.0);
        let answers = mean * (1.0 - mean) / variance - 1.0;
        (mean * answers, (1.0 - mean) * answers)
    }
}

/// A density with one peak on the grid, up to a factor.
struct Density {
    cells: Vec<f64>,
}

impl Density {
    /// x to the power of `pm` times 1 - x to the power of `po`, in the middle of each cell.
    fn new(pm: f64, po: f64, cells: u16) -> Self {
        let exponents = LOGARITHMS.with_borrow_mut(|logarithms| {
            if logarithms.len() != usize::from(cells) {
                let middle = |cell: u16| f64::from(2 * cell + 1) / f64::from(2 * cells);
                *logarithms = (0..cells).map(|cell| middle(cell).ln()).collect();
            }
            // ln(1 - x) of a cell is ln(x) of its mirror image: taken from there, mirrored densities are equal to the
            // last bit.
            let mirrored = logarithms.iter().rev();
            logarithms.iter().zip(mirrored).map(|(x, rest)| pm * x + po * rest).collect::<Vec<f64>>()
        });
        // The peak is 1, so that the density of many answers is not 0 everywhere.
        let peak = exponents.iter().copied().fold(f64::MIN, f64::max);
        Self { cells: exponents.iter().map(|exponent| (exponent - peak).exp()).collect() }
    }

    /// The densest cells that hold the mass: the first one, and the one after the last.
    ///
    /// The density has one peak. Cutting off the less dense end again and again therefore leaves the densest cells; two
    /// equally dense ends are cut off together.
    fn highest(&self, mass: f64) -> (u16, u16) {
        let density = |cell: u16| self.cells.get(usize::from(cell)).copied().unwrap_or_default();
        let total: f64 = self.cells.iter().sum();
        let (mut low, mut high, mut held) = (0, self.cells.len() as u16 - 1, total);
        loop {
            let (left, right) = (density(low), density(high));
            let cut_left = left <= right;
            let cut_right = !cut_left || left == right;
            let cut = if cut_left { left } else { 0.0 } + if cut_right { right } else { 0.0 };
            if low >= high || held - cut < mass * total {
                return (low, high + 1);
            }
            held -= cut;
            low += u16::from(cut_left);
            high -= u16::from(cut_right);
        }
    }
}
