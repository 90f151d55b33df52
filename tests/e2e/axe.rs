//! What axe finds wrong with a page, the host's part of it included. Knows nothing of the quiz.

use crate::page::Page;
use serde_json::{Value, json};

/// What it checks: WCAG 2.2 at level AA and what it calls best practice.
const RULES: [&str; 6] = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/// A line for each rule that is broken, with the places.
pub async fn violations(page: &Page) -> Value {
    if page.eval("typeof axe").await == json!("undefined") {
        let axe = std::env::var("ROLE_FIT_AXE").expect("ROLE_FIT_AXE names axe; `cargo xtask test` sets it");
        page.client().execute(&std::fs::read_to_string(axe).unwrap(), vec![]).await.unwrap();
    }
    let script = "const [rules, done] = arguments;
        const told = ({ id, nodes }) => id + ': ' + nodes.map(node => node.html + ' ' + node.failureSummary).join(' | ');
        axe.run({ runOnly: rules }).then(({ violations }) => done(violations.map(told)), error => done([String(error)]));";
    page.client().execute_async(script, vec![json!(RULES)]).await.unwrap()
}
