//! Shapes as elements of an SVG, and a picture as an SVG file.

use super::{FONTS, Picture, STROKE_WIDTH, Shape};

/// An element of an SVG drawing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SvgElement<'a> {
    /// Its name.
    pub name: &'static str,
    /// Its attributes.
    pub attributes: Vec<(&'static str, String)>,
    /// Its text.
    pub text: &'a str,
}

/// The attributes of the drawing itself.
pub const ATTRIBUTES: [(&str, &str); 5] =
    [("width", "1200"), ("height", "630"), ("viewBox", "0 0 2400 1260"), ("direction", "ltr"), ("font-family", FONTS)];

/// The namespace of its elements.
pub const NAMESPACE: &str = "http://www.w3.org/2000/svg";

/// The elements of a picture.
pub fn elements(picture: &Picture) -> impl Iterator<Item = SvgElement<'_>> {
    picture.shapes.iter().map(element)
}

fn element(shape: &Shape) -> SvgElement<'_> {
    match shape {
        Shape::Rect { x, y, width, height, radius, fill, stroke } => SvgElement {
            name: "rect",
            attributes: vec![
                ("x", x.to_string()),
                ("y", y.to_string()),
                ("width", width.to_string()),
                ("height", height.to_string()),
                ("rx", radius.to_string()),
                ("fill", (*fill).to_owned()),
                ("stroke", (*stroke).to_owned()),
                ("stroke-width", STROKE_WIDTH.to_string()),
            ],
            text: "",
        },
        Shape::Text { x, y, size, weight, anchor, fill, text } => SvgElement {
            name: "text",
            attributes: vec![
                ("x", x.to_string()),
                ("y", y.to_string()),
                ("font-size", size.to_string()),
                ("font-weight", weight.to_string()),
                ("text-anchor", anchor.as_str().to_owned()),
                ("fill", (*fill).to_owned()),
            ],
            text,
        },
    }
}

/// The picture as an SVG file.
pub fn file(picture: &Picture) -> String {
    let shapes: String = elements(picture).map(|element| markup(&element)).collect();
    let attributes = attributes(ATTRIBUTES);
    format!(r#"<svg xmlns="{NAMESPACE}" role="img"{attributes}>{shapes}</svg>"#)
}

fn markup(SvgElement { name, attributes: own, text }: &SvgElement<'_>) -> String {
    let attributes = attributes(own.iter().map(|(name, value)| (*name, &**value)));
    format!("<{name}{attributes}>{}</{name}>", escape(text))
}

/// No value of a picture needs escaping.
fn attributes<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> String {
    pairs.into_iter().map(|(name, value)| format!(r#" {name}="{value}""#)).collect()
}

/// The texts of a picture hold no character that XML cannot express.
fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
