//! Checks the accessibility of a page with axe, including the part of the page that is not the widget.

use crate::page::Page;
use serde_json::{Value, json};

/// WCAG 2.2 at level AA, and what axe calls best practice.
const RULES: [&str; 6] = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/// One line for each rule that the page violates, with the elements.
pub async fn violations(page: &Page) -> Value {
    if page.eval("typeof axe").await == json!("undefined") {
        let axe = std::env::var("ROLE_FIT_AXE").expect("`cargo xtask test` sets ROLE_FIT_AXE to the path of axe");
        page.client().execute(&std::fs::read_to_string(axe).unwrap(), vec![]).await.unwrap();
    }
    let script = "const [rules, done] = arguments;
        const line = ({ id, nodes }) => id + ': ' + nodes.map(node => node.html + ' ' + node.failureSummary).join(' | ');
        axe.run({ runOnly: rules }).then(({ violations }) => done(violations.map(line)), error => done([String(error)]));";
    page.client().execute_async(script, vec![json!(RULES)]).await.unwrap()
}
