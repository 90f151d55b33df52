//! What a reader may want of a picture, done by the browser: files to download, points in the clipboard.
//!
//! The shapes are drawn on a canvas, since a strict page lets no SVG be loaded as an image. The browser is asked by name:
//! a typed binding for each of twenty calls that are made once would be half a kibibyte more. Knows shapes and the browser;
//! knows nothing of results.

use crate::quiz::text::joined;
use crate::view::Shared;
use crate::view::picture::{FONTS, Picture, Way, svg};
use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// A browser may still be reading a file when the press that saves it is over: a minute.
const READ_WITHIN: &str = "60000";

/// Begins what is wished; all of it inside the press, since browsers let nothing else into the clipboard. None where the
/// browser has not what it takes.
pub fn begun(way: Way, picture: &Picture) -> Option<Promise> {
    match way {
        Way::Png => points(picture),
        Way::Svg => Some(Promise::resolve(&file(picture)?)),
        Way::Copy => copied(picture),
    }
}

/// Ends it, and says what came of it.
pub async fn ended(way: Way, picture: &Picture, begun: Option<Promise>) -> Shared {
    let made = match begun {
        Some(promise) => JsFuture::from(promise).await.ok(),
        None => None,
    };
    let (ending, refused) = match way {
        Way::Png => (".png", Shared::NotDrawn),
        Way::Svg => (".svg", Shared::NotDrawn),
        Way::Copy => ("", Shared::NotCopied),
    };
    let Some(made) = made else { return refused };
    if ending.is_empty() {
        return Shared::Copied;
    }
    let name = joined(&[&*picture.name, ending], "");
    if saved(&made, &name).is_some() { Shared::Saved(name) } else { refused }
}

/// Hands a file to the reader, under that name. A canvas that cannot be read gives null, which is none.
fn saved(file: &JsValue, name: &str) -> Option<()> {
    let class = of_page("URL");
    let address = call_with(&class, "createObjectURL", file)?;
    let link = element("a")?;
    set_value(&link, "href", &address);
    set(&link, "download", name);
    act(&link, "click", &[]);
    let later = Array::new();
    for value in [&get(&class, "revokeObjectURL"), &READ_WITHIN.into(), &address] {
        later.push(value);
    }
    apply(&js_sys::global(), "setTimeout", &later).map(drop)
}

/// The picture as an SVG file.
fn file(picture: &Picture) -> Option<JsValue> {
    let kind = Object::new();
    set(&kind, "type", "image/svg+xml");
    made("Blob", &Array::of2(&texts(&[&svg::file(picture)]), &kind))
}

/// The picture as a PNG, which is promised: to wait for it would be to leave the press.
fn points(picture: &Picture) -> Option<Promise> {
    let canvas = element("canvas")?;
    set(&canvas, "width", "1200");
    set(&canvas, "height", "630");
    let context = call(&canvas, "getContext", &["2d"])?;
    act(&context, "scale", &[".5", ".5"]);
    set(&context, "lineWidth", "5");
    for shape in picture.shapes().chunks_exact(svg::WORDS) {
        draw(&context, shape);
    }
    Some(Promise::new(&mut |done, _| {
        // Whoever waits is told of a refusal by nothing.
        if call_with(&canvas, "toBlob", &done).is_none() {
            let _ = done.call0(&JsValue::UNDEFINED);
        }
    }))
}

/// What is a number to the canvas may come as a text too.
fn draw(context: &JsValue, shape: &[&str]) {
    if let ["rect", place @ .., fill, stroke] = shape {
        set(context, "fillStyle", fill);
        set(context, "strokeStyle", stroke);
        act(context, "beginPath", &[]);
        act(context, "roundRect", place);
        act(context, "fill", &[]);
        if *stroke != "none" {
            act(context, "stroke", &[]);
        }
    } else if let [_, x, y, size, weight, anchor, fill, text] = shape {
        // Whatever the direction of the page.
        let side = match *anchor {
            "end" => "right",
            "middle" => "center",
            _ => "left",
        };
        set(context, "fillStyle", fill);
        set(context, "font", &joined(&[weight, " ", size, "px ", FONTS], ""));
        set(context, "textAlign", side);
        act(context, "fillText", &[text, x, y]);
    }
}

/// Puts the picture as a PNG into the clipboard; none in browsers that take no pictures there.
fn copied(picture: &Picture) -> Option<Promise> {
    let kinds = Object::new();
    set_value(&kinds, "image/png", &JsValue::from(points(picture)?));
    let item = made("ClipboardItem", &Array::of1(&kinds))?;
    call_with(&clipboard(), "write", &Array::of1(&item)).map(JsCast::unchecked_into)
}

/// Without https there is none.
fn clipboard() -> JsValue {
    get(&of_page("navigator"), "clipboard")
}

fn element(name: &str) -> Option<JsValue> {
    call(&of_page("document"), "createElement", &[name])
}

/// A thing of that class; none if the browser does not know it.
fn made(class: &str, given: &Array) -> Option<JsValue> {
    Reflect::construct(of_page(class).unchecked_ref::<Function>(), given).ok()
}

/// What the page knows by that name.
fn of_page(name: &str) -> JsValue {
    get(&js_sys::global(), name)
}

/// Calls a method whose result is of no interest.
fn act(target: &JsValue, method: &str, given: &[&str]) {
    call(target, method, given);
}

/// Calls a method; none if there is none or it throws.
fn call(target: &JsValue, method: &str, given: &[&str]) -> Option<JsValue> {
    apply(target, method, &texts(given))
}

/// The same with what is no text.
fn call_with(target: &JsValue, method: &str, given: &JsValue) -> Option<JsValue> {
    apply(target, method, &Array::of1(given))
}

fn apply(target: &JsValue, method: &str, given: &Array) -> Option<JsValue> {
    Reflect::apply(get(target, method).unchecked_ref::<Function>(), target, given).ok()
}

fn texts(texts: &[&str]) -> Array {
    let list = Array::new();
    for text in texts {
        list.push(&JsValue::from(*text));
    }
    list
}

/// A property; undefined if there is none, or nothing to have one.
fn get(target: &JsValue, name: &str) -> JsValue {
    Reflect::get(target, &name.into()).unwrap_or_default()
}

/// Sets a property of an object of our own, which cannot fail.
fn set(target: &JsValue, name: &str, value: &str) {
    set_value(target, name, &value.into());
}

fn set_value(target: &JsValue, name: &str, value: &JsValue) {
    let _ = Reflect::set(target, &name.into(), value);
}
