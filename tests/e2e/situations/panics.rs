//! An engine that panics: each quiz on it shows an error, the page receives none, and the quiz can be restarted.

use super::play::plays_to_result;
use super::situation::situations;
use crate::page::Page;
use serde_json::json;

situations![a_panic_on_a_click, a_panic_while_drawing,];

const BOTH: &str = "[...document.querySelectorAll('role-fit')]";

async fn a_panic_on_a_click(page: &Page) {
    page.open("/pages/panic.html").await;
    for _ in 0..2 {
        page.wait_for(&format!("{BOTH}.every(each => each.status === 'intro')")).await;
        page.click(".actions .primary").await;
        page.wait_for_status("question").await;
        // Otherwise the task that moves the focus may panic before the click.
        page.wait_for("root.activeElement?.tagName === 'LEGEND'").await;
        page.eval("(events.length = 0, memories.forEach(memory => new Uint8Array(memory.buffer).fill(255)), 0)").await;
        page.click(".option, .radio").await;
        assert_both_failed(page).await;
        restart_both(page).await;
    }
    plays_to_result(page).await;
}

async fn a_panic_while_drawing(page: &Page) {
    page.open("/pages/panic.html").await;
    page.wait_for(&format!("{BOTH}.every(each => each.status === 'intro')")).await;
    for _ in 0..2 {
        page.eval("(events.length = 0, window.trap = true, 0)").await;
        page.click(".actions .primary").await;
        assert_both_failed(page).await;
        // As long as the trap is set, each new engine panics when it first draws.
        page.eval("(events.length = 0, 0)").await;
        page.click(".card button").await;
        page.wait_for("events.length").await;
        page.wait_for_status("error").await;
        assert_eq!(page.events("error").await, [json!({ "code": "panic" })]);
        page.eval("(window.trap = false, 0)").await;
        restart_both(page).await;
    }
    plays_to_result(page).await;
}

async fn assert_both_failed(page: &Page) {
    page.wait_for(&format!("{BOTH}.every(each => each.status === 'error')")).await;
    assert_eq!(page.events("error").await, [json!({ "code": "panic" }), json!({ "code": "panic" })]);
    let cards = format!("{BOTH}.map(each => each.shadowRoot.querySelectorAll('[role=alert] button').length)");
    assert_eq!(page.eval(&cards).await, json!([1, 1]));
    let links = format!("{BOTH}.map(each => each.querySelector('a').checkVisibility())");
    assert_eq!(page.eval(&links).await, json!([true, true]));
    assert!(page.eval("warnings.join()").await.as_str().unwrap().contains("role-fit: panic"));
    assert_eq!(page.eval("window.errors").await, json!([]), "no error reaches the page");
}

/// Restarts both quizzes on one new engine.
async fn restart_both(page: &Page) {
    let engines = page.eval("memories.length").await.as_u64().unwrap();
    page.eval("(events.length = 0, 0)").await;
    page.click(".card button").await;
    page.wait_for_status("intro").await;
    assert_eq!(page.eval(&format!("{BOTH}[1].status")).await, json!("error"), "the second waits for a click");
    page.eval(&format!("{BOTH}[1].shadowRoot.querySelector('.card button').click()")).await;
    page.wait_for(&format!("{BOTH}.every(each => each.status === 'intro')")).await;
    assert_eq!(page.eval("memories.length").await, json!(engines + 1));
    assert_eq!(page.eval("window.errors").await, json!([]));
    page.eval("(events.length = 0, 0)").await;
}
