//! The style sheet of the engine's screens, which the loader lays over its own.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use role_fit::assets::STYLE;

const FIRST: &str = include_str!("../static/role-fit.css");

fn without_comments(css: &str) -> String {
    css.split("/*")
        .enumerate()
        .map(|(at, part)| if at == 0 { part } else { part.split_once("*/").unwrap().1 })
        .collect()
}

/// For old browsers the loader replaces each `light-dark()` of its own style sheet, and it puts the page's colours between
/// the two sheets. In the late style sheet, both would be ignored.
#[test]
fn the_late_style_leaves_the_page_and_its_colours_to_the_loader() {
    let late = without_comments(STYLE);
    for word in ["light-dark", ":host", "--bg:", ".first"] {
        assert!(!late.contains(word), "{word}");
    }
    assert!(FIRST.contains("light-dark") && FIRST.contains(":host"));
}
