//! The colours of the widget: what an author has chosen, and whether they can be read.

use super::embedding::{Dark, Embedding};
use super::scheme::Scheme;
use role_fit_colours::{Colour, RULES, byte, contrast, replacements};

/// A colour that a page can set.
#[derive(Debug, PartialEq, Eq)]
pub struct Property {
    /// The name behind `--role-fit-`.
    pub name: &'static str,
    /// What it is for.
    pub label: &'static str,
}

/// The colours that a page can set, in their order.
pub const PROPERTIES: &[Property] = &[
    Property { name: "bg", label: "Card" },
    Property { name: "text", label: "Text" },
    Property { name: "surface", label: "Panels" },
    Property { name: "muted", label: "Small text" },
    Property { name: "border", label: "Lines" },
    Property { name: "accent", label: "Main buttons" },
    Property { name: "accent-text", label: "Text on main buttons" },
    Property { name: "po", label: "Left end of the meter" },
    Property { name: "pm", label: "Right end of the meter" },
    Property { name: "focus", label: "Ring of the focus" },
];

/// The sizes that a page can set, each with its label and an example.
pub const SIZES: &[(&str, &str, &str)] = &[
    ("radius", "Corners", "14px"),
    ("font", "Font", "Georgia, serif"),
    ("max-width", "Width at most", "46em"),
    ("min-height", "Height at least", "480px"),
];

/// The widget's own colours, light and dark, as in `static/role-fit.css`.
const OWN: &[(&str, [u32; 2])] = &[
    ("bg", [0xffffff, 0x1b1f25]),
    ("text", [0x1b1f24, 0xeceff3]),
    ("muted", [0x57606a, 0xa4aeb9]),
    ("border", [0xd5dae0, 0x363d47]),
    ("control", [0x868f99, 0x6d7682]),
    ("accent-text", [0xffffff, 0x1b1f25]),
    ("po", [0x0b5cad, 0x7fb8f5]),
    ("pm", [0xb3470b, 0xf7a974]),
    ("right", [0x1a6b3c, 0x7bd3a0]),
    ("wrong", [0xa3282c, 0xff9b9b]),
];

/// How much of the text's colour the panels have.
const SURFACE_SHARE: f32 = 0.05;

/// The colour as a page would see it: chosen, or else the widget's own.
pub fn colour(embedding: &Embedding, scheme: Scheme, name: &str) -> Colour {
    let chosen = chosen(embedding, scheme, name).and_then(parse);
    chosen.unwrap_or_else(|| match name {
        "accent" => colour(embedding, scheme, "text"),
        "focus" => colour(embedding, scheme, "po"),
        "surface" => {
            let (text, bg) = (colour(embedding, scheme, "text"), colour(embedding, scheme, "bg"));
            let mix = |[text, bg]: [f32; 2]| text * SURFACE_SHARE + bg * (1.0 - SURFACE_SHARE);
            let [[r1, g1, b1], [r2, g2, b2]] = [text, bg];
            [[r1, r2], [g1, g2], [b1, b2]].map(mix)
        }
        _ => {
            let own = OWN.iter().find(|(own, _)| *own == name);
            let [light, dark] = own.map_or([0, 0], |(_, colours)| *colours);
            from_number(if scheme == Scheme::Light { light } else { dark })
        }
    })
}

/// What the author has chosen. A page with one look has the colours of the light one in both.
fn chosen<'e>(embedding: &'e Embedding, scheme: Scheme, name: &str) -> Option<&'e str> {
    let light = embedding.colour(Scheme::Light, name);
    match scheme {
        Scheme::Light => light,
        Scheme::Dark if embedding.dark == Dark::Never => light,
        Scheme::Dark => embedding.colour(Scheme::Dark, name).or(light),
    }
}

/// A colour of the form `#rgb` or `#rrggbb`.
pub fn parse(text: &str) -> Option<Colour> {
    // The parser of numbers would take a sign.
    let digits = text.trim().strip_prefix('#').filter(|digits| digits.chars().all(|char| char.is_ascii_hexdigit()))?;
    let number = u32::from_str_radix(digits, 16).ok()?;
    match digits.len() {
        6 => Some(from_number(number)),
        3 => {
            let [red, green, blue] = [8, 4, 0].map(|shift| (number >> shift & 0xf) * 0x11);
            Some(from_number(red << 16 | green << 8 | blue))
        }
        _ => None,
    }
}

fn from_number(number: u32) -> Colour {
    [16, 8, 0].map(|shift| f32::from((number >> shift) as u8) / 255.0)
}

