//! The order of the engine's functions: those that are alike stand side by side, where a compressor finds it easier to
//! say so. That saves every reader most of a kibibyte and changes nothing else.
//!
//! The order is found here and told by names; wasm-opt can sort by them, and renumbers every call. Knows the wasm format
//! as far as the lists of imports and functions go.

use super::wasm::{CODE_SECTION, CUSTOM_SECTION, IMPORT_SECTION, MAGIC, Reader, put_bytes, put_number};
use crate::bench::size;
use crate::failure::Failure;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

/// What the engine uses of WebAssembly beyond its first version; index.html allows the same when it is optimised.
const FEATURES: [&str; 8] = [
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-call-indirect-overlong",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// The wasm with its functions in another order: of a few ways to say what is alike, the one that compresses best, since no
/// one way is the best for every build.
pub fn with_like_functions_together(wasm: &[u8], wasm_opt: &Path) -> Result<Vec<u8>, Failure> {
    let mut best: Option<(usize, Vec<u8>)> = None;
    for way in WAYS {
        let ordered = sorted(&named_by_order(wasm, way)?, wasm_opt)?;
        let size = compressed_size(&ordered)?;
        if best.as_ref().is_none_or(|(least, _)| size < *least) {
            best = Some((size, ordered));
        }
    }
    best.map(|(_, ordered)| ordered).ok_or_else(|| Failure::new("there is no way to order functions"))
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

/// The wasm with its functions in the order of their names.
fn sorted(named: &[u8], wasm_opt: &Path) -> Result<Vec<u8>, Failure> {
    let mut command = Command::new(wasm_opt);
    command.args(["--reorder-functions-by-name", "--strip-debug"]).args(FEATURES).args(["-", "-o", "-"]);
    let fails = |why: &str| {
        Failure::new(format!("wasm-opt cannot sort the wasm's functions: {why}")).hint("run `cargo xtask setup`")
    };
    let mut child =
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().map_err(|error| fails(&error.to_string()))?;
    // It reads all of its input before it writes, so the two cannot wait for each other.
    let written = child.stdin.take().map(|mut input| input.write_all(named));
    let output = child.wait_with_output().map_err(|error| fails(&error.to_string()))?;
    match written {
        Some(Ok(())) if output.status.success() => Ok(output.stdout),
        _ => Err(fails("see its message above")),
    }
}

/// The wasm with a name for each function, whose alphabetical order is the order wished for.
fn named_by_order(wasm: &[u8], way: Way) -> Result<Vec<u8>, Failure> {
    let mut reader = Reader::after_magic(wasm)?;
    let mut imports = 0;
    let mut bodies = Vec::new();
    let mut named = MAGIC.to_vec();
    while !reader.rest.is_empty() {
        let id = reader.byte()?;
        let content = reader.bytes()?;
        let mut list = Reader { rest: content };
        match id {
            // The stamp has made sure that all imports are functions.
            IMPORT_SECTION => imports = list.number()?,
            CODE_SECTION => {
                for _ in 0..list.number()? {
                    bodies.push(list.bytes()?);
                }
            }
            _ => {}
        }
        named.push(id);
        put_bytes(&mut named, content);
    }
    let mut names = Vec::new();
    let order = order(&bodies, way);
    put_number(&mut names, bodies.len() as u32);
    for index in 0..bodies.len() {
        let place = order.iter().position(|other| *other == index).unwrap_or_default();
        put_number(&mut names, imports + index as u32);
        put_bytes(&mut names, format!("{place:08}").as_bytes());
    }
    // The names of functions are part 1 of the section `name`.
    let mut section = Vec::new();
    put_bytes(&mut section, b"name");
    section.push(1);
    put_bytes(&mut section, &names);
    named.push(CUSTOM_SECTION);
    put_bytes(&mut named, &section);
    Ok(named)
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
    fn likeness(&self, other: &Self, way: Way) -> u64 {
        let (mut shared, mut others) = (0, 0);
        for (one, other) in self.0.iter().zip(&other.0) {
            shared += u64::from((one & other).count_ones());
            others += u64::from(other.count_ones());
        }
        u64::pow(shared, way.shared) * 1000 / u64::pow(others, way.others).max(1)
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

    #[test]
    fn every_function_gets_a_name_by_its_place() {
        let mut wasm = MAGIC.to_vec();
        wasm.extend([IMPORT_SECTION, 1, 3, CODE_SECTION, 7, 2, 1, 9, 3, 7, 8, 9]);
        let named = named_by_order(&wasm, WAYS[0]).unwrap();
        let section = [b"\x04name\x01\x15\x02".as_slice(), b"\x03\x0800000001", b"\x04\x0800000000"].concat();
        assert_eq!(named, [wasm.as_slice(), &[0, section.len() as u8], &section].concat());
        assert!(named_by_order(&wasm[..15], WAYS[0]).is_err());
    }

    #[test]
    fn a_missing_wasm_opt_is_named_with_what_to_do() {
        let said = with_like_functions_together(MAGIC, Path::new("/nowhere/wasm-opt")).unwrap_err().to_string();
        assert!(said.contains("wasm-opt") && said.contains("cargo xtask setup"), "{said}");
    }
}
