//! The rooms of the code and the arrows between them, read off the source: a file that looks where it must not fails
//! here, by name and line. Knows paths and words; knows nothing of what the code does.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::fs;
use std::path::{Path, PathBuf};

/// A room, the rooms that it may look into and the crates that it may use.
struct Room {
    name: &'static str,
    rooms: &'static [&'static str],
    crates: &'static [&'static str],
}

const ROOMS: [Room; 3] = [
    Room { name: "view", rooms: &["view"], crates: &["std", "role_fit_core", "yew"] },
    Room {
        name: "host",
        rooms: &["assets", "host", "view"],
        crates: &[
            "std",
            "futures_channel",
            "gloo",
            "js_sys",
            "role_fit_core",
            "wasm_bindgen",
            "wasm_bindgen_futures",
            "web_sys",
            "yew",
        ],
    },
    Room { name: "assets", rooms: &[], crates: &["std"] },
];

/// The one file of the view that touches the page: only there is the field whose text is to be read or selected.
const FIELD: &str = "view/field.rs";

#[test]
fn every_arrow_between_the_rooms_is_an_allowed_one() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut faults = Vec::new();
    let files = rust_files(&src);
    assert!(files.len() > 20, "the sources are not where this test looks for them");
    for path in files {
        let name = path.strip_prefix(&src).unwrap().to_string_lossy().replace('\\', "/");
        faults.extend(forbidden(&name, &fs::read_to_string(&path).unwrap()));
    }
    assert_eq!(faults, Vec::<String>::new());
}

#[test]
fn every_forbidden_arrow_is_found_and_no_allowed_one() {
    let rows = [
        ("view/app.rs", "use crate::host::focus;", false),
        ("view/app.rs", "use crate::assets;", false),
        ("view/app.rs", "use super::super::host::focus;", false),
        ("view/app.rs", "use web_sys::window;", false),
        ("view/app.rs", "use serde_json::Value;", false),
        ("assets.rs", "use crate::view::App;", false),
        ("host/network.rs", "use reqwest::Client;", false),
        ("view/app.rs", "use role_fit_core::deck::Role; use yew::prelude::*;", true),
        ("view/field.rs", "fn f() { web_sys::window(); }", true),
        ("host/exports.rs", "use crate::assets; use crate::view::{App, Notice};", true),
        ("assets.rs", "pub const DECK: &str = include_str!(\"deck.json\");", true),
    ];
    for (file, code, is_allowed) in rows {
        assert_eq!(forbidden(file, code).is_empty(), is_allowed, "{file}: {code}");
    }
}

#[test]
fn every_file_opens_with_what_it_does() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for folder in ["src", "tests", "xtask/src"] {
        for path in rust_files(&root.join(folder)) {
            let text = fs::read_to_string(&path).unwrap();
            assert!(text.starts_with("//! "), "{} does not", path.display());
        }
    }
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(rust_files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files.sort();
    files
}

/// Everything in a file that its room must not have, with the line.
fn forbidden(file: &str, text: &str) -> Vec<String> {
    let first = file.split(['/', '.']).next().unwrap();
    // The map of the crate and the program around it belong to no room.
    let Some(room) = ROOMS.iter().find(|room| room.name == first) else { return Vec::new() };
    let code = without_comments(text);
    let mut faults = Vec::new();
    let mut fault = |at: usize, what: &str| {
        let line = 1 + code[..at].matches('\n').count();
        faults.push(format!("src/{file}:{line}: the room `{}` must not use `{what}`", room.name));
    };
    for (at, target) in rooms_named(file, &code) {
        if !room.rooms.contains(&target.as_str()) {
            fault(at, &target);
        }
    }
    for (at, name) in crates_named(&code) {
        let is_for_fields = file == FIELD && matches!(&*name, "web_sys" | "wasm_bindgen");
        if !room.crates.contains(&name.as_str()) && !is_for_fields {
            fault(at, &name);
        }
    }
    if room.name != "assets" {
        code.match_indices("include_str!").for_each(|(at, _)| fault(at, "include_str!"));
    }
    faults
}

fn without_comments(text: &str) -> String {
    let code = text.lines().map(|line| line.split("//").next().unwrap());
    code.collect::<Vec<_>>().join("\n")
}

/// The rooms that paths in the code lead to: `crate::room`, `crate::{room, …}`, and as many `super::` as lead out.
fn rooms_named(file: &str, code: &str) -> Vec<(usize, String)> {
    let mut named = Vec::new();
    for (at, _) in code.match_indices("crate::") {
        named.extend(heads(&code[at + "crate::".len()..]).into_iter().map(|head| (at, head)));
    }
    let depth = module_depth(file);
    let mut from = 0;
    while let Some(found) = code[from..].find("super::") {
        let at = from + found;
        let mut rest = &code[at..];
        let mut steps = 0;
        while let Some(after) = rest.strip_prefix("super::") {
            (rest, steps) = (after, steps + 1);
        }
        if steps >= depth {
            named.extend(heads(rest).into_iter().map(|head| (at, head)));
        }
        from = code.len() - rest.len();
    }
    named
}

/// How many `super::` lead from the file's module to the crate.
fn module_depth(file: &str) -> usize {
    let folders = file.matches('/').count();
    if file.ends_with("/mod.rs") { folders } else { folders + 1 }
}

/// The first names of what follows `crate::`: one, or those of a list in braces.
fn heads(path: &str) -> Vec<String> {
    let Some(list) = path.strip_prefix('{') else { return vec![word(path)] };
    let mut heads = Vec::new();
    let (mut depth, mut is_head) = (0, true);
    for (at, character) in list.char_indices() {
        match character {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => is_head = true,
            _ if character.is_whitespace() => {}
            _ if is_head && depth == 0 => {
                heads.push(word(&list[at..]));
                is_head = false;
            }
            _ => {}
        }
    }
    heads
}

/// The crates that the code names: by `use` at the beginning of a line, or by the head of a path.
fn crates_named(code: &str) -> Vec<(usize, String)> {
    const KNOWN: [&str; 8] =
        ["yew", "gloo", "js_sys", "web_sys", "wasm_bindgen", "wasm_bindgen_futures", "serde", "serde_json"];
    let mut named = Vec::new();
    let is_word = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
    for known in KNOWN {
        for (at, _) in code.match_indices(&format!("{known}::")) {
            let begins = at == 0 || !is_word(code.as_bytes()[at - 1]) && !code[..at].ends_with("::");
            if begins {
                named.push((at, known.to_owned()));
            }
        }
    }
    for (at, _) in code.match_indices("use ") {
        let head = word(&code[at + "use ".len()..]);
        let is_line_start = code[..at].trim_end_matches("pub ").ends_with(['\n', ' ', ';']) || at == 0;
        let is_own = ["crate", "super", "self", ""].contains(&head.as_str());
        // A module or macro of the same file's, re-exported: `pub use app::App`.
        let is_module = code.contains(&format!("mod {head};")) || code.contains(&format!("macro_rules! {head} "));
        if is_line_start && !is_own && !is_module && !head.starts_with(char::is_uppercase) {
            named.push((at, head));
        }
    }
    named
}

fn word(text: &str) -> String {
    text.chars().take_while(|character| character.is_alphanumeric() || *character == '_').collect()
}
