//! The licences of other people's software in a build: the crates in the engine, Rust's standard library, and npm packages.

pub mod book;

use crate::setup::Tools;
use crate::workspace::Workspace;
use anyhow::{Context, Result};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use xshell::{Shell, cmd};

/// The file with the notices, in a build and in the documentation.
pub const FILE: &str = "THIRD-PARTY-NOTICES.txt";

const TARGET: &str = "wasm32-unknown-unknown";

/// The packages that readers and authors download as WebAssembly.
const ENGINES: [&str; 2] = ["role-fit", "role-fit-studio"];

/// The list in xtask/npm/package.json of the npm packages that a build contains. It may be missing.
const SHIPPED: &str = "shipped";

/// What files with licences are called. A file `COPYING` only says which of the others count.
const LICENCE_FILES: [&str; 3] = ["LICENSE", "LICENCE", "UNLICENSE"];

const HEAD: &str = "role-fit contains the software that is listed here. Where several licences can be chosen, one of them is given. \
     The documentation, if it is beside this file in docs/, has a list of its own there.\n";

const RULE: &str = "\n================================================================================\n\n";

/// Somebody else's software in a build.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Component {
    /// Name and version.
    name: String,
    /// The licences as an SPDX expression. Older crates write a slash for OR.
    licences: String,
    authors: String,
    /// What its licence files say.
    texts: Vec<String>,
}

/// The notices of a release build.
pub fn collect(workspace: &Workspace, tools: &Tools) -> Result<String> {
    let shell = &workspace.shell;
    let mut components = vec![standard_library()];
    components.extend(crates(shell)?);
    components.extend(npm_packages(shell, &workspace.root.join("xtask/npm"), &tools.npm_file("")?)?);
    notices(HEAD, &components, &shell.read_file(workspace.root.join("LICENSE-MIT"))?)
}

/// Its crates come with the compiler, and so do their licences.
fn standard_library() -> Component {
    Component {
        name: "the standard library of Rust".to_owned(),
        licences: "MIT OR Apache-2.0".to_owned(),
        authors: "The Rust Project contributors".to_owned(),
        texts: Vec::new(),
    }
}

/// The crates in the engine: without our own, and without those that only run while it is compiled.
fn crates(shell: &Shell) -> Result<Vec<Component>> {
    let packages = ENGINES.iter().flat_map(|engine| ["--package", engine]);
    let tree = cmd!(shell, "cargo tree {packages...} --target {TARGET}")
        .args(["--edges", "normal,no-proc-macro", "--prefix", "none", "--format", "{p}"])
        .quiet()
        .read()?;
    let linked: BTreeSet<(&str, &str)> = tree.lines().filter_map(name_and_version).collect();
    let metadata = cmd!(shell, "cargo metadata --format-version 1 --filter-platform {TARGET}").quiet().read()?;
    let metadata: Value = serde_json::from_str(&metadata)?;
    let packages = metadata.get("packages").and_then(Value::as_array).into_iter().flatten();
    let is_linked = |package: &&Value| {
        let is_ours = package.get("source").is_none_or(Value::is_null);
        !is_ours && linked.contains(&(text(package, "name"), text(package, "version")))
    };
    packages.filter(is_linked).map(|package| crate_component(shell, package)).collect()
}

/// Of a line such as `serde v1.0.229 (proc-macro)`.
fn name_and_version(line: &str) -> Option<(&str, &str)> {
    let mut words = line.split(' ');
    words.next().zip(words.next()?.strip_prefix('v'))
}

fn crate_component(shell: &Shell, package: &Value) -> Result<Component> {
    let manifest = Path::new(text(package, "manifest_path"));
    let authors = package.get("authors").and_then(Value::as_array).into_iter().flatten();
    Ok(Component {
        name: format!("{} {}", text(package, "name"), text(package, "version")),
        licences: text(package, "license").to_owned(),
        authors: authors.filter_map(Value::as_str).collect::<Vec<_>>().join(", "),
        texts: licence_texts(shell, manifest.parent().context("a crate is not in a directory")?)?,
    })
}

/// The packages that package.json lists as shipped, and those that they depend on.
fn npm_packages(shell: &Shell, directory: &Path, modules: &Path) -> Result<Vec<Component>> {
    let read = |path: &Path| -> Result<Value> { Ok(serde_json::from_str(&shell.read_file(path)?)?) };
    let shipped = read(&directory.join("package.json"))?;
    let lock = read(&directory.join("package-lock.json"))?;
    let names = shipped.get(SHIPPED).and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str);
    with_dependencies(names, &lock)?
        .into_iter()
        .map(|name| {
            let package = read(&modules.join(name).join("package.json"))?;
            let author = package.pointer("/author/name").or_else(|| package.get("author")).and_then(Value::as_str);
            Ok(Component {
                name: format!("{name} {}", text(&package, "version")),
                licences: text(&package, "license").to_owned(),
                authors: author.unwrap_or_default().to_owned(),
                texts: licence_texts(shell, &modules.join(name))?,
            })
        })
        .collect()
}

/// The names, and all that they depend on according to the lock file.
fn with_dependencies<'v>(names: impl Iterator<Item = &'v str>, lock: &'v Value) -> Result<BTreeSet<&'v str>> {
    let packages = lock.get("packages").and_then(Value::as_object).context("package-lock.json has no packages")?;
    let mut found = BTreeSet::new();
    let mut open: Vec<&str> = names.collect();
    while let Some(name) = open.pop() {
        if found.insert(name) {
            let package = packages.get(&format!("node_modules/{name}"));
            let package = package.with_context(|| format!("{name} is shipped, but not in package-lock.json"))?;
            let dependencies = package.get("dependencies").and_then(Value::as_object);
            open.extend(dependencies.into_iter().flat_map(|dependencies| dependencies.keys()).map(String::as_str));
        }
    }
    Ok(found)
}

