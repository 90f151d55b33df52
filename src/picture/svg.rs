//! Shapes as SVG: as elements on the screen, and as a file for build tools.

use super::{FONTS, Picture, STROKE_WIDTH, Shape};
use yew::prelude::*;

/// The element of a shape.
pub fn element(shape: &Shape) -> Html {
    match shape {
        Shape::Rect { x, y, width, height, radius, fill, stroke } => html! {
            <rect
                x={x.to_string()}
                y={y.to_string()}
                width={width.to_string()}
                height={height.to_string()}
                rx={radius.to_string()}
                fill={*fill}
                stroke={*stroke}
                stroke-width={STROKE_WIDTH.to_string()}
            />
        },
        Shape::Text { x, y, size, weight, anchor, fill, text } => html! {
            <text
                x={x.to_string()}
                y={y.to_string()}
                font-size={size.to_string()}
                font-weight={weight.to_string()}
                text-anchor={anchor.as_str()}
                fill={*fill}
            >
                { text }
            </text>
        },
    }
}

/// The picture as an SVG file.
pub fn file(picture: &Picture) -> String {
    let shapes: String = picture.shapes.iter().map(markup).collect();
    format!(
        r#"<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="630" viewBox="0 0 2400 1260" role="img" font-family="{FONTS}">{shapes}</svg>"#
    )
}

fn markup(shape: &Shape) -> String {
    match shape {
        Shape::Rect { x, y, width, height, radius, fill, stroke } => format!(
            r#"<rect x="{x}" y="{y}" width="{width}" height="{height}" rx="{radius}" fill="{fill}" stroke="{stroke}" stroke-width="{STROKE_WIDTH}"></rect>"#
        ),
        Shape::Text { x, y, size, weight, anchor, fill, text } => format!(
            r#"<text x="{x}" y="{y}" font-size="{size}" font-weight="{weight}" text-anchor="{}" fill="{fill}">{}</text>"#,
            anchor.as_str(),
            escape(text)
        ),
    }
}

/// The texts of a picture hold no character that XML cannot express.
fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
