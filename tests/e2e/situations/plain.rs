//! Pages as authors write them, and nothing in the widget's way but a storage that is denied.

use super::Situation;
use super::play::{is_played, plays_through};
use crate::page::Page;
use serde_json::json;

pub const ALL: &[Situation] = &[
    Situation { name: "script alone", cannot: &[], check: |page| Box::pin(script_alone(page)) },
    Situation { name: "two elements", cannot: &[], check: |page| Box::pin(two_elements(page)) },
    Situation { name: "storage denied", cannot: &[], check: |page| Box::pin(storage_denied(page)) },
];

async fn script_alone(page: &Page) {
    page.open("/pages/script-alone.html").await;
    plays_through(page).await;
    let right_after = "document.querySelector('script[src*=role-fit]').nextSibling === host";
    assert_eq!(page.ask(right_after).await, json!(true), "the quiz comes right after the script");
    let site = page.site();
    let asked: Vec<_> = site.requests().into_iter().filter(|asked| site.host.ends_with(&asked.host)).collect();
    assert!(asked.iter().all(|asked| asked.cookie.is_none()), "{asked:?}");
    let files = asked.iter().map(|asked| asked.path.as_str()).filter(|path| *path != "/ears.js");
    assert_eq!(files.count(), 3, "loader, glue and wasm, and nothing else: {asked:?}");
}

/// The second plays on where the first one ends, on the same engine.
async fn two_elements(page: &Page) {
    page.open("/pages/two-elements.html").await;
    plays_through(page).await;
    assert_eq!(page.ask("document.querySelector('#second').status").await, json!("intro"));
    page.ask("(heard.length = 0, host.remove())").await;
    page.ask("root.querySelector('.actions .primary').click()").await;
    page.is("question").await;
    is_played(page).await;
    assert_eq!(page.heard("start").await, [json!({ "total": 29 })], "the second is played in full");
}

async fn storage_denied(page: &Page) {
    page.open("/pages/storage-denied.html").await;
    plays_through(page).await;
    assert_eq!(page.ask("host.shadowRoot.querySelectorAll('[role=alert]').length").await, json!(0));
}
