//! What a reader may want of a picture, done by the browser: files to download, points in the clipboard, words there.
//!
//! The shapes are drawn on a canvas, since a strict page lets no SVG be loaded as an image. Knows shapes and the browser;
//! knows nothing of results.

use super::page;
use crate::quiz::text::{digits, joined};
use crate::view::picture::{FONTS, HEIGHT, NONE, Picture, Pictured, STROKE, Shape, UNITS_A_PIXEL, WIDTH, Way, svg};
use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, CanvasRenderingContext2d, HtmlCanvasElement, HtmlElement, Url};

const PNG: &str = "image/png";
const SVG: &str = "image/svg+xml";

/// A browser may still be reading a file after the press that saves it.
const READ_WITHIN: i32 = 60_000;

/// Does it, and says what came of it. Begun inside the press: browsers let nothing else into the clipboard.
pub async fn made(way: Way, picture: &Picture) -> Pictured {
    let (done, refused) = match way {
        Way::Png => (png(picture).await, Pictured::NotDrawn),
        Way::Svg => (saved(shapes(picture), &picture.name, ".svg"), Pictured::NotDrawn),
        Way::Copy => (copied(picture).await, Pictured::NotCopied),
        Way::Words => (page::copy(&picture.words).await.then_some(Pictured::Copied), Pictured::ByHand),
    };
    done.unwrap_or(refused)
}

/// Saves the picture as a PNG.
async fn png(picture: &Picture) -> Option<Pictured> {
    let blob = JsFuture::from(points(&picture.shapes)?).await;
    saved(blob.ok(), &picture.name, ".png")
}

/// The picture as an SVG file.
fn shapes(picture: &Picture) -> Option<JsValue> {
    let text = svg::file(&picture.shapes, &picture.words);
    let kind = Object::new();
    Reflect::set(&kind, &"type".into(), &SVG.into()).ok()?;
    Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), kind.unchecked_ref()).ok().map(JsValue::from)
}

/// The picture as a PNG, which is promised: to wait for it here would be to leave the press.
fn points(shapes: &[Shape]) -> Option<Promise> {
    let canvas: HtmlCanvasElement = page::element("canvas")?.unchecked_into();
    canvas.set_width((WIDTH / UNITS_A_PIXEL) as u32);
    canvas.set_height((HEIGHT / UNITS_A_PIXEL) as u32);
    let context: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.unchecked_into();
    let pixels = 1.0 / f64::from(UNITS_A_PIXEL);
    context.scale(pixels, pixels).ok()?;
    for shape in shapes {
        draw(&context, shape)?;
    }
    Some(Promise::new(&mut |done, _| {
        if canvas.to_blob(&done).is_err() {
            let _ = done.call0(&JsValue::UNDEFINED);
        }
    }))
}

fn draw(context: &CanvasRenderingContext2d, shape: &Shape) -> Option<()> {
    match shape {
        Shape::Bar { x, y, width, height, radius, fill, stroke } => {
            context.begin_path();
            let [x, y, width, height, radius] = [x, y, width, height, radius].map(|number| f64::from(*number));
            context.round_rect_with_f64(x, y, width, height, radius).ok()?;
            context.set_fill_style_str(fill);
            context.fill();
            if *stroke != NONE {
                context.set_stroke_style_str(stroke);
                context.set_line_width(STROKE.into());
                context.stroke();
            }
        }
        Shape::Text { x, y, size, weight, anchor, fill, text } => {
            let size = digits(size.unsigned_abs() as usize);
            context.set_font(&joined(&[weight, " ", &*size, "px ", FONTS], ""));
            context.set_text_align(side(anchor));
            context.set_fill_style_str(fill);
            context.fill_text(text, (*x).into(), (*y).into()).ok()?;
        }
    }
    Some(())
}

/// Whatever the direction of the page.
fn side(anchor: &str) -> &'static str {
    match anchor {
        "end" => "right",
        "middle" => "center",
        _ => "left",
    }
}

/// Hands a file to the reader, under that name.
fn saved(blob: Option<JsValue>, name: &str, ending: &str) -> Option<Pictured> {
    // A canvas that cannot be read gives null.
    let blob = blob.filter(JsValue::is_object)?;
    let address = Url::create_object_url_with_blob(blob.unchecked_ref()).ok()?;
    let link = page::element("a")?;
    let name = joined(&[name, ending], "");
    link.set_attribute("href", &address).ok()?;
    link.set_attribute("download", &name).ok()?;
    link.unchecked_into::<HtmlElement>().click();
    spawn_local(async move {
        page::wait(READ_WITHIN).await;
        let _ = Url::revoke_object_url(&address);
    });
    Some(Pictured::Saved(name))
}

/// Puts the picture as a PNG into the clipboard; none in browsers that take no pictures there.
async fn copied(picture: &Picture) -> Option<Pictured> {
    let clipboard = page::clipboard()?;
    let class = Reflect::get(&web_sys::window()?.into(), &"ClipboardItem".into()).ok()?;
    if !class.is_function() {
        return None;
    }
    let kinds = Object::new();
    let points = points(&picture.shapes)?;
    Reflect::set(&kinds, &PNG.into(), &points).ok()?;
    let item = Reflect::construct(class.unchecked_ref::<Function>(), &Array::of1(&kinds)).ok()?;
    JsFuture::from(clipboard.write(&Array::of1(&item))).await.ok()?;
    Some(Pictured::Copied)
}
