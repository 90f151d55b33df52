//! Pages as authors write them, and nothing in the widget's way but a storage that is denied.

use super::play::{finish, plays_through};
use super::situation::situations;
use crate::page::Page;
use serde_json::json;

situations![a_script_alone_renders_after_itself, two_elements_share_one_engine, a_page_without_storage_is_played,];

async fn a_script_alone_renders_after_itself(page: &Page) {
    page.open("/pages/script-alone.html").await;
    plays_through(page).await;
    let right_after = "document.querySelector('script[src*=role-fit]').nextSibling === host";
    assert_eq!(page.eval(right_after).await, json!(true), "the quiz comes right after the script");
    let site = page.site();
    let asked: Vec<_> = site.requests().into_iter().filter(|asked| site.host.ends_with(&asked.host)).collect();
    assert!(asked.iter().all(|asked| asked.cookie.is_none()), "{asked:?}");
    let files = asked.iter().map(|asked| asked.path.as_str()).filter(|path| *path != "/probe.js");
    assert_eq!(files.count(), 3, "loader, glue and wasm, and nothing else: {asked:?}");
}

/// The second plays on where the first one ends, on the same engine.
async fn two_elements_share_one_engine(page: &Page) {
    page.open("/pages/two-elements.html").await;
    plays_through(page).await;
    assert_eq!(page.eval("document.querySelector('#second').status").await, json!("intro"));
    page.eval("(events.length = 0, host.remove())").await;
    page.eval("root.querySelector('.actions .primary').click()").await;
    page.wait_for_status("question").await;
    finish(page).await;
    assert_eq!(page.events("start").await, [json!({ "total": 29 })], "the second is played in full");
}

async fn a_page_without_storage_is_played(page: &Page) {
    page.open("/pages/storage-denied.html").await;
    plays_through(page).await;
    assert_eq!(page.eval("host.shadowRoot.querySelectorAll('[role=alert]').length").await, json!(0));
}
