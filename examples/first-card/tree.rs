//! HTML as nested lists that a few lines of script make elements of, without any way to run what is in them: a text is a
//! text, an element is its name, its attributes and what is in it. What stands in several trees is written out in each: a
//! compressor does not mind.
//!
//! Knows HTML; knows no quiz.

use scraper::{ElementRef, Html, Node};
use serde_json::{Map, Value, json};

/// The one element of a piece of HTML as a tree.
pub fn tree(html: &str) -> Value {
    let html = Html::parse_fragment(html);
    html.root_element().child_elements().next().map_or(Value::Null, of)
}

fn of(element: ElementRef<'_>) -> Value {
    let attributes: Map<String, Value> =
        element.value().attrs().map(|(name, value)| (name.to_owned(), json!(value))).collect();
    let mut tree = vec![json!(element.value().name()), Value::Object(attributes)];
    for child in element.children() {
        match child.value() {
            Node::Text(text) => tree.push(json!(&**text)),
            _ => tree.extend(ElementRef::wrap(child).map(of)),
        }
    }
    Value::Array(tree)
}
