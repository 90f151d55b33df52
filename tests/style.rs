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

/// On touch screens the last touched element keeps its hover.
#[test]
fn every_hover_is_only_for_pointers_that_can_hover() {
    for css in [FIRST, STYLE] {
        let css = without_comments(css);
        for (before, _) in css.match_indices(":hover").map(|(at, _)| css.split_at(at)) {
            let (outside, inside) = before.rsplit_once("@media (hover: hover) {").expect("no media query before it");
            let depth = 1 + inside.matches('{').count() - inside.matches('}').count();
            assert!(depth == 1 || depth == 2, "the media query has ended before {}", &outside[outside.len() - 20..]);
        }
    }
}

/// A page that hides the quiz, or what is around it, must win; see docs/src/looks.md.
#[test]
fn the_host_is_shown_by_rules_that_a_page_can_override() {
    let css = without_comments(FIRST);
    let important: Vec<&str> =
        css.split('}').filter(|rule| rule.contains(":host") && rule.contains("!important")).collect();
    for rule in important {
        assert!(!rule.contains("display") || rule.contains("[hidden]") && rule.contains("none"), "{rule}");
    }
}