fn licence_texts(shell: &Shell, directory: &Path) -> Result<Vec<String>> {
    let mut files = shell.read_dir(directory)?;
    files.retain(|path| {
        let name = path.file_name().map(|name| name.to_string_lossy().to_uppercase()).unwrap_or_default();
        path.is_file() && LICENCE_FILES.iter().any(|start| name.starts_with(start))
    });
    files.iter().map(|path| Ok(shell.read_file(path)?)).collect()
}

/// The notices, in which a text that several components share stands once.
fn notices(head: &str, components: &[Component], mit: &str) -> Result<String> {
    let mut by_text: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for component in components {
        for text in necessary_texts(component, mit)? {
            by_text.entry(text).or_default().push(&component.name);
        }
    }
    let mut sections: Vec<(Vec<&str>, String)> = by_text.into_iter().map(|(text, names)| (names, text)).collect();
    sections.sort();
    let sections = sections.iter().map(|(names, text)| format!("{RULE}{}\n\n{text}\n", names.join(", ")));
    Ok([head.to_owned()].into_iter().chain(sections).collect())
}

/// Of alternatives, the shortest text is enough; of licences that hold together, all are necessary.
fn necessary_texts(Component { name, licences, authors, texts }: &Component, mit: &str) -> Result<Vec<String>> {
    let mut texts: Vec<String> = texts.iter().map(|text| text.trim().replace('\r', "")).collect();
    if texts.is_empty() {
        texts.push(with_mit(licences, authors, name, mit)?);
    }
    if !licences.contains(" AND ") {
        texts.sort_by_key(String::len);
        texts.truncate(1);
    }
    Ok(texts)
}

/// The text of the MIT licence, for components that offer it and have no file with it.
fn with_mit(licences: &str, authors: &str, name: &str, mit: &str) -> Result<String> {
    let offers_mit = licences.split([' ', '/', '(', ')']).any(|word| word == "MIT");
    let terms = mit.find("Permission is hereby granted").and_then(|at| mit.get(at..)).filter(|_| offers_mit);
    let terms = terms.with_context(|| format!("{name} ({licences}) has no file with its licence"))?;
    let holder = if authors.is_empty() { "its authors" } else { authors };
    Ok(format!("Copyright (c) {holder}\n\n{}", terms.trim()))
}

fn text<'v>(value: &'v Value, name: &str) -> &'v str {
    value.get(name).and_then(Value::as_str).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    const MIT: &str = "MIT License\n\nCopyright (c) us\n\nPermission is hereby granted.\n";

    fn component(name: &str, licences: &str, texts: &[&str]) -> Component {
        let texts = texts.iter().map(|text| (*text).to_owned()).collect();
        Component { name: name.to_owned(), licences: licences.to_owned(), authors: "Ann".to_owned(), texts }
    }

    #[test]
    fn one_of_several_licences_is_enough_but_not_of_those_that_hold_together() {
        for (licences, texts, expected) in [
            ("MIT", vec!["mit"], vec!["mit"]),
            ("MIT OR Apache-2.0", vec!["long apache", "mit"], vec!["mit"]),
            ("MIT/Apache-2.0", vec!["long apache", "mit\r\n"], vec!["mit"]),
            ("(MIT OR Apache-2.0) AND Unicode-3.0", vec!["mit", "unicode"], vec!["mit", "unicode"]),
            ("MIT OR Apache-2.0", vec![], vec!["Copyright (c) Ann\n\nPermission is hereby granted."]),
        ] {
            assert_eq!(necessary_texts(&component("a 1", licences, &texts), MIT).unwrap(), expected, "{licences}");
        }
        let error = necessary_texts(&component("a 1", "MPL-2.0", &[]), MIT).unwrap_err().to_string();
        assert_eq!(error, "a 1 (MPL-2.0) has no file with its licence");
    }

    #[test]
    fn a_text_that_components_share_stands_once() {
        let components =
            [component("b 1", "MIT", &["mit"]), component("a 2", "Zlib", &["zlib"]), component("c 3", "MIT", &["mit"])];
        let notices = notices(HEAD, &components, MIT).unwrap();
        assert_eq!(notices.matches("mit").count(), 1);
        assert!(notices.contains("\n\na 2\n\nzlib\n") && notices.contains("\n\nb 1, c 3\n\nmit\n"), "{notices}");
    }

    #[test]
    fn names_and_versions_are_read_from_the_tree() {
        assert_eq!(name_and_version("serde v1.0.229 (proc-macro)"), Some(("serde", "1.0.229")));
        assert_eq!(name_and_version("role-fit v0.1.0 (/checkout)"), Some(("role-fit", "0.1.0")));
        assert_eq!(name_and_version(""), None);
    }

    #[test]
    fn shipped_packages_bring_their_dependencies() {
        let lock = json!({ "packages": {
            "node_modules/a": { "dependencies": { "b": "1" } },
            "node_modules/b": { "dependencies": { "a": "1" } },
            "node_modules/c": {},
        } });
        assert_eq!(with_dependencies(["a"].into_iter(), &lock).unwrap(), BTreeSet::from(["a", "b"]));
        assert!(with_dependencies(["d"].into_iter(), &lock).unwrap_err().to_string().starts_with("d is shipped"));
    }
}
