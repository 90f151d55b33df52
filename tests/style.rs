//! The style that comes with the engine: made small by the build, and such that the loader can lay it over its own.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

#[path = "../build/style.rs"]
mod style;

use style::small;

const LATE: &str = include_str!("../static/late.css");
const FIRST: &str = include_str!("../static/role-fit.css");

#[test]
fn comments_and_idle_space_go_and_all_else_stays() {
    let rows = [
        ("", ""),
        ("/* a */", ""),
        (".a { b: c; }", ".a{b:c}"),
        (".a {\n  b: c;\n  d: e f;\n}\n\n.g { h: i }\n", ".a{b:c;d:e f}.g{h:i}"),
        (".a > .b + * , .c :focus{ d: e }", ".a>.b + *,.c :focus{d:e}"),
        ("@media (a: b) and (c) { .d { e: f } }", "@media (a:b) and (c){.d{e:f}}"),
        (".a::before { content: \"· ; } /* no comment */\"; }", ".a::before{content:\"· ; } /* no comment */\"}"),
        (".a { font: 1px 'B  C' }", ".a{font:1px 'B  C'}"),
        (".a { b: calc(1px + 2px) !important; }", ".a{b:calc(1px + 2px) !important}"),
        (".a /* why */ .b { c: d /* e */ f; /* g */ }", ".a .b{c:d f}"),
        (".a { b: c; /* unended", ".a{b:c;"),
    ];
    for (css, expected) in rows {
        assert_eq!(small(css), expected, "{css}");
    }
}

#[test]
fn made_small_it_says_the_same() {
    for css in [LATE, FIRST] {
        let small_css = small(css);
        assert!(small_css.len() < css.len() * 9 / 10, "{} of {}", small_css.len(), css.len());
        assert_eq!(small(&small_css), small_css, "there is nothing left to take away");
        let without_space = |text: &str| -> String { text.chars().filter(|letter| !letter.is_whitespace()).collect() };
        let expected = without_space(&without_comments(css)).replace(";}", "}");
        assert_eq!(without_space(&small_css), expected);
    }
}

fn without_comments(css: &str) -> String {
    css.split("/*")
        .enumerate()
        .map(|(at, part)| if at == 0 { part } else { part.split_once("*/").unwrap().1 })
        .collect()
}

/// The loader writes the right half of each pair into its own part of the style for old browsers, and puts the colours of
/// the page in between: both would come too early for what lies over them.
#[test]
fn the_late_style_leaves_the_page_and_its_colours_to_the_loader() {
    let late = small(LATE);
    for word in ["light-dark", ":host", "--bg:", ".first"] {
        assert!(!late.contains(word), "{word}");
    }
    assert!(FIRST.contains("light-dark") && FIRST.contains(":host"));
}
