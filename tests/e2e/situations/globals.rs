//! Pages whose own scripts have changed what all scripts share: the quiz plays through.

use super::Situation;
use super::play::{RUSH, has_told_all, plays_through};
use crate::page::Page;
use serde_json::json;

pub const ALL: &[Situation] = &[
    Situation { name: "changed: prototypes", cannot: &[], check: |page| Box::pin(plays_by_itself(page, "prototypes")) },
    Situation { name: "changed: JSON", cannot: &[], check: |page| Box::pin(plays_by_itself(page, "JSON")) },
    Situation { name: "changed: fetch", cannot: &[], check: |page| Box::pin(plays(page, "fetch")) },
    Situation { name: "changed: Promise", cannot: &[], check: |page| Box::pin(plays(page, "Promise")) },
    Situation { name: "changed: Symbol", cannot: &[], check: |page| Box::pin(plays_by_itself(page, "Symbol")) },
    Situation { name: "changed: classes", cannot: &[], check: |page| Box::pin(plays_by_itself(page, "classes")) },
    Situation { name: "changed: Response", cannot: &[], check: |page| Box::pin(plays(page, "Response")) },
    Situation { name: "changed: no console", cannot: &[], check: |page| Box::pin(plays(page, "console")) },
    Situation {
        name: "changed: no queueMicrotask",
        cannot: &[],
        check: |page| Box::pin(plays(page, "queueMicrotask")),
    },
];

async fn plays(page: &Page, change: &str) {
    page.open(&format!("/pages/globals.html?of={change}")).await;
    plays_through(page).await;
}

/// Where the change is in the way of the drivers too: nothing is asked of the page before the play is over and the change
/// undone.
async fn plays_by_itself(page: &Page, change: &str) {
    page.open(&format!("/pages/globals.html?of={change}&later")).await;
    let script = format!(
        "{RUSH}
        const done = arguments[arguments.length - 1], undo = window.change();
        const end = told => {{ undo(); done(told); }};
        let waits = 0;
        const wait = () => {{
            const host = document.querySelector('role-fit');
            if (host && host.dataset.status === 'intro') {{
                host.shadowRoot.querySelector('.actions .primary').click();
                rush(end);
            }} else if (++waits > 1000) {{
                end(host ? host.dataset.status + ' for ever: ' + host.shadowRoot.textContent : 'no element');
            }} else {{
                setTimeout(wait, 10);
            }}
        }};
        wait();"
    );
    let left = page.client().execute_async(&script, vec![]).await.unwrap();
    assert_eq!(left, json!(""), "no result came");
    has_told_all(page).await;
    assert_eq!(page.ask("root.querySelectorAll('[role=alert]').length").await, json!(0));
}
