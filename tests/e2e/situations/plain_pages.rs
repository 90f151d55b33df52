//! Plain pages as authors write them, and one whose storage is denied.

use super::play::{finish, plays_through};
use super::situation::situations;
use crate::page::Page;
use serde_json::json;

situations![a_script_alone_renders_after_itself, two_elements_share_one_engine, a_page_without_storage_is_played,];

async fn a_script_alone_renders_after_itself(page: &Page) {
    page.open("/pages/script-alone.html").await;
    plays_through(page).await;
    let right_after = "document.querySelector('script[src*=role-fit]').nextSibling === host";
    assert_eq!(page.eval(right_after).await, json!(true), "the quiz is right after the script");
    let site = page.site();
    let requests: Vec<_> = site.requests().into_iter().filter(|request| site.host.ends_with(&request.host)).collect();
    assert!(requests.iter().all(|request| request.cookie.is_none()), "{requests:?}");
    let files = requests.iter().map(|request| request.path.as_str()).filter(|path| *path != "/probe.js");
    assert_eq!(files.count(), 3, "loader, glue and wasm, and nothing else: {requests:?}");
}

/// After the first element is removed, the second one plays on the same engine.
async fn two_elements_share_one_engine(page: &Page) {
    page.open("/pages/two-elements.html").await;
    plays_through(page).await;
    assert_eq!(page.eval("document.querySelector('#second').status").await, json!("intro"));
    page.eval("(events.length = 0, host.remove())").await;
    page.eval("root.querySelector('.actions .primary').click()").await;
    page.wait_for_status("question").await;
    finish(page).await;
    assert_eq!(page.events("start").await, [json!({ "total": 29 })], "the second has the full length");
}

async fn a_page_without_storage_is_played(page: &Page) {
    page.open("/pages/storage-denied.html").await;
    plays_through(page).await;
    assert_eq!(page.eval("host.shadowRoot.querySelectorAll('[role=alert]').length").await, json!(0));
}
