//! The order of the engine's functions, its own and those of the glue: those that are alike stand side by side, where a
//! compressor finds it easier to say so. That saves every reader more than a kibibyte and changes nothing else.
//!
//! Knows what is alike; how a wasm gets another order is known elsewhere.

use super::fields::Fields;
use super::renumber::{Functions, reordered};
use crate::bench::size;
use crate::failure::Failure;

/// The wasm with its functions in another order: of a few ways to say what is alike, the one that compresses best, since no
/// one way is the best for every build.
pub fn with_like_functions_together(wasm: &[u8]) -> Result<Vec<u8>, Failure> {
    let functions = Functions::of(wasm)?;
    let imports: Vec<usize> = (0..functions.imports.len()).collect();
    let mut best: Option<(usize, Vec<u8>)> = None;
    for way in WAYS {
        let ordered = reordered(wasm, imports.clone(), order(&functions.bodies, way))?;
        let size = compressed_size(&ordered)?;
        if best.as_ref().is_none_or(|(least, _)| size < *least) {
            best = Some((size, ordered));
        }
    }
    best.map(|(_, ordered)| ordered).ok_or_else(|| Failure::new("there is no way to order functions"))
}

/// The wasm and the glue with what one imports from the other in another order, the same in both: by the types of the
/// functions, and of one type those that are alike.
pub fn with_like_imports_together(wasm: &[u8], glue: &str) -> Result<(Vec<u8>, String), Failure> {
    let functions = Functions::of(wasm)?;
    let fields = Fields::of(glue)?;
    let names: Vec<&str> = functions.imports.iter().map(|(name, _)| *name).collect();
    let bodies = fields.named(&names)?;
    let mut order = order(&bodies.iter().map(|body| body.as_bytes()).collect::<Vec<_>>(), WAYS[0]);
    order.sort_by_key(|&place| functions.imports.get(place).map(|(_, kind)| *kind));
    let glue = fields.in_order(&order.iter().filter_map(|&place| names.get(place).copied()).collect::<Vec<_>>())?;
    let own = (0..functions.bodies.len()).collect();
    Ok((reordered(wasm, order, own)?, glue))
}

/// How long the runs are by which functions are compared, and the powers of what two share and of what the other has.
#[derive(Clone, Copy)]
struct Way {
    run: usize,
    shared: u32,
    others: u32,
}

const WAYS: [Way; 4] = [
    Way { run: 4, shared: 3, others: 2 },
    Way { run: 4, shared: 4, others: 3 },
    Way { run: 3, shared: 3, others: 2 },
    Way { run: 3, shared: 2, others: 1 },
];

fn compressed_size(wasm: &[u8]) -> Result<usize, Failure> {
    size::brotli(wasm)
        .map(|compressed| compressed.len())
        .map_err(|error| Failure::new(format!("cannot compress: {error}")))
}

/// The longest body first, then always the one that is most like the one before.
fn order(bodies: &[&[u8]], way: Way) -> Vec<usize> {
    let traits: Vec<Traits> = bodies.iter().map(|body| Traits::of(body, way.run)).collect();
    let mut left: Vec<usize> = (0..bodies.len()).collect();
    left.sort_by_key(|&index| bodies.get(index).map_or(0, |body| body.len()));
    let mut order: Vec<usize> = left.pop().into_iter().collect();
    while let Some(last) = order.last().and_then(|&index| traits.get(index)) {
        let likeness = |&index: &usize| traits.get(index).map_or(0, |other| last.likeness(other, way));
        let Some((place, _)) = left.iter().map(likeness).enumerate().max_by_key(|(_, likeness)| *likeness) else {
            break;
        };
        order.push(left.remove(place));
    }
    order
}

/// How many words of 64 bits hold a function's traits: fewer run full where a function is long.
const WORDS: usize = 256;

/// Which runs of a few bytes a function has: a bit for each, by the run's hash.
struct Traits([u64; WORDS]);

impl Traits {
    fn of(body: &[u8], run: usize) -> Self {
        let mut bits = [0; WORDS];
        for run in body.windows(run) {
            let hash = run.iter().fold(0u32, |hash, &byte| hash.wrapping_mul(0x0100_0193) ^ u32::from(byte));
            let bit = (hash.wrapping_mul(0x9e37_79b1) >> 18) as usize;
            if let Some(word) = bits.get_mut(bit / 64) {
                *word |= 1 << (bit % 64);
            }
        }
        Self(bits)
    }

    /// How many they share in relation to how many the other has, each raised to its power; in thousandths.
    fn likeness(&self, other: &Self, way: Way) -> u128 {
        let (mut shared, mut others) = (0, 0);
        for (one, other) in self.0.iter().zip(&other.0) {
            shared += u128::from((one & other).count_ones());
            others += u128::from(other.count_ones());
        }
        u128::pow(shared, way.shared) * 1000 / u128::pow(others, way.others).max(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn like_functions_stand_side_by_side() {
        let (long, short) = (b"the quick brown fox jumps over the lazy dog".as_slice(), b"0123456789".as_slice());
        let bodies = [short, b"the quick brown fox", long, b"012345678"];
        for way in WAYS {
            assert_eq!(order(&bodies, way), [2, 1, 0, 3]);
            assert_eq!(order(&[], way), [0; 0]);
        }
    }
}
