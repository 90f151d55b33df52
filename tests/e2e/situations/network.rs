//! What is between the page and the host: slow lines, service workers, logins and isolation.

use super::csp::{NO_WASM, at};
use super::play::{assert_fails_with, plays_through, plays_to_result, start_quiz};
use super::situation::situations;
use crate::driver::Engine;
use crate::page::Page;
use serde_json::json;

situations![
    a_slow_line_loads_the_module,
    a_slow_line_loads_the_glue,
    after_a_timeout_the_button_uses_what_has_arrived except [(Engine::WebKit, "it requests cached files of another origin again")],
    a_service_worker_with_copies,
    a_service_worker_with_copies_that_the_page_may_not_read,
    a_service_worker_with_a_page_for_readers_without_a_connection,
    a_service_worker_with_other_files,
    a_site_that_needs_a_cookie,
    an_isolated_page,
    an_isolated_page_that_forbids_wasm,
];

async fn a_slow_line_loads_the_module(page: &Page) {
    loads_slowly(page, "wasm").await;
}

async fn a_slow_line_loads_the_glue(page: &Page) {
    loads_slowly(page, "glue").await;
}

/// The file takes fourteen seconds, and arrives all the time.
async fn loads_slowly(page: &Page, what: &str) {
    page.open(&format!("/pages/fault.html?from=/fault/trickling/{what}/always/trickling-{what}/")).await;
    page.wait_for("overdue").await;
    assert_eq!(page.events("error").await.len(), 0, "{what}");
    page.wait_for_status("intro").await;
    assert_eq!(requests(page, "_bg.wasm"), 1, "of the module");
    plays_to_result(page).await;
}

fn requests(page: &Page, end: &str) -> usize {
    page.site().requests().iter().filter(|request| request.path.ends_with(end)).count()
}

/// The module arrives, the glue does not.
async fn after_a_timeout_the_button_uses_what_has_arrived(page: &Page) {
    page.open("/pages/fault.html?from=/cached/fault/stalled/glue/always/half/").await;
    assert_fails_with(page, "timeout").await;
    page.site().repair("half");
    page.eval("(events.length = 0, 0)").await;
    page.click(".card button").await;
    page.wait_for_status("intro").await;
    assert_eq!(requests(page, "_bg.wasm"), 1, "of the module");
    plays_to_result(page).await;
}

async fn a_service_worker_with_copies(page: &Page) {
    plays_behind_worker(page, "copies").await;
}

async fn a_service_worker_with_copies_that_the_page_may_not_read(page: &Page) {
    plays_behind_worker(page, "opaque").await;
}

async fn a_service_worker_with_a_page_for_readers_without_a_connection(page: &Page) {
    plays_behind_worker(page, "page").await;
}

async fn a_service_worker_with_other_files(page: &Page) {
    plays_behind_worker(page, "others").await;
}

/// Twice, since the cache is full only at the second time.
async fn plays_behind_worker(page: &Page, has: &str) {
    for _ in 0..2 {
        page.open(&format!("/pages/service-worker.html?has={has}")).await;
        page.wait_for("navigator.serviceWorker.controller").await;
        page.wait_for_status("intro").await;
        assert_eq!(page.events("error").await.len(), 0, "{has}");
        assert_eq!(page.eval("typeof poisoned").await, json!("undefined"), "{has}");
    }
    plays_to_result(page).await;
}

async fn a_site_that_needs_a_cookie(page: &Page) {
    page.open("/pages/guarded.html").await;
    plays_through(page).await;
    let requests = page.site().requests();
    let guarded: Vec<_> = requests.iter().filter(|request| request.path.starts_with("/guarded/")).collect();
    assert!(guarded.len() >= 3 && guarded.iter().all(|request| request.cookie.is_some()), "{guarded:?}");
}

async fn an_isolated_page(page: &Page) {
    page.open("/pages/isolated.html?isolated").await;
    assert_eq!(page.eval("crossOriginIsolated").await, json!(true));
    plays_through(page).await;
}

/// Chromium has a kind of frame that such a page takes from any host. Elsewhere the link stays.
async fn an_isolated_page_that_forbids_wasm(page: &Page) {
    page.open(&format!("{}&isolated", at("isolated.html", NO_WASM))).await;
    if page.engine() == Engine::Chromium {
        page.wait_for_status("intro").await;
        super::csp::enter_frame(page).await;
        start_quiz(page).await;
        super::csp::leave_frame(page).await;
        return page.wait_for_status("question").await;
    }
    page.wait_for_status("error").await;
    page.eval("(window.errors = window.errors.filter(line => !/wasm-eval/.test(line)), 0)").await;
    assert_fails_with(page, "csp-wasm").await;
}
