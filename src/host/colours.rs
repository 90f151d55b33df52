//! Colours that can be told from what they lie on, whatever a page has chosen.
//!
//! Pure: the colours come in through a lookup function, and declarations go out. Knows no style sheet.

use role_fit_core::text::{digits, divided, joined, pieces};

/// A colour: red, green and blue in sRGB, each from 0 to 1.
pub type Colour = [f32; 3];

/// The least contrast ratios for text and for what is no text, by WCAG 2.2, 1.4.3 and 1.4.11.
const TEXT: f32 = 4.5;
const NO_TEXT: f32 = 3.0;
/// The colours that are no text's.
const LINES: [&str; 2] = ["focus", "control"];

/// The colours that must be told from others, a row each: the name of the colour, and the names of what it lies on. The first
/// of a row gives way, so the order counts: what one row has settled, the next ones build on. Where no text can be read both
/// on the card and on its panels, the panels give way.
const RULES: &str = "text bg surface
text bg
surface text
muted bg surface
accent-text accent
po bg
pm bg
focus bg
control bg
right bg surface
wrong bg surface";

/// In how many steps a colour is moved towards black and white.
const STEPS: u8 = 32;

/// The declarations that take the place of colours with too little contrast, each the nearest that has enough;
/// empty if all have.
pub fn repairs(colour_of: impl Fn(&str) -> Colour) -> String {
    let mut moved: Vec<(&str, Colour)> = Vec::new();
    let mut declarations = String::new();
    for rule in pieces(RULES, b'\n') {
        let Some((name, others)) = divided(rule, b' ') else { continue };
        let least = if LINES.contains(&name) { NO_TEXT } else { TEXT };
        let now = |name: &str| {
            let settled = moved.iter().find(|(settled, _)| *settled == name);
            settled.map_or_else(|| colour_of(name), |(_, colour)| *colour)
        };
        let mut below = Vec::new();
        for name in pieces(others, b' ') {
            below.push(now(name));
        }
        let passes = |colour: &Colour| below.iter().all(|other| contrast(*colour, *other) >= least);
        if passes(&now(name)) {
            continue;
        }
        // Between a black card and white panels only the text's own grey may be left.
        let text = Some(now("text")).filter(|_| name != "text");
        if let Some(better) = ways(now(name)).find(passes).or(text) {
            declarations.push_str(&declaration(name, better));
            moved.retain(|(settled, _)| *settled != name);
            moved.push((name, better));
        }
    }
    declarations
}

/// The colours on the ways from this one to black and to white, the nearest first. They are rounded: what is written
/// down is what must pass.
fn ways(colour: Colour) -> impl Iterator<Item = Colour> {
    (2..2 * STEPS + 2).map(move |turn| {
        // To black and to white by turns.
        let (share, end) = (f32::from(turn / 2) / f32::from(STEPS), f32::from(turn % 2));
        colour.map(|part| f32::from(byte(part + (end - part) * share)) / 255.0)
    })
}

fn declaration(name: &str, colour: Colour) -> String {
    let [red, green, blue] = colour.map(|part| digits(byte(part).into()));
    joined(&["--", name, ":rgb(", &red, ",", &green, ",", &blue, ");"], "")
}

fn byte(part: f32) -> u8 {
    // A conversion that stops at both ends is what is meant.
    (part * 255.0 + 0.5) as u8
}

/// The contrast ratio of WCAG 2.2, from 1 to 21.
fn contrast(one: Colour, other: Colour) -> f32 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// The relative luminance of WCAG 2.2, from 0 to 1.
fn luminance([red, green, blue]: Colour) -> f32 {
    0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
}

fn linear(part: f32) -> f32 {
    let part = part.clamp(0.0, 1.0);
    if part <= 0.04045 { part / 12.92 } else { to_the_2_4((part + 0.055) / 1.055) }
}

/// `x^2.4` as `x² · x^0.4`, the latter by square roots, one for each binary digit of 0.4 (0.011001100110…, from its
/// end): the general power would cost the reader a kibibyte.
fn to_the_2_4(x: f32) -> f32 {
    let digits = (0..20).rev().map(|place| place % 4 == 1 || place % 4 == 2);
    let power = digits.fold(1.0, |power: f32, digit| if digit { power * x } else { power }.sqrt());
    x * x * power
}
