//! Random numbers that follow from a seed: the same seed always gives the same play.

/// A pseudo-random number generator: SplitMix32 with the constants of the MurmurHash3 finaliser.
///
/// It is small, and even over all seeds, which is all that drawing cards needs. Links and saved plays rely on its
/// numbers, so it must never change.
pub(crate) struct Rng(u32);

impl Rng {
    pub(crate) fn new(seed: u32) -> Self {
        Self(seed)
    }

    pub(crate) fn next(&mut self) -> u32 {
        self.0 = self.0.wrapping_add(0x9e37_79b9);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 16)).wrapping_mul(0x85eb_ca6b);
        mixed = (mixed ^ (mixed >> 13)).wrapping_mul(0xc2b2_ae35);
        mixed ^ (mixed >> 16)
    }

    /// A number below the bound, which is at least 1; the bias is below the bound divided by 2^32.
    pub(crate) fn below(&mut self, bound: usize) -> usize {
        ((u64::from(self.next()) * bound as u64) >> 32) as usize
    }

    pub(crate) fn coin(&mut self) -> bool {
        self.below(2) == 0
    }

    /// Shuffles by the method of Fisher and Yates.
    pub(crate) fn shuffle<T>(&mut self, values: &mut [T]) {
        for last in (1..values.len()).rev() {
            values.swap(last, self.below(last + 1));
        }
    }
}

/// The seed of the play after the one with this seed.
///
/// A linear congruential generator with the constants of Numerical Recipes. Its period is full, so replays never fall
/// into a short cycle.
pub(crate) fn next_seed(seed: u32) -> u32 {
    seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223)
}
