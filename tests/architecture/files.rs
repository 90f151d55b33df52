//! Finds the source files: those of a target by its `mod` declarations, and all in a folder.

use crate::names::{Module, ModulePath, Modules};
use crate::parser::parse;
use crate::workspace::root;
use std::fs;
use std::path::{Path, PathBuf};
use std::slice;

/// All modules of the target with that root file.
pub fn modules_of(target: &Path) -> Modules {
    let mut modules = Modules::default();
    add(&mut modules, Vec::new(), target, target.parent().unwrap());
    modules
}

/// Adds the file's module and those below it, which are in `folder` unless an attribute says otherwise.
fn add(modules: &mut Modules, path: ModulePath, file: &Path, folder: &Path) {
    let source =
        parse(&fs::read_to_string(file).unwrap()).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    for declaration in &source.declarations {
        let below = [path.as_slice(), slice::from_ref(&declaration.name)].concat();
        let (file, folder) = match &declaration.path {
            Some(path) => {
                let file = file.parent().unwrap().join(path);
                let folder = file.parent().unwrap().to_owned();
                (file, folder)
            }
            None => {
                let folder = folder.join(&declaration.name);
                let beside = folder.with_extension("rs");
                (if beside.is_file() { beside } else { folder.join("mod.rs") }, folder)
            }
        };
        add(modules, below, &file, &folder);
    }
    modules.0.insert(path, Module { file: name(file), source });
}

/// The path from the workspace's root.
fn name(file: &Path) -> String {
    let file = file.canonicalize().unwrap();
    file.strip_prefix(root().canonicalize().unwrap()).unwrap_or(&file).to_string_lossy().replace('\\', "/")
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() && !path.ends_with("target") {
            files.extend(rust_files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files.sort();
    files
}

#[test]
fn each_file_opens_with_a_sentence_about_what_it_does() {
    let folders = ["src", "crates", "tests", "benches", "studio", "xtask"].map(|folder| root().join(folder));
    let files: Vec<_> = folders.iter().flat_map(|folder| rust_files(folder)).collect();
    assert!(files.len() > 100, "only {} files", files.len());
    for file in files {
        let text = fs::read_to_string(&file).unwrap();
        assert!(text.starts_with("//! "), "{} does not open with a `//!` sentence", name(&file));
    }
}

/// Yew keeps a computed class as a set, whose code every reader would download.
#[test]
fn every_class_of_the_widget_is_a_literal() {
    let files = rust_files(&root().join("src"));
    let sources: Vec<_> = files.iter().map(|file| (name(file), fs::read_to_string(file).unwrap())).collect();
    let uses =
        |what: &str| sources.iter().filter(|(_, text)| text.contains(what)).map(|(name, _)| name).collect::<Vec<_>>();
    assert!(uses("class=\"").len() > 20, "there are classes");
    for computed in ["class={", "{class}", "classes!"] {
        assert_eq!(uses(computed), Vec::<&String>::new(), "{computed}");
    }
}

#[test]
fn modules_are_found_by_their_declarations() {
    let modules = modules_of(&root().join("tests/e2e/main.rs"));
    let file = |path: &[&str]| modules.0[&path.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>()].file.as_str();
    assert_eq!(file(&[]), "tests/e2e/main.rs");
    assert_eq!(file(&["page"]), "tests/e2e/page.rs");
    assert_eq!(file(&["situations", "teams"]), "tests/e2e/situations/teams.rs");
    assert_eq!(file(&["site", "faults"]), "tests/e2e/site/faults.rs");
}
