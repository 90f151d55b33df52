//! Short names for what the wasm imports from the glue, and for the functions that it exports to it.
//!
//! wasm-bindgen gives each a long name with a hash, once in the wasm and once in the glue, and hashes do not compress:
//! one or two letters instead save every reader more than two kilobytes. Knows the wasm format as far as these two
//! sections go, and how the glue writes the same names.

use super::wasm::{EXPORT_SECTION, FUNCTION, IMPORT_SECTION, MAGIC, Reader, put_bytes, put_number};
use crate::failure::Failure;

/// The short name of the glue itself, which stands before each import's.
const MODULE: &str = "_";

/// The wasm and the glue with short names in both.
///
/// # Errors
///
/// The wasm cannot be read, imports something else than functions, or a name does not stand in the glue once.
pub fn shortened(wasm: &[u8], glue: &str) -> Result<(Vec<u8>, String), Failure> {
    let mut reader = Reader::after_magic(wasm)?;
    let mut written = MAGIC.to_vec();
    let mut glue = glue.to_owned();
    while !reader.rest.is_empty() {
        let id = reader.byte()?;
        let content = reader.bytes()?;
        written.push(id);
        match id {
            IMPORT_SECTION => put_bytes(&mut written, &short_imports(content, &mut glue)?),
            EXPORT_SECTION => put_bytes(&mut written, &short_exports(content, &mut glue)?),
            _ => put_bytes(&mut written, content),
        }
    }
    Ok((written, glue))
}

fn short_imports(section: &[u8], glue: &mut String) -> Result<Vec<u8>, Failure> {
    let mut reader = Reader { rest: section };
    let mut written = Vec::new();
    let count = reader.number()?;
    put_number(&mut written, count);
    for index in 0..count {
        let module = reader.bytes()?;
        let name = reader.bytes()?;
        if reader.byte()? != FUNCTION {
            return Err(Failure::new("the wasm imports something else than functions, and stamp knows only those"));
        }
        let kind = reader.number()?;
        let short = short_name(index);
        *glue = import_renamed(glue, &String::from_utf8_lossy(name), &short)?;
        if index == 0 {
            *glue = module_renamed(glue, &String::from_utf8_lossy(module))?;
        }
        put_bytes(&mut written, MODULE.as_bytes());
        put_bytes(&mut written, short.as_bytes());
        written.push(FUNCTION);
        put_number(&mut written, kind);
    }
    Ok(written)
}

fn module_renamed(glue: &str, module: &str) -> Result<String, Failure> {
    let field = format!("\"{module}\":");
    match glue.matches(&field).count() {
        1 => Ok(glue.replace(&field, &format!("\"{MODULE}\":"))),
        count => Err(Failure::new(format!("the glue should name {module} once, and does so {count} times"))),
    }
}

/// Memory and tables keep their names: the glue has one of each, and a page may look for them.
fn short_exports(section: &[u8], glue: &mut String) -> Result<Vec<u8>, Failure> {
    let mut reader = Reader { rest: section };
    let mut written = Vec::new();
    let count = reader.number()?;
    put_number(&mut written, count);
    for index in 0..count {
        let name = reader.bytes()?;
        let kind = reader.byte()?;
        if kind == FUNCTION {
            let short = short_name(index);
            *glue = export_renamed(glue, &String::from_utf8_lossy(name), &short);
            put_bytes(&mut written, short.as_bytes());
        } else {
            put_bytes(&mut written, name);
        }
        written.push(kind);
        put_number(&mut written, reader.number()?);
    }
    Ok(written)
}

/// In the glue each export is a field of `wasm`. Not every one is used; a name that was none of the glue's would be found
/// by the first play, since `mount` is one of them.
fn export_renamed(glue: &str, name: &str, short: &str) -> String {
    let field = format!("wasm.{name}");
    let mut pieces = glue.split(&field);
    let mut renamed = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        // A longer name may begin like this one.
        let goes_on = piece.starts_with(|next: char| next.is_ascii_alphanumeric() || next == '_' || next == '$');
        renamed.push_str(if goes_on { &field } else { "wasm." });
        renamed.push_str(if goes_on { "" } else { short });
        renamed.push_str(piece);
    }
    renamed
}

/// In the glue each import is a field of one object: its name and a colon, on a line of its own.
fn import_renamed(glue: &str, name: &str, short: &str) -> Result<String, Failure> {
    let field = format!(" {name}:");
    match glue.matches(&field).count() {
        1 => Ok(glue.replace(&field, &format!(" {short}:"))),
        count => Err(Failure::new(format!("the glue should define {name} once, and does so {count} times"))),
    }
}

/// a, b, … z, ba, bb, …: never a reserved word of two letters, since `do`, `if`, `in` and `of` are fields like others.
fn short_name(index: u32) -> String {
    let letter = char::from(b'a' + (index % 26) as u8);
    if index < 26 { letter.to_string() } else { short_name(index / 26) + &letter.to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A module with one type, two imports, an empty section of another kind, and a memory and a function exported.
    fn wasm(module: &str, first: &str, second: &str, exported: &str) -> Vec<u8> {
        let mut imports = vec![2];
        for name in [first, second] {
            put_bytes(&mut imports, module.as_bytes());
            put_bytes(&mut imports, name.as_bytes());
            imports.extend([0, 0]);
        }
        let mut wasm = MAGIC.to_vec();
        wasm.extend([1, 4, 1, 0x60, 0, 0]);
        wasm.push(2);
        put_bytes(&mut wasm, &imports);
        wasm.extend([3, 1, 0]);
        let mut exports = vec![2];
        put_bytes(&mut exports, b"memory");
        exports.extend([2, 0]);
        put_bytes(&mut exports, exported.as_bytes());
        exports.extend([0, 0]);
        wasm.push(7);
        put_bytes(&mut wasm, &exports);
        wasm
    }

    #[test]
    fn both_sides_get_the_same_short_names() {
        let long = "__wbg_log_0123456789abcdef".repeat(6);
        let glue = format!(
            "{{\n        {long}: function(a) {{}},\n        __wbg_now_1: function() {{}},\n}}\n\"./g.js\": import0\n\
             wasm.run(wasm.memory, wasm.run_on, wasm.run);"
        );
        let (short, renamed) = shortened(&wasm("./g.js", &long, "__wbg_now_1", "run"), &glue).unwrap();
        assert_eq!(short, wasm("_", "a", "b", "b"));
        assert_eq!(
            renamed,
            "{\n        a: function(a) {},\n        b: function() {},\n}\n\"_\": import0\n\
             wasm.b(wasm.memory, wasm.run_on, wasm.b);"
        );
    }

    #[test]
    fn a_name_that_the_glue_lacks_fails_the_build() {
        let wasm = wasm("./g.js", "__wbg_log_1", "__wbg_now_1", "run");
        assert!(shortened(&wasm, "\"./g.js\": { __wbg_log_1: 0, __wbg_now_1: 0 }").is_ok());
        assert!(shortened(&wasm, "\"./h.js\": { __wbg_log_1: 0, __wbg_now_1: 0 }").is_err());
        assert!(shortened(&wasm, "\"./g.js\": { __wbg_log_1: 0 }").is_err());
        assert!(shortened(&wasm[..30], "\"./g.js\": { __wbg_log_1: 0, __wbg_now_1: 0 }").is_err());
        assert!(shortened(b"not wasm", "").is_err());
    }

    #[test]
    fn names_go_on_after_the_alphabet() {
        assert_eq!([0, 25, 26, 27, 51, 52].map(short_name), ["a", "z", "ba", "bb", "bz", "ca"]);
    }
}
