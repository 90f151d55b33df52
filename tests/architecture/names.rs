//! Resolves paths within one target to the module that defines what they name, as the compiler does.

use crate::parser::{NamedPath, Source};
use std::collections::BTreeMap;

/// A path of module names from the root of the target, which is empty.
pub type ModulePath = Vec<String>;

/// The modules of one target.
#[derive(Default)]
pub struct Modules(pub BTreeMap<ModulePath, Module>);

pub struct Module {
    /// The file, relative to the workspace.
    pub file: String,
    pub source: Source,
}

/// Another module that a module imports from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Import {
    pub module: ModulePath,
    pub line: usize,
}

/// The limit for following re-exports of re-exports, which may be circular.
const MAX_RE_EXPORTS: usize = 8;

impl Modules {
    /// What the module imports from others. Re-exports of modules below it do not count: they only say where names are.
    pub fn imports(&self, module: &ModulePath) -> Vec<Import> {
        let source = &self.0[module].source;
        let named = source.paths.iter().filter_map(|path| self.import(module, path));
        let re_exported = source.re_exports.iter().filter_map(|re_export| self.import(module, &re_export.path));
        named.chain(re_exported.filter(|import| !import.module.starts_with(module))).collect()
    }

    fn import(&self, module: &ModulePath, path: &NamedPath) -> Option<Import> {
        let target = self.resolve(module, &path.segments, MAX_RE_EXPORTS)?;
        (target != *module).then_some(Import { module: target, line: path.line })
    }

    /// The module that defines what the path names; `None` if that is outside of the target.
    fn resolve(&self, from: &ModulePath, segments: &[String], re_exports: usize) -> Option<ModulePath> {
        let (first, mut rest) = segments.split_first()?;
        let mut module = from.clone();
        match first.as_str() {
            "crate" => module.clear(),
            "self" => {}
            "super" => {
                module.pop()?;
                while let Some(after) = rest.strip_prefix(&["super".to_owned()]) {
                    module.pop()?;
                    rest = after;
                }
            }
            name if self.has_child(from, name) => module.push(name.to_owned()),
            _ => return None,
        }
        self.descend(module, rest, re_exports)
    }

    fn descend(&self, mut module: ModulePath, segments: &[String], re_exports: usize) -> Option<ModulePath> {
        for (index, name) in segments.iter().enumerate() {
            if self.has_child(&module, name) {
                module.push(name.clone());
                continue;
            }
            let rest = &segments[index + 1..];
            return Some(self.re_exported(&module, name, rest, re_exports).unwrap_or(module));
        }
        Some(module)
    }

    fn re_exported(&self, module: &ModulePath, name: &str, rest: &[String], left: usize) -> Option<ModulePath> {
        let left = left.checked_sub(1)?;
        let source = &self.0[module].source;
        if let Some(re_export) = source.re_exports.iter().find(|re_export| re_export.name == name) {
            let segments = [&re_export.path.segments, rest].concat();
            return self.resolve(module, &segments, left);
        }
        let globs = source.re_exports.iter().filter(|re_export| re_export.name == "*");
        globs.into_iter().find_map(|glob| {
            let (_, path) = glob.path.segments.split_last()?;
            let target = self.resolve(module, path, left)?;
            let is_there = self.0[&target].source.items.contains(name);
            is_there.then(|| self.descend(target, &[&[name.to_owned()], rest].concat(), left))?
        })
    }

    fn has_child(&self, module: &ModulePath, name: &str) -> bool {
        self.0.contains_key(&[module.as_slice(), &[name.to_owned()]].concat())
    }
}

/// A target made of sources by module: `("parts::meter", "use crate::context;")`.
pub fn modules(sources: &[(&str, &str)]) -> Modules {
    let module = |(path, text): &(&str, &str)| {
        let segments = path.split("::").filter(|segment| !segment.is_empty()).map(str::to_owned).collect();
        let file =
            if path.is_empty() { "src/lib.rs".to_owned() } else { format!("src/{}.rs", path.replace("::", "/")) };
        (segments, Module { file, source: crate::parser::parse(text).unwrap() })
    };
    Modules(sources.iter().map(module).collect())
}

#[test]
fn imports_lead_to_the_file_that_defines_the_name() {
    let target = modules(&[
        ("", ""),
        ("deck", "pub use types::Item; pub use faults::*; pub(crate) use crate::play::Card; struct Deck;"),
        ("deck::types", "pub struct Item;"),
        ("deck::faults", "pub struct Fault;"),
        ("play", "pub struct Card;"),
        ("user", ""),
    ]);
    for (from, path, expected) in [
        ("user", "crate::deck", "deck"),
        ("user", "crate::deck::Deck", "deck"),
        ("user", "crate::deck::Item", "deck::types"),
        ("user", "crate::deck::Item::new", "deck::types"),
        ("user", "crate::deck::Fault", "deck::faults"),
        ("user", "crate::deck::Card", "play"),
        ("user", "super::deck::types::*", "deck::types"),
        ("deck::types", "super::Deck", "deck"),
        ("deck::types", "super::faults::Fault", "deck::faults"),
        ("deck::types", "super::super::play::Card", "play"),
        ("deck", "types::Item", "deck::types"),
        ("deck", "self::faults::Fault", "deck::faults"),
    ] {
        let segments = |path: &str| path.split("::").map(str::to_owned).collect::<Vec<_>>();
        let found = target.resolve(&segments(from), &segments(path), MAX_RE_EXPORTS);
        assert_eq!(found, Some(segments(expected)), "{path} in {from}");
    }
    let outside = target.resolve(&vec!["user".to_owned()], &["serde_json".to_owned(), "Value".to_owned()], 1);
    assert_eq!(outside, None);
}