/// The colour as `#rrggbb`.
pub fn hex(colour: Colour) -> String {
    let [red, green, blue] = colour.map(byte);
    format!("#{red:02x}{green:02x}{blue:02x}")
}

/// How well a colour contrasts with another one.
#[derive(Debug, Clone, PartialEq)]
pub struct Contrast {
    /// What it lies on, for authors.
    pub on: &'static str,
    /// The contrast ratio, from 1 to 21.
    pub ratio: f32,
    /// The least ratio that is allowed.
    pub minimum: f32,
}

impl Contrast {
    /// Whether it is enough.
    pub fn is_enough(&self) -> bool {
        self.ratio >= self.minimum
    }

    /// The ratio with one decimal, rounded down so that it never seems to be enough.
    pub fn shown(&self) -> String {
        // Whole numbers only: the library's way to write fractions is 6 KB of the download.
        let tenths = (self.ratio * 10.0) as u32;
        format!("{}.{}", tenths / 10, tenths % 10)
    }
}

/// How well a colour contrasts with everything that it lies on.
pub fn contrasts(embedding: &Embedding, scheme: Scheme, name: &str) -> Vec<Contrast> {
    // The rules have the text on the card twice: the second time alone, for when the panels give way.
    let rule = RULES.iter().find(|rule| rule.name == name && name != "surface");
    let against = |other: &&'static str| Contrast {
        on: label(other),
        ratio: contrast(colour(embedding, scheme, name), colour(embedding, scheme, other)),
        minimum: rule.map_or(1.0, |rule| rule.minimum),
    };
    rule.into_iter().flat_map(|rule| rule.backgrounds).map(against).collect()
}

fn label(name: &str) -> &'static str {
    match name {
        "bg" => "the card",
        "surface" => "panels",
        "accent" => "buttons",
        _ => "text",
    }
}

/// The colours that the widget will show instead of chosen ones that cannot be read, with the labels of what they are for.
pub fn repairs(embedding: &Embedding, scheme: Scheme) -> Vec<(&'static str, String)> {
    let mut repairs: Vec<(&'static str, String)> = Vec::new();
    for (name, replacement) in replacements(|name| colour(embedding, scheme, name)) {
        let label = PROPERTIES
            .iter()
            .find(|property| property.name == name)
            .map_or("Right and wrong", |property| property.label);
        repairs.retain(|(repaired, _)| *repaired != label);
        repairs.push((label, hex(replacement)));
    }
    repairs
}

/// The custom properties of the element on a page of that look.
pub fn properties(embedding: &Embedding, scheme: Scheme) -> Vec<(String, String)> {
    let colours = PROPERTIES.iter().filter_map(|property| {
        let value = chosen(embedding, scheme, property.name).filter(|value| parse(value).is_some())?;
        Some((format!("--role-fit-{}", property.name), value.to_owned()))
    });
    let sizes = SIZES.iter().filter_map(|(name, ..)| {
        let value = embedding.sizes.get(name).filter(|value| is_size(value))?;
        Some((format!("--role-fit-{name}"), value.trim().to_owned()))
    });
    colours.chain(sizes).collect()
}

/// Whether a text can be the value of a property without ending it.
fn is_size(value: &str) -> bool {
    !value.contains([';', '{', '}', '<', '\\', '@'])
}

/// The style sheet with all chosen colours and sizes; empty if there are none.
pub fn style(embedding: &Embedding) -> String {
    let light = rule("role-fit", &properties(embedding, Scheme::Light));
    let differs: Vec<_> = properties(embedding, Scheme::Dark)
        .into_iter()
        .filter(|property| !properties(embedding, Scheme::Light).contains(property))
        .collect();
    let dark = match embedding.dark {
        Dark::Never => String::new(),
        _ if differs.is_empty() => String::new(),
        Dark::System => {
            let rule = rule("role-fit", &differs);
            format!("@media (prefers-color-scheme: dark) {{\n  {}\n}}", rule.trim_end().replace('\n', "\n  "))
        }
        Dark::Class => rule(&format!(".{} role-fit", embedding.dark_class.trim().trim_start_matches('.')), &differs),
    };
    [light, dark].into_iter().filter(|rule| !rule.is_empty()).collect::<Vec<_>>().join("\n")
}

fn rule(selector: &str, properties: &[(String, String)]) -> String {
    if properties.is_empty() {
        return String::new();
    }
    let lines: String = properties.iter().map(|(name, value)| format!("  {name}: {value};\n")).collect();
    format!("{selector} {{\n{lines}}}")
}
