//! HTML as nested lists that a few lines of script make elements of, without any way to run what is in them: a text is a
//! text, an element is its name, its attributes and what is in it. What stands in several places is in a pool once, and
//! its number in its stead.
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

/// The pool of what stands in several places, and the trees with numbers in its stead.
pub fn shared(trees: &[Value]) -> (Vec<Value>, Vec<Value>) {
    let mut parts = Vec::new();
    for tree in trees {
        count(tree, &mut parts);
    }
    let pool: Vec<Value> = parts.into_iter().filter(|(_, count)| *count > 1).map(|(part, _)| part.clone()).collect();
    let shared = |tree: &Value| number(tree, &pool).unwrap_or_else(|| with_numbers(tree, &pool));
    let trees = trees.iter().map(shared).collect();
    (pool.iter().map(|part| with_numbers(part, &pool)).collect(), trees)
}

/// Counts in how many places each element stands. What is in an element that stands in several counts once.
fn count<'t>(tree: &'t Value, parts: &mut Vec<(&'t Value, usize)>) {
    let Value::Array(children) = tree else { return };
    if let Some((_, count)) = parts.iter_mut().find(|(part, _)| *part == tree) {
        *count += 1;
        return;
    }
    parts.push((tree, 1));
    for child in children {
        count(child, parts);
    }
}

fn number(tree: &Value, pool: &[Value]) -> Option<Value> {
    pool.iter().position(|part| part == tree).map(|at| json!(at))
}

/// The element with the numbers of those of its parts that are in the pool.
fn with_numbers(tree: &Value, pool: &[Value]) -> Value {
    let Value::Array(list) = tree else { return tree.clone() };
    let shared = |part: &Value| number(part, pool).unwrap_or_else(|| with_numbers(part, pool));
    Value::Array(list.iter().map(shared).collect())
}
