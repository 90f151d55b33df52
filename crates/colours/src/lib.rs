//! Which colours of the widget must contrast with which, and what replaces those of a page that do not.
//!
//! Pure: the colours come from a lookup function, and the result is CSS declarations. Knows no style sheet. The widget
//! repairs colours by these rules, and the studio shows authors beforehand what they say.

#![deny(missing_docs)]

/// A colour: red, green and blue in sRGB, each from 0 to 1.
pub type Colour = [f32; 3];

/// The minimum contrast ratios of WCAG 2.2 for text (1.4.3) and for everything else (1.4.11).
const TEXT: f32 = 4.5;
const NON_TEXT: f32 = 3.0;

/// A colour that must contrast with the colours below it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rule {
    /// The colour.
    pub name: &'static str,
    /// The colours below it.
    pub backgrounds: &'static [&'static str],
    /// The least contrast ratio with each of them.
    pub minimum: f32,
}

/// The rules in the order in which they are applied: the `name` of each gives way, and later rules build on the new colour.
/// If no text can be read both on the card and on its panels, the panels give way.
pub const RULES: [Rule; 11] = [
    Rule { name: "text", backgrounds: &["bg", "surface"], minimum: TEXT },
    Rule { name: "text", backgrounds: &["bg"], minimum: TEXT },
    Rule { name: "surface", backgrounds: &["text"], minimum: TEXT },
    Rule { name: "muted", backgrounds: &["bg", "surface"], minimum: TEXT },
    Rule { name: "accent-text", backgrounds: &["accent"], minimum: TEXT },
    Rule { name: "po", backgrounds: &["bg"], minimum: TEXT },
    Rule { name: "pm", backgrounds: &["bg"], minimum: TEXT },
    Rule { name: "focus", backgrounds: &["bg"], minimum: NON_TEXT },
    Rule { name: "control", backgrounds: &["bg"], minimum: NON_TEXT },
    Rule { name: "right", backgrounds: &["bg", "surface"], minimum: TEXT },
    Rule { name: "wrong", backgrounds: &["bg", "surface"], minimum: TEXT },
];

/// The number of steps from a colour to black and to white.
const STEPS: u8 = 32;

/// CSS declarations that replace each colour with too little contrast by the nearest one with enough; empty if all have
/// enough.
pub fn repairs(colour_of: impl Fn(&str) -> Colour) -> String {
    let mut declarations = String::new();
    each_repair(colour_of, |name, colour| declarations.push_str(&declaration(name, colour)));
    declarations
}

/// The same as a list of names and colours. A name may come twice: the later colour counts.
pub fn replacements(colour_of: impl Fn(&str) -> Colour) -> Vec<(&'static str, Colour)> {
    let mut replacements = Vec::new();
    each_repair(colour_of, |name, colour| replacements.push((name, colour)));
    replacements
}

fn each_repair(colour_of: impl Fn(&str) -> Colour, mut replace: impl FnMut(&'static str, Colour)) {
    let mut replaced: Vec<(&str, Colour)> = Vec::new();
    for Rule { name, backgrounds, minimum } in RULES {
        let current = |name: &str| {
            let replacement = replaced.iter().find(|(replaced, _)| *replaced == name);
            replacement.map_or_else(|| colour_of(name), |(_, colour)| *colour)
        };
        let backgrounds: Vec<Colour> = backgrounds.iter().map(|name| current(name)).collect();
        let passes = |colour: &Colour| backgrounds.iter().all(|background| contrast(*colour, *background) >= minimum);
        if passes(&current(name)) {
            continue;
        }
        // Between a black card and white panels only the text's own grey may be left.
        let text = Some(current("text")).filter(|_| name != "text");
        if let Some(better) = nearest_first(current(name)).find(passes).or(text) {
            replace(name, better);
            replaced.retain(|(replaced, _)| *replaced != name);
            replaced.push((name, better));
        }
    }
}

/// The colours between this one and black, and between this one and white, the nearest first. They are rounded, because
/// the rounded colour is the one that must pass.
fn nearest_first(colour: Colour) -> impl Iterator<Item = Colour> {
    (1..=STEPS).flat_map(move |step| {
        let share = f32::from(step) / f32::from(STEPS);
        [0.0, 1.0].map(|end| colour.map(|part| f32::from(byte(part + (end - part) * share)) / 255.0))
    })
}

fn declaration(name: &str, colour: Colour) -> String {
    let [red, green, blue] = colour.map(byte);
    format!("--{name}:rgb({red},{green},{blue});")
}

/// A part of a colour as a byte. Float conversions saturate, so parts outside of sRGB become 0 or 255.
pub fn byte(part: f32) -> u8 {
    (part * 255.0 + 0.5) as u8
}

/// The contrast ratio of WCAG 2.2, from 1 to 21.
pub fn contrast(one: Colour, other: Colour) -> f32 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// The relative luminance of WCAG 2.2, from 0 to 1.
fn luminance([red, green, blue]: Colour) -> f32 {
    0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
}

fn linear(part: f32) -> f32 {
    let part = part.clamp(0.0, 1.0);
    if part <= 0.04045 {
        part / 12.92
    } else {
        // `powf(2.4)`, by the two functions that the meter needs anyway: a power of its own is 0.6 KB of the download.
        (2.4 * f64::from((part + 0.055) / 1.055).ln()).exp() as f32
    }
}
