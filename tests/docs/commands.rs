//! The commands in the documents exist. A test of xtask parses those of `cargo xtask`.

use crate::markdown::{pages, root};
use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

/// The directories of the packages of this workspace, by name.
fn packages() -> BTreeMap<String, PathBuf> {
    let crates = fs::read_dir(root().join("crates")).unwrap().map(|entry| entry.unwrap().path());
    let directories = crates.chain([root().to_owned(), root().join("xtask")]);
    let package = |directory: PathBuf| {
        let manifest = fs::read_to_string(directory.join("Cargo.toml")).unwrap();
        let (_, name) = manifest.split_once("\nname = \"").unwrap();
        (name.split_once('"').unwrap().0.to_owned(), directory)
    };
    directories.map(package).collect()
}

/// The arguments after `cargo test`, as the documents have them.
fn test_commands() -> Vec<Vec<String>> {
    let mut commands = Vec::new();
    for page in pages() {
        for rest in page.text.split("cargo test ").skip(1) {
            let arguments = rest.split(['`', '\n', '#']).next().unwrap();
            commands.push(arguments.split_whitespace().map(str::to_owned).collect());
        }
    }
    commands
}

#[test]
fn every_package_and_test_that_a_command_names_exists() {
    let packages = packages();
    let commands = test_commands();
    for command in &commands {
        let value = |option: &str| command.iter().position(|word| word == option).map(|at| &command[at + 1]);
        let package = value("-p").map_or("role-fit", String::as_str);
        let directory = packages.get(package).unwrap_or_else(|| panic!("no package {package}"));
        if let Some(test) = value("--test") {
            let tests = directory.join("tests");
            let exists = tests.join(format!("{test}.rs")).is_file() || tests.join(test).join("main.rs").is_file();
            assert!(exists, "{package} has no test {test}");
        }
    }
    assert!(commands.len() > 2, "{commands:?}");
}

#[test]
fn blocks_for_the_shell_have_only_the_projects_commands() {
    for page in pages() {
        for block in page.blocks().iter().filter(|block| block.language == "sh") {
            for line in block.code.lines() {
                let is_known =
                    ["cargo xtask ", "cargo test ", "{{#include "].iter().any(|start| line.starts_with(start));
                assert!(is_known, "{line}, in {}", page.path.display());
            }
        }
    }
}
