//! Draws a picture on a canvas.
//!
//! Not by loading its SVG as an image, which a strict Content-Security-Policy forbids.

use super::optional_api::{pixel, set_direction};
use crate::picture::{Anchor, FONTS, Picture, STROKE_WIDTH, Shape};
use gloo::utils::document;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

/// Pixels for each unit of a picture.
const SCALE: f64 = 0.5;

/// A difference in a channel of a pixel that nobody sees.
const MAX_DIFFERENCE: u8 = 8;

/// A new canvas with the picture on it. It fails where there is no memory left for one.
pub fn draw(picture: &Picture) -> Result<HtmlCanvasElement, JsValue> {
    let canvas: HtmlCanvasElement = document().create_element("canvas")?.unchecked_into();
    canvas.set_width(1200);
    canvas.set_height(630);
    let context = canvas.get_context("2d")?.ok_or(JsValue::NULL)?;
    let context: CanvasRenderingContext2d = context.unchecked_into();
    context.scale(SCALE, SCALE)?;
    context.set_line_width(STROKE_WIDTH.into());
    // Whatever the direction of the page; a browser that does not know the property draws from left to right anyway.
    let _ = set_direction(&context, "ltr");
    for shape in &picture.shapes {
        draw_shape(&context, shape)?;
    }
    Ok(canvas)
}

/// Whether the browser hands out the pixels that were drawn. Some put noise into them, to make fingerprinting harder, and
/// report no error: `privacy.resistFingerprinting` in Firefox, and many extensions.
pub fn is_faithful(canvas: &HtmlCanvasElement, picture: &Picture) -> bool {
    let Ok(Some(context)) = canvas.get_context("2d") else { return false };
    let context: CanvasRenderingContext2d = context.unchecked_into();
    picture.known_colours().iter().all(|(place, colour)| {
        let [x, y] = place.map(|units| f64::from(units) * SCALE);
        let found = pixel(&context, x, y).unwrap_or_default();
        // Brave changes the last bit of some pixels, which nobody sees.
        found.len() == 4 && found.iter().zip(colour).all(|(found, colour)| found.abs_diff(*colour) <= MAX_DIFFERENCE)
    })
}

fn draw_shape(context: &CanvasRenderingContext2d, shape: &Shape) -> Result<(), JsValue> {
    match shape {
        Shape::Rect { x, y, width, height, radius, fill, stroke } => {
            context.set_fill_style_str(fill);
            context.set_stroke_style_str(stroke);
            context.begin_path();
            let [x, y, width, height, radius] = [x, y, width, height, radius].map(|number| f64::from(*number));
            context.round_rect_with_f64(x, y, width, height, radius)?;
            context.fill();
            context.stroke();
        }
        Shape::Text { x, y, size, weight, anchor, fill, text } => {
            context.set_fill_style_str(fill);
            context.set_font(&format!("{weight} {size}px {FONTS}"));
            context.set_text_align(match anchor {
                Anchor::Middle => "center",
                anchor => anchor.as_str(),
            });
            context.fill_text(text, (*x).into(), (*y).into())?;
        }
    }
    Ok(())
}
