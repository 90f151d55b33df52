//! Colours of a page with too little contrast, and what replaces them.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use role_fit_colours::{Colour, repairs};

/// A colour, its minimum contrast, and the colours below it.
const RULES: [(&str, f32, &[&str]); 10] = [
    ("text", 4.5, &["bg", "surface"]),
    ("muted", 4.5, &["bg", "surface"]),
    ("accent-text", 4.5, &["accent"]),
    ("po", 4.5, &["bg"]),
    ("pm", 4.5, &["bg"]),
    ("focus", 3.0, &["bg"]),
    ("control", 3.0, &["bg"]),
    ("right", 4.5, &["bg", "surface"]),
    ("wrong", 4.5, &["bg", "surface"]),
    ("surface", 4.5, &["text"]),
];

/// The widget's own light colours, as in `static/role-fit.css`.
const LIGHT: [(&str, u32); 12] = [
    ("bg", 0xffffff),
    ("text", 0x1b1f24),
    ("surface", 0xf4f4f4),
    ("muted", 0x57606a),
    ("accent", 0x1b1f24),
    ("accent-text", 0xffffff),
    ("po", 0x0b5cad),
    ("pm", 0xb3470b),
    ("focus", 0x0b5cad),
    ("control", 0x868f99),
    ("right", 0x1a6b3c),
    ("wrong", 0xa3282c),
];

#[test]
fn readable_colours_are_not_replaced() {
    for own in [&[][..], &[("accent", 0xffd400), ("accent-text", 0x000000)], &[("bg", 0xfff7e6), ("po", 0x004488)]] {
        assert_eq!(repaired(own), "", "{own:x?}");
    }
}

#[test]
fn only_the_unreadable_colour_is_replaced() {
    for own in [
        &[("text", 0xcccccc)][..],
        &[("accent-text", 0xffffff), ("accent", 0xffd400)],
        &[("po", 0x99ccff)],
        &[("focus", 0xeeeeee)],
        &[("muted", 0xaaaaaa)],
    ] {
        let repaired = repaired(own);
        assert!(repaired.starts_with(&format!("--{}:rgb(", own[0].0)), "{own:x?}: {repaired}");
        assert_eq!(repaired.matches(';').count(), 1, "{own:x?}: {repaired}");
    }
}

#[test]
fn the_replacement_is_the_nearest_readable_colour() {
    let [red, green, blue] = after(&[("text", 0xcccccc)], "text");
    assert!(contrast([red, green, blue], hex(0xf4f4f4)) >= 4.5);
    // One step of 32 less would not be enough.
    let step = 0.8 / 32.0 + 1.0 / 255.0;
    assert!(contrast([red + step, green + step, blue + step], hex(0xf4f4f4)) < 4.5);
}

#[test]
fn the_replacement_has_the_same_hue() {
    let [red, green, blue] = after(&[("pm", 0xffaa66)], "pm");
    assert!(red > green && green > blue, "{red} {green} {blue}");
}

#[test]
fn everything_is_readable_whatever_a_page_sets() {
    let shades = [0x000000, 0xffffff, 0x777777, 0x767676, 0xffd400, 0x0000ff];
    for bg in shades {
        for text in shades {
            for surface in shades {
                let own = [("bg", bg), ("text", text), ("surface", surface), ("accent", text)];
                let repaired = repaired(&own);
                let after = |name: &str| written(&repaired, name).unwrap_or_else(|| set(&own, name));
                for (name, least, others) in RULES {
                    for other in others {
                        let contrast = contrast(after(name), after(other));
                        assert!(contrast >= least, "{name} on {other}: {contrast}; {own:x?}: {repaired}");
                    }
                }
            }
        }
    }
}

/// The repairs for a page with these colours of its own.
fn repaired(own: &[(&str, u32)]) -> String {
    repairs(|name| set(own, name))
}

/// A colour before the repairs.
fn set(own: &[(&str, u32)], name: &str) -> Colour {
    hex(own.iter().chain(&LIGHT).find(|(known, _)| *known == name).unwrap().1)
}

/// A colour after the repairs.
fn after(own: &[(&str, u32)], name: &str) -> Colour {
    written(&repaired(own), name).unwrap_or_else(|| set(own, name))
}

/// The declared colour of a name: the last declaration counts.
fn written(declarations: &str, name: &str) -> Option<Colour> {
    let start = format!("--{name}:rgb(");
    let value = declarations.split(';').rev().find_map(|row| row.strip_prefix(&start))?;
    let parts: Vec<f32> = value.trim_end_matches(')').split(',').map(|part| part.parse().unwrap()).collect();
    Some([parts[0] / 255.0, parts[1] / 255.0, parts[2] / 255.0])
}

fn hex(colour: u32) -> Colour {
    [16, 8, 0].map(|shift| f32::from((colour >> shift) as u8) / 255.0)
}

/// The contrast ratio of WCAG 2.2.
fn contrast(one: Colour, other: Colour) -> f32 {
    let linear = |part: f32| if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) };
    let luminance = |[red, green, blue]: Colour| 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}
