//! What a reader may want of a picture, done by the browser: a file to download, points in the clipboard.
//!
//! The points are drawn on a canvas, since a strict page lets no SVG be loaded as an image. Knows shapes and the browser;
//! knows nothing of results.

use super::named::{call, call_with, kept, made, of_page, set, write};
use super::share::{clipboard, element};
use crate::message::ShareOutcome;
use crate::parts::picture::{FONTS, Picture, WORDS, Way};
use js_sys::{Array, Object, Promise};
use role_fit_core::text::joined;
use wasm_bindgen::JsValue;
use web_sys::Element;

/// Begins what is wished, inside the press, since browsers let nothing into the clipboard later; a file is done with it.
/// None where the browser has not what it takes.
pub fn begun(way: Way, picture: &Picture, root: &Element) -> Option<JsValue> {
    match way {
        Way::Svg => saved("data:image/svg+xml,", &shapes(root)?, &picture.name, ".svg"),
        Way::Png => saved("", &call(&points(picture)?, "toDataURL", &[])?, &picture.name, ".png"),
        Way::Copy => copied(&points(picture)?),
    }
}

/// Ends it, and says what came of it.
pub async fn ended(way: Way, begun: Option<JsValue>) -> ShareOutcome {
    let Some(begun) = begun else { return ShareOutcome::Failed };
    match kept(begun).await {
        Err(_) => ShareOutcome::Failed,
        Ok(_) if way == Way::Copy => ShareOutcome::Copied,
        // All but Chromium ask the policy of the page around, and tell nobody here what it says.
        Ok(_) if of_page("top") != of_page("window") => ShareOutcome::MaybeSaved,
        Ok(_) => ShareOutcome::Saved,
    }
}

/// Hands a file to the reader. As an address that is the file, which is there at once and needs no clearing away.
fn saved(kind: &str, file: &JsValue, name: &str, ending: &str) -> Option<JsValue> {
    let link = element("a")?;
    write(&link, "href", &joined(&[kind, &*file.as_string()?], ""));
    write(&link, "download", &joined(&[name, ending], ""));
    call(&link, "click", &[])
}

/// The picture on the screen as a file of its own.
fn shapes(root: &Element) -> Option<JsValue> {
    let drawing = call(root, "querySelector", &[".picture"])?;
    let file = call_with(&made("XMLSerializer", &Array::new())?, "serializeToString", &drawing)?;
    call_with(&js_sys::global(), "encodeURIComponent", &file)
}

/// A canvas with the picture on it.
fn points(picture: &Picture) -> Option<JsValue> {
    let canvas = element("canvas")?;
    write(&canvas, "width", "1200");
    write(&canvas, "height", "630");
    // Where there is no memory left for it, it is null.
    let context = call(&canvas, "getContext", &["2d"]).filter(JsValue::is_truthy)?;
    call(&context, "scale", &[".5", ".5"]);
    write(&context, "lineWidth", "5");
    // Whatever the direction of the page.
    write(&context, "direction", "ltr");
    for shape in picture.shapes().chunks_exact(WORDS) {
        draw(&context, shape);
    }
    Some(canvas)
}

/// What is a number to the canvas may come as a text too.
fn draw(context: &JsValue, shape: &[&str]) {
    if let ["rect", place @ .., fill, stroke] = shape {
        write(context, "fillStyle", fill);
        write(context, "strokeStyle", stroke);
        call(context, "beginPath", &[]);
        call(context, "roundRect", place);
        call(context, "fill", &[]);
        call(context, "stroke", &[]);
    } else if let [_, x, y, size, weight, anchor, fill, text] = shape {
        write(context, "fillStyle", fill);
        write(context, "font", &joined(&[*weight, " ", *size, "px ", FONTS], ""));
        // What SVG calls the middle; a browser warns of a word that it does not know here.
        write(context, "textAlign", if *anchor == "middle" { "center" } else { anchor });
        call(context, "fillText", &[*text, *x, *y]);
    }
}

/// Puts the canvas as a PNG into the clipboard, to which it is promised: to wait for it would be to leave the press.
fn copied(canvas: &JsValue) -> Option<JsValue> {
    let png = Promise::new(&mut |done, refuse| {
        if call_with(canvas, "toBlob", &done).is_none() {
            let _ = refuse.call0(&JsValue::UNDEFINED);
        }
    });
    let kinds = Object::new();
    set(&kinds, "image/png", &png);
    let item = made("ClipboardItem", &Array::of1(&kinds))?;
    call_with(&clipboard(), "write", &Array::of1(&item))
}
