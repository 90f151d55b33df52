//! Turns HTML into nested arrays, from which the loader builds elements. Unlike HTML, nothing in them can run, and no
//! content security policy forbids them.
//!
//! A text is a string; an element is an array of its name, its attributes and its children. Subtrees that several cards
//! share are repeated in each: compression removes the repetition.

use scraper::{ElementRef, Html, Node};
use serde_json::{Map, Value, json};

/// The tree of the first element of an HTML fragment.
pub fn tree(html: &str) -> Value {
    let html = Html::parse_fragment(html);
    html.root_element().child_elements().next().map_or(Value::Null, element)
}

fn element(element_ref: ElementRef<'_>) -> Value {
    let attributes: Map<String, Value> =
        element_ref.value().attrs().map(|(name, value)| (name.to_owned(), json!(value))).collect();
    let mut tree = vec![json!(element_ref.value().name()), Value::Object(attributes)];
    for child in element_ref.children() {
        match child.value() {
            Node::Text(text) => tree.push(json!(&**text)),
            _ => tree.extend(ElementRef::wrap(child).map(element)),
        }
    }
    Value::Array(tree)
}
