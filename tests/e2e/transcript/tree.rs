//! The accessibility tree of a page as indented lines: role, name, value, description and state of each node.

use crate::driver::chromium;
use crate::page::Page;
use serde_json::{Value, json};
use std::collections::HashMap;
use std::fmt::Write;

/// Nodes with these roles only hold others.
const CONTAINERS: [&str; 5] = ["none", "generic", "InlineTextBox", "LineBreak", "RootWebArea"];

/// The properties that a reader hears of.
const STATES: [&str; 6] = ["level", "checked", "disabled", "expanded", "focused", "readonly"];

/// The tree of the page, which only Chromium's driver hands out.
pub async fn of(page: &Page) -> String {
    let answer = chromium(page.client(), "Accessibility.getFullAXTree", json!({})).await;
    let nodes = answer["nodes"].as_array().unwrap();
    let by_id: HashMap<&str, &Value> = nodes.iter().map(|node| (text(&node["nodeId"]), node)).collect();
    let root = nodes.iter().find(|node| node["parentId"].is_null()).unwrap();
    let mut lines = String::new();
    add(&mut lines, root, &by_id, 0, "");
    lines
}

/// Adds a node and what is in it. The name of a node repeats the texts inside it.
fn add(lines: &mut String, node: &Value, by_id: &HashMap<&str, &Value>, depth: usize, around: &str) {
    let (role, name) = (text(&node["role"]["value"]), text(&node["name"]["value"]));
    let is_repeated = role == "StaticText" && (name.trim().is_empty() || around.contains(name.trim()));
    let is_shown = node["ignored"] != json!(true) && !CONTAINERS.contains(&role) && !is_repeated;
    if is_shown {
        writeln!(lines, "{}{}", "  ".repeat(depth), line(node, role, name)).unwrap();
    }
    let (depth, around) = if is_shown { (depth + 1, name) } else { (depth, around) };
    for child in node["childIds"].as_array().into_iter().flatten() {
        if let Some(child) = by_id.get(text(child)) {
            add(lines, child, by_id, depth, around);
        }
    }
}

fn line(node: &Value, role: &str, name: &str) -> String {
    let mut line = role.to_owned();
    if !name.is_empty() {
        write!(line, " “{}”", name.split_whitespace().collect::<Vec<_>>().join(" ")).unwrap();
    }
    for field in ["value", "description"] {
        let value = &node[field]["value"];
        if !value.is_null() && value != "" {
            write!(line, " {field}={}", value.to_string().trim_matches('"')).unwrap();
        }
    }
    for property in node["properties"].as_array().into_iter().flatten() {
        let (property, value) = (text(&property["name"]), &property["value"]["value"]);
        // Lists have levels too, which only browsers count.
        let is_heard = STATES.contains(&property) && (property != "level" || role == "heading");
        if is_heard && *value != json!(false) {
            write!(line, " {property}={}", value.to_string().trim_matches('"')).unwrap();
        }
    }
    line
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}
