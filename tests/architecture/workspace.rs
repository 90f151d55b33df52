//! The workspace as Cargo describes it: its targets, and which crates a package is built from.

use serde_json::Value;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

/// A library, program, test or benchmark of the workspace.
pub struct Target {
    pub package: String,
    pub root: PathBuf,
}

pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

pub fn targets() -> Vec<Target> {
    let mut targets = Vec::new();
    for package in metadata()["packages"].as_array().unwrap() {
        // Without dependencies Cargo lists the members only; with them, members have no source.
        if !package["source"].is_null() {
            continue;
        }
        for target in package["targets"].as_array().unwrap() {
            let package = package["name"].as_str().unwrap().to_owned();
            targets.push(Target { package, root: PathBuf::from(target["src_path"].as_str().unwrap()) });
        }
    }
    targets
}

/// All crates that a package is built from on any platform, itself included; not those of its tests or build script.
fn crates_of(package: &str) -> BTreeSet<String> {
    let metadata = metadata();
    let nodes = metadata["resolve"]["nodes"].as_array().unwrap();
    let node = |id: &str| nodes.iter().find(|node| node["id"] == id).unwrap();
    let packages = metadata["packages"].as_array().unwrap();
    let name = |id: &str| packages.iter().find(|package| package["id"] == id).unwrap()["name"].as_str().unwrap();
    let first = nodes.iter().map(|node| node["id"].as_str().unwrap()).find(|id| name(id) == package).unwrap();

    let mut seen = BTreeSet::from([first]);
    let mut open = vec![first];
    while let Some(id) = open.pop() {
        for dependency in node(id)["deps"].as_array().unwrap() {
            let is_normal = dependency["dep_kinds"].as_array().unwrap().iter().any(|kind| kind["kind"].is_null());
            let id = dependency["pkg"].as_str().unwrap();
            if is_normal && seen.insert(id) {
                open.push(id);
            }
        }
    }
    seen.into_iter().map(|id| name(id).to_owned()).collect()
}

fn metadata() -> &'static Value {
    static METADATA: OnceLock<Value> = OnceLock::new();
    METADATA.get_or_init(|| {
        let mut cargo = Command::new(env!("CARGO"));
        cargo.args(["metadata", "--format-version", "1", "--locked", "--offline"]).current_dir(root());
        let output = cargo.output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        serde_json::from_slice(&output.stdout).unwrap()
    })
}

#[test]
fn the_core_and_the_formats_depend_on_neither_yew_nor_the_browser() {
    for package in ["role-fit-core", "role-fit-formats"] {
        let crates = crates_of(package);
        for forbidden in ["yew", "web-sys", "js-sys", "wasm-bindgen", "gloo"] {
            assert!(!crates.contains(forbidden), "{package} depends on {forbidden}: {crates:?}");
        }
    }
}

#[test]
fn the_widget_downloads_neither_other_formats_nor_the_studio() {
    for forbidden in ["role-fit-formats", "role-fit-deck-tool", "role-fit-studio"] {
        assert!(!crates_of("role-fit").contains(forbidden), "{forbidden}");
    }
}

#[test]
fn dependencies_of_dependencies_are_found() {
    let crates = crates_of("role-fit");
    for expected in ["role-fit", "role-fit-core", "yew", "web-sys", "js-sys"] {
        assert!(crates.contains(expected), "no {expected} in {crates:?}");
    }
    assert!(!crates.contains("libtest-mimic"), "the crates of tests do not count");
}
