//! The wasm with its functions in another order, the imported ones and its own. Knows the orders wished for; knows nothing
//! of why they are.

use crate::failure::Failure;
use std::convert::Infallible;
use wasm_encoder::reencode::{Error, Reencode};
use wasm_encoder::{CodeSection, FunctionSection, ImportSection, MemArg, Module};
use wasmparser::{CodeSectionReader, FunctionSectionReader, Import, ImportSectionReader, Parser, Payload};

/// What of a wasm has an order.
pub struct Functions<'a> {
    /// The imports, all of which are functions: name and number of the type of each.
    pub imports: Vec<(&'a str, u32)>,
    /// The code of each function that is no import.
    pub bodies: Vec<&'a [u8]>,
}

impl<'a> Functions<'a> {
    /// Reads them.
    pub fn of(wasm: &'a [u8]) -> Result<Self, Failure> {
        let mut functions = Self { imports: Vec::new(), bodies: Vec::new() };
        for payload in Parser::new(0).parse_all(wasm) {
            match payload.map_err(|error| unreadable(&error))? {
                Payload::ImportSection(section) => {
                    for import in section.into_imports() {
                        functions.imports.push(named(&import.map_err(|error| unreadable(&error))?)?);
                    }
                }
                Payload::CodeSectionEntry(body) => functions.bodies.push(body.as_bytes()),
                _ => {}
            }
        }
        Ok(functions)
    }
}

fn named<'a>(import: &Import<'a>) -> Result<(&'a str, u32), Failure> {
    match import.ty {
        wasmparser::TypeRef::Func(kind) => Ok((import.name, kind)),
        _ => Err(Failure::new("the wasm imports something else than functions, and stamp knows only those")),
    }
}

/// The wasm with its imports and its own functions in these orders, each the places they had before.
pub fn reordered(wasm: &[u8], imports: Vec<usize>, own: Vec<usize>) -> Result<Vec<u8>, Failure> {
    let mut places = vec![0; imports.len() + own.len()];
    for (place, before) in imports.iter().copied().chain(own.iter().map(|before| imports.len() + before)).enumerate() {
        if let Some(slot) = places.get_mut(before) {
            *slot = place as u32;
        }
    }
    let mut module = Module::new();
    Reordering { imports, own, places }
        .parse_core_module(&mut module, Parser::new(0), wasm)
        .map_err(|error| unreadable(&error))?;
    Ok(module.finish())
}

fn unreadable(error: &dyn std::fmt::Display) -> Failure {
    Failure::new(format!("the wasm file cannot be read: {error}"))
}

struct Reordering {
    imports: Vec<usize>,
    own: Vec<usize>,
    /// The new number of each function.
    places: Vec<u32>,
}

/// What is to be written at each place, of what was read in the order of before.
fn in_order<T, E>(order: &[usize], read: impl Iterator<Item = Result<T, E>>) -> Result<Vec<T>, Error<Infallible>>
where
    Error<Infallible>: From<E>,
    T: Clone,
{
    let all = read.collect::<Result<Vec<T>, E>>()?;
    Ok(order.iter().filter_map(|&before| all.get(before).cloned()).collect())
}

impl Reencode for Reordering {
    type Error = Infallible;

    fn function_index(&mut self, function: u32) -> Result<u32, Error<Infallible>> {
        Ok(self.places.get(function as usize).copied().unwrap_or(function))
    }

    /// To which multiple an address will be even is a hint that no browser needs; said of none, it is the same at every
    /// access and so costs the reader nothing.
    fn mem_arg(&mut self, access: wasmparser::MemArg) -> Result<MemArg, Error<Infallible>> {
        Ok(MemArg { offset: access.offset, align: 0, memory_index: access.memory })
    }

    fn parse_import_section(
        &mut self,
        imports: &mut ImportSection,
        section: ImportSectionReader<'_>,
    ) -> Result<(), Error<Infallible>> {
        for import in in_order(&self.imports, section.into_imports())? {
            self.parse_import(imports, import)?;
        }
        Ok(())
    }

    fn parse_function_section(
        &mut self,
        functions: &mut FunctionSection,
        section: FunctionSectionReader<'_>,
    ) -> Result<(), Error<Infallible>> {
        for kind in in_order(&self.own, section.into_iter())? {
            functions.function(self.type_index(kind)?);
        }
        Ok(())
    }

    fn parse_code_section(
        &mut self,
        code: &mut CodeSection,
        section: CodeSectionReader<'_>,
    ) -> Result<(), Error<Infallible>> {
        for body in in_order(&self.own, section.into_iter())? {
            self.parse_function_body(code, body)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_encoder::{EntityType, Function, Instruction, MemorySection, MemoryType, TypeSection, ValType};

    /// Two imports of two types; a function that calls the first of them and the function behind itself, which reads memory.
    fn wasm() -> Vec<u8> {
        let mut module = Module::new();
        let mut types = TypeSection::new();
        types.ty().function([], []);
        types.ty().function([ValType::I32], []);
        module.section(&types);
        let mut imports = ImportSection::new();
        imports.import("glue", "a", EntityType::Function(0));
        imports.import("glue", "b", EntityType::Function(1));
        module.section(&imports);
        let mut functions = FunctionSection::new();
        functions.function(0);
        functions.function(0);
        module.section(&functions);
        let mut memories = MemorySection::new();
        let one = MemoryType { minimum: 1, maximum: None, memory64: false, shared: false, page_size_log2: None };
        memories.memory(one);
        module.section(&memories);
        let mut code = CodeSection::new();
        for instructions in [
            vec![Instruction::Call(0), Instruction::Call(3), Instruction::End],
            vec![
                Instruction::I32Const(0),
                Instruction::I32Load(MemArg { offset: 8, align: 2, memory_index: 0 }),
                Instruction::Drop,
                Instruction::End,
            ],
        ] {
            let mut function = Function::new([]);
            for instruction in &instructions {
                function.instruction(instruction);
            }
            code.function(&function);
        }
        module.section(&code);
        module.finish()
    }

    #[test]
    fn functions_come_in_the_order_wished_for_and_calls_follow_them() {
        let before = wasm();
        let read = Functions::of(&before).unwrap();
        assert_eq!(read.imports, [("a", 0), ("b", 1)]);
        let (calling, reading) = (b"\0\x10\0\x10\x03\x0b".as_slice(), b"\0\x41\0\x28\x02\x08\x1a\x0b".as_slice());
        assert_eq!(read.bodies, [calling, reading]);
        let after = reordered(&before, vec![1, 0], vec![1, 0]).unwrap();
        let read = Functions::of(&after).unwrap();
        assert_eq!(read.imports, [("b", 1), ("a", 0)]);
        let (calling, reading) = (b"\0\x10\x01\x10\x02\x0b".as_slice(), b"\0\x41\0\x28\0\x08\x1a\x0b".as_slice());
        assert_eq!(read.bodies, [reading, calling], "what is read is no longer said to be even");
        let again = reordered(&after, vec![1, 0], vec![1, 0]).unwrap();
        assert_eq!(Functions::of(&again).unwrap().imports, [("a", 0), ("b", 1)]);
    }

    #[test]
    fn what_is_no_wasm_is_told() {
        assert!(Functions::of(b"no wasm").is_err());
        assert!(reordered(&wasm()[..30], vec![0, 1], vec![0, 1]).is_err());
    }
}
