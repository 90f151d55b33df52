//! A faulty host: the reader sees one error and a link, and can retry where that may help. Modified files never run.

use super::play::{assert_fails_with, plays_to_result};
use super::situation::situations;
use crate::driver::Engine;
use crate::page::Page;
use serde_json::json;

situations![
    a_refused_connection_is_retried,
    http_404_is_retried,
    http_500_is_retried,
    a_broken_off_download_is_retried except [(Engine::WebKit, "WebKitGTK treats a broken-off body as complete")],
    a_broken_off_download_taken_for_whole_never_runs except [(Engine::Chromium, "it reports broken-off responses"), (Engine::Firefox, "it reports broken-off responses")],
    a_stalled_download_times_out,
    an_html_page_never_runs,
    a_truncated_file_never_runs,
    a_file_with_a_flipped_bit_never_runs,
    a_poisoned_file_never_runs,
    wrong_content_types,
    an_automatic_reload_recovers,
    a_stale_cached_copy_is_bypassed,
    an_old_release_was_removed,
    loader_and_engine_of_different_builds,
];

async fn a_refused_connection_is_retried(page: &Page) {
    can_be_retried(page, "refused", "network").await;
}

async fn http_404_is_retried(page: &Page) {
    can_be_retried(page, "404", "http-404").await;
}

async fn http_500_is_retried(page: &Page) {
    can_be_retried(page, "500", "http-500").await;
}

async fn a_broken_off_download_is_retried(page: &Page) {
    can_be_retried(page, "cut", "network").await;
}

async fn a_broken_off_download_taken_for_whole_never_runs(page: &Page) {
    never_run(page, "cut").await;
}

async fn an_html_page_never_runs(page: &Page) {
    never_run(page, "html").await;
}

async fn a_truncated_file_never_runs(page: &Page) {
    never_run(page, "truncated").await;
}

async fn a_file_with_a_flipped_bit_never_runs(page: &Page) {
    never_run(page, "flipped").await;
}

async fn a_poisoned_file_never_runs(page: &Page) {
    never_run(page, "poisoned").await;
}

const FILES: [&str; 2] = ["glue", "wasm"];

async fn open(page: &Page, from: &str, form: &str) {
    page.open(&format!("/pages/fault.html?from={from}{form}")).await;
}

/// With and without an element, a fault in each file shows an error with a button, which works once the host is repaired.
async fn can_be_retried(page: &Page, kind: &str, code: &str) {
    for (what, form) in [("glue", ""), ("wasm", ""), ("engine", "&alone")] {
        let run = format!("{kind}-{what}");
        open(page, &format!("/fault/{kind}/{what}/always/{run}/"), form).await;
        assert_fails_with(page, code).await;
        retry_in_vain_then_repair(page, &run, code).await;
    }
    plays_to_result(page).await;
}

async fn retry_in_vain_then_repair(page: &Page, run: &str, code: &str) {
    page.eval("(events.length = 0, root.querySelector('.card button').click())").await;
    page.wait_for("events.length").await;
    assert_fails_with(page, code).await;
    page.site().repair(run);
    page.eval("(events.length = 0, 0)").await;
    page.click(".card button").await;
    page.wait_for_status("intro").await;
    assert_eq!(page.count("[role=alert]").await, 0, "{run}");
}

async fn a_stalled_download_times_out(page: &Page) {
    for what in FILES {
        let run = format!("stalled-{what}");
        open(page, &format!("/fault/stalled/{what}/always/{run}/"), "").await;
        assert_fails_with(page, "timeout").await;
        // Measured by the page, since the driver may wait for pending requests before it evaluates a script.
        assert_eq!(page.eval("failedInTime").await, json!(true), "{what}: reported later than after twelve seconds");
        page.site().repair(&run);
        page.eval("(events.length = 0, 0)").await;
        page.click(".card button").await;
        page.wait_for_status("intro").await;
    }
    plays_to_result(page).await;
}

/// Other bytes than the published ones. There is no button, since the loader has retried already.
async fn never_run(page: &Page, kind: &str) {
    for (what, form) in [("glue", ""), ("wasm", ""), ("engine", "&alone")] {
        open(page, &format!("/fault/{kind}/{what}/always/{kind}-{what}/"), form).await;
        assert_fails_with(page, "integrity").await;
        assert_eq!(page.eval("[typeof poisoned, memories.length]").await, json!(["undefined", 0]), "{what} has run");
        assert_eq!(page.count(".card button").await, 0);
    }
}

async fn wrong_content_types(page: &Page) {
    open(page, "/fault/mime/glue/always/mime-glue/", "").await;
    assert_fails_with(page, "integrity").await;
    open(page, "/fault/mime/wasm/always/mime-wasm/", "").await;
    plays_to_result(page).await;
    assert_eq!(page.events("error").await.len(), 0);
}

/// The loader fetches the files again without caches, and no error is shown.
async fn an_automatic_reload_recovers(page: &Page) {
    for kind in ["flipped", "poisoned", "truncated", "404"] {
        // The loader fetches the glue once more to find out what is wrong with it.
        for (what, times) in [("glue", 2), ("wasm", 1)] {
            open(page, &format!("/fault/{kind}/{what}/{times}/repaired-{kind}-{what}/"), "").await;
            page.wait_for_status("intro").await;
            assert_eq!(page.events("error").await.len(), 0, "{kind} {what}");
            assert_eq!(page.eval("typeof poisoned").await, json!("undefined"), "{kind} {what}");
        }
    }
    plays_to_result(page).await;
}

/// The modified bytes are in the cache of the browser.
async fn a_stale_cached_copy_is_bypassed(page: &Page) {
    for what in FILES {
        open(page, &format!("/cached/fault/poisoned/{what}/1/stale-{what}/"), "").await;
        page.wait_for_status("intro").await;
        assert_eq!(page.events("error").await.len(), 0, "{what}");
        assert_eq!(page.eval("typeof poisoned").await, json!("undefined"), "{what}");
    }
    plays_to_result(page).await;
}

/// An old loader whose files have been removed.
async fn an_old_release_was_removed(page: &Page) {
    for form in ["", "&alone"] {
        open(page, "/fault/removed/names/always/removed/", form).await;
        assert_fails_with(page, "http-404").await;
    }
}

async fn loader_and_engine_of_different_builds(page: &Page) {
    for form in ["", "&alone"] {
        open(page, "/fault/skew/names/always/skew/", form).await;
        assert_fails_with(page, "skew").await;
        assert_eq!(page.count(".card button").await, 0);
    }
}
