//! Draws a picture on a canvas.
//!
//! Not by loading its SVG as an image, which a strict Content-Security-Policy forbids.

use crate::host::optional_api::{pixel, set_direction};
use crate::picture::{Anchor, FONTS, Picture, STROKE_WIDTH, Shape};
use gloo::utils::document;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

/// Pixels for each unit of a picture.
const SCALE: f64 = 0.5;

/// Neither black nor white, which browsers hand out in place of a picture.
const TEST_COLOUR: &str = "#204060";

/// Why a picture cannot be drawn.
pub enum DrawFault {
    /// The browser alters the pixels of a canvas when they are read.
    Altered,
    /// The browser lacks an API or the memory.
    Unsupported,
}

impl From<JsValue> for DrawFault {
    fn from(_: JsValue) -> Self {
        Self::Unsupported
    }
}

/// A new canvas with the picture on it.
pub fn draw(picture: &Picture) -> Result<HtmlCanvasElement, DrawFault> {
    let canvas: HtmlCanvasElement = document().create_element("canvas")?.unchecked_into();
    canvas.set_width(1200);
    canvas.set_height(630);
    let context = canvas.get_context("2d")?.ok_or(JsValue::NULL)?;
    let context: CanvasRenderingContext2d = context.unchecked_into();
    context.scale(SCALE, SCALE)?;
    // The paper of the picture covers the pixels that are tried.
    if !is_faithful(&context) {
        return Err(DrawFault::Altered);
    }
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
fn is_faithful(context: &CanvasRenderingContext2d) -> bool {
    context.set_fill_style_str(TEST_COLOUR);
    context.fill_rect(0.0, 0.0, 2.0, 2.0);
    // Brave changes the last bit of some pixels, which nobody sees.
    pixel(context).is_ok_and(|channels| matches!(channels[..], [0x18..=0x28, 0x38..=0x48, 0x58..=0x68, 255]))
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
