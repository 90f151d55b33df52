//! The wasm format as far as the stamp needs it: sections, numbers, and lengths before bytes. Knows nothing of what is in
//! a section.

use crate::failure::Failure;

/// The first bytes of every wasm file.
pub const MAGIC: &[u8] = b"\0asm\x01\0\0\0";
/// The sections that the stamp looks into.
pub const IMPORT_SECTION: u8 = 2;
pub const EXPORT_SECTION: u8 = 7;
/// What is imported or exported by this kind is a function.
pub const FUNCTION: u8 = 0;

/// Reads the wasm from its front.
pub struct Reader<'a> {
    /// What is not read yet.
    pub rest: &'a [u8],
}

impl<'a> Reader<'a> {
    /// A reader of the sections.
    pub fn after_magic(wasm: &'a [u8]) -> Result<Self, Failure> {
        Ok(Self { rest: wasm.strip_prefix(MAGIC).ok_or_else(|| unreadable("its first bytes"))? })
    }

    /// One byte.
    pub fn byte(&mut self) -> Result<u8, Failure> {
        let (&byte, rest) = self.rest.split_first().ok_or_else(|| unreadable("a section that is cut off"))?;
        self.rest = rest;
        Ok(byte)
    }

    /// A number in LEB128.
    pub fn number(&mut self) -> Result<u32, Failure> {
        let mut number = 0u32;
        for shift in (0..35).step_by(7) {
            let byte = self.byte()?;
            number |= u32::from(byte & 0x7f).checked_shl(shift).unwrap_or(0);
            if byte < 0x80 {
                return Ok(number);
            }
        }
        Err(unreadable("a number"))
    }

    /// A length and so many bytes.
    pub fn bytes(&mut self) -> Result<&'a [u8], Failure> {
        let length = self.number()? as usize;
        let (bytes, rest) = self.rest.split_at_checked(length).ok_or_else(|| unreadable("a length"))?;
        self.rest = rest;
        Ok(bytes)
    }
}

fn unreadable(what: &str) -> Failure {
    Failure::new(format!("the wasm file is not as the format says: {what}"))
}

/// Writes a number in LEB128.
pub fn put_number(bytes: &mut Vec<u8>, mut number: u32) {
    while number >= 0x80 {
        bytes.push(number as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}

/// Writes a length and so many bytes.
pub fn put_bytes(bytes: &mut Vec<u8>, content: &[u8]) {
    put_number(bytes, content.len() as u32);
    bytes.extend_from_slice(content);
}
